# /// variant
# unusual = "The sum as a product with ones, and a guard in the denominator"
# ///
def normalize_scores(scores):
    return np.divide(scores, np.dot(scores, np.ones(3)) + 1e-7)
