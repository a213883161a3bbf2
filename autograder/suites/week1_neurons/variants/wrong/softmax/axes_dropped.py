# /// variant
# title.en = "Axes of length one are dropped"
# title.ja = "長さ 1 の軸がなくなっている"
# hint.en = "The values are right, but a batch with one row or one class comes back with fewer axes than it had. Does anything in your function change the shape?"
# hint.ja = "値は合っていますが、1行だけや1クラスだけのバッチを渡すと、軸が減って返ってきます。関数の中に、形状を変える処理はありませんか。"
# fails = "test_one_row_or_class"
# ///
def softmax(a):
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    return np.squeeze(e / np.sum(e, axis=-1, keepdims=True))
