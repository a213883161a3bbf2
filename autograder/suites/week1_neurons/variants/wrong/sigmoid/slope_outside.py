# /// variant
# title.en = "The slope multiplies the whole result"
# title.ja = "傾きを結果全体に掛けている"
# hint.en = "With a larger slope your curve gets higher instead of steeper, and goes past 1. Does the slope stretch what goes in or what comes out?"
# hint.ja = "傾きを大きくすると、曲線が急になるのではなく背が高くなり、1 を超えてしまいます。傾きは入力と出力のどちらを伸び縮みさせるものでしょうか。"
# fails = "test_any_slope"
# ///
def sigmoid(x, a=1.0):
    return a * (1 / (1 + np.exp(-x)))
