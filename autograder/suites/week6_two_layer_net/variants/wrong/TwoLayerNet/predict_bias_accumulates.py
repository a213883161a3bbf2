# /// variant
# method = "predict"
# title.en = "The sums pile up in the bias arrays themselves"
# title.ja = "バイアスの配列そのものに和がたまっていく"
# hint.en = "The first sample of the first call is right, then your answers drift, for the biases in params grow with every sample. A second name for an array is not a second array: what does += do to it?"
# hint.ja = "最初のデータだけは正しいのに、そのあと答えがずれていきます。データを計算するたびに、params のバイアスが変わっているからです。配列に別の名前を付けても、配列は1つのままです。そこに += をすると、何が起きるでしょうか。"
# fails = "test_predict_leaves"
# ///
def predict(self, x):
    y = []
    for row in x:
        a = self.params["b1"]
        a += np.dot(row, self.params["W1"])
        scores = self.params["b2"]
        scores += np.dot(sigmoid(a), self.params["W2"])
        y.append(softmax(scores))
    return np.array(y)
