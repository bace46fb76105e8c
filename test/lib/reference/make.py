"""Reference values for the tests of lib, computed by other means than lib's: run it from any folder with

    python3 -m venv /tmp/reference && /tmp/reference/bin/pip install numpy==2.2.6
    /tmp/reference/bin/python test/lib/reference/make.py

It writes reference.json beside itself. Formulas are typed in as they stand in the sources named below, without the
rearrangements against overflow that lib uses; extended precision (80 bits) takes their place.

There is no backpropagation in this file. Gradients are complex-step derivatives, f'(x) = Im f(x + ih) / h with h = 1e-30:
no two nearby numbers are subtracted, so they are exact to the last digits (Squire and Trapp, SIAM Review, 1998).
"""

import json
from pathlib import Path

import numpy as np

H = 1e-30
real = np.real

# Values and derivatives in extended precision, each formula in its own right (not a derivative built from the value).
one = np.longdouble(1)
curves = {
    "sigmoid": (lambda z: one / (one + np.exp(-z)), lambda z: np.exp(-z) / (one + np.exp(-z)) ** 2),
    "tanh": (lambda z: np.sinh(z) / np.cosh(z), lambda z: one / np.cosh(z) ** 2),
    "relu": (lambda z: z if z > 0 else 0 * one, lambda z: one if z > 0 else 0 * one),
    "leakyRelu": (lambda z: z if z > 0 else z / 100, lambda z: one if z > 0 else one / 100),
    "identity": (lambda z: z, lambda z: one),
}
points = [-1e4, -750, -700, -40, -20, -5, -2, -1, -0.5, -1e-3, -1e-9, 0, 1e-9, 1e-3, 0.3, 1, 2, 5, 18, 36, 40, 700, 750, 1e4]


def curve_values(value, derivative):
    with np.errstate(over="ignore"):
        return [{"z": z, "value": float(value(np.longdouble(z))), "derivative": float(derivative(np.longdouble(z)))} for z in points]


def softmax_values(z):
    e = [np.exp(np.longdouble(entry) - max(z)) for entry in z]
    return {"z": z, "a": [float(entry / sum(e)) for entry in e]}


# The same for arrays of complex numbers, for the complex step. Goodfellow et al., chapter 6.
def softmax(Z):
    e = np.exp(Z - real(Z).max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


activations = {
    "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
    "tanh": np.tanh,
    "relu": lambda Z: np.where(real(Z) > 0, Z, 0),
    "leakyRelu": lambda Z: np.where(real(Z) > 0, Z, Z / 100),
    "identity": lambda Z: Z,
    "softmax": softmax,
}


def quadratic(A, Y, last):  # Nielsen, equation 6
    return ((Y - A) ** 2).sum() / (2 * len(Y))


def cross_entropy(A, Y, last):  # Nielsen, equations 63 (sigmoid) and 80 (softmax)
    yes = np.where(Y != 0, Y * np.log(A), 0).sum()
    no = ((1 - Y) * np.log(1 - A)).sum() if last == "sigmoid" else 0
    return -(yes + no) / len(Y)


costs = {"quadratic": quadratic, "crossEntropy": cross_entropy}


class Net:
    """Sizes [2, 4, 1] and activations ["tanh", "sigmoid"], with all parameters in one flat vector: W, b, W, b, ..."""

    def __init__(self, sizes, names, cost):
        self.sizes, self.names, self.cost = sizes, names, cost

    def shapes(self):
        return [shape for n_in, n_out in zip(self.sizes, self.sizes[1:]) for shape in ((n_out, n_in), (1, n_out))]

    def parts(self, flat):
        ends = np.cumsum([rows * columns for rows, columns in self.shapes()])
        return [part.reshape(shape) for part, shape in zip(np.split(flat, ends[:-1]), self.shapes())]

    def outputs(self, flat, X):
        A = X
        for l, name in enumerate(self.names):
            W, b = self.parts(flat)[2 * l : 2 * l + 2]
            A = activations[name](A @ W.T + b)
        return A

    def loss(self, flat, X, Y):
        return costs[self.cost](self.outputs(flat, X), Y, self.names[-1])

    def gradient(self, flat, X, Y):
        steps = 1j * H * np.eye(len(flat))
        return np.array([np.imag(self.loss(flat + step, X, Y)) / H for step in steps])

    def is_weight(self):
        return np.concatenate([np.full(rows * columns, p % 2 == 0) for p, (rows, columns) in enumerate(self.shapes())])


def problem(seed, sizes, names, cost, m):
    rng = np.random.default_rng(seed)
    net = Net(sizes, names, cost)
    X = rng.normal(size=(m, sizes[0]))
    Y = rng.normal(size=(m, sizes[-1]))
    if cost == "crossEntropy":
        Y = np.eye(sizes[-1])[rng.integers(sizes[-1], size=m)] if names[-1] == "softmax" else rng.integers(2, size=Y.shape).astype(float)
    flat = rng.normal(size=sum(rows * columns for rows, columns in net.shapes()))
    return net, flat, X, Y


def lists(arrays):
    return [array.tolist() for array in arrays]


def describe(net, flat, X, Y):
    return {
        "sizes": net.sizes, "activations": net.names, "cost": net.cost,
        "X": X.tolist(), "Y": Y.tolist(), "parameters": lists(net.parts(flat)),
    }


def gradient_case(*arguments):
    net, flat, X, Y = problem(*arguments)
    return describe(net, flat, X, Y) | {
        "outputs": net.outputs(flat, X).tolist(),
        "loss": float(net.loss(flat, X, Y)),
        "gradients": lists(net.parts(net.gradient(flat, X, Y))),
    }


# The update rules as in their sources. Each is a generator: it is sent a gradient and yields the change of v.
def sgd(eta):  # Nielsen, equation 15
    g = yield
    for t in range(STEPS):
        g = yield -eta(t) * g


def momentum(eta, beta=0.9):  # Dive into Deep Learning, equation 12.6.7
    g = yield
    u = 0 * g
    for t in range(STEPS):
        u = beta * u + g
        g = yield -eta(t) * u


def adam(eta, beta1=0.9, beta2=0.999):  # Kingma and Ba, algorithm 1
    g = yield
    s, r = 0 * g, 0 * g
    for t in range(1, STEPS + 1):
        s = beta1 * s + (1 - beta1) * g
        r = beta2 * r + (1 - beta2) * g**2
        g = yield -eta(t - 1) * (s / (1 - beta1**t)) / (np.sqrt(r / (1 - beta2**t)) + 1e-8)


STEPS = 5


def training_case(name, rule, schedule, l2=0):
    net, flat, X, Y = problem(7, [2, 4, 3], ["tanh", "softmax"], "crossEntropy", 6)
    case = describe(net, flat, X, Y) | {"name": name, "l2": l2, "losses": [], "learningRates": [schedule(t) for t in range(STEPS)]}
    rule = rule(schedule)
    next(rule)
    for _ in range(STEPS):
        case["losses"].append(float(net.loss(flat, X, Y)))
        # Nielsen, equation 87: the cost gains lambda/2n of the squared weights, biases left out.
        flat = flat + rule.send(net.gradient(flat, X, Y) + l2 / len(X) * flat * net.is_weight())
    return case | {"after": lists(net.parts(flat))}


def fixed(eta):
    return lambda t: eta


def splitmix32(seed, count):
    """The generator's 32-bit words, in Python's whole numbers without limit."""
    words = []
    for n in range(1, count + 1):
        z = (seed + n * 0x9E3779B9) % 2**32
        z = (z ^ z >> 16) * 0x21F0AAAD % 2**32
        z = (z ^ z >> 15) * 0x735A2D97 % 2**32
        words.append(z ^ z >> 15)
    return words


def uniforms(seed, count):
    words = splitmix32(seed, 2 * count)
    return [((a >> 5) * 2**26 + (b >> 6)) / 2**53 for a, b in zip(words[::2], words[1::2])]


def cost_values():
    """Costs of single outputs in extended precision, sure and wrong ones included."""
    cases = []
    for z in (-30, -5, -0.1, 0, 2, 30):
        for y in (0, 1, 0.25):
            a = one / (one + np.exp(-np.longdouble(z)))
            no = one / (one + np.exp(np.longdouble(z)))  # 1 - a, without losing digits
            cases.append({"cost": "crossEntropy", "activation": "sigmoid", "Z": [[z]], "Y": [[y]], "value": float(-(y * np.log(a) + (1 - y) * np.log(no)))})
    for z, y in (([1, 2, 3], [0, 0, 1]), ([-800, 0, 5], [1, 0, 0]), ([1000, 999], [0, 1]), ([0.2, -0.4], [0.3, 0.7])):
        Z = np.array(z, dtype=np.longdouble)
        value = sum(y_j * (np.log(np.exp(Z - Z.max()).sum()) + Z.max() - z_j) for y_j, z_j in zip(y, Z))
        cases.append({"cost": "crossEntropy", "activation": "softmax", "Z": [z], "Y": [y], "value": float(value)})
    cases.append({"cost": "quadratic", "activation": "identity", "Z": [[1, -2], [0.5, 4]], "Y": [[0, 0], [1, 1]], "value": (1 + 4 + 0.25 + 9) / 4})
    return cases


reference = {
    "numpy": np.__version__,
    "activations": {name: curve_values(*curve) for name, curve in curves.items()},
    "softmax": [softmax_values(z) for z in ([0, 0], [1, 2, 3], [1000, 1001, 999], [-1000, 0, 1000], [-5, 3.5, 3.5, 0.1], [7])],
    "costs": cost_values(),
    "gradients": [
        gradient_case(1, [2, 4, 1], ["tanh", "sigmoid"], "crossEntropy", 5),
        gradient_case(2, [3, 5, 4, 3], ["relu", "leakyRelu", "softmax"], "crossEntropy", 6),
        gradient_case(3, [3, 4, 2], ["sigmoid", "identity"], "quadratic", 7),
        gradient_case(4, [2, 3, 3], ["tanh", "softmax"], "quadratic", 4),
        gradient_case(5, [4, 3, 2], ["softmax", "tanh"], "quadratic", 3),
        gradient_case(6, [1, 1], ["identity"], "quadratic", 1),
        gradient_case(8, [2, 3, 3, 3, 2], ["leakyRelu", "sigmoid", "relu", "sigmoid"], "crossEntropy", 8),
    ],
    "training": [
        training_case("sgd", sgd, fixed(0.5)),
        training_case("momentum", momentum, fixed(0.1)),
        training_case("adam", adam, fixed(0.05)),
        training_case("sgd with L2", sgd, fixed(0.5), l2=0.6),
        training_case("adam with L2", adam, fixed(0.05), l2=0.6),
        training_case("sgd with stepDecay", sgd, lambda t: 0.5 * 0.1 ** (t // 2)),
        training_case("momentum with cosineDecay", momentum, lambda t: 0.1 * 0.5 * (1 + np.cos(np.pi * t / STEPS))),
    ],
    "uniforms": {str(seed): uniforms(seed, 5) for seed in (0, 1, 2, 42, 2**32 - 1)},
}

target = Path(__file__).with_name("reference.json")
target.write_text(json.dumps(reference, indent=1) + "\n")
print(f"{target}: {target.stat().st_size} bytes")
