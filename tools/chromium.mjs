// Finds the Chromium (or Chrome, or Edge) that the browser tests drive.
import { existsSync } from "node:fs";

const usualPlaces = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/snap/bin/chromium",
  ],
  darwin: ["Chromium", "Google Chrome", "Microsoft Edge"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ["Program Files", "Program Files (x86)"].flatMap((folder) => [
    `C:\\${folder}\\Google\\Chrome\\Application\\chrome.exe`,
    `C:\\${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
};

/** The path of a Chromium: that in the environment variable CHROMIUM, or the first in the usual places. */
export function findChromium(env = process.env, platform = process.platform, exists = existsSync) {
  const places = env.CHROMIUM
    ? [env.CHROMIUM]
    : (usualPlaces[/** @type {keyof typeof usualPlaces} */ (platform)] ?? []);
  return places.find((path) => exists(path));
}
