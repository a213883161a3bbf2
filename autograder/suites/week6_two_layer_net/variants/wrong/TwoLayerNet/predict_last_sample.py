# /// variant
# method = "predict"
# title.en = "Of the whole batch, only one sample's probabilities come back"
# title.ja = "バッチのうち、1つのデータの確率しか返していない"
# hint.en = "You hand in a batch and get the probabilities of one sample back. If you go through the samples in a loop, what happens to the result of each round? Or can the formula take all rows at once?"
# hint.ja = "バッチを渡しても、返ってくるのは1つのデータの確率だけです。ループでデータを順に計算しているなら、毎回の結果はどこへ行くでしょうか。行列の積なら、全部の行を一度に計算することもできます。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    for row in x:
        z = sigmoid(np.dot(row, W1) + b1)
        y = softmax(np.dot(z, W2) + b2)
    return y
