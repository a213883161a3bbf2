# /// variant
# title.en = "The sum comes back without the activation function"
# title.ja = "総和を活性化関数に通さずに返している"
# hint.en = "Some of your answers are below 0. The sum is only the first half of a neuron: which function makes a number between 0 and 1 out of it?"
# hint.ja = "答えが 0 より小さくなることがあります。総和を求めるのは、ニューロンの仕事の前半だけです。それを 0 から 1 までの数に変えるのは、どの関数でしょうか。"
# fails = "test_number_from_0_to_1"
# ///
def AND(x1, x2):
    b, w1, w2 = -1.5, 1, 1
    return b + w1 * x1 + w2 * x2
