# /// variant
# title.en = "A single number comes back as an array"
# title.ja = "1つの数を渡しても配列が返る"
# hint.en = "For a single number you give back an array with one element. The result should have the shape of what went in: does x have to be wrapped up first?"
# hint.ja = "1つの数を渡すと、要素が1つの配列が返ってきます。戻り値の形状は入力と同じはずです。先に x を配列に入れる必要があるでしょうか。"
# fails = "test_single_number"
# ///
def sigmoid(x, a=1.0):
    x = np.atleast_1d(x)
    return 1 / (1 + np.exp(-a * x))
