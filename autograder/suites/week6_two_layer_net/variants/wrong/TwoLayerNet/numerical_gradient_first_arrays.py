# /// variant
# method = "numerical_gradient"
# title.en = "The arrays of the beginning are moved for ever"
# title.ja = "最初に作った配列を、ずっと動かしている"
# hint.en = "As long as nobody puts new arrays into params your slopes are right; after that they are zero. The arrays that you remember are no longer those of the network."
# hint.ja = "params の配列が最初のままなら正しいのですが、新しい配列に置き換わると勾配が 0 になります。覚えておいた配列は、もうネットワークの配列ではありません。"
# fails = "test_numerical_gradient_current"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.W1 = weight_init_std * np.random.randn(input_size, hidden_size)
    self.b1 = np.zeros(hidden_size)
    self.W2 = weight_init_std * np.random.randn(hidden_size, output_size)
    self.b2 = np.zeros(output_size)
    self.params = {"W1": self.W1, "b1": self.b1, "W2": self.W2, "b2": self.b2}


TwoLayerNet.__init__ = __init__


def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    return {
        "W1": numerical_gradient(f, self.W1),
        "b1": numerical_gradient(f, self.b1),
        "W2": numerical_gradient(f, self.W2),
        "b2": numerical_gradient(f, self.b2),
    }
