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

  /** Where a text is, and how large it is drawn. */
  const texts = (inside: Element): { words: string; box: DOMRect; size: number; kind: keyof typeof smallest }[] => {
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
      const svg = element.closest("svg");
      const size = parseFloat(getComputedStyle(element).fontSize);
      const zoom = svg ? Math.abs((element as unknown as SVGTextElement).getScreenCTM()!.a) : scale;
      const kind = svg ? "chart" : element.closest(".katex") ? "formula" : "prose";
      found.push({ words, box, size: size * zoom, kind } as const);
    }
    return found;
  };

  const all = texts(slide);
  for (const { words, box, size, kind } of all) {
    const cut =
      box.left < edge || box.top < edge || box.right > screen.width - edge || box.bottom > screen.height - edge;
    if (cut) faults.push(`"${words}" is cut off`);
    // Upright texts have their size in the other entry of the matrix.
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
  const number = document.querySelector(".slide-number")!.getBoundingClientRect();
  for (const { words, box } of all) if (meet(box, number)) faults.push(`"${words}" lies on the slide's number`);
  return faults;
}
