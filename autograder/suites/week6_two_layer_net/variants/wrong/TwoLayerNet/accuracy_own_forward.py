# /// variant
# method = "accuracy"
# title.en = "A way forward of its own leaves out the sigmoid"
# title.ja = "認識精度の中で順伝播を書き直していて、シグモイド関数が抜けている"
# hint.en = "Your accuracy is not that of the network: it judges other answers than those that predict gives. The way forward is written already; does this method need another?"
# hint.ja = "predict とは違う答えで判定しているので、このネットワークの認識精度になっていません。順伝播はもう書いてあります。ここで書き直す必要があるでしょうか。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    h = np.dot(x, self.params["W1"]) + self.params["b1"]
    y = softmax(np.dot(h, self.params["W2"]) + self.params["b2"])
    y = np.argmax(y, axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return np.sum(y == t) / float(x.shape[0])
