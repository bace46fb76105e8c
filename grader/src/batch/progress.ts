import { SingleBar } from "cli-progress";
import { messages } from "./messages.js";

export interface Progress {
  start(total: number, done: number): void;
  advance(): void;
  stop(): void;
}

/** A bar on stderr with the time left; nothing where stderr is no terminal. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr): Progress {
  const bar = new SingleBar({
    stream,
    format: messages.bar,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    noTTYOutput: false,
    fps: 4,
  });
  let total = 0;
  let done = 0;
  let doneAtStart = 0;
  let started = 0;
  const left = (): string => {
    const seconds = (performance.now() - started) / 1000;
    return done === doneAtStart ? "" : messages.left(duration((seconds * (total - done)) / (done - doneAtStart)));
  };
  return {
    start(all, already) {
      [total, done, doneAtStart, started] = [all, already, already, performance.now()];
      bar.start(all, already, { left: "" });
    },
    advance() {
      done++;
      bar.update(done, { left: left() });
    },
    stop: () => bar.stop(),
  };
}

function duration(seconds: number): string {
  if (seconds < 90) return messages.seconds(Math.max(1, Math.round(seconds)));
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? messages.minutes(minutes) : messages.hours(Math.floor(minutes / 60), minutes % 60);
}
