# /// variant
# title.en = "The intercept has the wrong sign"
# title.ja = "切片の符号が逆になっている"
# hint.en = "The slope is right and the line is shifted up or down. Put t = x into your line by hand: does the height of f remain? Then look at the signs of the intercept."
# hint.ja = "傾きは正しいのに、直線が上下にずれています。t に x を入れて手で計算すると、f の値が残りますか。切片の符号を確かめてみましょう。"
# fails = "test_touches"
# ///
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    intercept = slope * x - f(x)
    return lambda t: slope * t + intercept
