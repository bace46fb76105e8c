// nbgrader's formgrader in a browser, as `npm run nbgrader -- formgrader` serves it.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Browser, type Page } from "playwright-core";
import { findChromium } from "../../tools/chromium.mjs";
import { choosePort } from "../../tools/ports.mjs";
import { inProject } from "../../tools/project.mjs";

const token = "formgrader";

export class Formgrader {
  private constructor(
    private readonly server: ChildProcess,
    private readonly url: string,
    private readonly browser: Browser,
    readonly page: Page,
  ) {}

  static async start(folder: string, env: NodeJS.ProcessEnv): Promise<Formgrader> {
    const port = await choosePort(undefined, "127.0.0.1");
    const command = [inProject("tools", "nbgrader.mjs"), "--class", folder, "formgrader"];
    const options = ["--no-browser", `--port=${port}`];
    const server = spawn(process.execPath, [...command, ...options], {
      env: { ...env, JUPYTER_TOKEN: token },
      stdio: "ignore",
    });
    const url = `http://127.0.0.1:${port}`;
    const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];
    const browser = await chromium.launch({ executablePath: findChromium(), args });
    const page = await browser.newPage({ viewport: { width: 1100, height: 1000 } });
    while (!(await fetch(`${url}/api/status?token=${token}`).catch(() => undefined))?.ok) {
      if (server.exitCode !== null) throw new Error(`formgrader has ended (${server.exitCode})`);
      await wait(200);
    }
    return new Formgrader(server, url, browser, page);
  }

  /** Waits until the tables are filled. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}?token=${token}`);
    await this.page.getByText("Loading, please wait").waitFor({ state: "detached" });
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.kill("SIGTERM");
    await once(this.server, "exit");
  }
}
