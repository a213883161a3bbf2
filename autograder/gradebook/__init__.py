"""The grade repository: what calls nbgrader and its database."""
