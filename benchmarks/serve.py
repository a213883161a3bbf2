"""Measure a class that hands in by the web server within a minute.

`python benchmarks/serve.py [students] [seconds] [hostile_share]` (default 300, 60, 0) starts
`seminar serve`. Each student hands in a notebook of a real-looking class at a random moment of
`seconds`, and reloads the page until the result is there. `hostile_share` of them (0.05 for 5 %)
send something else: a file that is no notebook, a zip bomb, a notebook that is cut off, or one with
an endless loop. Prints the time to “received” and to the result, the lateness of a student who
hands in alone, the memory of the server, and whether an acknowledged attempt was lost.
"""

import asyncio
import csv
import io
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import psutil
import real_class
from process_cpu import environment

from autograder.course import Course
from autograder.serve import invitations
from autograder.serve.attempts import Attempts, AttemptState
from autograder.serve.database import Database
from autograder.workflows import demo

ASSIGNMENT = demo.ASSIGNMENT
WEEK = f"/weeks/{ASSIGNMENT}"
DISTINCT = 24  # notebooks
POLL_SECONDS = 1.0
TIMEOUT = 900.0


def main(count: int, seconds: float, hostile_share: float) -> None:
    """Run the class and print the figures."""
    with tempfile.TemporaryDirectory(prefix="seminar-serve-") as directory:
        course = real_class.create_course(Path(directory) / "course")
        notebooks = _notebooks(course)
        links = _invite(course, count + 1)
        with _server(course) as (address, process):
            alone = asyncio.run(_one(f"{address}{links[-1]}", notebooks[0], 0.0))
            before = process.memory_info().rss
            started = time.perf_counter()
            hostile = round(count * hostile_share)
            contents = [
                _hostile(n, notebooks[0]) if n < hostile else notebooks[n % DISTINCT]
                for n in range(count)
            ]
            random.Random(0).shuffle(contents)
            times = asyncio.run(_class(address, links[:count], contents, seconds))
            total = time.perf_counter() - started
            after = process.memory_info().rss
        _report(course, alone, times, total, before, after)


async def _class(
    address: str, links: Sequence[str], contents: Sequence[bytes], seconds: float
) -> list[tuple[float, float | None]]:
    draw = random.Random(1)
    students = [
        _one(f"{address}{link}", content, draw.uniform(0, seconds))
        for link, content in zip(links, contents, strict=True)
    ]
    return await asyncio.gather(*students)


async def _one(link: str, content: bytes, delay: float) -> tuple[float, float | None]:
    """Hand in after a delay; return the seconds to the answer, and to the result if accepted."""
    async with httpx.AsyncClient(follow_redirects=True, timeout=TIMEOUT) as client:
        base = (await client.get(link)).url
        await asyncio.sleep(delay)
        start = time.perf_counter()
        answer = await client.post(
            base.join(WEEK), files={"file": (f"{ASSIGNMENT}.ipynb", content)}
        )
        received = time.perf_counter() - start
        if answer.status_code != 200:
            return received, None
        while "graded:" not in (await client.get(base.join(WEEK))).text:
            await asyncio.sleep(POLL_SECONDS if delay else 0.05)
        return received, time.perf_counter() - start


def _notebooks(course: Course) -> list[bytes]:
    students = real_class.submit_class(course, ASSIGNMENT, DISTINCT)
    paths = [course.classroom.assignment(ASSIGNMENT).student(s.name) for s in students]
    notebooks = [path.submission.read_bytes() for path in paths]
    for path in paths:
        path.submission.unlink()
    return notebooks


def _invite(course: Course, count: int) -> list[str]:
    """Write a roster and return the path of each student's link."""
    rows = "".join(f"s{number:04},Student {number}\n" for number in range(count))
    course.classroom.roster_file.write_text(f"id,name\n{rows}", encoding="utf-8")
    invitations.invite_students(course, (), url="http://127.0.0.1")
    with course.classroom.invitations_file.open(encoding="utf-8") as file:
        return [row["link"].removeprefix("http://127.0.0.1") for row in csv.DictReader(file)]


def _hostile(number: int, notebook: bytes) -> bytes:
    """Return a file that is no honest hand-in, of several kinds in turn."""
    kind = number % 4
    if kind == 0:
        return b"no notebook"
    if kind == 1:
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{ASSIGNMENT}.ipynb", b" " * (300 << 20))
        return bomb.getvalue()
    if kind == 2:
        return notebook[: len(notebook) // 2]
    changed = json.loads(notebook)
    cell = next(cell for cell in changed["cells"] if cell["cell_type"] == "code")
    changed["cells"].append(cell | {"id": "endless", "metadata": {}, "source": "while True: pass"})
    return json.dumps(changed).encode()


@contextmanager
def _server(course: Course) -> Iterator[tuple[str, psutil.Process]]:
    command = ["seminar", "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=course.root, env=environment(), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            lines = (line.strip() for line in process.stdout)
            link = next(line for line in lines if line.startswith("http"))
            yield link.partition("/i/")[0], psutil.Process(process.pid)
        finally:
            process.terminate()


def _report(
    course: Course,
    alone: tuple[float, float | None],
    times: Sequence[tuple[float, float | None]],
    total: float,
    before: int,
    after: int,
) -> None:
    received = sorted(first for first, _ in times)
    graded = sorted(second for _, second in times if second is not None)
    print(f"a student alone: received after {alone[0]:.3f} s, the result after {alone[1]:.2f} s")
    print(f"{len(times)} students, {len(times) - len(graded)} refused, {total:.0f} s in all")
    for name, values in (("received", received), ("result", graded)):
        late = statistics.quantiles(values, n=20)[-1]
        middle, worst = statistics.median(values), values[-1]
        print(f"{name}: median {middle:.3f} s, 95th percentile {late:.3f} s, worst {worst:.3f} s")
    print(f"memory of the server: {before >> 20} MiB before, {after >> 20} MiB after")
    with closing(Database(course)) as database:
        owners = Attempts(database).owners()
        states = [Attempts(database).of(*owner)[0].state for owner in owners]
    lost = len(states) - states.count(AttemptState.GRADED)
    print(f"attempts acknowledged: {len(states)}, not graded: {lost}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(
        int(arguments[0]) if arguments else 300,
        float(arguments[1]) if len(arguments) > 1 else 60.0,
        float(arguments[2]) if len(arguments) > 2 else 0.0,
    )
