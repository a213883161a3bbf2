# /// variant
# title.en = "A bit operator is used"
# title.ja = "ビット演算子を使っている"
# hint.en = "Your gate stops with an error as soon as an input has a decimal point, as the output of every other neuron has. Which computation of section 2 works for any number?"
# hint.ja = "小数の入力を渡すと、エラーで止まります。ほかのニューロンの出力はいつも小数です。どんな数にも使える計算は、2節のどの式でしょうか。"
# fails = "test_nearly"
# ///
def AND(x1, x2):
    return x1 & x2
