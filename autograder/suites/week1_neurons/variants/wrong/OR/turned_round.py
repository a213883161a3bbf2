# /// variant
# title.en = "The answers are turned round (NOR)"
# title.ja = "答えが反転している（NOR になっている）"
# hint.en = "Your gate says 1 only if no input is 1, which is the opposite of what was asked. Which signs do the weights need, so that an input wakes the neuron up instead of holding it back?"
# hint.ja = "入力が1つも 1 でないときにだけ 1 と答えていて、求めるものと逆です。入力がニューロンを抑えるのではなく働かせるようにするには、重みの符号はどちらでしょうか。"
# fails = "test_whole_numbers"
# ///
def OR(x1, x2):
    return sigmoid(0.2 - x1 - x2, 20)
