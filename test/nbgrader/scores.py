"""Prints what nbgrader's database holds: scores.py DATABASE ASSIGNMENT."""

import json
import sys

from nbgrader.api import Gradebook

database, assignment = sys.argv[1:]
with Gradebook(f"sqlite:///{database}") as gradebook:
    print(
        json.dumps(
            {
                submission.student.id: {
                    grade.name: {
                        "score": grade.score,
                        "auto": grade.auto_score,
                        "max": grade.max_score,
                        "needsManualGrade": grade.needs_manual_grade,
                    }
                    for notebook in submission.notebooks
                    for grade in notebook.grades
                }
                for submission in gradebook.find_assignment(assignment).submissions
            }
        )
    )
