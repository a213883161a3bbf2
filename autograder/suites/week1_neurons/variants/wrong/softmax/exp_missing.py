# /// variant
# title.en = "The scores themselves are divided by their sum"
# title.ja = "指数関数を使わず、スコアをそのまま総和で割っている"
# hint.en = "Your rows may add up to 1, but negative scores give negative probabilities, and sometimes the sum is zero. Which function makes every score positive before they are shared out?"
# hint.ja = "行の和は 1 になっても、負のスコアの確率が負になり、総和が 0 になることもあります。割合を求める前に、どんなスコアも正の数に変えるのは、どの関数でしょうか。"
# fails = "test_one_sample"
# ///
def softmax(a):
    return a / np.sum(a, axis=-1, keepdims=True)
