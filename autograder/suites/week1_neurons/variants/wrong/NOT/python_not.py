# /// variant
# title.en = "Python's not is used, which answers True or False"
# title.ja = "Python の not を使い、True か False を返している"
# hint.en = "A truth value comes back instead of a number, and an input that is only nearly 0 counts as true. Can you write the gate as a neuron, with a weight, a bias and h?"
# hint.ja = "数ではなく真偽値が返り、しかも 0 に近いだけの入力が真とみなされています。重みとバイアスと h を使って、ニューロンの形で書けますか。"
# fails = "test_number_from_0_to_1"
# ///
def NOT(x):
    return not x
