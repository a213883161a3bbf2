# /// variant
# title.en = "The derivatives are those of a difference"
# title.ja = "引き算の微分になっている"
# hint.en = "The derivative for y comes back with its sign turned round. If y grows a little, does the sum grow or shrink?"
# hint.ja = "y についての微分が、符号が逆になって返っています。y が少し増えると、和は増えますか、減りますか。"
# fails = "test_passes_the_derivative_on"
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        dx = dout
        dy = -dout
        return dx, dy
