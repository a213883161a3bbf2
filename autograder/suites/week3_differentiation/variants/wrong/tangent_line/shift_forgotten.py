# /// variant
# title.en = "The slope is multiplied by t, not by the distance from x"
# title.ja = "傾きに、x からの距離ではなく t を掛けている"
# hint.en = "Your line has the right slope but misses the point where it should touch. At t = x it has to be exactly as high as f. How far have you walked from x when you are at t?"
# hint.ja = "傾きは正しいのに、直線が接点を通っていません。t が x のとき、直線の高さは f の値と同じはずです。t にいるとき、x からどれだけ進んだことになるでしょうか。"
# fails = "test_touches"
# ///
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    return lambda t: f(x) + slope * t
