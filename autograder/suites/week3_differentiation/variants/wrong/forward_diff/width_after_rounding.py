# /// variant
# title.en = "Divides by the distance moved, which is 0 for a lost step"
# title.ja = "実際に動いた距離で割っていて、刻み幅が消えると 0 で割ることになる"
# hint.en = "For a step that is lost in rounding, your two places are the same, and you divide by their distance. What does the formula divide by?"
# hint.ja = "刻み幅が丸め誤差で消えると、2点が同じ場所になり、その距離の 0 で割ることになります。式では、何で割ることになっていますか。"
# fails = "test_step_that_is_lost"
# ///
def forward_diff(f, x, h):
    right = x + h
    return (f(right) - f(x)) / (right - x)
