# /// variant
# title.en = "A single number comes back for the two inputs"
# title.ja = "入力は2つなのに、微分を1つしか返していない"
# hint.en = "Two values went into the node, so the way back has two branches. Your backward gives one number for both. How does the result react to each input by itself?"
# hint.ja = "ノードには値が2つ入ったので、帰り道も二つに分かれます。ところが、返ってきた数は1つだけです。それぞれの入力だけを動かしたら、結果はどう変わりますか。"
# fails = "test_inputs_change_places"
# ///
class MulLayer:
    def forward(self, x, y):
        self.out = x * y
        return self.out

    def backward(self, dout):
        return dout * self.out
