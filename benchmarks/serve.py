"""Measure a class that hands in by the web server within a minute.

`python benchmarks/serve.py --students 300 --seconds 60` starts `seminar serve`. Each student hands
in a notebook of a real-looking class at a random moment, and their page loads its content again
after each event of the server, until the result is there; `--without-scripts` has pages that reload
every three seconds instead. `--hostile 5` lets 5 % of them send something else: a file that is no
notebook, a zip bomb, a notebook that is cut off, or one with an endless loop. `--busy 3` lets three
students hand in all the time. `--postgresql --processes 2` shares the work between two servers on
one database.

Prints a Markdown table: the time to “received” and to the result of the honest students, the same
for students who hand in alone (the first after the start, and the median of five), how long an
honest student waited at most beside a busy one, what was lost, and the memory of the servers at the
beginning and at the end.
"""

import argparse
import asyncio
import csv
import io
import json
import random
import statistics
import subprocess
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import httpx
import psutil
import real_class  # makes `tests` importable, too
from msgspec import Struct
from process_cpu import environment

from autograder.course import Course, load_course
from autograder.serve import invitations
from autograder.serve.attempts import Attempts, AttemptState
from autograder.serve.database import Database
from autograder.workflows import demo
from tests.support import servers

ASSIGNMENT = demo.ASSIGNMENT
WEEK = f"/weeks/{ASSIGNMENT}"
DISTINCT = 24  # notebooks
ALONE = 5  # hand-ins one after the other
RELOAD_SECONDS = 3.0  # of a page without scripts
BUSY_SECONDS = 0.5  # between two attempts of a busy student
TIMEOUT = 900.0
SETTINGS = "\n[serve]\nattempts_per_hour = 0\n"


class Plan(Struct, frozen=True):
    """What is measured."""

    students: int
    seconds: float
    hostile: float  # percent
    busy: int
    processes: int
    has_scripts: bool


class HandIn(Struct, frozen=True):
    """The seconds from sending to the answer, and to the result, None if it was refused."""

    received: float
    graded: float | None
    status: int
    is_hostile: bool


