import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Browser } from "playwright-core";
import { findChromium } from "../../tools/chromium.mjs";
import { pythonEnvironment } from "../../tools/jupyter.mjs";
import { kernelJson, state, venvPython } from "../../tools/project.mjs";
import { NotebookPage } from "./notebookPage.js";

/** What the browser tests need and this machine lacks, as a sentence; undefined if they can run. In CI it is an error. */
export function missingForBrowserTests(): string | undefined {
  const lacking = [
    ...(findChromium() ? [] : ["Chromium or Chrome (install it, or set CHROMIUM to its path)"]),
    ...(existsSync(venvPython) && existsSync(kernelJson)
      ? []
      : ["JupyterLab with the tslab kernel (run npm start once)"]),
  ];
  if (lacking.length === 0) return undefined;
  const sentence = `Browser tests need ${lacking.join(" and ")}.`;
  if (process.env.CI) throw new Error(sentence);
  return sentence;
}

/** A JupyterLab and a Chromium to look at it. It works on copies of the notebooks and keeps its settings to itself. */
export class JupyterLab {
  private constructor(
    private readonly folder: string,
    private readonly server: ChildProcess,
    private readonly address: { url: string; token: string },
    private readonly browser: Browser,
  ) {}

  /** Starts both, with copies of the notebooks in one folder (inside the project, so that cells find its packages). */
  static async start(notebooks: string[]): Promise<JupyterLab> {
    const folder = join(state, `browser-${process.pid}-${Date.now()}`);
    for (const notebook of notebooks) cpSync(notebook, join(folder, "notebooks", basename(notebook)));
    writeSettings(join(folder, "config"));
    const server = startServer(folder);
    process.once("exit", () => server.kill()); // where a test run is cut off before stop()
    try {
      const address = await addressOf(server, join(folder, "runtime"));
      const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];
      const browser = await chromium.launch({ executablePath: findChromium(), args });
      return new JupyterLab(folder, server, address, browser);
    } catch (error) {
      server.kill("SIGKILL");
      throw error;
    }
  }

  /** Opens a notebook in a page of its own, in the given theme, with its kernel running; in Notebook 7 where asked for. */
  async open(
    notebook: string,
    theme: "light" | "dark" = "light",
    application: "lab/tree" | "notebooks" = "lab/tree",
  ): Promise<NotebookPage> {
    const page = await this.browser.newPage({ viewport: { width: 1100, height: 1000 } });
    const url = `${this.address.url}${application}/${encodeURIComponent(basename(notebook))}?token=${this.address.token}&reset`;
    return NotebookPage.open(page, url, theme, join(state, "screenshots"));
  }

  /** Ends the browser, the kernels and the server, and removes the copies. */
  async stop(): Promise<void> {
    await this.browser.close();
    const ended = new Promise((done) => this.server.once("exit", done));
    this.server.kill("SIGTERM");
    await Promise.race([ended, wait(15_000).then(() => this.server.kill("SIGKILL"))]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function startServer(folder: string): ChildProcess {
  for (const name of ["data", "runtime"]) mkdirSync(join(folder, name), { recursive: true });
  const port = 20_000 + (process.pid % 20_000); // or the next that is free
  const args = ["-m", "jupyterlab", "--no-browser", `--port=${port}`, "--ServerApp.port_retries=50"];
  args.push(`--ServerApp.root_dir=${join(folder, "notebooks")}`, "--LabApp.expose_app_in_browser=True");
  args.push("--JupyterNotebookApp.expose_app_in_browser=True");
  const env = {
    ...pythonEnvironment(),
    JUPYTER_CONFIG_DIR: join(folder, "config"),
    JUPYTER_DATA_DIR: join(folder, "data"),
    JUPYTER_RUNTIME_DIR: join(folder, "runtime"),
    NN_PROGRESS: join(folder, "progress.jsonl"),
  };
  return spawn(venvPython, args, { cwd: folder, env, stdio: "ignore" });
}

/** Where the server listens: it writes a file about that. */
async function addressOf(server: ChildProcess, runtime: string): Promise<{ url: string; token: string }> {
  for (let i = 0; i < 300 && server.exitCode === null; i++) {
    const file = readdirSync(runtime).find((name) => /^jpserver-\d+\.json$/.test(name));
    const text = file ? readFileSync(join(runtime, file), "utf8") : "";
    if (text.endsWith("}")) return JSON.parse(text) as { url: string; token: string };
    await wait(100);
  }
  throw new Error(`JupyterLab did not start within 30 s (exit code ${server.exitCode ?? "none, it still runs"}).`);
}

/** No question about news, and every cell in the page: JupyterLab leaves out those beyond the screen otherwise. */
function writeSettings(config: string): void {
  const settings = join(config, "lab", "user-settings", "@jupyterlab");
  const write = (extension: string, plugin: string, values: object): void => {
    mkdirSync(join(settings, extension), { recursive: true });
    writeFileSync(join(settings, extension, `${plugin}.jupyterlab-settings`), JSON.stringify(values));
  };
  write("apputils-extension", "notification", { fetchNews: "false" });
  write("notebook-extension", "tracker", { windowingMode: "none" });
}
