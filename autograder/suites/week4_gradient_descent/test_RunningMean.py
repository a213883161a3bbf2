"""Hidden tests of `RunningMean`."""

from autograder.testing import as_number, assert_close, assert_that, get_handle, lazy, type_name

TRAITS = {"mean": 2, "asked_twice": 1, "own_numbers": 1}


def means(student, *series):
    """The means of objects that get their numbers in turn."""
    objects = [student.RunningMean() for _ in series]
    made = all(type_name(each) is not None for each in objects)
    assert_that(made, lazy("Calling the class does not create an object with methods."))
    for numbers in zip(*series, strict=True):
        for each, number in zip(objects, numbers, strict=True):
            get_handle(each, "add")(number)
    return [get_handle(each, "mean")() for each in objects]


def draw(rng, count):
    """Numbers far apart from each other, all of one sign so that their sum is not near zero."""
    return (
        rng.choice([-1, 1]) * (1 + 3 * rng.permutation(count) + rng.uniform(size=count))
    ).tolist()


def test_mean(student, rng):
    """Returns the mean of all numbers that have been added"""
    for numbers in (draw(rng, 1), draw(rng, 5), rng.integers(10, 99, 4).tolist(), draw(rng, 8)):
        assert_close(means(student, numbers)[0], sum(numbers) / len(numbers))


def test_asked_twice(student, rng):
    """Returns the same mean when mean is called twice"""
    each = student.RunningMean()
    for number in draw(rng, 3):
        get_handle(each, "add")(number)
    first, second = (as_number(get_handle(each, "mean")()) for _ in range(2))
    assert_close(second, first)


def test_own_numbers(student, rng):
    """Each object keeps its own numbers"""
    series = draw(rng, 4), draw(rng, 4)
    (alone,) = means(student, series[0])
    assert_close(means(student, *series)[0], as_number(alone))
