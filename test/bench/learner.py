"""How long a learner waits for the kernel and for each cell: JSON in, JSON out.

In:  {"folder": where the kernel runs, "cells": [code, ...]}
Out: {"start": seconds until the kernel was ready, "cells": seconds of each, "memory": the kernel's RSS in bytes after each cell}
"""

import json
import subprocess
import sys
import time

from jupyter_client.manager import KernelManager

SECONDS_PER_CELL = 300


def memory_of(pid):
    return 1024 * int(subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=True).stdout)


def main():
    task = json.load(sys.stdin)
    started = time.perf_counter()
    manager = KernelManager(kernel_name="tslab")
    manager.start_kernel(cwd=task["folder"])
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        start = time.perf_counter() - started
        cells, memory = [], [memory_of(manager.provisioner.pid)]
        for code in task["cells"]:
            before = time.perf_counter()
            reply = client.execute_interactive(
                code, output_hook=lambda message: None, timeout=SECONDS_PER_CELL, allow_stdin=False
            )
            cells.append(time.perf_counter() - before)
            memory.append(memory_of(manager.provisioner.pid))
            if reply["content"]["status"] != "ok":
                sys.exit(f"A cell failed:\n{code}")
        json.dump({"start": start, "cells": cells, "memory": memory}, sys.stdout)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


main()
