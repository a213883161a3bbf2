# /// variant
# method = "predict"
# title.en = "predict reads copies of the parameters made earlier"
# title.ja = "前に作ったパラメータのコピーを使っている"
# hint.en = "Change a number in params and call predict again: nothing happens, so learning could never show. Your copies do not hear of the change; when do you read the parameters?"
# hint.ja = "params の値を変えて predict を呼び直しても、何も変わりません。これでは、学習しても予測に表れません。コピーには変更が伝わらないからです。パラメータは、いつ読めばよいでしょうか。"
# fails = "test_predict_current"
# ///
def predict(self, x):
    if not hasattr(self, "first"):
        self.first = {key: value.copy() for key, value in self.params.items()}
    p = self.first
    z = sigmoid(np.dot(x, p["W1"]) + p["b1"])
    return softmax(np.dot(z, p["W2"]) + p["b2"])
