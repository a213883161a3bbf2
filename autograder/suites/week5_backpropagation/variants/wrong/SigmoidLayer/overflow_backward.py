# /// variant
# title.en = "The exponential of a large input overflows in backward"
# title.ja = "backward で、指数関数がオーバーフローしている"
# hint.en = "Forward is fine, but for inputs far below zero the way back gives nan: an infinite number is divided by an infinite one. The same slope can be written without any exponential. What has forward computed already?"
# hint.ja = "forward は正しいのですが、0 よりずっと小さい入力では backward が nan を返します。無限大を無限大で割っているからです。同じ傾きは、指数関数を使わずに書けます。forward は何をすでに計算していましたか。"
# fails = "test_large_values"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.x = x
        return sigmoid(x)

    def backward(self, dout):
        return dout * np.exp(-self.x) / (1 + np.exp(-self.x)) ** 2
