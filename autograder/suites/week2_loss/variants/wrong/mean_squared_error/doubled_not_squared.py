# /// variant
# title.en = "Multiplies the differences by two instead of squaring them"
# title.ja = "差を二乗せず、2倍している"
# hint.en = "Your error can be negative, and for probabilities it is always about 0. How does Python write a power, and how a product?"
# hint.ja = "誤差が負になることがあり、確率を渡すとほとんど 0 になってしまいます。Python で「2乗」と「2倍」はそれぞれどう書きますか。"
# fails = "test_signs_do_not_cancel"
# ///
def mean_squared_error(y, t):
    return 1 / 2 * sum((y - t) * 2)
