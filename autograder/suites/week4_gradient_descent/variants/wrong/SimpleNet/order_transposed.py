# /// variant
# title.en = "The transposed W times x: right for one sample only"
# title.ja = "W の転置に x を掛けていて、データ1つのときしか使えない"
# hint.en = "One sample is right, but a batch ends in an error or in a table of the wrong shape: in a batch, the samples are the rows. In which order do x and W fit for both, without turning W?"
# hint.ja = "データ1つなら正しいのに、バッチではエラーになるか、形状が合いません。バッチでは、データ一つが1行です。W の向きを変えずに、どちらの場合にも使える順番はどれでしょうか。"
# fails = "test_scores"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(self.W.T, x)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
