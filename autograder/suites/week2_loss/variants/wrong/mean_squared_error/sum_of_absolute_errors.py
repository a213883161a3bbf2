# /// variant
# title.en = "Adds absolute differences, without a square and without the half"
# title.ja = "二乗も 1/2 もなく、差の絶対値を足している"
# hint.en = "What you add are plain distances: a difference that is twice as large costs only twice as much. Look at the exponent in the formula, and at what stands in front of the sum."
# hint.ja = "差の大きさをそのまま足しているので、差が2倍になると誤差も2倍にしかなりません。式の指数と、総和の前にあるものを確かめましょう。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return np.sum(np.abs(y - t))
