# /// variant
# title.en = "All layers share one memory"
# title.ja = "すべてのレイヤが一つの記憶を共有している"
# hint.en = "As soon as there are two layers, the first one goes back with what went through the second. Do the values you keep belong to the one object, or to a place that all objects share?"
# hint.ja = "レイヤを二つ使うと、一つ目のレイヤが、二つ目に流した値で逆伝播してしまいます。覚えた値は、オブジェクト一つ一つのものですか。それとも、みんなが使う場所に置いてありますか。"
# fails = "test_own_memory"
# ///
class SigmoidLayer:
    y = None

    def forward(self, x):
        SigmoidLayer.y = sigmoid(x)
        return SigmoidLayer.y

    def backward(self, dout):
        return dout * SigmoidLayer.y * (1 - SigmoidLayer.y)
