# /// variant
# method = "predict"
# title.en = "predict looks a parameter up under a key that params does not have"
# title.ja = "params にないキーで、パラメータを引いている"
# hint.en = "Your predict stops with a KeyError: params has nothing under that name. Compare the keys that you use with those in the docstring, capitals and numbers included."
# hint.ja = "predict が KeyError で止まります。params に、その名前のものは入っていません。使っているキーを、大文字と小文字や番号まで含めて、docstring のものと比べてみましょう。"
# fails = "test_predict"
# ///
def predict(self, x):
    z = sigmoid(np.dot(x, self.params["w1"]) + self.params["b1"])
    return softmax(np.dot(z, self.params["w2"]) + self.params["b2"])
