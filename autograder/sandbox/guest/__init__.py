"""The student side of the wall: these files import each other and nothing else of ours."""
