import { describe, expect, test, vi } from "vitest";
import { joinWrites } from "../../lib/src/notebook/messages.js";

const display = (id: string) => ({ data: {}, metadata: {}, transient: { display_id: id } });

function record() {
  const sent: string[] = [];
  const [write, show] = joinWrites(
    (name, text) => sent.push(`${name}: ${text}`),
    ({ transient }) => sent.push(`display ${transient.display_id}`),
  );
  return { sent, write, show };
}

describe("joinWrites(writeStream, writeDisplayData)", () => {
  test("sends the first 100 writes of a second at once, and joins the rest", async () => {
    const { sent, write } = record();
    for (let i = 0; i < 1000; i++) write("stdout", `${i}\n`);
    const text = Array.from({ length: 1000 }, (_, i) => `${i}\n`).join("");
    expect(sent.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, i) => `stdout: ${i}\n`));
    await Promise.resolve(); // the cell's code has returned
    expect(sent.map((message) => message.replace("stdout: ", "")).join("")).toBe(text);
    expect(sent.length).toBeLessThan(150);
  });

  test("keeps the order of stdout, stderr and displays", async () => {
    const { sent, write, show } = record();
    for (let i = 0; i < 100; i++) write("stdout", ".");
    sent.length = 0;
    write("stdout", "a");
    write("stdout", "b");
    write("stderr", "c");
    show(display("d"), false);
    write("stdout", "e");
    await Promise.resolve();
    expect(sent).toEqual(["stdout: ab", "stderr: c", "display d", "stdout: e"]);
  });

  test("sends what waits after a tenth of a second, in a loop that never returns", () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    try {
      const { sent, write } = record();
      for (let i = 0; i < 100; i++) write("stdout", ".");
      write("stdout", "waits");
      expect(sent).not.toContain("stdout: waits");
      vi.advanceTimersByTime(101);
      write("stdout", ", goes");
      expect(sent.at(-1)).toBe("stdout: waits, goes");
    } finally {
      vi.useRealTimers();
    }
  });
});
