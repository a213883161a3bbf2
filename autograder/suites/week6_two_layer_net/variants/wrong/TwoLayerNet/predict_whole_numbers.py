# /// variant
# method = "predict"
# title.en = "For whole-number input the hidden values are cut to whole numbers"
# title.ja = "入力が整数だと、中間層の値が切り捨てられる"
# hint.en = "Try the same samples as whole numbers and as floats: the answers differ. Somewhere your fractions are put into an array that can hold whole numbers only; what is its dtype?"
# hint.ja = "同じデータを整数の配列で渡したときと、浮動小数点数の配列で渡したときとで、答えが違います。小数を、整数しか入らない配列に入れている箇所がありませんか。dtype を調べてみましょう。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = np.zeros((x.shape[0], W1.shape[1]), dtype=x.dtype)
    for i in range(x.shape[0]):
        z[i] = sigmoid(np.dot(x[i], W1) + b1)
    return softmax(np.dot(z, W2) + b2)
