# /// variant
# title.en = "The scores that were handed in are changed"
# title.ja = "渡されたスコアの配列そのものを書き換えている"
# hint.en = "Your answers are right, but afterwards the caller's scores have moved. Some operators change an array instead of making a new one. Which line does that to x?"
# hint.ja = "答えは合っていますが、そのあと、渡したスコアの配列の中身が変わっています。演算子の中には、新しい配列を作らず、元の配列を変えるものがあります。x をそうしているのは、どの行ですか。"
# fails = "test_arguments_stay"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        x -= x.max(axis=1, keepdims=True)
        self.y = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)
