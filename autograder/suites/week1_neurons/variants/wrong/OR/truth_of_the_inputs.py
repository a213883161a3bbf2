# /// variant
# title.en = "Every input that is not exactly 0 counts as true"
# title.ja = "ちょうど 0 でない入力を、すべて真とみなしている"
# hint.en = "Your gate answers 1 even if both inputs are nearly 0, because it asks only whether a number is exactly zero. How does a neuron decide, when its inputs come from other neurons?"
# hint.ja = "両方の入力がほぼ 0 でも、1 と答えています。ちょうど 0 かどうかだけが調べられているからです。入力がほかのニューロンの出力であるとき、ニューロンは何をもとに決めるのでしょうか。"
# fails = "test_nearly"
# ///
def OR(x1, x2):
    if x1 or x2:
        return 1
    else:
        return 0
