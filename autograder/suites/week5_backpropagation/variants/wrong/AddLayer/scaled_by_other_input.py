# /// variant
# title.en = "Each derivative is multiplied by the other input, as for a product"
# title.ja = "掛け算のように、もう一方の入力を微分に掛けている"
# hint.en = "Your derivatives change with the two numbers that were added; that is how the other node behaves. If x grows by a little, does it matter for the sum how large y is?"
# hint.ja = "足した数の大きさによって微分が変わっています。それは乗算ノードのふるまいです。x が少し増えたときの和の増え方は、y の大きさによって変わるでしょうか。"
# fails = "test_passes_the_derivative_on"
# ///
class AddLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x + y

    def backward(self, dout):
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy
