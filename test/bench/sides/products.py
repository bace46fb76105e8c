"""The same products by numpy on one thread, and as the machine's peak a large one: JSON in (an argument), JSON out."""

import json
import sys
import time

import numpy as np

SECONDS = 0.1


def gigaflops(operations, call):
    def seconds(times):
        started = time.perf_counter()
        for _ in range(times):
            call()
        return time.perf_counter() - started

    calls = 1
    while seconds(calls) < SECONDS:
        calls *= 2
    return operations * calls / min(seconds(calls) for _ in range(9)) / 1e9


def product(name, rows, inner, columns):
    rng = np.random.default_rng(1)
    A = rng.normal(size=(inner, rows)).T if name == "transposeMultiply" else rng.normal(size=(rows, inner))
    B = rng.normal(size=(columns, inner)).T if name == "multiplyByTranspose" else rng.normal(size=(inner, columns))
    out = np.empty((rows, columns))
    return gigaflops(2 * rows * inner * columns, lambda: np.matmul(A, B, out=out))


shapes = json.loads(sys.argv[1])
products = [{**shape, "gigaflops": product(shape["product"], *shape["sizes"])} for shape in shapes]
peak = {"name": "numpy, 1024×1024 · 1024×1024", "gigaflops": product("multiply", 1024, 1024, 1024)}
print(json.dumps({"peak": peak, "products": products}))
