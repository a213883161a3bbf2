# /// variant
# title.en = "The incoming derivative itself is changed"
# title.ja = "届いた微分の配列そのものを書き換えている"
# hint.en = "After your backward, the array that was handed in holds something else, and an array of whole numbers stops it altogether. Which operators change an array instead of making a new one?"
# hint.ja = "backward のあと、渡した配列の中身が変わっています。整数の配列だと、エラーで止まります。新しい配列を作らず、元の配列を変えてしまうのは、どんな演算子ですか。"
# fails = "test_arguments_stay"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        dout *= self.y * (1 - self.y)
        return dout
