# /// variant
# title.en = "Backward goes through the cross entropy alone, not through the softmax"
# title.ja = "交差エントロピー誤差だけを微分し、ソフトマックス関数を通っていない"
# hint.en = "In your dx only the right class has a derivative. But every score of a row moves all its probabilities. Your way back has gone through one of the two functions of this layer: which one is left?"
# hint.ja = "正解のクラス以外の微分が 0 になっています。けれども、一つのスコアが動けば、その行のすべての確率が変わります。このレイヤには関数が二つあり、逆伝播はまだ一方しか通っていません。残っているのはどちらですか。"
# fails = "test_dx"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return -dout * self.t / (self.y + 1e-7) / len(self.y)
