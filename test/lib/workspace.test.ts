import {
  crossEntropy,
  dense,
  matrix,
  network,
  random,
  sgd,
  sigmoid,
  tanh,
  train,
  zeros,
  type Matrix,
  type Optimizer,
} from "@nn/lib";
import { describe, expect, it } from "vitest";
import {
  allocate,
  enterWorkspace,
  keepsNothing,
  openArena,
  outsideWorkspace,
  temporaries,
} from "../../lib/src/workspace/index.js";
import { xor } from "./xorTraining.js";

/** The memory of the kernels is shared, that of other arrays is not. */
const isInMemory = (array: Float64Array) => array.buffer instanceof SharedArrayBuffer;

describe("enterWorkspace()", () => {
  it("matrices are made in the kernels' memory until leave() is called", () => {
    expect(isInMemory(zeros(2, 2).data)).toBe(false);
    const leave = enterWorkspace();
    expect(isInMemory(zeros(2, 2).data)).toBe(true);
    leave();
    expect(isInMemory(zeros(2, 2).data)).toBe(false);
    expect(openArena()).toBeUndefined();
  });

  it("zeros are zeros where other numbers stood before", () => {
    for (let round = 0; round < 2; round++) {
      const leave = enterWorkspace();
      const { data } = zeros(3, 3);
      expect([...data]).toEqual(new Array(9).fill(0));
      data.fill(7);
      leave();
    }
  });

  it("leaves what was made before intact when the memory grows", () => {
    const leave = enterWorkspace();
    const before = allocate(1000).fill(3);
    const large = allocate(3_000_000).fill(4);
    expect(before.every((entry) => entry === 3)).toBe(true);
    before[0] = 5;
    expect(before[0]).toBe(5);
    expect([isInMemory(before), isInMemory(large)]).toEqual([true, true]);
    leave();
  });

  it("says so when the memory is out, and goes on working", () => {
    const leave = enterWorkspace();
    expect(() => allocate(2 ** 29)).toThrow(/out of memory: this needs 4\.0 GB at once.*smaller batches/);
    leave();
    const again = enterWorkspace();
    expect(isInMemory(allocate(10))).toBe(true);
    again();
  });
});

describe("temporaries(step)", () => {
  it("leave() frees what work in the other precision has left, when an interrupt let it run no `finally`", () => {
    const start = () => {
      const leave = enterWorkspace();
      const { byteOffset } = allocate(1);
      leave();
      return byteOffset;
    };
    const before = start();
    const leave = enterWorkspace("single");
    enterWorkspace(); // and no leave()
    allocate(1000);
    leave();
    expect(start()).toBe(before);
    expect(openArena()).toBeUndefined();
  });

  it("gives the same places to each step, so that a loop needs no more memory than one step", () => {
    const leave = enterWorkspace();
    const addresses = Array.from({ length: 100 }, () => temporaries(() => allocate(1000).byteOffset));
    expect(new Set(addresses).size).toBe(1);
    leave();
  });

  it("frees the places when the step throws, too", () => {
    const leave = enterWorkspace();
    const before = temporaries(() => allocate(1).byteOffset);
    expect(() =>
      temporaries(() => {
        allocate(1000);
        throw new Error("in mid-step");
      }),
    ).toThrow("in mid-step");
    expect(temporaries(() => allocate(1).byteOffset)).toBe(before);
    leave();
  });
});

it("outsideWorkspace(work) lets foreign code keep what it makes", () => {
  const leave = enterWorkspace();
  expect(isInMemory(outsideWorkspace(() => zeros(1, 1)).data)).toBe(false);
  expect(isInMemory(zeros(1, 1).data)).toBe(true);
  leave();
});

describe("train in a workspace", () => {
  const options = { cost: crossEntropy, epochs: 3, batchSize: 2, rng: random(1) };
  const net = () => {
    const rng = random(2);
    return network(dense(2, 3, tanh, { rng }), dense(3, 1, sigmoid, { rng }));
  };

  it("leaves no parameter, history or snapshot in the kernels' memory, and no workspace open", () => {
    const trained = net();
    const { snapshots } = train(trained, xor, { ...options, optimizer: sgd({ learningRate: 1 }) });
    const kept = [...trained.parameters.map(({ data }) => data), ...snapshots.flatMap(({ parameters }) => parameters)];
    expect(kept.length).toBeGreaterThan(8);
    expect(kept.filter(isInMemory)).toEqual([]);
    expect(openArena()).toBeUndefined();
  });

  it("lets onEpoch see the network as it is, and keep what it makes", () => {
    const trained = net();
    const kept: Float64Array[] = [];
    const first: number[] = [];
    train(trained, xor, {
      ...options,
      optimizer: sgd({ learningRate: 1 }),
      onEpoch: () => {
        kept.push(matrix([[1, 2]]).data);
        first.push(trained.parameters[0].data[0]);
      },
    });
    expect(kept.map((data) => [...data])).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(kept.filter(isInMemory)).toEqual([]);
    expect(new Set(first).size).toBe(3);
  });

  it("does without where an optimizer is not lib's own: it may keep the gradients it is handed", () => {
    const kept: Float64Array[] = [];
    const keeping: Optimizer = {
      name: "keeping",
      learningRate: () => 0.1,
      begin: () => (gradients) => void kept.push(gradients[0].data),
    };
    train(net(), xor, { ...options, optimizer: keeping });
    expect(kept.length).toBe(6);
    expect(kept.filter(isInMemory)).toEqual([]);
    expect(new Set(kept.map((gradient) => gradient.join())).size).toBeGreaterThan(1);
  });

  it("works in it where the parts are marked as keeping nothing", () => {
    let inMemory = 0;
    const borrowing: Optimizer = keepsNothing({
      name: "borrowing",
      learningRate: () => 0.1,
      begin: () => (gradients: readonly Matrix[]) =>
        void (inMemory += gradients.filter(({ data }) => isInMemory(data)).length),
    });
    train(net(), xor, { ...options, optimizer: borrowing });
    expect(inMemory).toBe(6 * 4);
  });

  it("needs no more memory for the hundredth training than for the first", () => {
    const once = () => train(net(), xor, { ...options, optimizer: sgd({ learningRate: 1 }) });
    const firstArray = () => {
      const leave = enterWorkspace();
      const array = allocate(1);
      leave();
      return array;
    };
    const size = () => firstArray().buffer.byteLength;
    const top = () => firstArray().byteOffset;
    once();
    const [before, first] = [size(), top()];
    for (let training = 0; training < 100; training++) once();
    expect([size(), top()]).toEqual([before, first]);
  });

  it("closes the workspace when training throws", () => {
    const breaking = { ...options, optimizer: sgd({ learningRate: 1 }), onEpoch: () => fail() };
    expect(() => train(net(), xor, breaking)).toThrow("from onEpoch");
    expect(openArena()).toBeUndefined();
  });
});

function fail(): never {
  throw new Error("from onEpoch");
}
