# /// variant
# title.en = "The line takes single numbers only"
# title.ja = "t が数のときしか計算できない"
# hint.en = "For one number your line works, for an array it stops with an error. Something in it insists on a single number. Could plain arithmetic do without it?"
# hint.ja = "t が数なら計算できますが、配列だとエラーになります。どこかで、t を一つの数に変えようとしていませんか。ふつうの四則演算だけで足りるでしょうか。"
# fails = "test_arrays"
# ///
def tangent_line(f, x):
    slope, height = numerical_diff(f, x), f(x)
    return lambda t: float(height + slope * (float(t) - x))
