# /// variant
# title.en = "The bias is added to the input, before the product"
# title.ja = "積の前に、バイアスを入力に足している"
# hint.en = "Your biases are multiplied by the weights too, if the sizes allow it at all. Which comes first in a neuron, weighing the inputs or adding the bias?"
# hint.ja = "大きさが合わなければエラーになり、合うときには、バイアスにまで重みが掛かっています。ニューロンでは、入力に重みを掛けることとバイアスを加えること、どちらが先でしょうか。"
# fails = "test_biases"
# ///
def affine(x, W, b):
    return np.dot(x + b, W)
