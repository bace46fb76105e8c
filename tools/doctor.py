"""Tries the two things that only a run can prove: a cell on the TypeScript kernel, and a chart drawn as a picture.

Usage: python tools/doctor.py kernel | chart. Prints one line; exits with 1 if it does not work.
"""

import sys
import time


def kernel():
    """Runs one cell on the kernel and compares what it prints."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("console.log([1, 2, 3].map((x) => x * x).join())")])
    start = time.monotonic()
    NotebookClient(notebook, kernel_name="tslab", timeout=30, startup_timeout=30).execute()
    printed = "".join(output.get("text", "") for output in notebook.cells[0].outputs).strip()
    if printed != "1,4,9":
        raise RuntimeError(f"the cell printed {printed!r} instead of '1,4,9'")
    print(f"started and ran a cell in {time.monotonic() - start:.1f} s")


def chart():
    """Draws a small Vega-Lite chart as PNG."""
    import vl_convert

    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": [{"x": 0, "y": 1}, {"x": 1, "y": 0.5}]},
        "mark": "line",
        "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}},
    }
    start = time.monotonic()
    picture = vl_convert.vegalite_to_png(spec, vl_version="5.21")
    if not picture.startswith(b"\x89PNG"):
        raise RuntimeError("the result is not a PNG picture")
    print(f"drew a chart of {len(picture)} bytes in {time.monotonic() - start:.1f} s")


try:
    {"kernel": kernel, "chart": chart}[sys.argv[1]]()
except Exception as error:  # every failure is reported in one line, without a stack trace
    lines = str(error).strip().splitlines() or [type(error).__name__]
    print(lines[-1])
    sys.exit(1)
