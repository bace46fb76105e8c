import type { Network } from "../network/index.js";
import type { Stopped } from "./history.js";

export function finished(epoch: number, step: number): Stopped {
  return { reason: "finished", epoch, step, message: `Trained for ${epoch} ${epoch === 1 ? "epoch" : "epochs"}.` };
}

export function stoppedEarly(epoch: number, step: number, patience: number): Stopped {
  const waited = patience === 1 ? "1 epoch" : `${patience} epochs`;
  const message = `Stopped early after epoch ${epoch}: the validation loss had not got better for ${waited}.`;
  return { reason: "early", epoch, step, message };
}

/** Early stopping has put the best epoch's parameters back. */
export function withBestBack(stopped: Stopped, best: number): Stopped {
  const message = `${stopped.message} The validation loss was lowest after epoch ${best}, whose weights are back in place.`;
  return { ...stopped, message };
}

export function interrupted(epochsDone: number): Stopped {
  const done = epochsDone === 1 ? "1 epoch" : `${epochsDone} epochs`;
  const message = `Interrupted after ${done}. The network keeps what it has learned so far.`;
  return { reason: "interrupted", epoch: epochsDone + 1, step: 0, message };
}

/** The loss of this step was not a finite number; the weights tell why. */
export function diverged(net: Network, epoch: number, step: number, loss: number): Stopped {
  const largest = net.parameters.reduce((max, { data }) => data.reduce((m, w) => Math.max(m, Math.abs(w)), max), 0);
  const size = Number.isFinite(largest) ? `as large as ${largest.toPrecision(2)}` : "no longer finite";
  const reason =
    epoch === 1 && step === 1
      ? "That was before the first step, so the inputs, targets or starting weights are too large. Scale the inputs to about −1 … 1."
      : `The weights are ${size}, so the steps were too large. Try a learning rate 10 times smaller, or inputs scaled to about −1 … 1.`;
  const message = `Training stopped in epoch ${epoch}, step ${step}: the loss became ${loss}. ${reason}`;
  return { reason: "diverged", epoch, step, message };
}
