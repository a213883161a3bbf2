# /// variant
# method = "predict"
# title.en = "The output layer is a sigmoid, not softmax"
# title.ja = "出力層が softmax ではなく sigmoid になっている"
# hint.en = "Each of your numbers lies between 0 and 1, but the rows do not sum to 1: every class is judged alone. Which function weighs the classes against one another?"
# hint.ja = "どの値も 0 と 1 の間にありますが、各行の和が 1 になりません。クラスを1つずつ別々に評価しているからです。クラスどうしを比べて確率にする関数は何でしたか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    return sigmoid(np.dot(z, W2) + b2)
