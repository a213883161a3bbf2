# /// variant
# method = "gradient"
# title.en = "The arrays of the beginning are used for ever"
# title.ja = "最初に作った配列を、ずっと使い続けている"
# hint.en = "As long as nobody puts new arrays into params your gradient is right; after that it belongs to the old ones. Learning may replace them at any time: read them anew in each call."
# hint.ja = "params の配列が最初のままなら正しいのですが、新しい配列に置き換わっても、前の値で計算しています。学習ではいつ置き換わるかわからないので、呼ばれるたびに読み直しましょう。"
# fails = "test_gradient_current"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.W1 = weight_init_std * np.random.randn(input_size, hidden_size)
    self.b1 = np.zeros(hidden_size)
    self.W2 = weight_init_std * np.random.randn(hidden_size, output_size)
    self.b2 = np.zeros(output_size)
    self.params = {"W1": self.W1, "b1": self.b1, "W2": self.W2, "b2": self.b2}


TwoLayerNet.__init__ = __init__


def gradient(self, x, t):
    W1, b1, W2, b2 = self.W1, self.b1, self.W2, self.b2
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
