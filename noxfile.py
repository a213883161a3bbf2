"""The tasks of a developer: `nox --list` shows them, `nox` runs `lint` and `test`.

A task runs in the environment in which nox is installed (`.venv`), so it uses the versions of
requirements.lock and installs nothing. Arguments after `--` go to the program of the task:
`nox -s test -- -k softmax`.
"""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import nox

nox.needs_version = ">=2024.4"
nox.options.default_venv_backend = "none"
nox.options.error_on_external_run = False
nox.options.sessions = ["lint", "test"]

ROOT = Path(__file__).parent
PROGRAMS = Path(sys.executable).parent
LOCKED_EXTRAS = ("dask", "dev", "postgresql")
PARALLEL = ("-n", "auto", "--dist", "worksteal")
KILLS = "500"  # of `seminar grade` at random moments
SERVE_KILLS = "100"  # of `seminar serve` under load
FUZZ_SECONDS = 3600
FUZZ_TARGETS = ("frames", "packed", "cell_outputs", "dialogue")
FUZZ_OPTIONS = ("-max_len=1024", "-rss_limit_mb=1024", "-timeout=10")

BENCHMARKS = (
    "against_nbgrader.py 100",
    "against_nbgrader.py 60 --all --otter --sample 8",
    "costs.py 100",
    "latency.py 10",
    "watching.py",
    "explaining.py 3",
    "growth.py 100 1000",
)


def run(session: nox.Session, program: str, *args: str, **env: str) -> None:
    """Run a program of the environment; fail the task if it fails."""
    session.run(str(PROGRAMS / program), *args, env=env)


@nox.session
def setup(session: nox.Session) -> None:
    """Install the locked packages and this package into the environment again."""
    python = ("--python", sys.executable)
    run(session, "uv", "pip", "install", "-q", *python, "-r", "requirements.lock", "-e", ".")


@nox.session
def lock(session: nox.Session) -> None:
    """Write requirements.lock again after a change of pyproject.toml; `-- --upgrade` upgrades."""
    options = ("--universal", "--generate-hashes", "--no-annotate", "--no-header")
    extras = [f"--extra={extra}" for extra in LOCKED_EXTRAS]
    arguments = ("pyproject.toml", *options, *extras, "--output-file=requirements.lock")
    run(session, "uv", "pip", "compile", "--quiet", *arguments, *session.posargs)


@nox.session
def test(session: nox.Session) -> None:
    """Run the quick tests (less than three minutes), or what the arguments select."""
    run(session, "pytest", *(session.posargs or PARALLEL))


@nox.session(name="test-ci")
def test_ci(session: nox.Session) -> None:
    """Run all tests but the nightly ones, as CI does for each change."""
    options = ("--durations=30", "-m", "not nightly")
    run(session, "pytest", *PARALLEL, *options, *session.posargs)


@nox.session
def nightly(session: nox.Session) -> None:
    """Run all tests, the audit with every mutant and an hour of fuzzing."""
    run(
        session, "pytest", *PARALLEL, "-m", "", SEMINAR_KILLS=KILLS, SEMINAR_SERVE_KILLS=SERVE_KILLS
    )
    run(session, "seminar", "audit", "--mutants", "all")
    session.notify("fuzz")


@nox.session
def fuzz(session: nox.Session) -> None:
    """Fuzz the protocol between guest and host; the argument is the time in seconds."""
    if find_spec("atheris") is None:
        session.error('needs the extra `fuzz`: .venv/bin/pip install -e ".[fuzz]"')
    seconds = int(session.posargs[0]) if session.posargs else FUZZ_SECONDS
    corpus = ROOT / "build" / "corpus"
    with ZipFile(ROOT / "tests" / "sandbox" / "fuzz" / "corpus.zip") as archive:
        archive.extractall(corpus)
    for target in FUZZ_TARGETS:
        time_limit = f"-max_total_time={seconds // len(FUZZ_TARGETS)}"
        fuzzer = ("-m", "tests.sandbox.fuzz.wire_fuzz", target, str(corpus / target))
        run(session, "python", *fuzzer, time_limit, *FUZZ_OPTIONS)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, spelling, types and import contracts."""
    run(session, "ruff", "check", ".")
    run(session, "ruff", "format", "--check", ".")
    run(session, "codespell")
    run(session, "mypy")
    run(session, "lint-imports", "--no-cache", "--no-logo")


@nox.session
def fix(session: nox.Session) -> None:
    """Format the code, correct what ruff can correct, and write the generated pages."""
    run(session, "ruff", "check", "--fix", ".")
    run(session, "ruff", "format", ".")
    run(session, "python", "docs/reference.py")


@nox.session
def audit(session: nox.Session) -> None:
    """Audit the hidden suites; arguments are those of `seminar audit`."""
    run(session, "seminar", "audit", *session.posargs)


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Print the measurements of docs/performance.md as Markdown: about 20 minutes, otherwise idle.

    Growth takes hours: `python benchmarks/growth.py`.
    """
    for command in BENCHMARKS:
        sys.stdout.write(f"\n## {command}\n\n")
        sys.stdout.flush()
        script, *arguments = command.split()
        run(session, "python", f"benchmarks/{script}", *arguments)


@nox.session
def docs(session: nox.Session) -> None:
    """Check the generated pages, and the links and commands in all documents."""
    run(session, "python", "docs/reference.py", "--check")
    run(session, "pytest", "-q", "tests/project/test_docs.py")


@nox.session(name="release-check")
def release_check(session: nox.Session) -> None:
    """Check that assignments/ contains what `seminar release` makes from the masters."""
    run(session, "seminar", "release")
    changed = subprocess.check_output(
        ("git", "status", "--porcelain", "--", "assignments"), cwd=ROOT, text=True
    )
    if changed:
        session.error(f"assignments/ is stale; run `seminar release` and commit:\n{changed}")
