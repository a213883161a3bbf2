"""The report on an exercise as plain text."""

import pytest
from rich.cells import cell_len

from autograder.core.i18n import Language
from autograder.course import Level, Limits
from autograder.grading.result import (
    Certainty,
    ExerciseResult,
    GradingStatus,
    Misconception,
    Result,
    ResultInputs,
    TestOutcome,
    TestStatus,
)
from autograder.reporting import text_report

HINTS: dict[Language, str] = {
    "en": "Your loss grows with the number of samples. How do you make the loss of 5 samples"
    " comparable with that of 500?",
    "ja": "データの数が増えるほど損失も大きくなっています。5個の損失と500個の損失を比べられるように"
    "するには、どうすればよいでしょうか。",
}


def report(language: Language, *, carried: tuple[str, ...] = (), sure: bool = True) -> str:
    """Return the report on an exercise with one test and one misconception."""
    certainty = Certainty.SURE if sure else Certainty.LIKELY
    status = TestStatus.CARRIED if carried else TestStatus.FAILED
    exercise = ExerciseResult(
        "loss",
        3,
        4,
        (TestOutcome("test_mean", "Averages", status, 1.0),),
        carried,
        (Misconception("no_mean", "Summed", HINTS[language], certainty),),
    )
    inputs = ResultInputs("w", language, "", "", "", "", "", Limits(), (), "0", Level.FULL)
    result = Result(inputs, "", 0, GradingStatus.GRADED, (exercise,))
    return text_report.exercise_text(exercise, result, language)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_line_is_wider_than_a_page_shows(language: Language) -> None:
    """A long hint is wrapped without losing any text."""
    text = report(language)
    assert max(map(cell_len, text.splitlines())) <= text_report.WIDTH
    assert "".join(HINTS[language].split()) in "".join(text.split())


def test_a_likeness_is_said_to_be_one() -> None:
    """A likely misconception is worded as likely, a certain one is not."""
    assert "Looks like: Summed." in report("en", sure=False)
    assert "Looks like" not in report("en")
    assert "おそらく" in report("ja", sure=False)


def test_what_was_carried_is_shown_as_such() -> None:
    """The report names the prerequisite that the exercise works with, and marks the test."""
    text = report("en", carried=("predict",))
    assert "with a correct predict this works: 3 of 4 points" in text
    assert "(✓) Averages" in text
    assert "predictが正しければ動きます：4点中3点" in report("ja", carried=("predict",))
