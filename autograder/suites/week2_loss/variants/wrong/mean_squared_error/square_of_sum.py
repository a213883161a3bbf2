# /// variant
# title.en = "Squares the sum instead of summing the squares"
# title.ja = "二乗してから足すのではなく、足してから二乗している"
# hint.en = "In your sum the differences cancel before they are squared, so for probabilities nothing is left. What has to come first, the square or the sum?"
# hint.ja = "二乗する前に差どうしが打ち消し合うため、確率を渡すと何も残りません。二乗と総和、どちらを先に計算するのでしょうか。"
# fails = "test_signs_do_not_cancel"
# ///
def mean_squared_error(y, t):
    return 0.5 * np.sum(y - t) ** 2
