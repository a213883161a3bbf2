# /// variant
# title.en = "The slope multiplies the exponential instead of the exponent"
# title.ja = "傾きを指数ではなく、指数関数の値に掛けている"
# hint.en = "With a larger slope your curve only moves to the right and is not one half at zero any more. Is the slope inside the exponential or in front of it?"
# hint.ja = "傾きを大きくすると、曲線が右へずれるだけで、x が 0 のときの値も半分ではなくなっています。傾きは指数の中にあるでしょうか、それとも指数関数の前にあるでしょうか。"
# fails = "test_any_slope"
# ///
def sigmoid(x, a=1.0):
    return 1 / (1 + a * np.exp(-x))
