"""The course's configuration of nbgrader: load_subconfig("…/grader/nbgrader/nbgrader_config.py") in a class's own file."""

import sys
from pathlib import Path

from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ComputeChecksums,
    IncludeHeaderFooter,
    LockCells,
    SaveAutoGrades,
    SaveCells,
)

sys.path.append(str(Path(__file__).resolve().parent))

from nn_marks import CourseMarks, TolerantExporter  # noqa: E402

c = get_config()  # noqa: F821

# `npm run release` has put the stubs into the answer cells already, and the chapters' outputs are part of the text.
c.GenerateAssignment.preprocessors = [
    IncludeHeaderFooter,
    LockCells,
    CheckCellMetadata,
    ComputeChecksums,
    SaveCells,
]

# The first pass rebuilds the submission and puts the grader's marks into it, the second takes them into the database.
c.Autograde.exporter_class = TolerantExporter
c.Autograde.sanitize_preprocessors = [CourseMarks, CheckCellMetadata]
c.Autograde.autograde_preprocessors = [SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]
