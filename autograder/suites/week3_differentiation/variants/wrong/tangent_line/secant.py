# /// variant
# title.en = "A line through two points of the curve, not the tangent"
# title.ja = "接線ではなく、曲線上の離れた2点を通る直線になっている"
# hint.en = "Your line goes through the right point, but cuts the curve a second time far away. Its slope comes from two places that lie far apart. Which exercise before this one finds the slope at x itself?"
# hint.ja = "接点は通っていますが、離れた場所でもう一度曲線と交わります。離れた2点から傾きを求めているからです。x そのものでの傾きは、前のどの問題で求めましたか。"
# fails = "test_slope"
# ///
def tangent_line(f, x):
    slope = f(x + 1) - f(x)
    return lambda t: f(x) + slope * (t - x)
