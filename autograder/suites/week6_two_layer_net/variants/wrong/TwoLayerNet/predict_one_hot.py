# /// variant
# method = "predict"
# title.en = "The answer is all or nothing: one-hot rows, not probabilities"
# title.ja = "確率ではなく、one-hot表現の答えを返している"
# hint.en = "Your rows hold nothing but ones and zeros, so nobody can see how sure the network is. Leave the decision for one class to accuracy; what do the rows look like before it?"
# hint.ja = "各行が 0 と 1 だけになり、ネットワークにどれくらい自信があるのかがわかりません。クラスを1つに決めるのは accuracy の仕事です。決める前の各行は、どんな値でしょうか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    return (y == y.max(axis=1, keepdims=True)).astype(float)
