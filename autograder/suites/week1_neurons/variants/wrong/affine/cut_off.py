# /// variant
# title.en = "The sums are written into an array of x's type"
# title.ja = "x と同じ型の配列に総和を書き込んでいる"
# hint.en = "If x holds whole numbers, your sums lose what stands behind the decimal point. Which type of numbers can the array hold that you write into?"
# hint.ja = "x が整数のとき、総和の小数部分が失われています。総和を書き込んでいる配列には、どんな型の数が入るでしょうか。"
# fails = "test_whole_numbers"
# ///
def affine(x, W, b):
    h = np.zeros(x.shape[:-1] + b.shape, dtype=x.dtype)
    h[...] = np.dot(x, W) + b
    return h
