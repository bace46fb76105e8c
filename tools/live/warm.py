"""Starts the kernel of a notebook on a running server, and runs some code in it.

    python warm.py <url of the server> <path of the notebook> <code>

The server's token is in the environment variable JUPYTER_TOKEN. A page that opens the notebook later finds this kernel.
"""

import json
import os
import sys
import urllib.request

from jupyter_client import BlockingKernelClient
from jupyter_core.paths import jupyter_runtime_dir


def start_session(url, path):
    session = {"path": path, "name": path.split("/")[-1], "type": "notebook", "kernel": {"name": "tslab"}}
    headers = {"Authorization": f"token {os.environ['JUPYTER_TOKEN']}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}/api/sessions", json.dumps(session).encode(), headers)
    with urllib.request.urlopen(request) as response:
        return json.load(response)["kernel"]["id"]


def main():
    url, path, code = sys.argv[1:]
    kernel = start_session(url, path)
    client = BlockingKernelClient(connection_file=os.path.join(jupyter_runtime_dir(), f"kernel-{kernel}.json"))
    client.load_connection_file()
    client.start_channels()
    reply = client.execute(code, reply=True, timeout=60)
    client.stop_channels()
    if reply["content"]["status"] != "ok":
        sys.exit("the chapter's first cell fails")


if __name__ == "__main__":
    main()
