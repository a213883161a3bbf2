# /// variant
# title.en = "The weight is positive"
# title.ja = "重みが正になっている"
# hint.en = "Your neuron always says 1, and a larger input only makes it surer. Which kind of weight lets an input hold the neuron back?"
# hint.ja = "どんな入力にも 1 と答え、入力が大きいほど 1 に近づきます。入力が 1 になるとニューロンが抑えられるのは、どのような重みのときでしょうか。"
# fails = "test_whole_numbers"
# ///
def NOT(x):
    return sigmoid(0.2 + x, 20)
