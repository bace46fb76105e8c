import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { liveChart, progress, show, type Chart, type History } from "@nn/lib";
import { emptyHistory } from "../../lib/src/training/history.js";

// Outside of a notebook, as here, a display prints its text on the console.
let printed: string[];
beforeEach(() => {
  printed = [];
  vi.spyOn(console, "log").mockImplementation((text: string) => void printed.push(text));
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const chart = (description: string): Chart => ({
  $schema: "https://vega.github.io/schema/vega-lite/v5.json",
  description,
});
const historyOf = (done: number, epochs: number): History => ({
  ...emptyHistory(epochs),
  loss: Array.from({ length: done }, () => 1),
  stopped: done < epochs ? undefined : { reason: "finished", epoch: done, step: 1, message: "" },
});
const draw = (history: History): Chart => chart(`${history.loss.length} epochs`);

describe("show(chart)", () => {
  test("prints the description outside of a notebook", () => {
    show(chart("A curve that falls"));
    expect(printed).toEqual(["A curve that falls"]);
  });
});

describe("liveChart(chartOf)", () => {
  test("draws at most every 200 ms, and always at the end", () => {
    const history = historyOf(0, 102);
    const onEpoch = liveChart(draw);
    for (let epoch = 1; epoch <= 102; epoch++) {
      history.loss.push(1);
      if (epoch === 102) history.stopped = historyOf(102, 102).stopped;
      onEpoch(history);
      vi.advanceTimersByTime(90);
    }
    expect(printed.slice(0, 3)).toEqual(["1 epochs", "4 epochs", "7 epochs"]);
    expect(printed.slice(-2)).toEqual(["100 epochs", "102 epochs"]);
    expect(printed).toHaveLength(35);
  });

  test("waits twenty times as long as a drawing took", () => {
    const history = historyOf(1, 200);
    const onEpoch = liveChart((state) => {
      vi.advanceTimersByTime(50);
      return draw(state);
    });
    onEpoch(history);
    for (let waited = 0; printed.length < 2; waited += 10) {
      expect(waited).toBeLessThanOrEqual(1000);
      vi.advanceTimersByTime(10);
      history.loss.push(1);
      onEpoch(history);
    }
    expect(printed).toEqual(["1 epochs", "101 epochs"]);
  });

  test("sends big charts more rarely: 250 kB a second", () => {
    const history = historyOf(1, 100);
    const onEpoch = liveChart((state) => ({ ...draw(state), values: "x".repeat(250_000) }));
    onEpoch(history);
    for (let i = 0; i < 11; i++) {
      vi.advanceTimersByTime(100);
      history.loss.push(1);
      onEpoch(history);
    }
    expect(printed).toEqual(["1 epochs", "12 epochs"]);
  });
});

describe("progress(label)", () => {
  test("follows the epochs of a training, with the time left, and ends with a line without times", () => {
    const onEpoch = progress("Training");
    for (const done of [15, 20, 30]) {
      vi.advanceTimersByTime(60_000);
      onEpoch(historyOf(done, 30));
    }
    expect(printed).toEqual([
      `Training: ${"█".repeat(15)}${"░".repeat(15)} 15 of 30 epochs, 1 min 0 s left`,
      `Training: ${"█".repeat(20)}${"░".repeat(10)} 20 of 30 epochs, 1 min 0 s left`,
      "Training: 30 of 30 epochs",
    ]);
  });
});

describe("progress(label, total)", () => {
  test("follows a loop that reports the number of steps done, at most every 200 ms", () => {
    const report = progress("Reading", 1000);
    for (let done = 1; done <= 1000; done++) {
      vi.advanceTimersByTime(1);
      report(done);
    }
    expect(printed).toHaveLength(6);
    expect(printed[1]).toBe(`Reading: ${"█".repeat(6)}${"░".repeat(24)} 201 of 1000, 1 s left`);
    expect(printed[5]).toBe("Reading: 1000 of 1000");
  });

  test("throws for a total that is no whole number of at least 1", () => {
    for (const total of [0, -1, 1.5, Number.NaN]) {
      expect(() => progress("Reading", total)).toThrow(`progress("Reading", ${total}): the total must be`);
    }
  });
});
