"""Hand-ins that change while a class is graded: another content each time they are read."""

import json
from collections.abc import Iterator, Mapping

from msgspec import structs

from autograder.grading.grade import GradingJob


class Restless(Mapping[str, GradingJob]):
    """Jobs whose notebooks have another cell at each reading; `given` are the keys, by name."""

    def __init__(self, jobs: Mapping[str, GradingJob]) -> None:
        self._jobs = jobs
        self.given: dict[str, list[str]] = {name: [] for name in jobs}

    def __getitem__(self, name: str) -> GradingJob:
        notebook = json.loads(self._jobs[name].notebook)
        cell = dict(notebook["cells"][0], id="read", source=f"Reading {len(self.given[name])}")
        notebook["cells"].append(cell)
        job = structs.replace(self._jobs[name], notebook=json.dumps(notebook).encode())
        self.given[name].append(job.key)
        return job

    def __iter__(self) -> Iterator[str]:
        return iter(self._jobs)

    def __len__(self) -> int:
        return len(self._jobs)
