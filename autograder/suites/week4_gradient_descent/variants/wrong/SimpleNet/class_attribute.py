# /// variant
# title.en = "W belongs to the class and is drawn only once"
# title.ja = "W がクラスのもので、一度しか引かれない"
# hint.en = "All networks share one array of weights, drawn when the class was defined; whoever changes one changes all. What runs anew for every new network?"
# hint.ja = "どのネットワークも、クラスを定義したときに引いた同じ重みを共有しています。一つを変えると、ほかも変わります。ネットワークを作るたびに実行されるのは、どこに書いたコードでしょうか。"
# fails = "test_weights_of_its_own"
# ///
class SimpleNet:
    W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
