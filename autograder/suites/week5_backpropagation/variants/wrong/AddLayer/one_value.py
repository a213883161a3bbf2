# /// variant
# title.en = "A single number comes back for the two inputs"
# title.ja = "入力は2つなのに、微分を1つしか返していない"
# hint.en = "Two values went into the node, so the way back has two branches as well, one for each input. Your backward gives a single number. What does its docstring ask for?"
# hint.ja = "ノードには値が2つ入ったので、帰り道も二つに分かれます。ところが、backward からは数が1つしか返っていません。説明の「戻り値」を読み直してみましょう。"
# fails = "test_passes_the_derivative_on"
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout
