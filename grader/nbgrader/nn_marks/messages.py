"""What teachers and learners read in nbgrader, besides what the grader says itself."""

NO_EXERCISE = "**0 points.** This cell is none of the course's exercises, and no code is run here. Grade it by hand."


def other_chapter(chapter: str) -> str:
    return f"**0 points.** This notebook holds the exercises of another chapter: `{chapter}`."


def invalid(problem: str) -> str:
    return f"**0 points.** {problem}"

