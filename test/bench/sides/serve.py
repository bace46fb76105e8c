"""What the sides in Python share: each is a process that reads requests from stdin, a line of JSON each, and answers likewise."""

import json
import platform
import sys
import time

import numpy as np
from threadpoolctl import threadpool_info


def read_matrix(file, dtype):
    """Pixels as bytes that stand for 0 to 1 (.u8), or float64."""
    shape = (file["rows"], file["columns"])
    if file["path"].endswith(".u8"):
        return (np.fromfile(file["path"], np.uint8).reshape(shape) / 255).astype(dtype)
    return np.fromfile(file["path"], "<f8").reshape(shape).astype(dtype)


def split_weights(sizes, everything):
    """A list of (W: outputs×inputs, b: outputs)."""
    weights, at = [], 0
    for inputs, outputs in zip(sizes[:-1], sizes[1:]):
        end = at + outputs * inputs
        weights.append((everything[at:end].reshape(outputs, inputs).copy(), everything[end : end + outputs].copy()))
        at = end + outputs
    return weights


def timed(work):
    """Wall time and CPU time of all threads, in seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return {"seconds": time.perf_counter() - wall, "cpuSeconds": time.process_time() - cpu}


def serve(make_learner, dtype):
    """make_learner(workload, data, weights) gives an object with train(epochs) and predict(X: examples×inputs)."""
    learner = data = None
    for line in sys.stdin:
        request = json.loads(line)
        kind = request["do"]
        if kind == "facts":
            blas = next((pool for pool in threadpool_info() if pool["user_api"] == "blas"), {})
            answer = {
                "python": platform.python_version(),
                "library": f"numpy {np.__version__}",
                "precision": np.dtype(dtype).name,
                "blas": f"{blas.get('internal_api')} {blas.get('version')}, kernel {blas.get('architecture')}",
                "threads": blas.get("num_threads"),
            }
        elif kind == "prepare":
            data = {name: read_matrix(file, dtype) for name, file in request["inputs"].items()}
            weights = split_weights(request["workload"]["sizes"], data["weights"].ravel())
            learner = make_learner(request["workload"], data, weights)
            answer = {}
        elif kind == "train":
            answer = timed(lambda: learner.train(request["epochs"]))
        elif kind == "forward":

            def work():
                for _ in range(request["times"]):
                    learner.predict(data["grid"])

            answer = timed(work)
        elif kind == "accuracy":
            right = learner.predict(data["testX"]).argmax(axis=1) == data["testY"].argmax(axis=1)
            answer = {"accuracy": float(right.mean())}
        print(json.dumps(answer), flush=True)
