# /// variant
# title.en = "Divided by one step, though two lie between the places"
# title.ja = "2点の間は刻み幅2つ分なのに、1つ分で割っている"
# hint.en = "Every slope is twice as big as it should be. How far apart are the two places at which you ask f?"
# hint.ja = "どの傾きも、正しい値の2倍になっています。f を計算した2点は、どれだけ離れているでしょうか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x - h)) / h
