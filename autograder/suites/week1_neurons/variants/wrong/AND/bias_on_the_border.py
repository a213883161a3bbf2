# /// variant
# title.en = "One input alone puts the sum exactly on the border"
# title.ja = "片方の入力だけで、総和がちょうど境界に乗っている"
# hint.en = "If only one input is 1, your neuron answers exactly one half and decides nothing. On which side of zero should the sum be then, and how could the bias see to it with some room to spare?"
# hint.ja = "片方だけが 1 のとき、答えがちょうど半分の値になり、どちらとも決まっていません。そのとき総和は 0 のどちら側にあるべきでしょうか。余裕をもってそうなるように、バイアスを選び直してみましょう。"
# fails = "test_whole_numbers"
# ///
def AND(x1, x2):
    return sigmoid(x1 + x2 - 1, 20)
