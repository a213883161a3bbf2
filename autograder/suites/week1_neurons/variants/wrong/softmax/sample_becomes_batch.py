# /// variant
# title.en = "A single sample comes back as a batch of one"
# title.ja = "データ1つの結果が、1行だけのバッチになっている"
# hint.en = "The values are right, but for a single sample you give back a table with one row. Does the sample need a second axis, or can your axis be counted from the end?"
# hint.ja = "値は合っていますが、データが1つのとき、1行だけの2次元配列が返っています。軸を加える必要があるでしょうか。軸を後ろから数えれば、どちらの場合にも使えませんか。"
# fails = "test_one_sample"
# ///
def softmax(a):
    a = np.atleast_2d(a)
    e = np.exp(a - np.max(a, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)
