"""What stands on the instructor's pages, in the language of the course."""

from autograder.core.i18n import Language, lazy

WORDS = {
    # figures
    "axis_points": "points",
    "axis_students": "students",
    "axis_passed": "share of students who pass",
    "axis_separation": "separation",
    "axis_share": "share of the points",
    "axis_epoch": "epoch",
    "axis_accuracy": "accuracy",
    "median_is": "median {median}",
    "alt_points": "Histogram of points. Half of the class has {median} points or more.",
    "alt_tests": "{count} tests by the share of students who pass and by separation.",
    "alt_tests_one": "One test by the share of students who pass and by separation.",
    "alt_weeks": "Share of the points week over week: median and middle half of the class.",
    "alt_curves": "Learning curves of {count} students over the band of the reference.",
    "alt_curves_one": "Learning curve of one student over the band of the reference.",
    "as_table": "The same as a table",
    # frame
    "skip": "Skip to the content",
    "contents": "Contents",
    "report_on": "Report on the class: {title}",
    "overview_of": "The class week over week",
    "as_of": "As of {time}. Due {due}.",
    "as_of_alone": "As of {time}.",
    "anonymous": "Anonymous: labels were drawn by lot, and say nothing about who or where.",
    "all_weeks": "All weeks",
    # tiles
    "students": "Students",
    "handed_in": "Handed in",
    "missing": "Missing",
    "late": "Late",
    "median": "Median",
    "of_points": "of {points} points",
    "needs_human": "Need a human",
    # misconceptions
    "talk": "What to talk about next week",
    "talk_how": "What the hidden tests recognised, by the number of students who have it.",
    "talk_none": "No known misconception was recognised.",
    "count_of": "{count} of {all}",
    "who": "Who has it",
    "likely": "likely",
    "unexplained": "Failed tests that no known misconception explains",
    # distribution
    "distribution": "Distribution of points",
    "points_from_to": "From {low} to {high}",
    "spread": "Mean {mean}, a quarter up to {quarter}, half up to {median}, three quarters up to"
    " {three_quarters}, the best {highest} of {all} points.",
    "no_points": "Nobody has points yet.",
    # attention
    "attention": "Problems that need a human",
    "attention_none": "None: everything was graded and entered.",
    # late and missing
    "late_missing": "Late and missing",
    "late_none": "Nobody was late.",
    "missing_none": "Nobody is missing.",
    "late_list": "Handed in late",
    "missing_list": "Nothing handed in",
    "still_open": "It is not due yet.",
    "penalty": "Penalty",
    "how_late": "How late",
    "days": "{days} d {hours} h",
    "hours": "{hours} h {minutes} min",
    "minutes": "{minutes} min",
    # students
    "by_student": "Students, week over week",
    "by_student_how": "Compared with {before}.",
    "student": "Student",
    "points": "Points",
    "share": "Share",
    "before": "Week before",
    "change": "Change",
    "remarks": "Remarks",
    "by_hand": "to be graded by hand",
    "not_entered": "not in the gradebook yet",
    # matrix
    "matrix": "Where the class is stuck",
    "matrix_how": "A row for each student, by points; a column for each hidden test.",
    "class_passed": "Passed",
    "mark_passed": "passed",
    "mark_carried": "carried forward: right once what it builds on is right",
    "mark_failed": "failed",
    "mark_unwritten": "not written",
    "mark_broken": "the test itself failed",
    "mark_none": "not tested",
    # tests
    "tests": "How hard each test was, and how well it separates",
    "tests_how": "Difficulty is the share of students who pass. Separation is the correlation of"
    " passing with the points of all other tests: near 1, who passes it does well elsewhere; near"
    " 0, it tells nothing about the rest; below 0, look at the test. A dash: all did the same.",
    "few": "With so few students, separation is mostly chance.",
    "number": "Number",
    "exercise": "Exercise",
    "test": "Test",
    "passed": "Passed",
    "carried": "Carried",
    "failed": "Failed",
    "unwritten": "Not written",
    "difficulty": "Pass",
    "separation": "Separation",
    # accuracy
    "accuracy": "Accuracy on digits that nobody has seen",
    "accuracy_how": "An accuracy is known where a test was not content with it.",
    "measured": "Accuracy",
    "level": "What the network reaches",
    "step_0": "no more than chance, or no training",
    "step_1": "more than chance",
    "step_2": "most digits",
    "step_3": "as good as the reference",
    "asked_for": "{measured} (asked for: {asked})",
    "curves": "Learning curves on the test images",
    "curves_how": "A line for each student, as recorded by their own code; the band is where the"
    " reference's curves lie.",
    # overview
    "assignment": "Assignment",
    "weeks": "The weeks",
    "top": "Most frequent misconception",
    "last_change": "Last change",
    "not_handed_in": "not handed in",
}
ATTENTION_TEXTS = {
    "grader_failed": "Grading stopped for a reason on our side. Run `seminar grade` again; if it"
    " stays, report it with the detail.",
    "broken_test": "A hidden test could not be carried out. Mend the suite, and run"
    " `seminar audit` and `seminar grade`.",
    "forged": "Something was sent that no solution sends. Look at the notebook.",
    "ungradable": "There was nothing that could be graded. Ask for the notebook again.",
    "ungraded": "Handed in, but not graded yet. Run `seminar grade`.",
    "not_entered": "Graded, but not in the gradebook yet. Run `seminar grade`.",
    "other_suite": "Graded by another version of the suite than most. Run `seminar grade`.",
    "weak_wall": "Graded behind a weaker wall than the full one.",
    "out_of_time": "The time for the whole notebook was used up before the last test.",
    "doubtful": "It was not certain which cell was meant as an answer. Look whether the right one"
    " was taken.",
    "by_hand": "Free-text answers wait for points in the formgrader.",
}


def text(key: str, language: Language, **values: object) -> str:
    """One of the words or sentences above, with its blanks filled."""
    return lazy(WORDS[key], **values).render(language)


def plural_text(key: str, language: Language, count: int) -> str:
    """A sentence about so many, with words of its own for one."""
    return text(f"{key}_one" if count == 1 else key, language, count=count)


def reason(key: str, language: Language) -> str:
    """What a reason for attention asks for."""
    return lazy(ATTENTION_TEXTS[key]).render(language)
