# /// variant
# unusual = "Comparisons, each score against both others"
# ///
def predict_label(scores):
    A, B, C = scores
    if A >= B and A >= C:
        return "good"
    if B >= C:
        return "average"
    return "poor"
