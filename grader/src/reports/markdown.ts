import MarkdownIt, { type StateInline } from "markdown-it";
import { renderToString } from "temml";

// A page must show everything without a network, and nothing in a feedback may lead elsewhere.
const markdown = new MarkdownIt({ html: false, linkify: false }).disable(["image", "link", "autolink"]);

/** $…$ as in the notebooks, turned into MathML, which browsers show without a script. */
function math(state: StateInline, silent: boolean): boolean {
  const found = /^\$(?!\s)((?:\\[^]|[^\\$])+?)(?<!\s)\$(?!\d)/.exec(state.src.slice(state.pos));
  if (!found) return false;
  if (!silent) state.push("math", "math", 0).content = found[1];
  state.pos += found[0].length;
  return true;
}

markdown.inline.ruler.before("escape", "math", math);
markdown.renderer.rules.math = (tokens, at) => renderToString(tokens[at].content, { throwOnError: false });
markdown.renderer.rules.table_open = () => '<div class="scroll"><table>';
markdown.renderer.rules.table_close = () => "</table></div>";
markdown.renderer.rules.th_open = () => '<th scope="col">';

export const escape = (text: string): string => markdown.utils.escapeHtml(text).replaceAll("'", "&#39;");
export const toHtml = (text: string): string => markdown.render(text);
/** Without a paragraph around it. */
export const toInlineHtml = (text: string): string => markdown.renderInline(text);
