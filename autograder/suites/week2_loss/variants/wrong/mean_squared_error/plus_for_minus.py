# /// variant
# title.en = "Adds prediction and answer instead of subtracting them"
# title.ja = "予測と正解を引かずに、足している"
# hint.en = "Even a perfect prediction has a large error with your function. What has to become zero when prediction and answer are the same?"
# hint.ja = "予測が正解と完全に一致していても、大きな誤差になっています。予測と正解が同じときに 0 になるのは、2つをどう計算した値ですか。"
# fails = "test_no_error"
# ///
def mean_squared_error(y, t):
    return 0.5 * np.sum((y + t) ** 2)
