# /// variant
# title.en = "The exponential of a large score overflows"
# title.ja = "大きなスコアの指数関数がオーバーフローしている"
# hint.en = "For large scores nan comes out of your layer. Probabilities stay the same when every score of a row is lowered by the same amount. How can that keep the exponential small?"
# hint.ja = "スコアが大きいと nan になります。一つの行のスコアから同じ数を引いても、確率は変わりません。これを使って、指数関数の値が大きくなりすぎないようにできませんか。"
# fails = "test_large_scores"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        e = np.exp(x)
        self.y = e / e.sum(axis=1, keepdims=True)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)
