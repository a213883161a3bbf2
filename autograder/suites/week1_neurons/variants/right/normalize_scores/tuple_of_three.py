# /// variant
# unusual = "A tuple of three numbers"
# ///
def normalize_scores(scores):
    A, B, C = scores
    total = A + B + C
    return A / total, B / total, C / total
