# /// variant
# title.en = "The difference of the inputs takes the place of the neurons"
# title.ja = "ニューロンの代わりに、入力の差を使っている"
# hint.en = "The four corners are right, but between and beyond them, where the figure looks too, the answer grows past 1. What keeps a neuron's answer between 0 and 1?"
# hint.ja = "四つの角では合っていますが、図で使うほかの点では、答えが 1 を超えてしまいます。ニューロンの答えを 0 から 1 までに収めているのは何でしょうか。"
# fails = "test_number_from_0_to_1"
# ///
def XOR(x1, x2):
    return abs(x1 - x2)
