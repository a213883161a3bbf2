# /// variant
# title.en = "Forward gives nothing back"
# title.ja = "forward が値を返していない"
# hint.en = "Nothing comes out of your forward; storing or printing the sum does not hand it to the next node. How does a function pass on its result?"
# hint.ja = "forward から何も返ってきません。和を覚えたり表示したりするだけでは、次のノードに届きません。関数の結果は、どうすれば呼び出した側に渡せますか。"
# fails = "test_whole_numbers"
# ///
class AddLayer:
    def forward(self, x, y):
        self.out = x + y
        print(self.out)

    def backward(self, dout):
        return dout * 1, dout * 1
