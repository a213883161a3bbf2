# /// variant
# title.en = "The neuron has no bias"
# title.ja = "バイアスを加えていない"
# hint.en = "Nothing holds your neuron back: one input alone makes it say 1, and without any input it stays undecided. What else belongs to the sum, besides the weighted inputs?"
# hint.ja = "ニューロンを抑えるものがないため、片方の入力だけで 1 と答え、入力が何もないときにはどちらとも決められていません。総和には、重みを掛けた入力のほかに何を加えるのでしょうか。"
# fails = "test_whole_numbers"
# ///
def AND(x1, x2):
    w1, w2 = 1, 1
    return sigmoid(w1 * x1 + w2 * x2, 20)
