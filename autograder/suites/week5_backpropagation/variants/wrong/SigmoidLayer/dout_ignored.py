# /// variant
# title.en = "The derivative that comes in is not used"
# title.ja = "届いた微分を使っていない"
# hint.en = "Your backward gives the slope of the sigmoid, whatever derivative arrives from the next layer. What does the chain rule do with the two?"
# hint.ja = "次のレイヤからどんな微分が届いても、backward の答えはシグモイド関数の傾きのままです。連鎖律では、届いた微分と局所的な微分をどう組み合わせますか。"
# fails = "test_backward"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return self.y * (1 - self.y)
