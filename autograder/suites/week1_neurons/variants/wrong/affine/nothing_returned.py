# /// variant
# title.en = "Nothing is returned"
# title.ja = "値を返していない"
# hint.en = "Whoever calls your function gets None. The sums are computed, but which statement hands them to the caller?"
# hint.ja = "関数を呼び出しても None しか得られません。総和は計算されていますが、それを呼び出した側に渡すのは、どの文でしょうか。"
# fails = "test_products"
# ///
def affine(x, W, b):
    h = np.dot(x, W) + b
