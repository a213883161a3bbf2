# /// variant
# title.en = "Every input that is not exactly 0 counts as true"
# title.ja = "ちょうど 0 でない入力を、すべて真とみなしている"
# hint.en = "Your gate answers 1 to two inputs that are both nearly 0, because an if asks only whether a number is exactly zero. How does a neuron decide, when its inputs come from other neurons?"
# hint.ja = "どちらもほぼ 0 の入力に、1 と答えています。if に数をそのまま書くと、ちょうど 0 かどうかだけが調べられるからです。入力がほかのニューロンの出力であるとき、ニューロンは何をもとに決めるのでしょうか。"
# fails = "test_nearly"
# ///
def AND(x1, x2):
    if x1 and x2:
        return 1
    return 0
