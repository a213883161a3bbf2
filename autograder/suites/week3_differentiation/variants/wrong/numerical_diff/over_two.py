# /// variant
# title.en = "Divided by 2, but not by the step"
# title.ja = "2 で割っただけで、刻み幅で割っていない"
# hint.en = "Your slopes are tiny, even where f is steep: a mean of two rises is not yet a slope. By how much did x change between your two places?"
# hint.ja = "急な坂でも、傾きがとても小さい数になります。増加量を 2 で割っただけでは、まだ傾きになりません。2点の間で、x はどれだけ変わったでしょうか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x - h)) / 2
