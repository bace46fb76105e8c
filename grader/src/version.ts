import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import ts from "typescript";

const project = resolve(__dirname, "../..");

/** What decides marks. The batch, the queue and the reports do not: they may change without a regrade. */
const decides = ["lib/dist", "datasets/dist", "exercises/dist", "grader/dist"];
const decidesNothing =
  /^grader\/dist\/(batch|nbgrader|practice|queue|reports|similar)\/|^grader\/dist\/(cli|problem|version)\.|\.d\.ts$|\.tsbuildinfo$|\.map$/;
const chapter = /^exercises\/dist\/chapters\/\d/;

/** Hashes that say whether a result still holds. */
export interface Version {
  /** Of everything. */
  readonly whole: string;
  /** Of what is the same for every exercise. */
  readonly common: string;
  /** Of each exercise's own text, and of what else its chapter's file holds. */
  readonly exercises: ReadonlyMap<string, string>;
}

export function currentVersion(): Version {
  const files = decidingFiles();
  const common = hash([process.version, ...files.filter(({ name }) => !chapter.test(name)).flatMap(nameAndBytes)]);
  const whole = hash([process.version, ...files.flatMap(nameAndBytes)]);
  const exercises = files
    .filter(({ name }) => chapter.test(name))
    .flatMap(({ bytes }) => exercisesIn(bytes.toString()));
  return { whole, common, exercises: new Map(exercises) };
}

interface DecidingFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const nameAndBytes = ({ name, bytes }: DecidingFile): (string | Buffer)[] => [name, bytes];

function decidingFiles(): DecidingFile[] {
  return decides
    .flatMap((folder) => readdirSync(join(project, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((name) => !decidesNothing.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(project, name)) }));
}

/** Each `exercise({ id: "…", … })` of a chapter's file. What stands around them counts for each of them. */
export function exercisesIn(code: string): [id: string, hash: string][] {
  const file = ts.createSourceFile("chapter.js", code, ts.ScriptTarget.ES2022, true);
  const found: { id: string; text: string }[] = [];
  let rest = "";
  let end = 0;
  const visit = (node: ts.Node): void => {
    const id = idIn(node);
    if (id === undefined) return void ts.forEachChild(node, visit);
    found.push({ id, text: node.getText() });
    rest += code.slice(end, node.getStart());
    end = node.end;
  };
  visit(file);
  rest += code.slice(end);
  return found.map(({ id, text }) => [id, hash([rest, text])]);
}

function idIn(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !/\bexercise\)?$/.test(node.expression.getText())) return undefined;
  const [text] = node.arguments;
  if (!text || !ts.isObjectLiteralExpression(text)) return undefined;
  const id = text.properties.find((property) => property.name?.getText() === "id");
  return id && ts.isPropertyAssignment(id) && ts.isStringLiteral(id.initializer) ? id.initializer.text : undefined;
}

function hash(parts: readonly (string | Buffer)[]): string {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(`${part.length}:`).update(part);
  return digest.digest("hex");
}
