"""Runs cells on the real kernel, one after another: JSON in, JSON out.

In:  {"folder": where the kernel runs, "cells": [{"code": ..., "interruptAfter": a text in the output, or absent}]}
Out: for each cell {"status", "messages": how many output messages came, "stdout", "stderr", "displays": [MIME bundles as last updated]}
"""

import json
import sys
import time

from jupyter_client.manager import KernelManager

SECONDS_PER_CELL = 20
ABORTING = 0.5  # after an error tslab refuses cells for 0.2 s


def run(client, manager, cell):
    result = {"messages": 0, "stdout": "", "stderr": ""}
    displays = {}
    interrupt_after = cell.get("interruptAfter")

    def take(message):
        nonlocal interrupt_after
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            result[content["name"]] += content["text"]
        elif kind in ("display_data", "update_display_data"):
            displays[content["transient"].get("display_id", len(displays))] = content["data"]
        else:
            return
        result["messages"] += 1
        if interrupt_after and interrupt_after in json.dumps([result, list(displays.values())], ensure_ascii=False):
            interrupt_after = None
            manager.interrupt_kernel()

    try:
        reply = client.execute_interactive(cell["code"], output_hook=take, timeout=SECONDS_PER_CELL, allow_stdin=False)
        status = reply["content"]["status"]
    except TimeoutError:
        status = "timeout"
    if status == "error":
        time.sleep(ABORTING)
    return {"status": status, **result, "displays": list(displays.values())}


def main():
    task = json.load(sys.stdin)
    manager = KernelManager(kernel_name="tslab")
    manager.start_kernel(cwd=task["folder"])
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=SECONDS_PER_CELL)
        json.dump([run(client, manager, cell) for cell in task["cells"]], sys.stdout)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


main()
