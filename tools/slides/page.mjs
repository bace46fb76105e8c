// The file of a deck: one page of HTML that holds everything, so that it opens without a network.
import { readFileSync } from "node:fs";
import { inProject } from "../project.mjs";
import { forSlide } from "./chart.mjs";
import { code, escape, html } from "./markup.mjs";

/** @param {string[]} path */
const read = (...path) => readFileSync(inProject(...path), "utf8");
/** @param {string[]} path */
const fromPackages = (...path) => read("node_modules", ...path);

/** KaTeX's style sheet with its fonts inside. */
function katexStyles() {
  const styles = fromPackages("katex", "dist", "katex.min.css");
  return styles.replace(/src:url\((fonts\/[^)]+\.woff2)\)[^;}]*/g, (_, font) => {
    const data = readFileSync(inProject("node_modules", "katex", "dist", font)).toString("base64");
    return `src:url(data:font/woff2;base64,${data}) format("woff2")`;
  });
}

/** Data or a script between tags must not hold the tag's end. @param {string} text */
const inScript = (text) => text.replaceAll("</script", "<\\/script");

/** @param {string} title @param {import("./deck.mjs").Slide[]} slides */
export async function page(title, slides) {
  const sections = [];
  for (const slide of slides) sections.push({ top: slide.top, html: await sectionHtml(slide) });
  const stacks = sections.reduce((/** @type {string[][]} */ all, { top, html }) => {
    if (top || all.length === 0) all.push([html]);
    else all[all.length - 1].push(html);
    return all;
  }, []);
  const styles = [
    fromPackages("reveal.js", "dist", "reset.css"),
    fromPackages("reveal.js", "dist", "reveal.css"),
    katexStyles(),
    read("tools", "slides", "slides.css"),
  ];
  const scripts = [
    fromPackages("reveal.js", "dist", "reveal.js"),
    fromPackages("reveal.js", "dist", "plugin", "notes.js"),
    fromPackages("vega", "build", "vega.min.js"),
    read("tools", "slides", "client.js"),
  ];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escape(title)}</title>
<style>${styles.join("\n")}</style>
<div class="reveal"><div class="slides">
${stacks.map((stack) => `<section>${stack.join("\n")}</section>`).join("\n")}
</div></div>
${scripts.map((script) => `<script>${inScript(script)}</script>`).join("\n")}
</html>
`;
}

/** @param {import("./deck.mjs").Slide} slide */
async function sectionHtml({ title, body, text, notes, cell }) {
  const aside = text ? `<p class="line">${html(text, true)}</p>` : "";
  return `<section class="${body.kind}" data-cell="${escape(cell)}">
<h2>${html(title, true)}</h2>
${await bodyHtml(body)}
${aside}<aside class="notes">${html(notes)}</aside>
</section>`;
}

/** @param {import("./deck.mjs").Body} body */
async function bodyHtml(body) {
  switch (body.kind) {
    case "code":
      return `<pre><code>${await code(body.source)}</code></pre>`;
    case "print":
      return `<pre><code>${escape(body.text)}</code></pre>`;
    case "chart": {
      const { spec, sliders } = await forSlide(body.spec);
      const data = inScript(JSON.stringify(spec));
      return `<div class="chart" role="img" aria-label="${escape(body.spec.description)}"></div>
<div class="sliders" data-sliders="${sliders}"></div><script type="application/json">${data}</script>`;
    }
    default:
      return `<div class="body">${html(body.markdown)}</div>`;
  }
}
