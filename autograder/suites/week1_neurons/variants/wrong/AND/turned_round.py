# /// variant
# title.en = "The answers are turned round (NAND)"
# title.ja = "答えが反転している（NAND になっている）"
# hint.en = "Your gate says 0 exactly where AND says 1, and the other way round. Which signs do the weights of a neuron need that is to wake up when its inputs do?"
# hint.ja = "AND が 1 と答えるべきところで 0、0 と答えるべきところで 1 になっています。入力が 1 になると出力も 1 に近づくニューロンでは、重みの符号はどちらでしょうか。"
# fails = "test_whole_numbers"
# ///
def AND(x1, x2):
    return sigmoid(1.5 - x1 - x2, 20)
