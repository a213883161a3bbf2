# /// variant
# title.en = "The inputs do not change places"
# title.ja = "二つの入力を入れ替えていない"
# hint.en = "Your dx is built from x, and your dy from y. Think of apples: if each costs one yen more, what decides by how much the bill rises?"
# hint.ja = "dx には x を、dy には y を使っています。リンゴで考えてみましょう。1個の値段が1円上がったとき、支払いがいくら増えるかは、何で決まりますか。"
# fails = "test_inputs_change_places"
# ///
class MulLayer:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        dx = dout * self.x
        dy = dout * self.y
        return dx, dy
