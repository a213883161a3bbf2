# /// variant
# method = "predict"
# title.en = "predict rescales the caller's own array"
# title.ja = "呼び出した側の配列 x を書き換えている"
# hint.en = "Call predict twice with the same array: the second answer differs, for the array is no longer what it was. Whole numbers even give an error. Does the formula ask for any change of x?"
# hint.ja = "同じ配列で predict を2回呼ぶと、答えが変わります。1回目に配列の中身を書き換えているからです。整数の配列では、エラーにもなります。そもそも、式の中に x を変える処理はありますか。"
# fails = "test_predict_leaves"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    x /= 255.0
    z = sigmoid(np.dot(x, W1) + b1)
    return softmax(np.dot(z, W2) + b2)
