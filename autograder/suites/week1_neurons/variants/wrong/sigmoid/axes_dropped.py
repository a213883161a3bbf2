# /// variant
# title.en = "Axes of length one are dropped"
# title.ja = "長さ 1 の軸がなくなっている"
# hint.en = "The values are right, but an array with only one row or one element comes back with fewer axes than it had. Does anything in your function change the shape?"
# hint.ja = "値は合っていますが、1行だけや1要素だけの配列を渡すと、軸が減って返ってきます。関数の中に、形状を変える処理はありませんか。"
# fails = "test_any_shape"
# ///
def sigmoid(x, a=1.0):
    x = np.array(x)
    return np.squeeze(1 / (1 + np.exp(-a * x)))
