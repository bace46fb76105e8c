import {
  backprop,
  crossEntropy,
  dense,
  evaluate,
  matrix,
  network,
  quadratic,
  relu,
  sgd,
  takeSnapshot,
  train,
  type Cost,
  type History,
  type TrainOptions,
} from "@nn/lib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inOrder, line, options, parametersOf, small, trainXor, xor } from "./xorTraining.js";

describe("a loss that is no longer finite", () => {
  let warn: ReturnType<typeof vi.spyOn>;
  beforeEach(() => {
    warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  });
  afterEach(() => warn.mockRestore());

  const examples = { X: matrix([[1], [2], [3], [4]]), Y: matrix([[2], [4], [6], [8]]) };
  const tooFast: TrainOptions = {
    ...options,
    cost: quadratic,
    optimizer: sgd({ learningRate: 100 }),
    epochs: 1000,
    rng: inOrder,
  };

  it("stops the training with the epoch, the step and the likely reason, and warns", () => {
    const net = line(0);
    const history = train(net, examples, tooFast);
    // The same by hand: the first step whose loss is not finite.
    const byHand = line(0);
    let steps = 0;
    for (let from = 0; ; from = (from + 2) % 4) {
      steps++;
      const rows = (M: { data: Float64Array }) => matrix([[M.data[from]], [M.data[from + 1]]]);
      const { loss, gradients } = backprop(byHand, rows(examples.X), rows(examples.Y), quadratic);
      if (!Number.isFinite(loss)) break;
      byHand.parameters.forEach(({ data }, p) => (data[0] -= 100 * gradients[p].data[0]));
    }
    const [epoch, step] = [Math.ceil(steps / 2), ((steps - 1) % 2) + 1];
    expect(history.stopped).toMatchObject({ reason: "diverged", epoch, step });
    expect(history.stopped?.message).toMatch(
      new RegExp(
        `^Training stopped in epoch ${epoch}, step ${step}: the loss became Infinity\\. .*steps were too large.*learning rate 10 times smaller`,
      ),
    );
    expect(warn).toHaveBeenCalledExactlyOnceWith(history.stopped?.message);
    expect(history.loss).toHaveLength(epoch - 1);
    expect(history.loss.every(Number.isFinite)).toBe(true);
  });

  it("calls onEpoch a last time with stopped set", () => {
    const onEpoch = vi.fn<(history: History) => void>();
    const history = train(line(0), examples, { ...tooFast, onEpoch });
    expect(onEpoch).toHaveBeenCalledTimes(history.loss.length + 1);
    expect(onEpoch.mock.lastCall?.[0].stopped?.reason).toBe("diverged");
  });

  it("NaN is caught at once, as much as infinity", () => {
    const broken: Cost = { ...quadratic, value: () => NaN };
    const history = train(line(0), examples, { ...tooFast, cost: broken });
    expect(history.stopped).toMatchObject({ reason: "diverged", epoch: 1, step: 1 });
    expect(history.stopped?.message).toContain("the loss became NaN");
    expect(history.loss).toEqual([]);
  });

  it("is not called too large a step when no step was taken: the examples are too large", () => {
    const huge = { X: matrix([[1e200]]), Y: matrix([[0]]) };
    const { stopped } = train(line(1), huge, tooFast);
    expect(stopped).toMatchObject({ reason: "diverged", epoch: 1, step: 1 });
    expect(stopped?.message).not.toMatch(/steps were too large/);
    expect(stopped?.message).toMatch(/before the first step.*inputs/);
  });

  it("is called too large a step as early as in the second step", () => {
    const { stopped } = train(line(1), examples, { ...tooFast, optimizer: sgd({ learningRate: 1e200 }) });
    expect(stopped).toMatchObject({ reason: "diverged", epoch: 1, step: 2 });
    expect(stopped?.message).toMatch(/The weights are as large as \d\.\de\+\d+, so the steps were too large/);
  });

  it("does not warn about a training that went well", () => {
    trainXor(small());
    expect(warn).not.toHaveBeenCalled();
  });
});

