import { newDisplay } from "@nn/lib";
import { markdown, plainText, type Block } from "./render.js";

/** Shows blocks below the running cell; outside of a notebook, prints them. */
export function output(blocks: readonly Block[]): void {
  newDisplay()({ "text/markdown": markdown(blocks), "text/plain": plainText(blocks) });
}
