# /// variant
# title.en = "The differences are added up without being squared"
# title.ja = "差を二乗せずに足している"
# hint.en = "Differences above and below zero cancel out in your sum, so for probabilities the error is always about 0. Is each difference squared before they are added?"
# hint.ja = "正の差と負の差が打ち消し合うため、確率を渡すと誤差がほとんど 0 になってしまいます。足す前に、差を1つずつ二乗していますか。"
# fails = "test_signs_do_not_cancel"
# ///
def mean_squared_error(y, t):
    return 0.5 * np.sum(y - t)
