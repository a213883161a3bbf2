# /// variant
# title.en = "The neuron has no bias"
# title.ja = "バイアスを加えていない"
# hint.en = "For the input 0 your neuron answers exactly one half and decides nothing: where nothing comes in, the weight has nothing to act on. What could still tip the balance?"
# hint.ja = "入力が 0 のとき、答えがちょうど半分の値になり、どちらとも決まっていません。入力が 0 なら、重みを掛けても 0 のままです。それでも総和を動かせるものは何でしょうか。"
# fails = "test_whole_numbers"
# ///
def NOT(x):
    return sigmoid(-x, 20)
