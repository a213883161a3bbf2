# /// variant
# title.en = "Fractions are cut down to whole numbers"
# title.ja = "小数を整数に切り捨てている"
# hint.en = "Whole numbers are added correctly, but whatever stands behind the decimal point is lost. Is there a conversion in your forward that nobody asked for?"
# hint.ja = "整数の和は合っていますが、小数点より下が失われています。forward の中で、必要のない型の変換をしていませんか。"
# fails = "test_fractions_and_negative_numbers"
# ///
class AddLayer:
    def forward(self, x, y):
        return int(x) + int(y)

    def backward(self, dout):
        return dout, dout
