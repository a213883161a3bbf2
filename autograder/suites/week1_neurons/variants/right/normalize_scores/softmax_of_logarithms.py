# /// variant
# unusual = "The softmax of the logarithms, which is the same; zero gives minus infinity and then zero again"
# ///
def normalize_scores(scores):
    return softmax(np.log(scores))
