"""Gives a cell a mark by hand: correct.py DATABASE ASSIGNMENT STUDENT CELL SCORE."""

import sys

from nbgrader.api import Gradebook

database, assignment, student, cell, score = sys.argv[1:]
with Gradebook(f"sqlite:///{database}") as gradebook:
    gradebook.find_grade(cell, assignment, assignment, student).manual_score = float(score)
    gradebook.db.commit()
