# /// variant
# title.en = "Axes of length one are dropped"
# title.ja = "長さ 1 の軸がなくなっている"
# hint.en = "The values are right, but a layer of one neuron and a batch of one row come back with fewer axes than they should have. Does anything in your function change the shape of the sums?"
# hint.ja = "値は合っていますが、ニューロンが1個の層や1行だけのバッチで、返ってくる配列の軸が減っています。関数の中に、総和の形状を変える処理はありませんか。"
# fails = "test_one_neuron"
# ///
def affine(x, W, b):
    return np.squeeze(np.dot(x, W) + b)
