# /// variant
# method = "gradient"
# title.en = "The weights' gradients are transposed"
# title.ja = "重みの勾配が転置されている"
# hint.en = "Rows and columns of your weight gradients have changed places. A gradient has the shape of its parameter: in which order do the two factors give that?"
# hint.ja = "重みの勾配の行と列が入れ替わっています。勾配はパラメータと同じ形状になります。二つの行列をどの順に掛ければ、その形状になるでしょうか。"
# fails = "test_gradient_one_hot"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(dy.T, z)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(da.T, x)
    grads["b1"] = np.sum(da, axis=0)
    return grads
