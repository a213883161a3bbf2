# /// variant
# unusual = "An array without axes comes back"
# ///
def predict_label(scores):
    k = np.argmax(scores)
    return np.where(k == 0, "good", np.where(k == 1, "average", "poor"))
