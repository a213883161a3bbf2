# /// variant
# title.en = "The difference keeps its sign"
# title.ja = "分子で絶対値を取っていない"
# hint.en = "Elements that are too large are found, but those that are too small give a negative error, and among the others that never counts. Does it matter in which direction an element is wrong?"
# hint.ja = "大きすぎる要素は見つかりますが、小さすぎる要素は誤差が負になり、ほかの要素に隠れてしまいます。どちら向きに間違っているかは、重要でしょうか。"
# fails = "test_one_wrong_element"
# ///
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max((analytic - numerical) / size)
