import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync, type Zippable } from "fflate";
import { describe, expect, test } from "vitest";
import { openSource } from "../../../grader/src/batch/open.js";
import { Refusal, type Source } from "../../../grader/src/batch/source.js";
import { submissionsIn } from "../../../grader/src/batch/submissions.js";
import { folderWith, lines, notebook, resultsIn, runFake, scratch } from "./batches.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function zip(files: Zippable): string {
  const path = join(scratch(), "submissions.zip");
  writeFileSync(path, zipSync(files));
  return path;
}

const files = (source: Source): string[] => submissionsIn(source).submissions.map(({ file }) => file);
const refusals = ({ entries }: Source): Record<string, string> =>
  Object.fromEntries(entries.filter(({ refused }) => refused).map(({ file, refused }) => [file, refused!]));

const odd = ["Ada L. (2)/my work.ipynb", "line\nbreak/a.ipynb", "王小明/作业 02.ipynb", "deep/er/and/deeper/x.IPYNB"];

describe("a folder", () => {
  test("is read through all its folders, whatever their names", async () => {
    const source = await openSource(folderWith(Object.fromEntries(odd.map((name) => [name, name]))));
    expect(files(source).sort()).toEqual([...odd].sort());
    for (const name of odd) expect((await source.read(name)).toString()).toBe(name);
  });

  test("what is no submission is left out: checkpoints, and other files by name", async () => {
    const folder = folderWith({
      "ada/a.ipynb": "{}",
      "ada/.ipynb_checkpoints/a-checkpoint.ipynb": "{}",
      "__MACOSX/ada/._a.ipynb": "",
      "ada/._a.ipynb": "",
      "ada/timestamp.txt": "now",
      "bob/essay.pdf": "",
    });
    const handed = submissionsIn(await openSource(folder));
    expect(handed.submissions).toEqual([{ file: "ada/a.ipynb", student: "ada" }]);
    expect(handed.others).toEqual(["bob/essay.pdf"]);
  });

  test("links are not followed", async () => {
    const secret = join(scratch(), "secret.ipynb");
    writeFileSync(secret, "secret");
    const folder = folderWith({ "ada/a.ipynb": "{}" });
    symlinkSync(secret, join(folder, "ada", "link.ipynb"));
    symlinkSync(scratch(), join(folder, "away"));
    const source = await openSource(folder);
    expect(Object.keys(refusals(source)).sort()).toEqual(["ada/link.ipynb", "away"]);
    await expect(source.read("ada/link.ipynb")).rejects.toThrow(Refusal);
  });

  test("pipes are not waited for", async () => {
    const folder = folderWith({ "ada/a.ipynb": "{}" });
    execFileSync("mkfifo", [join(folder, "ada", "pipe.ipynb")]);
    const source = await openSource(folder);
    expect(Object.keys(refusals(source))).toEqual(["ada/pipe.ipynb"]);
    // As if it had taken a file's place since the folder was listed.
    expect((await source.read("ada/pipe.ipynb")).length).toBe(0);
  });

  test("a folder that can't be read is refused alone, and names of broken letters stay apart", async () => {
    const folder = folderWith({ "ada/a.ipynb": "{}", "ada/\ufffd.ipynb": "hers", "bob/b.ipynb": "{}" });
    // Deeper than a path can be long, and a name that is no UTF-8.
    const script = 'set -e; : > "ada/$(printf "\\377").ipynb"; cd bob; for i in $(seq 18); do mkdir $1; cd -P $1; done';
    execFileSync("sh", ["-c", script, "sh", "x".repeat(250)], { cwd: folder });
    const handed = submissionsIn(await openSource(folder)).submissions;
    execFileSync("rm", ["-rf", join(folder, "bob")]);
    expect(handed.map(({ file, refused }) => [file.replace(/x{250}\//g, ""), refused])).toEqual([
      ["ada/a.ipynb", undefined],
      ["ada/\ufffd.ipynb", undefined],
      ["ada/\ufffd.ipynb (2)", expect.stringMatching(/another file of this name/)],
      ["bob/b.ipynb", undefined],
      [expect.stringMatching(/^bob\/.*\*\.ipynb$/), expect.stringMatching(/can't be read \(ENAMETOOLONG\)/)],
    ]);
  });

  test("what is too large is refused without being read", async () => {
    const folder = folderWith({ "ada/a.ipynb": "" });
    truncateSync(join(folder, "ada/a.ipynb"), 30e6);
    await expect((await openSource(folder)).read("ada/a.ipynb")).rejects.toThrow(/larger than 20 MB/);
  });
});

describe("a zip file", () => {
  test("is read in place, whatever the names", async () => {
    const source = await openSource(zip(Object.fromEntries(odd.map((name) => [name, bytes(name)]))));
    expect(files(source).sort()).toEqual([...odd].sort());
    for (const name of odd) expect((await source.read(name)).toString()).toBe(name);
    await source.close();
  });

  test("entries that lead out of it are refused one by one, and nothing is written anywhere", async () => {
    const evil = [
      "../out.ipynb",
      "a/../../out.ipynb",
      "/tmp/grader-out.ipynb",
      "C:/out.ipynb",
      "..\\out.ipynb",
      "a\\..\\..\\out.ipynb",
    ];
    const path = zip(
      Object.fromEntries([...evil, "ada/a.ipynb"].map((name) => [name, bytes(notebook({ points: 1 }))])),
    );
    const before = readdirSync(join(path, "..", ".."));
    const out = scratch();
    expect((await runFake({ input: path, out, calls: join(scratch(), "calls") })).code).toBe(0);
    const results = resultsIn(out);
    expect(results).toHaveLength(7);
    const refused = results.filter((result) => /leads out of the archive/.test(result.problem ?? ""));
    expect(refused.map(({ file }) => file.replace(" (2)", "")).sort()).toEqual(
      evil.map((name) => name.replaceAll("\\", "/")).sort(),
    );
    expect(results.find((result) => result.student === "ada")!.points).toBe(1);
    const appeared = readdirSync(join(path, "..", "..")).filter((name) => !before.includes(name));
    expect(appeared.filter((name) => name.includes("out.ipynb"))).toEqual([]); // others write into the same folder, too
    expect(existsSync("/tmp/grader-out.ipynb")).toBe(false);
    expect(readdirSync(join(path, ".."))).toEqual(["submissions.zip"]);
  });

  test("bombs are not unpacked", async () => {
    const source = await openSource(
      zip({
        "zeros/a.ipynb": new Uint8Array(15e6),
        "larger/a.ipynb": new Uint8Array(50e6),
        "ada/a.ipynb": bytes("{}"),
      }),
    );
    expect(refusals(source)).toEqual({
      "zeros/a.ipynb": expect.stringMatching(/more than 200 times/),
      "larger/a.ipynb": expect.stringMatching(/larger than 20 MB/),
    });
    expect((await source.read("ada/a.ipynb")).toString()).toBe("{}");
  });

  test("whose list lies about a size gives up that file only", async () => {
    const path = zip({ "liar/a.ipynb": [new Uint8Array(5e6).fill(65), { level: 9 }], "ada/a.ipynb": bytes("{}") });
    const archive = readFileSync(path);
    // The list of contents at the end claims 100 bytes.
    const entry = archive.lastIndexOf("liar/a.ipynb") - 46;
    archive.writeUInt32LE(100, entry + 24);
    writeFileSync(path, archive);
    const source = await openSource(path);
    await expect(source.read("liar/a.ipynb")).rejects.toThrow(Refusal);
    expect((await source.read("ada/a.ipynb")).toString()).toBe("{}");
  });

  test("that is cut off or none at all is refused as a whole, with what to do", async () => {
    const path = zip({ "ada/a.ipynb": bytes("{}") });
    truncateSync(path, 60);
    await expect(openSource(path)).rejects.toThrow(/can't be read as a zip file .*Make or download it again/);
    await expect(openSource(join(scratch(), "nothing"))).rejects.toThrow(/There is no .*nothing/);
  });
});

describe("an archive among the submissions", () => {
  const inner = (files: Zippable): string => Buffer.from(zipSync(files)).toString("latin1");
  const folder = (name: string, content: string): string => {
    const made = folderWith({ "bob/b.ipynb": "{}", [name]: "" });
    writeFileSync(join(made, name), content, "latin1");
    return made;
  };

  test("is looked into, with the same care", async () => {
    const source = await openSource(
      folder("ada/my work.zip", inner({ "x/a.ipynb": bytes("hers"), "../b.ipynb": bytes("") })),
    );
    expect(submissionsIn(source).submissions.map(({ file, student }) => [student, file])).toEqual([
      ["ada", "ada/my work.zip/../b.ipynb"],
      ["ada", "ada/my work.zip/x/a.ipynb"],
      ["bob", "bob/b.ipynb"],
    ]);
    expect(Object.keys(refusals(source))).toEqual(["ada/my work.zip/../b.ipynb"]);
    expect((await source.read("ada/my work.zip/x/a.ipynb")).toString()).toBe("hers");
  });

  test("with two files of one name: the first counts, in every run", async () => {
    const twice = inner({ "a.ipynb": bytes(notebook({ points: 1 })), "b.ipynb": bytes(notebook({ points: 0 })) });
    const input = folder("ada/work.zip", twice.replaceAll("b.ipynb", "a.ipynb"));
    folderWith({ "bob/b.ipynb": notebook({ points: 1 }) }, input);
    const [out, calls] = [scratch(), join(scratch(), "calls")];
    for (let run = 0; run < 2; run++) expect((await runFake({ input, out, calls })).code).toBe(0);
    expect(resultsIn(out).map(({ file, points }) => [file, points])).toEqual([
      ["ada/work.zip/a.ipynb", 1],
      ["ada/work.zip/a.ipynb (2)", 0],
      ["bob/b.ipynb", 1],
    ]);
    expect(lines(calls)).toHaveLength(2);
  });

  test("with notebooks without end is refused", async () => {
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`${i}.ipynb`, bytes("{}")]));
    const { submissions } = submissionsIn(await openSource(folder("ada/many.zip", inner(many))));
    expect(submissions.map(({ file, refused }) => [file, refused])).toEqual([
      ["ada/many.zip", expect.stringMatching(/more than 100 notebooks/)],
      ["bob/b.ipynb", undefined],
    ]);
  });

  test("that can't be read is an invalid submission, not a file left out", async () => {
    const source = await openSource(folder("ada/broken.zip", "PK no more"));
    const [ada] = submissionsIn(source).submissions;
    expect(ada).toEqual({ student: "ada", file: "ada/broken.zip", refused: expect.stringMatching(/can't be read/) });
  });
});

test("the reports can't go into the submissions", async () => {
  const input = folderWith({ "ada/a.ipynb": notebook({ points: 1 }) });
  mkdirSync(join(input, "out"));
  const { code, stderr } = await runFake({ input, out: join(input, "out"), calls: join(scratch(), "calls") });
  expect([code, stderr]).toEqual([1, expect.stringMatching(/can't go into the folder of the submissions/)]);
});
