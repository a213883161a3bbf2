# /// variant
# title.en = "The bits of the number are flipped"
# title.ja = "数のビットを反転している"
# hint.en = "Your answers are negative: the operator turns every bit of a whole number round, and it stops with an error on decimal numbers. Can you write the gate as a neuron, with a weight, a bias and h?"
# hint.ja = "答えが負の数になっています。使った演算子は整数のすべてのビットを反転させるもので、小数ではエラーになります。重みとバイアスと h を使って、ニューロンの形で書けますか。"
# fails = "test_whole_numbers"
# ///
def NOT(x):
    return ~x
