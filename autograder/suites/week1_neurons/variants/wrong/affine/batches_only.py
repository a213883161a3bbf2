# /// variant
# title.en = "Only batches are provided for"
# title.ja = "バッチの場合しか考えていない"
# hint.en = "Your function stops with an error for a single sample, which has one axis only. Does the matrix product have to know the number of axes beforehand?"
# hint.ja = "データが1つだけのとき、エラーで止まります。軸が1つしかないからです。行列の積を計算するのに、軸の数をあらかじめ決めておく必要があるでしょうか。"
# fails = "test_one_sample"
# ///
def affine(x, W, b):
    h = np.zeros((x.shape[0], W.shape[1]))
    for n in range(x.shape[0]):
        for m in range(W.shape[1]):
            h[n, m] = np.sum(x[n, :] * W[:, m]) + b[m]
    return h
