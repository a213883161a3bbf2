# /// variant
# unusual = "The largest pair of score and label"
# ///
def predict_label(scores, labels=("good", "average", "poor")):
    return max(zip(scores, labels))[1]
