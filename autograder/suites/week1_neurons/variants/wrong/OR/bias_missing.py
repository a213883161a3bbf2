# /// variant
# title.en = "The neuron has no bias"
# title.ja = "バイアスを加えていない"
# hint.en = "Without any input your neuron answers exactly one half and decides nothing. What can push the sum to the right side of zero when nothing comes in?"
# hint.ja = "入力が両方とも 0 のとき、答えがちょうど半分の値になり、どちらとも決まっていません。入力がないときにも総和を 0 の正しい側へ動かせるものは、何でしょうか。"
# fails = "test_whole_numbers"
# ///
def OR(x1, x2):
    return sigmoid(x1 + x2, 20)
