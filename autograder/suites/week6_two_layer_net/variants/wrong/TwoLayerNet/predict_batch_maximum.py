# /// variant
# method = "predict"
# title.en = "The maximum of the whole batch is subtracted"
# title.ja = "バッチ全体の最大値を引いている"
# hint.en = "Ordinary batches come out right, but put a sample with very small scores beside one with very large ones: its row turns into nan. Whose maximum should be subtracted from a sample's scores?"
# hint.ja = "普通のバッチなら正しい値ですが、スコアがとても大きいデータと、とても小さいデータを並べると、小さいほうの行が nan になります。あるデータのスコアから引くべきなのは、どの範囲の最大値でしょうか。"
# fails = "test_predict_large"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    a = np.dot(z, W2) + b2
    e = np.exp(a - np.max(a))
    return e / np.sum(e, axis=1, keepdims=True)
