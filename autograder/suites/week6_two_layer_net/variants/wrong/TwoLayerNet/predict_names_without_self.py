# /// variant
# method = "predict"
# title.en = "predict uses a name that does not exist"
# title.ja = "predict の中で、存在しない名前を使っている"
# hint.en = "Your predict stops with a NameError: the last line of it says which name is unknown. A method does not see the object's own things by their bare names: what stands before the dot?"
# hint.ja = "predict が NameError で止まります。エラーの最後の行に、見つからない名前が書かれています。メソッドの中でも、オブジェクトの持ち物は名前だけでは見えません。前に何を付けるのでしたか。"
# fails = "test_predict"
# ///
def predict(self, x):
    z = sigmoid(np.dot(x, params["W1"]) + params["b1"])
    return softmax(np.dot(z, params["W2"]) + params["b2"])
