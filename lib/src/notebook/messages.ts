/** Sends text to the output of one cell. */
export type WriteStream = (name: "stdout" | "stderr", text: string) => void;
/** Sends a display message, or one that replaces the display with the same id. */
export type WriteDisplayData = (
  content: { data: object; metadata: object; transient: { display_id: string } },
  update: boolean,
) => void;

interface Publisher {
  sendTimeout: number;
  send(message: unknown): Promise<void>;
}

/**
 * Lets a cell send any number of messages in a row. By default zeromq sends 512 at once and wants to see the event loop before
 * the next; a loop never gives it that, so every later message fails, the one that ends the cell among them
 * (github.com/zeromq/zeromq.js, issue 427). With a timeout of 0 it always sends at once.
 */
export function liftSendLimit(zeromq: { Publisher: { prototype: Publisher } }): void {
  const publisher = zeromq.Publisher.prototype;
  const { send } = publisher;
  // The kernel's socket is at hand only while it sends. `send` is inherited and read-only: assigning to it does nothing.
  Object.defineProperty(publisher, "send", {
    configurable: true,
    value(this: Publisher, message: unknown): Promise<void> {
      this.sendTimeout = 0;
      return send.call(this, message);
    },
  });
}

const MESSAGES_AT_ONCE = 100;
const MILLISECONDS_BETWEEN = 100;

/**
 * Joins what a cell prints in quick succession into few messages: Jupyter drops output above 1000 messages a second, and a
 * notebook file keeps each one. The first 100 writes of a second go out at once, the rest ten times a second; nothing is
 * reordered or lost.
 */
export function joinWrites(
  writeStream: WriteStream,
  writeDisplayData: WriteDisplayData,
): [WriteStream, WriteDisplayData] {
  let waiting: { name: "stdout" | "stderr"; text: string } | undefined;
  let secondStart = 0;
  let sentThisSecond = 0;
  let lastSent = 0;

  function send(): void {
    if (!waiting) return;
    const { name, text } = waiting;
    waiting = undefined;
    sentThisSecond++;
    lastSent = performance.now();
    writeStream(name, text);
  }
  function write(name: "stdout" | "stderr", text: string): void {
    if (waiting && waiting.name !== name) send();
    if (waiting) waiting.text += text;
    else {
      waiting = { name, text };
      queueMicrotask(send); // at the latest when the cell's code returns
    }
    const now = performance.now();
    if (now - secondStart > 1000) {
      secondStart = now;
      sentThisSecond = 0;
    }
    if (sentThisSecond < MESSAGES_AT_ONCE || now - lastSent > MILLISECONDS_BETWEEN) send();
  }
  return [
    write,
    (content, update) => {
      send();
      writeDisplayData(content, update);
    },
  ];
}
