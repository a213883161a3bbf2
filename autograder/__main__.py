"""`python -m autograder`: the same as the command `seminar`."""

from autograder.cli.app import main

if __name__ == "__main__":  # a worker process imports this module again under another name
    main()
