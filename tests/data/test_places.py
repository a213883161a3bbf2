"""The folders in which fetched files lie."""

from pathlib import Path

import pytest

from data import places


def test_user_folder_of_each_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SEMINAR_DATA the folder is the one that the platform is used to."""
    monkeypatch.delenv("SEMINAR_DATA", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    found = {}
    for system in ("Linux", "Darwin", "Windows"):
        monkeypatch.setattr("platform.system", lambda system=system: system)
        found[system] = places.user_folder().as_posix()
    assert found == {
        "Linux": "home/.local/share/seminar-kit",
        "Darwin": "home/Library/Application Support/seminar-kit",
        "Windows": "home/AppData/Local/seminar-kit",
    }


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a home folder, as in a sandbox, still has the folder beside the package."""

    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("SEMINAR_DATA", raising=False)
    monkeypatch.setattr(Path, "home", no_home)
    monkeypatch.setattr("platform.system", lambda: "Linux")
    assert places.places("mnist") == [places.PACKAGE / "mnist"]


def test_chosen_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """SEMINAR_DATA comes before what the platform is used to, and may begin with ~."""
    monkeypatch.setenv("SEMINAR_DATA", "~/somewhere")
    assert places.user_folder() == Path("~/somewhere").expanduser()
