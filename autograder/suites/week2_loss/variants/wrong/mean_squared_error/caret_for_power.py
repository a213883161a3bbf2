# /// variant
# title.en = "Writes the power with a caret"
# title.ja = "べき乗を ^ で書いている"
# hint.en = "Python stops with a TypeError because the caret is not a power there; it works on the bits of whole numbers. Look up how Python writes a square."
# hint.ja = "Python の ^ はべき乗ではなく、整数のビットを扱う演算子なので、TypeError で止まります。Python で2乗をどう書くか調べてみましょう。"
# fails = "test_probabilities_against_one_hot"
# ///
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ^ 2)
