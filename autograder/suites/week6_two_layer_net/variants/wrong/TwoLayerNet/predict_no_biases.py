# /// variant
# method = "predict"
# title.en = "No bias is added in either layer"
# title.ja = "どちらの層でもバイアスを足していない"
# hint.en = "Only your weights matter: put anything into b1 and b2, and your predictions stay the same. A layer is a product with the weights, and then what?"
# hint.ja = "b1 と b2 に何を入れても、予測が変わりません。効いているのは重みだけです。1つの層では、重みとの積を計算したあと、何をするのでしたか。"
# fails = "test_predict"
# ///
def predict(self, x):
    z = sigmoid(np.dot(x, self.params["W1"]))
    return softmax(np.dot(z, self.params["W2"]))
