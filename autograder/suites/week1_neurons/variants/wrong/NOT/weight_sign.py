# /// variant
# title.en = "The signs of bias and weight are exchanged"
# title.ja = "バイアスと重みの符号が入れ替わっている"
# hint.en = "Your neuron repeats its input instead of turning it round. Which sign lets an input hold a neuron back, and what does the bias have to do when nothing comes in?"
# hint.ja = "入力を反転せず、そのまま答えています。入力がニューロンを抑えるのは、重みの符号がどちらのときでしょうか。また、入力が 0 のとき、バイアスはどんな役割をもつでしょうか。"
# fails = "test_whole_numbers"
# ///
def NOT(x):
    return sigmoid(x - 0.2, 20)
