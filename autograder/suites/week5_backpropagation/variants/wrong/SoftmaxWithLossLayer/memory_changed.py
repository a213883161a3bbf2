# /// variant
# title.en = "Backward changes what forward has remembered"
# title.ja = "forward が覚えた値を、backward が変えている"
# hint.en = "The first backward is right, but every further one after the same forward moves on. A second name for an array is no second array. What does your backward subtract from?"
# hint.ja = "同じ forward のあとで、1回目の backward は合っていますが、呼ぶたびに値がずれていきます。配列に別の名前を付けても、別の配列にはなりません。backward では、何から引いていますか。"
# fails = "test_again"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = np.argmax(t, axis=1) if np.ndim(t) == 2 else t
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        dx = self.y
        dx[np.arange(len(dx)), self.t] -= 1
        return dout * dx / len(dx)
