# /// variant
# title.en = "The derivative points the other way"
# title.ja = "微分の符号が逆になっている"
# hint.en = "Gradient descent with your dx would climb instead of going down. Raise the score of the right class: does the loss rise or fall? Compare that with the sign of your answer."
# hint.ja = "その dx で勾配降下法を行うと、損失は下がらずに上がってしまいます。正解のクラスのスコアを上げると、損失は増えますか、減りますか。求めた符号と比べてみましょう。"
# fails = "test_dx"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.t - self.y) / len(self.y)
