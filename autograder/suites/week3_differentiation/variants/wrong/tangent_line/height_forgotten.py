# /// variant
# title.en = "The height of f at x is left out"
# title.ja = "x での f の値を足していない"
# hint.en = "Your line has the right slope, but at x its height is 0. Where should it meet f?"
# hint.ja = "傾きは正しいのに、t が x のとき高さが 0 になります。直線は f とどこで出会うはずでしょうか。"
# fails = "test_touches"
# ///
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    return lambda t: slope * (t - x)
