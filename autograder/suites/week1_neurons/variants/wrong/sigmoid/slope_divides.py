# /// variant
# title.en = "The slope divides x"
# title.ja = "x を傾きで割っている"
# hint.en = "A larger slope makes your curve gentler, a smaller one steeper. It should be the other way round: how are x and the slope joined in the exponent?"
# hint.ja = "傾きを大きくするほど、曲線がなだらかになっていて、逆です。指数の中で、x と傾きはどう結びついているでしょうか。"
# fails = "test_any_slope"
# ///
def sigmoid(x, a=1.0):
    return 1 / (1 + np.exp(-x / a))
