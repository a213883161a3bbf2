# /// variant
# title.en = "The biases are subtracted"
# title.ja = "バイアスを引いている"
# hint.en = "Your sums are off by twice the bias of each neuron. A bias that holds a neuron back is a negative number already: with which sign does it enter the sum?"
# hint.ja = "どのニューロンの総和も、バイアスの2倍だけずれています。ニューロンを抑えるバイアスは、はじめから負の数です。総和には、どの符号で加えるのでしょうか。"
# fails = "test_biases"
# ///
def affine(x, W, b):
    return np.dot(x, W) - b
