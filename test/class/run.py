"""A class on one server, tried: makes learners, lets them work and misbehave, collects, grades, and removes them again.

    sudo npm run release && sudo .state/hub-python/bin/python test/class/run.py [LEARNERS]
"""
import asyncio
import contextlib
import csv
import pathlib
import statistics
import sys
import tempfile
import time

from learner import CHAPTER, Learner
from server import HUB, Server, must

SOLUTION = "function step(v: number, slope: number, learningRate: number): number {\n  return v - learningRate * slope;\n}"
HOARD = "const hoard: Float64Array[] = [];\nfor (;;) hoard.push(new Float64Array(1e6).fill(1));"
SPAWN = """import { spawn } from "node:child_process";
let refused = 0;
for (let i = 0; i < 1000; i++) spawn("sleep", ["30"]).on("error", () => refused++);
await new Promise<void>((resolve) => setTimeout(resolve, 2000));
console.log(refused, "refused");"""


def seconds(values):
    return f"{statistics.median(values):.1f} s (longest {max(values):.1f} s)"


async def timed(work):
    start = time.perf_counter()
    await work
    return time.perf_counter() - start


async def together(works):
    return await asyncio.gather(*(timed(work) for work in works))


async def whole_chapter(learner):
    for cell in learner.code():
        await learner.run("".join(cell["source"]))


async def first_cell(learner):
    await learner.open()
    await learner.run("".join(learner.code()[0]["source"]))


async def solve(learner):
    answer, check = learner.cell("gradient-descent-step"), learner.cell("gradient-descent-step-check")
    answer["source"] = SOLUTION
    await learner.run(SOLUTION)
    said = await learner.run("".join(check["source"]))
    assert "Right." in said, said
    await learner.save()


async def fails(work):
    try:
        await work
    except Exception as error:  # a cell that fails, or a kernel that died
        await asyncio.sleep(0.3)  # tslab drops what it is asked within 200 ms of an error
        return str(error).strip()
    raise AssertionError("it should have failed")


def line(error):
    """The line of an error that says what it is."""
    return next((each for each in error.splitlines() if "Error" in each), error)[:100]


async def misbehave(looping, hoarding, quiet):
    """One loops for ever, one fills the memory, one starts 1000 processes, and the rest work on."""
    loop = asyncio.ensure_future(fails(looping.run("for (;;);")))
    hoard = asyncio.ensure_future(fails(hoarding.run(HOARD)))
    took = await together(whole_chapter(learner) for learner in quiet)
    print(f"The chapter again, beside an endless loop and a full memory: {seconds(took)}")
    print(f"  the memory ended with: {line(await hoard)}")
    await looping.interrupt()
    print(f"  the loop, interrupted, with: {line(await loop)}")
    print(f"  1000 processes: {(await quiet[0].run(SPAWN)).strip()}")
    for learner in (looping, quiet[0]):
        assert "2" in await learner.run("console.log(1 + 1);")


async def keeps_work(learner):
    """A new start brings what is missing, and leaves what is there."""
    mine = await learner.api("GET", f"contents/{CHAPTER}")
    await learner.api("DELETE", "contents/notebooks/03-backpropagation.ipynb")
    await learner.restart_server()
    assert (await learner.api("GET", f"contents/{CHAPTER}"))["content"] == mine["content"]
    await learner.api("GET", "contents/notebooks/03-backpropagation.ipynb")


async def pry(learner, other):
    """Neither another's home nor the course can be touched, and a link to another's work hands in nothing."""
    theirs = f"/home/{other.name}/course/{CHAPTER}"
    fs = 'import * as fs from "node:fs";\n'
    for attempt in (f'fs.readFileSync("{theirs}")', f'fs.writeFileSync("{HUB}/learner.sh", "")'):
        error = await fails(learner.run(f"{fs}{attempt};"))
        assert "EACCES" in error, error
    await learner.run(f'{fs}fs.symlinkSync("{theirs}", "02-stolen.ipynb"); fs.mkdirSync("02 more");\n'
                      'fs.copyFileSync("02-gradient-descent.ipynb", "02 more/02 copy é.ipynb")')


def collect_and_grade(names, prying):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="class-"))
    print(must(HUB / "collect.sh", folder / "handed-in", "02*.ipynb").strip().splitlines()[-1])
    handed = {str(path.relative_to(folder / "handed-in")) for path in (folder / "handed-in").rglob("*.ipynb")}
    expected = {f"{name}/02-gradient-descent.ipynb" for name in names} | {f"{prying}/02 more/02 copy é.ipynb"}
    assert handed == expected, handed ^ expected
    start = time.perf_counter()
    must("npm", "run", "grade", "--", folder / "handed-in", "--out", folder / "grades", "--seed", folder / "seed")
    with open(folder / "grades/exercises.csv", encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["exercise"] == "gradient-descent/step"]
    points = [float(row["points"]) for row in rows]
    assert points == [1.0] * len(handed) and {row["student"] for row in rows} == set(names), rows
    print(f"Grading {len(handed)} notebooks: {time.perf_counter() - start:.0f} s; each has its point. See {folder}")


async def main(count):
    names = [f"nn-try-{i + 1}" for i in range(count)]
    async with contextlib.AsyncExitStack() as stack:
        server = stack.enter_context(Server(names))
        learners = [await stack.enter_async_context(Learner(server.url, *both)) for both in server.passwords.items()]
        took = await together(learner.log_in() for learner in learners)
        print(f"{count} learners at once, log in until JupyterLab answers: {seconds(took)}")
        print(f"Open chapter 02 until its first cell has run: {seconds(await together(map(first_cell, learners)))}")
        print(f"All of chapter 02: {seconds(await together(map(whole_chapter, learners)))}")
        assert not any(map(server.ports, names)), "a kernel listens where others can hear it"
        labs, kernels = zip(*map(server.memory, names))
        print(f"Memory (PSS) of a learner: JupyterLab {statistics.mean(labs):.0f} MB, kernel {statistics.mean(kernels):.0f} MB")
        print("Memory of the hub: {:.0f} MB, of its proxy: {:.0f} MB".format(*server.own_memory()))
        await asyncio.gather(*map(solve, learners))
        await misbehave(learners[0], learners[1], learners[2:])
        await pry(learners[2], learners[0])
        await keeps_work(learners[0])
        collect_and_grade(names, learners[2].name)


asyncio.run(main(max(3, int(sys.argv[1]) if len(sys.argv) > 1 else 4)))
