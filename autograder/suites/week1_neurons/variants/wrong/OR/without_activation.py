# /// variant
# title.en = "The sum comes back without the activation function"
# title.ja = "総和を活性化関数に通さずに返している"
# hint.en = "Your answers go below 0 and above 1. The sum is only the first half of a neuron: which function squeezes it between 0 and 1?"
# hint.ja = "答えが 0 より小さくなったり、1 より大きくなったりしています。総和を求めるのは、ニューロンの仕事の前半だけです。それを 0 から 1 までの数に変えるのは、どの関数でしょうか。"
# fails = "test_number_from_0_to_1"
# ///
def OR(x1, x2):
    z = -0.2 + x1 + x2
    return z
