"""Rebuilds a submitted notebook, so that nothing in it but the learner's own text counts."""

import re

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from nbgrader.api import Notebook, SourceCell

# What an HTML parser takes for the beginning of a tag; a "less than" in a formula is none.
TAG = re.compile(r"<(?=[A-Za-z/!?])")

MAKERS = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}


def sanitized(submitted: NotebookNode, assigned: Notebook) -> NotebookNode:
    """
    The learner's cells, without outputs and metadata. Of cells with the same id the last is the one. Locked cells are as the
    teacher wrote them; where one is missing it is put back behind the cell that it follows in the assignment.

    :param assigned: the notebook of the assignment, as the database has it
    """
    known = {cell.name: cell for cell in assigned.source_cells}
    points = {cell.name: cell.max_score for cell in assigned.grade_cells}
    solutions = {cell.name for cell in assigned.solution_cells}
    tasks = {cell.name for cell in assigned.task_cells}

    def marked(source: SourceCell, text: str) -> NotebookNode:
        cell = MAKERS[source.cell_type](text)
        cell.metadata.nbgrader = {
            "schema_version": 3,
            "grade_id": source.name,
            "checksum": source.checksum,
            "cell_type": source.cell_type,
            "grade": source.name in points,
            "solution": source.name in solutions,
            "task": source.name in tasks,
            "locked": source.locked,
        }
        if source.name in points:
            cell.metadata.nbgrader["points"] = points[source.name]
        return cell

    cells: list[NotebookNode] = []
    places: dict[str, NotebookNode] = {}
    for name, kind, text in reversed([_parts(cell) for cell in submitted.get("cells", [])]):
        source = known.get(name)
        if source is None or name in places:
            cell = MAKERS[kind](text)
        else:
            cell = places[name] = marked(source, source.source if source.locked else text)
        cells.insert(0, cell)

    before = -1
    for source in assigned.source_cells:
        if source.name in places:
            before = cells.index(places[source.name])
        elif source.locked or source.name in points:
            before += 1
            cells.insert(before, marked(source, source.source))
    return new_notebook(cells=cells, metadata={"kernelspec": {"name": "tslab", "display_name": "TypeScript"}})


def _parts(cell: object) -> tuple[str, str, str]:
    """The id that a cell claims to have, its kind and its text. Whatever is wrong with a cell, it has these."""
    if not isinstance(cell, dict):
        return "", "raw", ""
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    kind, text = cell.get("cell_type"), cell.get("source")
    if isinstance(text, list):
        text = "".join(line for line in text if isinstance(line, str))
    if not isinstance(text, str):
        text = ""
    # nbgrader's pages show Markdown as it stands: a tag in a learner's text would act in the teacher's name.
    return (
        name if isinstance(name, str) else "",
        kind if kind in ("code", "markdown") else "raw",
        text if kind == "code" else TAG.sub("&lt;", text),
    )
