# /// variant
# title.en = "The slope is not used"
# title.ja = "傾き a が使われていない"
# hint.en = "Your curve is the same for every slope. Where in the formula does the slope stand, and where in your code?"
# hint.ja = "どの傾きを渡しても、同じ曲線になっています。傾きは式のどこにありますか。あなたのコードのどこかに出てくるでしょうか。"
# fails = "test_any_slope"
# ///
def sigmoid(x, a=1.0):
    return 1 / (1 + np.exp(-x))
