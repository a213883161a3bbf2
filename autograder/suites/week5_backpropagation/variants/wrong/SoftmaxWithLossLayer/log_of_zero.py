# /// variant
# title.en = "Nothing protects the logarithm from zero"
# title.ja = "対数に 0 が入るのを防いでいない"
# hint.en = "Where the right class has a probability of zero, your loss is infinite, or nan. The cross entropy of week 2 puts something very small inside the logarithm. What for?"
# hint.ja = "正解のクラスの確率が 0 になると、損失が無限大や nan になります。第2週の交差エントロピー誤差では、対数の中に、とても小さな数を入れていました。何のためでしたか。"
# fails = "test_large_scores"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.labels = np.argmax(t, axis=1) if np.ndim(t) == 2 else t
        return -np.mean(np.log(self.y[np.arange(len(x)), self.labels]))

    def backward(self, dout=1):
        dx = self.y.copy()
        dx[np.arange(len(dx)), self.labels] -= 1
        return dout * dx / len(dx)
