# /// variant
# title.en = "Always the slope of the notebook's curve, whatever f is"
# title.ja = "f を使わず、いつも curve の傾きを求めている"
# hint.en = "Two different functions get the same slope from you at the same place. Your function is handed an f; does your code ever ask it?"
# hint.ja = "違う関数を渡しても、同じ場所なら同じ傾きが返ります。引数で関数 f を受け取っていますが、コードの中でその f を呼び出していますか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return (curve(x + h) - curve(x - h)) / (2 * h)
