// A picture of a chapter in Notebook 7: starts the course, and looks at it in Chromium.
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { findChromium } from "../chromium.mjs";
import { Problem } from "../errors.mjs";
import { inProject } from "../project.mjs";

/** The address that `npm start` prints, as soon as it does. @param {import("node:child_process").ChildProcess} course */
async function printedAddress(course) {
  let printed = "";
  for await (const text of course.stdout ?? []) {
    printed += text;
    const [address] = /http\S+token=\S+/.exec(printed) ?? [];
    if (address) return new URL(address);
  }
  throw new Problem(printed);
}

/** Chapter 0 in Notebook 7, where it has its first chart. @returns {Promise<Buffer>} the PNG */
export async function notebook7() {
  const course = spawn(process.execPath, [inProject("tools", "start.mjs"), "--no-browser"]);
  const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1060, height: 900 } });
    const address = await printedAddress(course);
    address.pathname = address.pathname.replace("/lab/tree/", "/notebooks/");
    await page.goto(address.href);
    const heading = page.getByRole("heading", { name: /^0\.2/ });
    await heading.waitFor();
    await heading.evaluate((element) => element.scrollIntoView());
    await page.locator(".vega-embed canvas").first().waitFor();
    return await page.screenshot();
  } finally {
    await browser.close();
    course.kill("SIGTERM");
  }
}
