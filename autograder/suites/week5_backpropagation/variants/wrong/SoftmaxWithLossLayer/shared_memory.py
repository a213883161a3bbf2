# /// variant
# title.en = "All layers share one memory"
# title.ja = "すべてのレイヤが一つの記憶を共有している"
# hint.en = "As soon as there are two layers, the first one goes back with the batch of the second. Do the values you keep belong to the one object, or to a place that all objects share?"
# hint.ja = "レイヤを二つ使うと、一つ目のレイヤが、二つ目に流したバッチで逆伝播してしまいます。覚えた値は、オブジェクト一つ一つのものですか。それとも、みんなが使う場所に置いてありますか。"
# fails = "test_last_forward"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        SoftmaxWithLossLayer.y = softmax(x)
        SoftmaxWithLossLayer.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)
