# /// variant
# unusual = "A dict of the probabilities after softmax, whose order is the same"
# ///
def predict_label(scores):
    p = dict(zip(["good", "average", "poor"], softmax(scores)))
    return max(p, key=p.get)
