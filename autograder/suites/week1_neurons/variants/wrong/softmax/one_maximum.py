# /// variant
# title.en = "One maximum serves the whole batch"
# title.ja = "バッチ全体で1つの最大値を引いている"
# hint.en = "If one row lies far below the largest score of the batch, it becomes zero divided by zero, which is nan. Your sums keep the rows apart: what about the maximum?"
# hint.ja = "バッチの最大のスコアよりずっと小さい行は、0 を 0 で割ることになり、nan になります。総和は行ごとに求められています。最大値のほうはどうでしょうか。"
# fails = "test_rows_far_apart"
# ///
def softmax(a):
    e = np.exp(a - np.max(a))
    return e / np.sum(e, axis=-1, keepdims=True)
