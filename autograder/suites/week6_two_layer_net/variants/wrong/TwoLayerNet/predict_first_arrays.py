# /// variant
# method = "predict"
# title.en = "predict goes on using the first arrays after params got new ones"
# title.ja = "params の配列が置き換えられても、前の配列を使い続けている"
# hint.en = "Put a new array into params and call predict again: the answer is still that of the old one. Names like self.W1 go on meaning the array they were given first; where can you always find the current one?"
# hint.ja = "params に新しい配列を入れて predict を呼び直しても、古い配列のときの答えのままです。self.W1 のような名前は、最初に代入した配列を指し続けます。今の配列は、どこを見ればいつも手に入るでしょうか。"
# fails = "test_predict_current"
# ///
def predict(self, x):
    if not hasattr(self, "first"):
        self.first = dict(self.params)
    p = self.first
    z = sigmoid(np.dot(x, p["W1"]) + p["b1"])
    return softmax(np.dot(z, p["W2"]) + p["b2"])
