# /// variant
# title.en = "The denominator is not in brackets"
# title.ja = "分母全体が括弧に入っていない"
# hint.en = "Your answers are never below 1 and grow without limit on the left. In which order does Python divide and add, if no brackets tell it otherwise?"
# hint.ja = "答えがいつも 1 以上で、左へ行くほど際限なく大きくなっています。括弧がないとき、Python は割り算と足し算のどちらを先に計算するでしょうか。"
# fails = "test_slope_one"
# ///
def sigmoid(x, a=1.0):
    return 1 / 1 + np.exp(-a * x)
