# /// variant
# method = "predict"
# title.en = "The hidden values come back along with the probabilities"
# title.ja = "中間層の値も一緒に返している"
# hint.en = "Your predict hands back two things at once. The hidden values are useful for backpropagation, but whoever calls predict expects the probabilities alone."
# hint.ja = "predict が2つのものをまとめて返しています。中間層の値は誤差逆伝播法で役に立ちますが、predict を呼ぶ側が待っているのは確率だけです。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    return z, y
