# /// variant
# method = "predict"
# title.en = "A given function is called with arguments that it does not take"
# title.ja = "用意された関数に、受け取れない引数を渡している"
# hint.en = "Your predict stops with a TypeError: a function gets an argument that it does not know, or too few or too many. Look at the first lines of sigmoid and softmax in this notebook; those of SciPy and PyTorch differ."
# hint.ja = "predict が TypeError で止まります。関数が知らない引数を渡しているか、引数の数が合っていません。このノートブックの sigmoid と softmax の1行目を見てみましょう。SciPy や PyTorch のものとは違います。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    return softmax(np.dot(z, W2) + b2, axis=1)
