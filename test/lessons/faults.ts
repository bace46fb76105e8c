/**
 * Runs in the page: what is wrong with the slide that is shown, a sentence each. Sizes are for a screen of 1280×720, and grow with it.
 * It is handed to the page as it is, so it uses nothing from outside of it.
 */
export function faultsOf(screen: { width: number; height: number }): string[] {
  const scale = screen.width / 1280;
  const smallest = { prose: 24, formula: 17, chart: 15 };
  const edge = 12 * scale;
  const slide = document.querySelector("section.present > section.present")!;
  const faults: string[] = [];

  /** Whether the panel of a chart cuts off a text that is too long for it. */
  const isClipped = (element: Element, box: DOMRect): boolean => {
    const group = element.closest<SVGGElement>("[clip-path]");
    const path = group && document.querySelector(/#[^)"]+/.exec(group.getAttribute("clip-path")!)![0]);
    const rect = path?.querySelector("rect");
    if (!group || !rect) return false;
    const { a, e } = group.getScreenCTM()!;
    return box.right > e + a * (rect.x.baseVal.value + rect.width.baseVal.value) + 1;
  };

  /** Where a text is, and how large it is drawn. */
  const texts = (
    inside: Element,
  ): { words: string; box: DOMRect; size: number; kind: keyof typeof smallest; turned: boolean }[] => {
    const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const words = walker.currentNode.textContent!.trim();
      const element = walker.currentNode.parentElement!;
      if (words === "" || words === "\u200b" || element.closest("aside, script, .vlist-s")) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const box = range.getBoundingClientRect();
      if (box.width * box.height === 0 || getComputedStyle(element).opacity === "0") continue;
      if (isClipped(element, box)) faults.push(`"${words}" is cut off by its panel`);
      const svg = element.closest("svg");
      const size = parseFloat(getComputedStyle(element).fontSize);
      const matrix = svg && (element as unknown as SVGTextElement).getScreenCTM()!;
      const zoom = matrix ? Math.hypot(matrix.a, matrix.b) : scale;
      const kind = svg ? "chart" : element.closest(".katex") ? "formula" : "prose";
      const turned = matrix !== null && Math.abs(matrix.b) > 0.01;
      found.push({ words, box, size: size * zoom, kind, turned } as const);
    }
    return found;
  };

  const all = texts(slide);
  for (const { words, box, size, kind } of all) {
    const cut =
      box.left < edge || box.top < edge || box.right > screen.width - edge || box.bottom > screen.height - edge;
    if (cut) faults.push(`"${words}" is cut off`);
    if (size > 0 && size < smallest[kind] * scale) faults.push(`"${words}" has ${(size / scale).toFixed(1)} px`);
  }

  const blocks = [...slide.children].filter((child) => child.matches("h2, .body, pre, .chart, .sliders, .line"));
  const boxes = blocks.map((block) => ({
    name: block.className || block.localName,
    box: block.getBoundingClientRect(),
  }));
  const meet = (a: DOMRect, b: DOMRect) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  boxes.forEach((a, i) =>
    boxes.slice(i + 1).forEach((b) => meet(a.box, b.box) && faults.push(`${a.name} and ${b.name} overlap`)),
  );
  for (const { name, box } of boxes) {
    if (box.bottom > screen.height + 1 || box.right > screen.width + 1 || box.left < -1)
      faults.push(`${name} is cut off`);
  }
  for (const wide of slide.querySelectorAll("pre, pre code, .body, h2, .chart")) {
    if (wide.scrollWidth > wide.clientWidth + 1 || wide.scrollHeight > wide.clientHeight + 2)
      faults.push(`${wide.className || wide.localName} is larger than its room`);
  }
  // The letters themselves are lower than the box of their line.
  const letters = ({ x, y, width, height }: DOMRect) => new DOMRect(x, y + height / 8, width, (height * 3) / 4);
  const upright = all
    .filter(({ kind, turned }) => kind === "chart" && !turned)
    .map(({ words, box }) => ({ words, box: letters(box) }));
  upright.forEach((a, i) =>
    upright.slice(i + 1).forEach((b) => meet(a.box, b.box) && faults.push(`"${a.words}" and "${b.words}" overlap`)),
  );
  const number = document.querySelector(".slide-number")!.getBoundingClientRect();
  for (const { words, box } of all) if (meet(box, number)) faults.push(`"${words}" lies on the slide's number`);
  return faults;
}
