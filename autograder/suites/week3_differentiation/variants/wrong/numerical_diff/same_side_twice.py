# /// variant
# title.en = "The same place is looked at twice"
# title.ja = "同じ場所を2回見ている"
# hint.en = "Your slope is 0 everywhere, on every f: the two heights are always equal. Are the two places at which you ask f really different ones?"
# hint.ja = "どんな関数でも、どの場所でも、傾きが 0 になります。二つの値がいつも等しいからです。f を計算している2点は、本当に別の場所でしょうか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x + h)) / (2 * h)
