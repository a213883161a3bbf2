# /// variant
# method = "predict"
# title.en = "predict shifts the bias in params in place"
# title.ja = "params のバイアスをその場で書き換えている"
# hint.en = "Your probabilities are right, but look at params before and after the call: a bias has been changed. -= works on the array in params itself; how do you get a new array?"
# hint.ja = "確率は正しいのですが、呼び出しの前後で params を比べると、バイアスの値が変わっています。-= は params の配列そのものを書き換えます。新しい配列を作るには、どう書けばよいでしょうか。"
# fails = "test_predict_leaves"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    b2 -= np.max(b2)
    return softmax(np.dot(z, W2) + b2)
