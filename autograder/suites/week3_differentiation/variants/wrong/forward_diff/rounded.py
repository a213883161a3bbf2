# /// variant
# title.en = "The slope is rounded"
# title.ja = "傾きを丸めている"
# hint.en = "Your slopes are nearly right, but their last digits are missing. Rounding is for showing a number to people; what should a function hand to its caller?"
# hint.ja = "ほぼ正しい値ですが、下の桁がなくなっています。丸めるのは、人に見せるときだけで十分です。関数が返す値はどうあるべきでしょうか。"
# fails = "test_small_step"
# ///
def forward_diff(f, x, h):
    return round((f(x + h) - f(x)) / h, 4)
