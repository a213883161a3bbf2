# /// variant
# title.en = "Forward returns the probabilities instead of the loss"
# title.ja = "forward が損失ではなく確率を返している"
# hint.en = "What comes out of your forward has the shape of the scores. This layer is the last one: it has the loss in its name. What does the training want to know from it?"
# hint.ja = "forward から、スコアと同じ形状の配列が返っています。これはネットワークの最後のレイヤで、名前に Loss とあります。学習のために知りたいのは、どの値でしょうか。"
# fails = "test_loss"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        self.loss = cross_entropy_error(self.y, self.t)
        return self.y

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)
