# /// variant
# title.en = "The bias has the wrong sign"
# title.ja = "バイアスの符号が逆になっている"
# hint.en = "Your neuron says 1 whatever goes in, even if both inputs are 0. Should the bias of this gate push the sum up or hold it down?"
# hint.ja = "何を入力しても、両方が 0 でも 1 と答えています。このゲートのバイアスは、総和を押し上げるものでしょうか、それとも抑えるものでしょうか。"
# fails = "test_whole_numbers"
# ///
def AND(x1, x2):
    return sigmoid(1.5 + x1 + x2, 20)
