# /// variant
# title.en = "Python's logic takes the place of the neuron"
# title.ja = "ニューロンの代わりに Python の and を使っている"
# hint.en = "For Python every number except 0 is true, so an input that is only nearly 0 is let through as if it were 1. A neuron weighs its inputs: can you write it as a sum that goes through h?"
# hint.ja = "Python では 0 以外の数はすべて真なので、0 に近いだけの入力が 1 と同じように扱われます。ニューロンは入力に重みを掛けて足し合わせます。総和を h に通す形で書けますか。"
# fails = "test_nearly"
# ///
def AND(x1, x2):
    return x1 and x2
