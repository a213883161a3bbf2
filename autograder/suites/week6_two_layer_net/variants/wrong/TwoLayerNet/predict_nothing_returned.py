# /// variant
# method = "predict"
# title.en = "predict returns nothing"
# title.ja = "predict が何も返していない"
# hint.en = "Your predict works the probabilities out and keeps them to itself: the caller gets None. How does a method hand its result back?"
# hint.ja = "確率を計算しても、呼び出した側には None しか届きません。メソッドの結果を外に渡すには、何が必要でしょうか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
