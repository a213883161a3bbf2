# /// variant
# title.en = "The slope is rounded"
# title.ja = "傾きを丸めている"
# hint.en = "Your slopes are right in their first decimals and then stop. Rounding is for showing a number to people. What accuracy does the docstring ask for?"
# hint.ja = "傾きは小数点以下の数桁まで正しく、その先がありません。丸めるのは、人に見せるときだけで十分です。説明文では、どれくらいの精度が求められていますか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return round((f(x + h) - f(x - h)) / (2 * h), 4)
