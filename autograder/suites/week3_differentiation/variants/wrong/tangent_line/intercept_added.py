# /// variant
# title.en = "On the way from x to 0 the slope is added instead of taken away"
# title.ja = "切片を求めるとき、引くべきところで足している"
# hint.en = "The slope is right and the line is shifted up or down. The intercept is the height at 0. Walking from x back to 0, does a rising line go up or down?"
# hint.ja = "傾きは正しいのに、直線が上下にずれています。切片は 0 での高さです。増えていく直線を x から 0 まで戻ると、高さは増えるでしょうか、減るでしょうか。"
# fails = "test_touches"
# ///
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    intercept = f(x) + slope * x
    return lambda t: slope * t + intercept
