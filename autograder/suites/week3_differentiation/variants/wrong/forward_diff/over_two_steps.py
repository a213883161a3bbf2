# /// variant
# title.en = "Divided by twice the step, though only one was taken"
# title.ja = "一歩しか進んでいないのに、刻み幅の2倍で割っている"
# hint.en = "Every slope is half as big as it should be. How far apart are the two places at which you look at f?"
# hint.ja = "どの傾きも、正しい値の半分になっています。f を計算した2点は、どれだけ離れているでしょうか。"
# fails = "test_step_to_the_right"
# ///
def forward_diff(f, x, h):
    return (f(x + h) - f(x)) / (2 * h)
