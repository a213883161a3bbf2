# /// variant
# method = "loss"
# title.en = "Labels are always taken to have ten classes"
# title.ja = "ラベルのクラス数を10個に決めつけている"
# hint.en = "Labels work for the ten digits alone; with another number of classes your code stops. Where can you read the number of classes of this network?"
# hint.ja = "ラベルで正しく計算できるのは、クラスが10個のときだけです。別の数だと、エラーで止まります。このネットワークのクラス数は、どこから読み取れるでしょうか。"
# fails = "test_loss_labels"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(10)[t]
    return -np.sum(t * np.log(y + 1e-7)) / x.shape[0]
