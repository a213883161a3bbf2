# /// variant
# title.en = "f is called with one entry alone"
# title.ja = "f に配列全体ではなく、要素を一つだけ渡している"
# hint.en = "Where f multiplies or mixes its entries you are wrong, or f stops with an error: it sees only one of them. To ask for the slope along one entry, what has to be kept of the others?"
# hint.ja = "f が要素どうしを掛けたり混ぜたりすると、値が違うか、エラーになります。f には要素が一つしか見えていないからです。一つの要素を動かすとき、残りの要素はどうしておけばよいでしょうか。"
# fails = "test_entries_that_work_together"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        fxh1 = f(tmp_val + h)
        fxh2 = f(tmp_val - h)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
    return grad
