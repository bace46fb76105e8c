"""numpy, one example at a time, as the program of Nielsen's book does it (chapters 1 and 2), written anew from its description.

Each example is a column. For every example of a mini-batch, backpropagation gives the gradients as one array a layer; they
are added up, and then the mini-batch's step is taken. No cost and no accuracy is noted, which his program does not do either
unless it is handed test data.
"""

import random

import numpy as np

from serve import serve


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


class Network:
    def __init__(self, workload, data, weights):
        self.weights = [W for W, _ in weights]
        self.biases = [b.reshape(-1, 1) for _, b in weights]
        self.batch_size, self.learning_rate = workload["batchSize"], workload["learningRate"]
        self.examples = [(x.reshape(-1, 1), y.reshape(-1, 1)) for x, y in zip(data["X"], data["Y"])]
        self.rng = random.Random(1)

    def feedforward(self, a):
        for W, b in zip(self.weights, self.biases):
            a = sigmoid(np.dot(W, a) + b)
        return a

    def train(self, epochs):
        for _ in range(epochs):
            self.rng.shuffle(self.examples)
            for start in range(0, len(self.examples), self.batch_size):
                self.update(self.examples[start : start + self.batch_size])

    def update(self, mini_batch):
        sum_W = [np.zeros(W.shape) for W in self.weights]
        sum_b = [np.zeros(b.shape) for b in self.biases]
        for x, y in mini_batch:
            grad_W, grad_b = self.backprop(x, y)
            sum_W = [total + one for total, one in zip(sum_W, grad_W)]
            sum_b = [total + one for total, one in zip(sum_b, grad_b)]
        rate = self.learning_rate / len(mini_batch)
        self.weights = [W - rate * total for W, total in zip(self.weights, sum_W)]
        self.biases = [b - rate * total for b, total in zip(self.biases, sum_b)]

    def backprop(self, x, y):
        activations, zs = [x], []
        for W, b in zip(self.weights, self.biases):
            zs.append(np.dot(W, activations[-1]) + b)
            activations.append(sigmoid(zs[-1]))

        delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
        grad_W, grad_b = [np.dot(delta, activations[-2].T)], [delta]
        for l in range(len(self.weights) - 2, -1, -1):
            delta = np.dot(self.weights[l + 1].T, delta) * sigmoid_prime(zs[l])
            grad_W.insert(0, np.dot(delta, activations[l].T))
            grad_b.insert(0, delta)
        return grad_W, grad_b

    def predict(self, X):
        return np.hstack([self.feedforward(x.reshape(-1, 1)) for x in X]).T


serve(Network, np.float64)
