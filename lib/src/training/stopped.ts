import type { Network } from "../network/index.js";
import type { Stopped } from "./history.js";

const epochs = (count: number) => (count === 1 ? "1 epoch" : `${count} epochs`);

export function finished(epoch: number, step: number): Stopped {
  return { reason: "finished", epoch, step, message: `Trained for ${epochs(epoch)}.` };
}

export function stoppedEarly(epoch: number, step: number, patience: number): Stopped {
  const message = `Stopped early after epoch ${epoch}: the validation loss had not got better for ${epochs(patience)}.`;
  return { reason: "early", epoch, step, message };
}

export function interrupted(done: number): Stopped {
  const message = `Interrupted after ${epochs(done)}. The network keeps what it has learned so far.`;
  return { reason: "interrupted", epoch: done + 1, step: 0, message };
}

/** Early stopping has put the best epoch's parameters back; epoch 0 is the start. */
export function withBestBack(stopped: Stopped, best: number): Stopped {
  const back =
    best === 0
      ? "No epoch could be measured; the starting weights are back in place."
      : `The validation loss was lowest after epoch ${best}, whose weights are back in place.`;
  return { ...stopped, message: `${stopped.message} ${back}` };
}

/** A loss was not a finite number; the weights tell why. */
export function diverged(
  net: Network,
  { epoch, step, measured, loss }: { epoch: number; step: number; measured: "loss" | "validation loss"; loss: number },
): Stopped {
  const largest = net.parameters.reduce((max, { data }) => data.reduce((m, w) => Math.max(m, Math.abs(w)), max), 0);
  const size = Number.isFinite(largest) ? `as large as ${largest.toPrecision(2)}` : "no longer finite";
  const hasStepped = epoch > 1 || step > 1 || measured === "validation loss";
  const reason = hasStepped
    ? `The weights are ${size}, so the steps were too large. Try a learning rate 10 times smaller, or inputs scaled to about −1 … 1.`
    : "That was before the first step, so the inputs, targets or starting weights are too large. Scale the inputs to about −1 … 1.";
  const message = `Training stopped in epoch ${epoch}, step ${step}: the ${measured} became ${loss}. ${reason}`;
  return { reason: "diverged", epoch, step, message };
}
