# /// variant
# title.en = "Multiplies by two instead of halving"
# title.ja = "半分にせず、2倍している"
# hint.en = "All your errors are exactly four times as large as they should be. Dividing by a half is not halving; which way does your factor work?"
# hint.ja = "どの誤差も、ちょうど4倍の大きさになっています。「2で割る」と「0.5で割る」は違います。係数が逆に働いていませんか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return np.sum((y - t) ** 2) / 0.5