describe("validation and early stopping", () => {
  // w moves from 0 to 1; on the validation examples 0.5 would be best.
  const examples = { X: matrix([[1], [-1]]), Y: matrix([[1], [-1]]) };
  const validation = { X: matrix([[1], [-1]]), Y: matrix([[0.5], [-0.5]]) };
  const slowly: TrainOptions = {
    ...options,
    cost: quadratic,
    optimizer: sgd({ learningRate: 0.1 }),
    epochs: 100,
    validation,
  };

  it("validation examples are measured after each epoch, and never learned from or changed", () => {
    const [with_, without] = [line(0), line(0)];
    const copy = structuredClone(validation);
    const history = train(with_, examples, slowly);
    train(without, examples, { ...slowly, validation: undefined });
    expect(parametersOf(with_)).toEqual(parametersOf(without));
    expect(validation).toEqual(copy);
    expect(history.validationLoss).toHaveLength(100);
    expect(history.validationLoss[99]).toBe(evaluate(with_, validation, quadratic).loss);
  });

  it("without validation examples the validation lists are empty", () => {
    const history = train(line(0), examples, { ...slowly, validation: undefined });
    expect([history.validationLoss, history.validationAccuracy]).toEqual([[], []]);
  });

  it("earlyStopping ends `patience` epochs after the best, and puts the best weights back", () => {
    const net = line(0);
    const history = train(net, examples, { ...slowly, earlyStopping: { patience: 4 } });
    const lowest = Math.min(...history.validationLoss);
    const best = history.validationLoss.indexOf(lowest) + 1;
    expect(history.loss).toHaveLength(best + 4);
    expect(history.stopped).toMatchObject({ reason: "early", epoch: best + 4 });
    expect(history.stopped?.message).toContain(
      `had not got better for 4 epochs. The validation loss was lowest after epoch ${best}, whose weights are back in place`,
    );
    expect(evaluate(net, validation, quadratic).loss).toBe(lowest);
    expect(net.parameters[0].data[0]).toBeCloseTo(0.5, 1);
    expect(history.snapshots.at(-1)).toEqual(takeSnapshot(net, best));
  });

  it("earlyStopping puts the best weights back also when the epochs end first", () => {
    const net = line(0);
    const history = train(net, examples, { ...slowly, epochs: 12, earlyStopping: { patience: 90 } });
    expect(history.stopped?.reason).toBe("finished");
    expect(evaluate(net, validation, quadratic).loss).toBe(Math.min(...history.validationLoss));
    expect(history.validationLoss[11]).toBeGreaterThan(Math.min(...history.validationLoss));
  });

  it("a validation loss that stays the same has not got better", () => {
    const net = network(dense(1, 1, relu, { initializer: () => -1 })); // dead: nothing ever changes
    const history = train(
      net,
      { X: matrix([[1]]), Y: matrix([[1]]) },
      {
        ...slowly,
        validation: { X: matrix([[1]]), Y: matrix([[1]]) },
        earlyStopping: { patience: 3 },
      },
    );
    expect(history.loss).toHaveLength(4);
  });

  it("validation accuracy is measured for classes", () => {
    const net = small();
    const history = trainXor(net, { validation: xor, epochs: 3 });
    expect(history.validationAccuracy).toHaveLength(3);
    expect(history.validationAccuracy[2]).toBe(evaluate(net, xor, crossEntropy).accuracy);
  });
});

describe("an interrupt (SIGINT: the notebook's ■ button, Ctrl-C)", () => {
  it("ends the training, and leaves a network and a history that can be used", () => {
    const net = small();
    const sentAfter = 3;
    const calls: (string | undefined)[] = [];
    const onEpoch = (history: History) => {
      calls.push(history.stopped?.reason);
      if (calls.length === sentAfter) process.kill(process.pid, "SIGINT");
    };
    const history = trainXor(net, { epochs: 10_000_000, onEpoch });
    const done = history.loss.length;
    expect(done).toBeGreaterThanOrEqual(sentAfter);
    expect(history.stopped).toMatchObject({ reason: "interrupted", epoch: done + 1 });
    expect(history.stopped?.message).toMatch(new RegExp(`^Interrupted after ${done} epochs\\.`));
    expect(calls[calls.length - 1]).toBe("interrupted");
    const snapshots = history.snapshots.map(({ epoch }) => epoch);
    expect([snapshots[0], snapshots[snapshots.length - 1]]).toEqual([0, done]);
    expect(evaluate(net, xor, crossEntropy).loss).toBeLessThan(1);
    expect(trainXor(net, { epochs: 2 }).stopped?.reason).toBe("finished");
  });
});
