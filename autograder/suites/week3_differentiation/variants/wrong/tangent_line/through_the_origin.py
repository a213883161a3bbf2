# /// variant
# title.en = "The line goes through the origin"
# title.ja = "原点を通る直線になっている"
# hint.en = "Your line has the right slope, but it always goes through the origin instead of touching f. Which point does a tangent share with its curve?"
# hint.ja = "傾きは正しいのに、f に接する代わりに、いつも原点を通っています。接線は、曲線のどの点を通るはずでしょうか。"
# fails = "test_touches"
# ///
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    return lambda t: slope * t
