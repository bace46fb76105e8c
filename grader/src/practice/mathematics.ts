/*
 * Formulas as plain text, for a terminal and for a comment in a file: $\frac{\partial C}{\partial w_k}$ becomes ∂C/∂w_k.
 * This covers what the exercises use of LaTeX; a test holds that nothing of it is left over.
 */

const signs: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  delta: "δ",
  Delta: "Δ",
  eta: "η",
  varepsilon: "ε",
  lambda: "λ",
  mu: "μ",
  sigma: "σ",
  nabla: "∇",
  partial: "∂",
  sum: "Σ",
  infty: "∞",
  cdot: " · ",
  times: " × ",
  approx: " ≈ ",
  le: " ≤ ",
  ge: " ≥ ",
  dots: "…",
  ldots: "…",
  lVert: "‖",
  rVert: "‖",
  sqrt: "√",
  ln: "ln ",
  max: "max",
};

type Rules = readonly (readonly [RegExp, string | ((...found: string[]) => string)])[];

const simple: Rules = [
  [/\\([a-zA-Z]+)(?: (?=[a-zA-Z]))?/g, (whole, name) => signs[name] ?? whole],
  [/\\(?:text|mathrm|mathsf)(?:\{([^{}]*)\}| ?(\w))/g, (_, braced = "", letter = "") => braced + letter],
  [/\\(?:left|right)(?![a-zA-Z])/g, ""],
  [/\\[,; ]/g, " "],
  [/\\(?:t|d)?frac ?(\d) ?([\da-z])/g, "$1/$2"],
];

const inner = "\\{([^{}]*)\\}";

/** Inner braces before outer ones: again and again, until nothing changes. */
const nested: Rules = [
  [new RegExp(`\\\\(?:t|d)?frac ?${inner}${inner}`, "g"), (_, top, bottom) => `${factor(top)}/${factor(bottom)}`],
  [new RegExp(`\\\\binom ?${inner}${inner}`, "g"), "binomial($1, $2)"],
  [new RegExp(`√${inner}`, "g"), "√($1)"],
  [new RegExp(`([_^])${inner}`, "g"), (_, place, text) => place + (/^[\p{L}\d]+$/u.test(text) ? text : `(${text})`)],
];

/** In parentheses, unless it is a number or one name. */
const factor = (text: string): string => (/^(\d+|∂?\p{L}([_^]\w+)?)$/u.test(text) ? text : `(${text})`);

const apply = (text: string, rules: Rules): string =>
  rules.reduce((changed, [pattern, by]) => changed.replace(pattern, by as string), text);

export function plainFormula(latex: string): string {
  let text = apply(latex, simple);
  for (let before = ""; before !== text;) {
    before = text;
    text = apply(text, nested);
  }
  return text
    .replace(/[{}]/g, "")
    .replace(/([\p{L}\d)])Σ/gu, "$1 Σ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** Markdown with its formulas in plain text. */
export const withoutLatex = (markdown: string): string =>
  markdown.replace(/`[^`]*`|\$([^$]+)\$/g, (whole, latex: string | undefined) =>
    latex === undefined ? whole : plainFormula(latex),
  );
