"""Puts the grader's marks where nbgrader looks for them: into the outputs of the cells that carry points."""

from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade
from traitlets import Bool, Unicode

from . import messages
from .grader import Grader, grader
from .sanitized import sanitized


class CourseMarks(NbGraderPreprocessor):
    """
    Grades the submitted file, and hands on a notebook in which each cell with points holds its mark as a number: nbgrader's
    SaveAutoGrades takes that for partial credit. So the database gets these marks, and nbgrader itself runs nothing.
    """

    node = Unicode("node", help="The program that runs the course's grader.").tag(config=True)
    seed = Unicode("", help="The secret seed's file; the one of `npm run grade` where it is left out.").tag(config=True)
    trust_submissions = Bool(False, help="Grade without a sandbox. See `npm run grade -- --help`.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        names = resources["nbgrader"]
        with Gradebook(names["db_url"]) as gradebook:
            assigned = gradebook.find_notebook(names["notebook"], names["assignment"])
            rebuilt = sanitized(nb, assigned)
        metadata = resources["metadata"]
        result = self._grader().result(names["student"], Path(metadata["path"], f"{metadata['name']}.ipynb"))
        marks = {exercise["cell"]: exercise for exercise in result["exercises"]}
        graded = [cell for cell in rebuilt.cells if cell.cell_type == "code" and is_grade(cell)]
        otherwise = self._without_mark(result, any(cell.metadata.nbgrader["grade_id"] in marks for cell in graded))
        for cell in graded:
            mark = marks.get(cell.metadata.nbgrader["grade_id"])
            if mark is None:
                cell.outputs = self._told(0.0, otherwise)
            else:
                points = mark["points"] / mark["possible"] * cell.metadata.nbgrader["points"]
                cell.outputs = self._told(points, "\n\n".join([mark["feedback"], *mark["warnings"]]))
        return rebuilt, resources

    def _grader(self) -> Grader:
        options = ["--seed", self.seed] if self.seed else []
        return grader(self.node, options + (["--trust-submissions"] if self.trust_submissions else []))

    @staticmethod
    def _without_mark(result: dict, is_right_chapter: bool) -> str:
        """Why a cell has no mark."""
        if "problem" in result:
            return messages.invalid(result["problem"])
        return messages.NO_EXERCISE if is_right_chapter else messages.other_chapter(result["chapter"])

    @staticmethod
    def _told(points: float, says: str) -> list[NotebookNode]:
        return [
            new_output("execute_result", data={"text/plain": repr(float(points))}, execution_count=None),
            new_output("display_data", data={"text/markdown": says, "text/plain": says}),
        ]
