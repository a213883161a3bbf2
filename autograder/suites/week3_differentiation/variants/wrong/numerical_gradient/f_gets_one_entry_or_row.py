# /// variant
# title.en = "f is called with x[i] alone: one entry, or one row of a table"
# title.ja = "f に x[i] だけを渡している（要素一つ、2次元なら1行）"
# hint.en = "Where f multiplies or mixes its entries you are wrong, or f stops with an error: it sees a part of x only. And with one index you visit the rows of a table, not its entries. What has to be kept of the other entries?"
# hint.ja = "f が要素どうしを掛けたり混ぜたりすると、値が違うか、エラーになります。f には x の一部しか見えていないからです。また、2次元の配列では、添字1つは要素ではなく行を指します。動かさない要素は、どうしておけばよいでしょうか。"
# fails = "test_entries_that_work_together"
# ///
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros_like(x)
    for idx in range(x.size):
        tmp_val = x[idx]
        fxh1 = f(tmp_val + h)
        fxh2 = f(tmp_val - h)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
    return grad
