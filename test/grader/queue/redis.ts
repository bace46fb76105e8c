import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import Redis from "ioredis";
import { scratch } from "../batch/batches.js";

/** A real Redis on a free port of this machine, which keeps what it holds, or does not. Whoever starts it stops it. */
export class TestRedis {
  private server?: ChildProcess;

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly appendonly: "yes" | "no",
  ) {}

  static async start(appendonly: "yes" | "no" = "yes"): Promise<TestRedis> {
    const redis = new TestRedis(await freePort(), scratch(), appendonly);
    await redis.restart();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Ends it without warning, and starts it again with what it has on the disk. */
  async restart(): Promise<void> {
    await this.stop();
    const options = {
      port: this.port,
      bind: "127.0.0.1",
      dir: this.folder,
      appendonly: this.appendonly,
      appendfsync: "always",
      save: "",
    };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    // Ends with the stream that it is started with, so also when the tests are killed.
    const script = 'redis-server "$@" & cat; kill -KILL $!; wait';
    this.server = spawn("sh", ["-c", script, "sh", ...args], { stdio: ["pipe", "ignore", "ignore"] });
    const client = new Redis(this.url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
    client.on("error", () => undefined);
    await client.info();
    client.disconnect();
  }

  async stop(): Promise<void> {
    const server = this.server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.stdin!.end();
    await ended;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