def main() -> None:
    """Run the class and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=60.0, help="in which they hand in")
    parser.add_argument("--hostile", type=float, default=0.0, help="percent of the students")
    parser.add_argument("--busy", type=int, default=0, help="students who hand in all the time")
    parser.add_argument("--without-scripts", action="store_true")
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--processes", type=int, default=1, help="more need --postgresql")
    given = parser.parse_args()
    if given.processes > 1 and not given.postgresql:
        parser.error("several processes need --postgresql")
    plan = Plan(
        given.students,
        given.seconds,
        given.hostile,
        given.busy,
        given.processes,
        not given.without_scripts,
    )
    with tempfile.TemporaryDirectory(prefix="seminar-serve-") as directory, ExitStack() as stack:
        course = real_class.create_course(Path(directory) / "course")
        settings = SETTINGS
        if given.postgresql:
            settings += f'\n[gradebook]\nurl = "{stack.enter_context(servers.postgresql())}"\n'
        with (course.root / "course.toml").open("a", encoding="utf-8") as config:
            config.write(settings)
        run(load_course(course.root), plan)


def run(course: Course, plan: Plan) -> None:
    """Measure one class on its servers."""
    notebooks = _notebooks(course)
    links = _invite(course, plan.students + plan.busy + 1 + ALONE)
    own = links[plan.students + plan.busy :]
    with ExitStack() as stack:
        servers = [stack.enter_context(_server(course)) for _ in range(plan.processes)]
        addresses = [address for address, _ in servers]
        alone = [
            asyncio.run(_one(f"{addresses[0]}{link}", notebook, 0.0, plan.has_scripts))
            for link, notebook in zip(own, notebooks, strict=False)
        ]
        begin = [_memory(process) for _, process in servers]
        contents = _contents(plan, notebooks)
        started = time.perf_counter()
        hand_ins, busy = asyncio.run(_class(addresses, links, contents, notebooks[0], plan))
        total = time.perf_counter() - started
        end = [_memory(process) for _, process in servers]
        _wait_for_queue(course)
    _report(course, plan, alone, hand_ins, busy, total, begin, end)


def _contents(plan: Plan, notebooks: Sequence[bytes]) -> list[tuple[bytes, bool]]:
    """Return what each student sends, and whether it is hostile; those come at random places."""
    hostile = round(plan.students * plan.hostile / 100)
    contents = [
        (_hostile(number, notebooks[0]), True)
        if number < hostile
        else (notebooks[number % DISTINCT], False)
        for number in range(plan.students)
    ]
    random.Random(0).shuffle(contents)
    return contents


async def _class(
    addresses: Sequence[str],
    links: Sequence[str],
    contents: Sequence[tuple[bytes, bool]],
    notebook: bytes,
    plan: Plan,
) -> tuple[list[HandIn], list[int]]:
    """Return the hand-ins of the class, and how many attempts each busy student sent."""
    draw, is_over = random.Random(1), asyncio.Event()
    urls = [f"{addresses[n % len(addresses)]}{link}" for n, link in enumerate(links)]
    busy_urls = urls[plan.students :][: plan.busy]
    busy = [asyncio.create_task(_busy(url, notebook, is_over)) for url in busy_urls]
    students = [
        _one(url, content, draw.uniform(0, plan.seconds), plan.has_scripts, is_hostile)
        for url, (content, is_hostile) in zip(urls, contents, strict=False)
    ]
    hand_ins = await asyncio.gather(*students)
    is_over.set()
    return hand_ins, await asyncio.gather(*busy)


async def _one(
    link: str, content: bytes, delay: float, has_scripts: bool, is_hostile: bool = False
) -> HandIn:
    """Open the link after a delay, hand in, and wait for the result."""
    async with _client() as client:
        await asyncio.sleep(delay)
        base = (await client.get(link)).url
        start = time.perf_counter()
        answer = await _post(client, base, content)
        received = time.perf_counter() - start
        if answer.status_code != 200:
            return HandIn(received, None, answer.status_code, is_hostile)
        if has_scripts:
            await _follow_events(client, base)
        else:
            while not await _is_graded(client, base):
                await asyncio.sleep(RELOAD_SECONDS)
        return HandIn(received, time.perf_counter() - start, 200, is_hostile)


async def _follow_events(client: httpx.AsyncClient, base: httpx.URL) -> None:
    """Load the page again after each event, as the script of the page does."""
    async with client.stream("GET", base.join("/events")) as events:
        if await _is_graded(client, base):
            return
        async for line in events.aiter_lines():
            name, _, milliseconds = line.partition("data: ")
            if name or not milliseconds:
                continue
            await asyncio.sleep(float(milliseconds) / 1000 * random.random())
            if await _is_graded(client, base):
                return


async def _is_graded(client: httpx.AsyncClient, base: httpx.URL) -> bool:
    return "graded:" in (await client.get(base.join(WEEK))).text


def _client() -> httpx.AsyncClient:
    # Without certificates to load, which takes longer than all requests of a student.
    return httpx.AsyncClient(follow_redirects=True, timeout=TIMEOUT, verify=False)


async def _busy(link: str, notebook: bytes, is_over: asyncio.Event) -> int:
    """Hand in changed notebooks until the others are graded; return how many."""
    count = 0
    async with _client() as client:
        base = (await client.get(link)).url
        while not is_over.is_set():
            count += 1
            await _post(client, base, _with_cell(notebook, f"attempt = {count}"))
            await asyncio.sleep(BUSY_SECONDS)
    return count


async def _post(client: httpx.AsyncClient, base: httpx.URL, content: bytes) -> httpx.Response:
    files = {"file": (f"{ASSIGNMENT}.ipynb", content)}
    return await client.post(base.join(WEEK), files=files)


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
    return _with_cell(notebook, "while True: pass")


def _with_cell(notebook: bytes, source: str) -> bytes:
    changed = json.loads(notebook)
    cell = next(cell for cell in changed["cells"] if cell["cell_type"] == "code")
    changed["cells"].append(cell | {"id": "added", "metadata": {}, "source": source})
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


def _memory(process: psutil.Process) -> int:
    """Return the MiB of a server, without its workers, which are limited by themselves."""
    return int(process.memory_info().rss >> 20)


def _wait_for_queue(course: Course) -> None:
    """Wait until the attempts of the busy students are graded, too."""
    end = time.monotonic() + TIMEOUT
    with closing(Database(course)) as database:
        while Attempts(database).open() and time.monotonic() < end:
            time.sleep(0.5)


def _report(
    course: Course,
    plan: Plan,
    alone: Sequence[HandIn],
    hand_ins: Sequence[HandIn],
    busy: Sequence[int],
    total: float,
    begin: Sequence[int],
    end: Sequence[int],
) -> None:
    accepted = [hand_in for hand_in in hand_ins if hand_in.graded is not None]
    honest = [hand_in for hand_in in accepted if not hand_in.is_hostile]
    refused = Counter(hand_in.status for hand_in in hand_ins if hand_in.graded is None)
    with closing(Database(course)) as database:
        attempts = Attempts(database)
        states = [attempts.of(*owner)[0].state for owner in attempts.owners()]
        busy_students = [f"s{plan.students + n:04}" for n in range(plan.busy)]
        shares = [
            sum(attempt.state is AttemptState.GRADED for attempt in attempts.of(student))
            for student in busy_students
        ]
    acknowledged = len(accepted) + plan.busy + len(alone)
    first, *later = alone
    received = statistics.median(hand_in.received for hand_in in later)
    page = statistics.median(hand_in.graded or 0.0 for hand_in in later)
    rows = [
        ("students, within", f"{plan.students}, {plan.seconds:g} s"),
        ("server processes", str(plan.processes)),
        ("received: median, 95th, worst", _quantiles([h.received for h in honest])),
        ("page: median, 95th, worst", _quantiles([h.graded or 0.0 for h in honest])),
        ("alone: received, page", f"{received:.2f} s, {page:.2f} s"),
        ("first after the start", f"{first.received:.2f} s, {first.graded or 0:.2f} s"),
        ("all graded after", f"{total:.0f} s"),
        ("refused, by status", _counts(refused)),
        ("busy students: sent, graded", f"{list(busy)}, {shares}" if busy else "none"),
        ("students without a grade", str(acknowledged - states.count(AttemptState.GRADED))),
        ("server memory: begin, end", f"{_sizes(begin)}, {_sizes(end)}"),
    ]
    print("| figure | |\n|---|---|")
    for name, text in rows:
        print(f"| {name} | {text} |")


def _quantiles(values: Sequence[float]) -> str:
    late = (
        statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    )
    return f"{statistics.median(values):.2f} s, {late:.2f} s, {max(values):.2f} s"


def _counts(refused: Counter[int]) -> str:
    return ", ".join(f"{status}: {count}" for status, count in sorted(refused.items())) or "none"


def _sizes(sizes: Sequence[int]) -> str:
    return " + ".join(f"{size} MiB" for size in sizes)


if __name__ == "__main__":
    main()
