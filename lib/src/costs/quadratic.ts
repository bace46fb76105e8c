import { keepsNothing } from "../workspace/index.js";
import { subtract } from "../matrix/index.js";
import { requireSameShape, type Cost } from "./cost.js";

/** C = 1/(2m) Σ‖y − a‖², for outputs of any activation. Nielsen, chapter 1, equation 6. */
export const quadratic = keepsNothing<Cost>({
  name: "quadratic",

  value({ A }, Y) {
    requireSameShape(A, Y);
    const [a, y] = [A.data, Y.data];
    let sum = 0;
    for (let at = 0; at < a.length; at++) sum += (y[at] - a[at]) * (y[at] - a[at]);
    return sum / (2 * A.rows);
  },

  // BP1  δ = (a − y) ⊙ σ′(z)
  outputError({ Z, A, activation }, Y) {
    requireSameShape(A, Y);
    return activation.backward(subtract(A, Y), Z, A);
  },

  requireTargets() {},
});
