# /// variant
# title.en = "The factor one half is missing"
# title.ja = "1/2 を掛けていない"
# hint.en = "All your errors are exactly twice as large as they should be. Compare your line with the formula once more, from its left end."
# hint.ja = "どの誤差も、ちょうど2倍の大きさになっています。式を左端からもう一度、自分のコードと見比べてみましょう。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return np.sum((y - t) ** 2)
