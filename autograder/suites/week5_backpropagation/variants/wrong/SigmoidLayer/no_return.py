# /// variant
# title.en = "Forward gives nothing back"
# title.ja = "forward が値を返していない"
# hint.en = "Nothing comes out of your forward. Remembering the output for the way back is one half of its work; the next layer is waiting for the other half."
# hint.ja = "forward から何も返ってきません。逆伝播のために出力を覚えておくのは、forward の仕事の半分です。次のレイヤのための、もう半分を忘れていませんか。"
# fails = "test_forward"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)

    def backward(self, dout):
        return dout * self.y * (1 - self.y)
