# /// variant
# method = "predict"
# title.en = "predict asks the object for an attribute that it does not have"
# title.ja = "オブジェクトにない属性を使っている"
# hint.en = "Your predict stops with an AttributeError: the object has no such attribute. Its parameters live in one dictionary, and functions like sigmoid and softmax are not its methods: which of the two is it here?"
# hint.ja = "predict が AttributeError で止まります。オブジェクトにそういう属性はありません。パラメータは1つのディクショナリの中にあり、sigmoid や softmax はメソッドではなく普通の関数です。今回はどちらでしょうか。"
# fails = "test_predict"
# ///
def predict(self, x):
    z = sigmoid(np.dot(x, self.W1) + self.b1)
    return softmax(np.dot(z, self.W2) + self.b2)
