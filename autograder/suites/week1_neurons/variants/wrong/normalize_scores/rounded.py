# /// variant
# title.en = "The probabilities are rounded"
# title.ja = "確率を丸めている"
# hint.en = "Your probabilities are nearly right, but digits are missing, and their sum need not be 1 any more. Rounding is for showing numbers: does it belong in the function?"
# hint.ja = "確率はほぼ合っていますが、小数の桁が足りず、和も 1 になるとは限りません。丸めるのは、表示するときだけで十分です。関数の中で丸める必要があるでしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    return np.round(scores / np.sum(scores), 2)
