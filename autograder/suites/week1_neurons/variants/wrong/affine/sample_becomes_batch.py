# /// variant
# title.en = "A single sample comes back as a batch of one"
# title.ja = "データ1つの結果が、1行だけのバッチになっている"
# hint.en = "The values are right, but for a single sample you give back a table with one row. Does x have to be given a second axis before the product?"
# hint.ja = "値は合っていますが、データが1つのとき、1行だけの2次元配列が返っています。積の前に、x に軸を加える必要があるでしょうか。"
# fails = "test_one_sample"
# ///
def affine(x, W, b):
    x = x.reshape(-1, W.shape[0])
    return np.dot(x, W) + b
