# /// variant
# method = "predict"
# title.en = "Batch and weights are not multiplied as matrices whose shapes fit"
# title.ja = "バッチと重みが、形状の合う行列の積になっていない"
# hint.en = "Your predict stops at a product of arrays whose shapes do not fit. Write the shapes of x, W1 and W2 side by side: in which order do the inner sizes agree, and is it the matrix product?"
# hint.ja = "配列の積のところで、形状が合わずにエラーになります。x、W1、W2 の形状を並べて書いてみましょう。内側のサイズが一致するのは、どの順に掛けたときですか。要素ごとの積ではなく、行列の積になっていますか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(W1, x) + b1)
    return softmax(np.dot(W2, z) + b2)
