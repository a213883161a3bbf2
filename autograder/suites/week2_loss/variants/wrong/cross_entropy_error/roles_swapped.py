# /// variant
# title.en = "Prediction and answer have swapped their roles"
# title.ja = "予測と正解の役割が逆になっている"
# hint.en = "You take the logarithm of the right answer, which is full of zeros, so your losses are far too large. Of which of the two does the formula take the logarithm?"
# hint.ja = "0 ばかりの正解のほうで対数を取っているので、損失が大きくなりすぎています。式では、予測と正解のどちらの対数を取っていますか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(y * np.log(t + 1e-7)) / n
