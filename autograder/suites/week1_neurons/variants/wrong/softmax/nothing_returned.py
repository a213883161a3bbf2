# /// variant
# title.en = "Nothing is returned"
# title.ja = "値を返していない"
# hint.en = "Whoever calls your function gets None. The probabilities are computed, but which statement hands them to the caller?"
# hint.ja = "関数を呼び出しても None しか得られません。確率は計算されていますが、それを呼び出した側に渡すのは、どの文でしょうか。"
# fails = "test_one_sample"
# ///
def softmax(a):
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    y = e / np.sum(e, axis=-1, keepdims=True)
