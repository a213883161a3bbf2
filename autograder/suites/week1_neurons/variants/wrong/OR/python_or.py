# /// variant
# title.en = "Python's logic takes the place of the neuron"
# title.ja = "ニューロンの代わりに Python の or を使っている"
# hint.en = "For Python every number except 0 is true, so a first input that is only nearly 0 already settles the answer. A neuron weighs both inputs: can you write it as a sum that goes through h?"
# hint.ja = "Python では 0 以外の数はすべて真なので、1つ目の入力が 0 に近いだけでも、それで答えが決まります。ニューロンは両方の入力に重みを掛けて足し合わせます。総和を h に通す形で書けますか。"
# fails = "test_nearly"
# ///
def OR(x1, x2):
    return x1 or x2
