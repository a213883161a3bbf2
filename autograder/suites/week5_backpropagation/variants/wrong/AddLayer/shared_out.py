# /// variant
# title.en = "The derivative is shared out between the inputs"
# title.ja = "届いた微分を二つの入力で分け合っている"
# hint.en = "Each input gets only a part of the derivative, as if it had to be divided fairly. Raise one input a little and leave the other alone: how much of that arrives in the sum?"
# hint.ja = "届いた微分を山分けするように、その一部ずつを渡しています。一方の入力だけを少し増やしたら、和はそのうちどれだけ増えるでしょうか。"
# fails = "test_passes_the_derivative_on"
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout / 2, dout / 2
