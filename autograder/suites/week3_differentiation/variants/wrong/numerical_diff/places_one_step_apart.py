# /// variant
# title.en = "The two places are one step apart, but it divides by two steps"
# title.ja = "2点の間は刻み幅1つ分なのに、2つ分で割っている"
# hint.en = "Every slope is half as big as it should be. The two places at which you ask f are nearer to each other than the width you divide by. Is x itself one of them?"
# hint.ja = "どの傾きも、正しい値の半分になっています。f を計算した2点の間隔より、割っている幅のほうが大きいようです。2点の一方が x そのものになっていませんか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x)) / (2 * h)
