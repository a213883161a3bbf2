# /// variant
# title.en = "The height of f is taken at t, not at x"
# title.ja = "f の値を x ではなく t で求めている"
# hint.en = "Your line is bent, because f itself still runs along in it. A tangent knows only one height of f. Which one?"
# hint.ja = "f が t とともに動くので、直線になっていません。接線を決めるのに使う f の値は一つだけです。どこでの値でしょうか。"
# fails = "test_slope"
# ///
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    return lambda t: f(t) + slope * (t - x)
