# /// variant
# title.en = "loss returns nothing"
# title.ja = "loss が何も返していない"
# hint.en = "None comes back from loss: printing a number shows it to you, but gives nothing to the code that asked. Which word hands it over?"
# hint.ja = "loss から None が返ってきます。print は画面に見せるだけで、呼び出した側には何も渡しません。値を渡すには、どの文を使いますか。"
# fails = "test_loss_of_one_sample"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        print(cross_entropy_error(y, t))
