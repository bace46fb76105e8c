"""The course's grader, as a process that is asked for the marks of one notebook after another."""

import atexit
import json
import subprocess
from pathlib import Path

COURSE = Path(__file__).resolve().parents[3]


class Grader:
    """It ends by itself when it was not asked for a while; then it is started again."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._process = None
        atexit.register(self._stop)

    def result(self, student: str, file: Path) -> dict:
        """The result of a submission. Raises RuntimeError, with what the grader says, where it can't grade."""
        request = json.dumps({"student": student, "file": str(file.resolve())})
        line = self._ask(request) or self._ask(request)
        if not line:
            raise RuntimeError("The course's grader has ended; what it says stands above.")
        return json.loads(line)

    def _ask(self, request: str) -> str:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                self._command, cwd=COURSE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
            )
        try:
            self._process.stdin.write(f"{request}\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass
        line = self._process.stdout.readline()
        if not line:
            self._stop()
        return line

    def _stop(self) -> None:
        if self._process is not None:
            self._process.stdout.close()
            try:
                self._process.stdin.close()
            except BrokenPipeError:
                pass
            self._process.wait()
            self._process = None


_graders: dict[tuple[str, ...], Grader] = {}


def grader(node: str, options: list[str]) -> Grader:
    """One process serves all submissions."""
    command = [
        node,
        "--require",
        str(COURSE / "tools" / "preflight.cjs"),
        str(COURSE / "tools" / "nbgrader-serve.mjs"),
        *options,
    ]
    return _graders.setdefault(tuple(command), Grader(command))
