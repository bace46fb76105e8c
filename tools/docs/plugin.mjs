// How typedoc writes the pages in api/: one for each folder of the library. A link to the source names no line, so that a page
// changes when what it says does, and not with every edit.
import { Converter, DeclarationReflection, ReflectionKind } from "typedoc";
import { MarkdownPageEvent } from "typedoc-plugin-markdown";

/** @param {import("typedoc-plugin-markdown").MarkdownApplication} app */
export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_SIGNATURE, (_context, signature) => nameParameters(signature), 1000);
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => pageForEachFolder(project));
  app.renderer.on(MarkdownPageEvent.END, (page) => {
    page.contents = page.contents
      ?.replace(/ +$/gm, "")
      .replace(/\[`(\w+)`\]\(([\w.]*)#\1\)/gi, "[`$1`]($2#$1)") // JupyterLab minds the case, GitHub does not
      .replace(/^(Defined in: \[[^\]]+):\d+\]/gm, "$1]")
      .replace(/^- (\[(\w+)\]\(\2\.md\))$/gm, (_, link, title) => `- ${link}: ${namesOn(page.project, title)}`);
  });
}

/** `({ loss }: History, { title }: { title?: string })` becomes `(history, options)`. @param {import("typedoc").SignatureReflection} signature */
function nameParameters({ parameters = [] }) {
  for (const parameter of parameters) {
    if (parameter.name !== "__namedParameters") continue;
    const { type } = parameter;
    parameter.name = type?.type === "reference" ? type.name[0].toLowerCase() + type.name.slice(1) : "options";
  }
}

/** Moves each name from its package to its page. @param {import("typedoc").ProjectReflection} project */
function pageForEachFolder(project) {
  /** @type {Map<string, DeclarationReflection>} */
  const pages = new Map();
  for (const entry of project.getChildrenByKind(ReflectionKind.Module)) {
    for (const child of [...(entry.children ?? [])]) {
      const title = pageOf(child);
      const page = pages.get(title) ?? new DeclarationReflection(title, ReflectionKind.Module, project);
      pages.set(title, page);
      entry.removeChild(child);
      child.parent = page;
      page.addChild(child);
    }
    project.removeReflection(entry);
  }
  for (const page of [...pages.values()].sort((a, b) => a.name.localeCompare(b.name, "en"))) {
    project.registerReflection(page, undefined, undefined);
    project.addChild(page);
  }
}

/** "optimizers" for lib/src/optimizers/sgd.ts, "datasets" for datasets/src/xor.ts. @param {DeclarationReflection} child */
function pageOf({ sources = [] }) {
  const [name, , folder] = sources[0].fileName.split("/");
  return name === "lib" ? folder.replace(/\.ts$/, "") : name;
}

/** @param {import("typedoc").ProjectReflection} project @param {string} title */
function namesOn(project, title) {
  const page = project.getChildrenByKind(ReflectionKind.Module).find(({ name }) => name === title);
  return page?.children?.map(({ name }) => `\`${name}\``).join(", ");
}
