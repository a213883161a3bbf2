# /// variant
# title.en = "The output goes into an array of whole numbers"
# title.ja = "出力を整数の配列に入れている"
# hint.en = "If x holds whole numbers, your outputs are all 0 or 1. An array made “like x” takes its type from x as well, and fractions do not fit into it."
# hint.ja = "x が整数の配列だと、出力が 0 か 1 ばかりになります。x に「似せて」作った配列は、型も x と同じになります。整数の配列に、小数は入りません。"
# fails = "test_whole_numbers"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.y = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            self.y[i] = sigmoid(x[i])
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)
