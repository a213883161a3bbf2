# /// variant
# title.en = "Computes the cross entropy error"
# title.ja = "交差エントロピー誤差を計算している"
# hint.en = "There is a logarithm in your function; that is the other loss of this week. This one knows differences and squares only."
# hint.ja = "関数の中で対数を使っていますが、それは今週のもう1つの損失関数です。ここで使うのは、差と二乗だけです。"
# fails = "test_probabilities_against_one_hot"
# ///
def mean_squared_error(y, t):
    return -np.sum(t * np.log(y + 1e-7))
