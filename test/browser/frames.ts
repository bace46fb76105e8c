import type { Locator } from "playwright-core";

/** Records each screen frame of a cell's output, until the returned function is called. */
export async function recordFrames(cell: Locator): Promise<() => Promise<ScreenFrame[]>> {
  await cell.evaluate((element) => {
    const recording: Window["recording"] = { stop: false, frames: [] };
    window.recording = recording;
    const output = element.querySelector(".jp-Cell-outputArea")!;
    let changes = 0;
    new MutationObserver(() => changes++).observe(output, { childList: true, subtree: true });
    const isDrawn = (canvas: HTMLCanvasElement): boolean => {
      if (canvas.width * canvas.height * canvas.clientWidth === 0) return false;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      return new Uint32Array(data.buffer).some((pixel, _, [first]) => pixel !== first);
    };
    const look = (time: number): void => {
      const drawn = [...output.querySelectorAll("canvas")].some(isDrawn);
      recording.frames.push({ time, height: output.getBoundingClientRect().height, drawn, changes });
      if (!recording.stop) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return () =>
    cell.page().evaluate(() => {
      window.recording.stop = true;
      return window.recording.frames;
    });
}
