# /// variant
# title.en = "The product is taken in the order W x"
# title.ja = "積の順番が W x になっている"
# hint.en = "Your code stops with an error about shapes: in a product of matrices the order counts. The exercise names x first; which sizes have to meet in the middle?"
# hint.ja = "形状が合わないというエラーで止まります。行列の積では順番が大切で、式では x が先に書かれています。隣り合うのは、どの数とどの数でしょうか。"
# fails = "test_scores"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(self.W, x)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
