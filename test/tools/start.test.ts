import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { comment } from "../../tools/compiler.mjs";
import { parseOptions } from "../../tools/options.mjs";
import { choosePort, isFree } from "../../tools/ports.mjs";
import { findPython } from "../../tools/python.mjs";

describe("parseOptions(args)", () => {
  it("opens a browser at localhost by default", () =>
    expect(parseOptions([])).toEqual({ help: false, browser: true, host: "localhost", chapter: "00" }));
  it("--no-browser --port N --host H", () =>
    expect(parseOptions(["--no-browser", "--port", "9000", "--host", "0.0.0.0"])).toEqual({
      help: false,
      browser: false,
      port: 9000,
      host: "0.0.0.0",
      chapter: "00",
    }));
  it.each(["present", "solved"])("--%s 02", (edition) =>
    expect(parseOptions([`--${edition}`, "02"])).toMatchObject({ edition, chapter: "02" }),
  );
  it("two editions or two chapters are refused", () => {
    expect(() => parseOptions(["--present", "--solved"])).toThrow(/either --present or --solved/);
    expect(() => parseOptions(["01", "02"])).toThrow(/One chapter/);
  });
  it.each(["0", "65536", "88.5", "many"])("--port %s is refused", (port) =>
    expect(() => parseOptions(["--port", port])).toThrow(`whole number from 1 to 65535, not "${port}"`),
  );
  it("an unknown option is refused, with the usage", () =>
    expect(() => parseOptions(["--prot", "1"])).toThrow(/--prot[^]*--no-browser/));
});

describe("choosePort(wanted, host)", () => {
  let server: Server;
  let taken: number;
  beforeEach(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    taken = (server.address() as AddressInfo).port;
  });
  afterEach(() => server.close());

  it("refuses a port that is taken, and names another way", async () => {
    expect(await isFree(taken, "127.0.0.1")).toBe(false);
    await expect(choosePort(taken, "127.0.0.1")).rejects.toThrow(
      new RegExp(`Port ${taken} is taken.*--port ${taken + 1}`),
    );
  });
  it("takes the wanted port once it is free", async () => {
    await new Promise((resolve) => server.close(resolve));
    expect(await choosePort(taken, "127.0.0.1")).toBe(taken);
  });
  it("without a wish, takes the first free port from 8888", async () => {
    const port = await choosePort(undefined, "127.0.0.1");
    expect(port).toBeGreaterThanOrEqual(8888);
    expect(await isFree(port, "127.0.0.1")).toBe(true);
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(port, "127.0.0.1", resolve));
    expect(await choosePort(undefined, "127.0.0.1")).toBeGreaterThan(port);
    await new Promise((resolve) => blocker.close(resolve));
  });
  it("says so where the host is not an address of this machine", () =>
    expect(choosePort(8888, "192.0.2.1")).rejects.toThrow("address of this machine"));
});

describe("findPython(candidates, ask)", () => {
  const machine =
    (pythons: Record<string, { version: string; makesEnvironments: boolean }>) =>
    ({ command }: { command: string }) =>
      Promise.resolve(pythons[command]);
  const candidates = ["python3", "python"].map((command) => ({ command, args: [] }));

  it("takes the first that is 3.10 or later", async () => {
    const ask = machine({
      python3: { version: "3.9.18", makesEnvironments: true },
      python: { version: "3.12.1", makesEnvironments: true },
    });
    expect(await findPython(candidates, ask)).toMatchObject({ command: "python", version: "3.12.1" });
  });
  it("names what it found where all are too old", async () => {
    const ask = machine({ python3: { version: "3.9.18", makesEnvironments: true } });
    await expect(findPython(candidates, ask)).rejects.toThrow(/3\.10 or later.*Found: python3 3\.9\.18/);
  });
  it("says where to get Python where there is none", () =>
    expect(findPython(candidates, machine({}))).rejects.toThrow(/Found: none[^]*python\.org/));
  it("names the package to install where the venv module is missing", () => {
    const ask = machine({ python3: { version: "3.11.2", makesEnvironments: false } });
    return expect(findPython(candidates, ask)).rejects.toThrow(/apt install python3-venv {3}\(or python3\.11-venv\)/);
  });
});

describe("comment(line, first)", () => {
  it("is silent about a first compilation without errors", () =>
    expect(comment("10:00:00 - Found 0 errors. Watching for file changes.", true)).toBeUndefined());
  it("asks for a restart of the kernel after a later one", () =>
    expect(comment("10:00:00 - Found 0 errors. Watching for file changes.", false)).toMatch(/Restart the kernel/));
  it("passes errors on", () => {
    expect(comment("lib/src/a.ts(1,1): error TS2322: no", false)).toMatch(/a\.ts.*TS2322/);
    expect(comment("10:00:00 - Found 1 error. Watching for file changes.", false)).toMatch(/errors/);
  });
});
