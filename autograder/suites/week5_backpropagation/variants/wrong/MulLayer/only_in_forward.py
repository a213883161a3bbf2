# /// variant
# title.en = "Backward looks for variables that exist in forward alone"
# title.ja = "forward の中だけの変数を backward で使おうとしている"
# hint.en = "A variable made inside one method is gone as soon as that method returns. Your backward then stops with a NameError, or finds what another cell has left under the same name. Where can an object keep a value from one of its methods to the next?"
# hint.ja = "メソッドの中だけの変数は、そのメソッドが終わると消えてしまいます。すると backward は NameError で止まるか、ほかのセルに残っていた同じ名前の変数を使ってしまいます。オブジェクトが、あるメソッドから次のメソッドまで値を覚えておくには、どこに入れればよいでしょうか。"
# fails = "test_last_forward"
# ///
class MulLayer:
    def forward(self, x, y):
        out = x * y
        return out

    def backward(self, dout):
        dx = dout * y
        dy = dout * x
        return dx, dy
