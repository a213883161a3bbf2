"""Submissions that change while a class is graded: another content at each access."""

import json
from collections.abc import Iterator, Mapping

from msgspec import structs

from autograder.grading.grade import GradingJob


class ChangingJobs(Mapping[str, GradingJob]):
    """Jobs whose notebooks get another cell at each access; `served_keys` are the keys, by name."""

    def __init__(self, jobs: Mapping[str, GradingJob]) -> None:
        self._jobs = jobs
        self.served_keys: dict[str, list[str]] = {name: [] for name in jobs}

    def __getitem__(self, name: str) -> GradingJob:
        notebook = json.loads(self._jobs[name].notebook)
        source = f"Reading {len(self.served_keys[name])}"
        cell = dict(notebook["cells"][0], id="read", source=source)
        notebook["cells"].append(cell)
        job = structs.replace(self._jobs[name], notebook=json.dumps(notebook).encode())
        self.served_keys[name].append(job.key)
        return job

    def __iter__(self) -> Iterator[str]:
        return iter(self._jobs)

    def __len__(self) -> int:
        return len(self._jobs)
