# /// variant
# title.en = "The factor one half is squared as well"
# title.ja = "1/2 まで一緒に二乗している"
# hint.en = "All your errors are exactly half of what they should be. Does the one half of the formula stand inside the square or in front of the sum?"
# hint.ja = "どの誤差も、ちょうど半分の大きさになっています。式の 1/2 は、二乗の中と総和の前、どちらにありますか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    diff = (y - t) / 2
    return np.sum(diff**2)
