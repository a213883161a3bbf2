# /// variant
# title.en = "Parentheses are missing in the derivative"
# title.ja = "微分の式のかっこが足りない"
# hint.en = "Let zeros come in: every product with them is zero, but something is left of your answer. In which order does Python compute products and differences?"
# hint.ja = "0 ばかりの微分が届いたときを考えましょう。掛ければすべて 0 になるはずなのに、何かが残っています。Python は、積と差をどの順番で計算しますか。"
# fails = "test_backward"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return dout * self.y * 1 - self.y
