# /// variant
# unusual = "A NumPy string comes back"
# ///
def predict_label(scores):
    labels = np.array(["good", "average", "poor"])
    return labels[np.argsort(scores)[-1]]
