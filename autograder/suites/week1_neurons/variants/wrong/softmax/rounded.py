# /// variant
# title.en = "The probabilities are rounded"
# title.ja = "確率を丸めている"
# hint.en = "Your probabilities are nearly right, but digits are missing, and small ones have become zero. Rounding is for showing numbers: does it belong in the function?"
# hint.ja = "確率はほぼ合っていますが、小数の桁が足りず、小さな確率は 0 になっています。丸めるのは、表示するときだけで十分です。関数の中で丸める必要があるでしょうか。"
# fails = "test_one_sample"
# ///
def softmax(a):
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    return np.round(e / np.sum(e, axis=-1, keepdims=True), 2)
