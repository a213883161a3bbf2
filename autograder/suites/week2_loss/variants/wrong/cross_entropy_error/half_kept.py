# /// variant
# title.en = "Halves the loss as in chapter 1"
# title.ja = "1章のように損失を半分にしている"
# hint.en = "All your losses are exactly half of what they should be. Which of the two formulas of this week has the factor one half?"
# hint.ja = "どの損失も、ちょうど半分になっています。今週の2つの式のうち、1/2 が付いているのはどちらですか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -0.5 * np.sum(t * np.log(y + 1e-7)) / n
