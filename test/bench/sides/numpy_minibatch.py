"""numpy, a mini-batch at a time: vectorized, written into buffers that are made once, updated in place.

    python numpy_minibatch.py float64|float32

Each epoch notes the mean cost and the share of right answers, as the history of our `train` does.
"""

import sys

import numpy as np

from serve import serve


class Network:
    def __init__(self, workload, data, weights):
        self.hidden, self.output, self.cost = (workload[key] for key in ("hidden", "output", "cost"))
        self.batch_size, self.learning_rate = workload["batchSize"], workload["learningRate"]
        self.W = [W for W, _ in weights]
        self.b = [b for _, b in weights]
        self.X, self.Y = data["X"], data["Y"]
        self.labels = self.Y.argmax(axis=1)
        self.rng = np.random.default_rng(1)
        self.buffers = {}
        self.dW = [np.empty_like(W) for W in self.W]
        self.history = []

    def buffers_for(self, m):
        """One array a layer for outputs and one for errors, made once for each size of mini-batch."""
        if m not in self.buffers:
            shapes = [(m, W.shape[0]) for W in self.W]
            self.buffers[m] = [[np.empty(shape, self.X.dtype) for shape in shapes] for _ in range(2)]
        return self.buffers[m]

    def activate(self, name, Z):
        """The activation, in place."""
        if name == "sigmoid":
            np.negative(Z, out=Z)
            np.exp(Z, out=Z)
            Z += 1
            np.reciprocal(Z, out=Z)
        elif name == "tanh":
            np.tanh(Z, out=Z)
        elif name == "relu":
            np.maximum(Z, 0, out=Z)
        else:
            Z -= Z.max(axis=1, keepdims=True)
            np.exp(Z, out=Z)
            Z /= Z.sum(axis=1, keepdims=True)

    def times_slope(self, name, delta, A):
        """delta ⊙ σ′, in place, with σ′ in terms of the layer's output."""
        if name == "sigmoid":
            delta *= A
            delta *= 1 - A
        elif name == "tanh":
            delta *= 1 - A * A
        else:
            delta *= A > 0

    def forward(self, X, As):
        A = X
        last = len(self.W) - 1
        for l, (W, b, out) in enumerate(zip(self.W, self.b, As)):
            np.matmul(A, W.T, out=out)
            out += b
            self.activate(self.output if l == last else self.hidden, out)
            A = out
        return A

    def step(self, X, Y, labels):
        """One step of gradient descent. Gives the sum of the costs, and how many were right."""
        m = len(X)
        As, deltas = self.buffers_for(m)
        A = self.forward(X, As)
        correct = np.count_nonzero(A.argmax(axis=1) == labels)

        last = len(self.W) - 1
        delta = deltas[last]
        np.subtract(A, Y, out=delta)
        if self.cost == "quadratic":
            flat = delta.ravel()
            loss = 0.5 * float(flat @ flat)
            self.times_slope(self.output, delta, A)
        else:
            loss = -float(np.log(A[np.arange(m), labels]).sum())
        delta *= self.learning_rate / m  # here it is smallest, and no gradient needs to be scaled
        for l in range(last, -1, -1):
            np.matmul(delta.T, As[l - 1] if l > 0 else X, out=self.dW[l])
            db = delta.sum(axis=0)
            if l > 0:
                np.matmul(delta, self.W[l], out=deltas[l - 1])
                delta = deltas[l - 1]
                self.times_slope(self.hidden, delta, As[l - 1])
            self.W[l] -= self.dW[l]
            self.b[l] -= db
        return loss, correct

    def train(self, epochs):
        m = len(self.X)
        for _ in range(epochs):
            order = self.rng.permutation(m)
            loss = correct = 0
            for start in range(0, m, self.batch_size):
                batch = order[start : start + self.batch_size]
                batch_loss, right = self.step(self.X[batch], self.Y[batch], self.labels[batch])
                loss += batch_loss
                correct += right
            self.history.append((loss / m, correct / m))

    def predict(self, X):
        return self.forward(X, self.buffers_for(len(X))[0])


serve(Network, np.dtype(sys.argv[1]))
