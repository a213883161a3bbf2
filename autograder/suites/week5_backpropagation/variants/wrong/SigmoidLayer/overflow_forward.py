# /// variant
# title.en = "The exponential of a large input overflows in forward"
# title.ja = "forward で、大きな入力の指数関数がオーバーフローしている"
# hint.en = "For very large inputs nan comes out: the exponential becomes infinite, in the numerator and in the denominator. Which form of the sigmoid has the exponential in one place only? One that can take any value is given."
# hint.ja = "とても大きな入力で、出力が nan になります。指数関数の値が無限大になり、それが分子にも分母にもあるからです。指数関数が一か所にしか現れない形で書けませんか。どんな値にも使える関数も用意されています。"
# fails = "test_large_values"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.y = np.exp(x) / (1 + np.exp(x))
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)
