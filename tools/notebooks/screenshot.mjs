// A picture of a chapter in Notebook 7: starts the course, and looks at it in Chromium.
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { findChromium } from "../chromium.mjs";
import { printedAddress } from "../printedAddress.mjs";
import { inProject } from "../project.mjs";

/** Chapter 0 in Notebook 7, where it has its first chart. @returns {Promise<Buffer>} the PNG */
export async function notebook7() {
  const course = spawn(process.execPath, [inProject("tools", "start.mjs"), "--no-browser"]);
  const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1060, height: 900 } });
    const address = new URL(await printedAddress(course));
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
