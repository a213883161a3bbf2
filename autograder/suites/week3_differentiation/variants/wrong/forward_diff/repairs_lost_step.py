# /// variant
# title.en = "A step that would be lost is replaced by a better one"
# title.ja = "丸め誤差で消える刻み幅を、別の刻み幅に取り替えている"
# hint.en = "Your function saves its caller from the rounding error. But chapter 1 of the notebook wants you to walk into that pitfall and see it. Is h used just as it is, however bad?"
# hint.ja = "丸め誤差が起きないように、刻み幅を直しているようです。1節では、その落とし穴に実際に落ちてみることが目的です。不適切な h でも、そのまま使っていますか。"
# fails = "test_step_that_is_lost"
# ///
def forward_diff(f, x, h):
    if x + h == x:
        h = 1e-4
    return (f(x + h) - f(x)) / h
