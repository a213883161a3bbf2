# /// variant
# method = "predict"
# unusual = "Biases as a last row of the weights, put together at each call; sample by sample"
# ///
def forward(row, W, V):
    z = sigmoid(np.append(row, 1.0) @ W)
    return softmax(np.append(z, 1.0) @ V)


def predict(self, x):
    W = np.vstack([self.params["W1"], self.params["b1"]])
    V = np.vstack([self.params["W2"], self.params["b2"]])
    return np.vstack([forward(row, W, V) for row in x])
