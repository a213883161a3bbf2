# /// variant
# unusual = "By the formula, without any node; a list comes back"
# ///
def square_of_sum(x, y):
    return [x * x + 2 * x * y + y * y, 2 * x + 2 * y, 2 * x + 2 * y]
