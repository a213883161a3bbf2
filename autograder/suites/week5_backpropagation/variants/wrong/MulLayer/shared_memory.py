# /// variant
# title.en = "All nodes share one memory"
# title.ja = "すべてのノードが一つの記憶を共有している"
# hint.en = "As soon as there are two nodes, the first one speaks of what went through the second. Do the values you keep belong to the one object, or to a place that all objects share?"
# hint.ja = "ノードを二つ使うと、一つ目のノードが、二つ目に流した値で計算してしまいます。覚えた値は、オブジェクト一つ一つのものですか。それとも、みんなが使う場所に置いてありますか。"
# fails = "test_own_memory"
# ///
class MulLayer:
    def forward(self, x, y):
        MulLayer.x = x
        MulLayer.y = y
        return x * y

    def backward(self, dout):
        return dout * MulLayer.y, dout * MulLayer.x
