# /// variant
# unusual = "A list of Python numbers"
# ///
def normalize_scores(scores):
    total = sum(float(s) for s in scores)
    return [float(s) / total for s in scores]
