# /// variant
# title.en = "The slope is taken at t, not at x"
# title.ja = "傾きを x ではなく t で求めている"
# hint.en = "Your line is bent: its slope changes from place to place. A tangent has one slope everywhere. At which place is it to be found?"
# hint.ja = "場所によって傾きが変わり、直線になっていません。接線の傾きはどこでも同じです。その傾きは、どの場所で求めるものでしょうか。"
# fails = "test_slope"
# ///
def tangent_line(f, x):
    return lambda t: f(x) + numerical_diff(f, t) * (t - x)
