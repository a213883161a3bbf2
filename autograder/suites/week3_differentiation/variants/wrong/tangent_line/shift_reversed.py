# /// variant
# title.en = "The distance from x has the wrong sign"
# title.ja = "x からの距離の符号が逆になっている"
# hint.en = "Your line goes through the right point, but falls where f rises. A step to the right of x should count as positive. Does it in your code?"
# hint.ja = "接点は通っていますが、f が増えるところで直線が下がっています。x より右へ進んだ距離は、正になるはずです。コードではどうなっていますか。"
# fails = "test_slope"
# ///
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    return lambda t: f(x) + slope * (x - t)
