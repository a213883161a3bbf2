# /// variant
# title.en = "The bias is added after the activation function"
# title.ja = "バイアスを活性化関数の後で加えている"
# hint.en = "Your answers lie below 0, because something is taken away from them after the activation function. Which is first in a neuron, the whole sum with its bias, or the activation?"
# hint.ja = "活性化関数を通した後の値から引き算をしているため、答えが 0 より小さくなっています。バイアスまで含めた総和と活性化関数、ニューロンではどちらが先でしょうか。"
# fails = "test_number_from_0_to_1"
# ///
def AND(x1, x2):
    return sigmoid(x1 + x2, 20) - 1.5
