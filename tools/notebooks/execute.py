"""Runs a notebook on the real kernel, from top to bottom, and writes it with its outputs.

    python execute.py <in.ipynb> <out.ipynb> --cwd <folder> [--timeout <seconds a cell>]

The kernel runs in --cwd, since a cell's imports are looked up from there. Each Vega-Lite output also gets an
image/png, which is what GitHub, nbconvert and print show. Exit status 1 and a message when a cell fails.
"""

import argparse
import base64
import io
import sys

import nbformat
import vl_convert
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from PIL import Image

VEGALITE = "application/vnd.vegalite.v5+json"


def add_picture(output):
    data = output.get("data", {})
    if VEGALITE in data:
        png = vl_convert.vegalite_to_png(data[VEGALITE], vl_version="5.21", scale=1.5)
        small = io.BytesIO()
        # 256 colours are enough for a chart, and take a fifth of the room.
        Image.open(io.BytesIO(png)).convert("RGB").quantize(256).save(small, "png", optimize=True)
        data["image/png"] = base64.b64encode(small.getvalue()).decode()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--cwd", required=True)
    parser.add_argument("--timeout", type=int, default=300)
    options = parser.parse_args()

    notebook = nbformat.read(options.source, as_version=4)
    client = NotebookClient(
        notebook,
        kernel_name="tslab",
        timeout=options.timeout,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": options.cwd}},
    )
    failure = None
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        failure = str(error)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            add_picture(output)
    nbformat.write(notebook, options.target)
    if failure:
        sys.exit(failure)


if __name__ == "__main__":
    main()
