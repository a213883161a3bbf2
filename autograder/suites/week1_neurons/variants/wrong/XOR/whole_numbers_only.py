# /// variant
# title.en = "Something that takes whole numbers only is used, such as a bit operator"
# title.ja = "ビット演算子のように、整数しか扱えないものを使っている"
# hint.en = "Your gate stops with an error as soon as an input has a decimal point, and the figure cannot be drawn with it. How do several neurons, one after the other, do the same for any number?"
# hint.ja = "入力が小数になるとエラーで止まり、図も描けません。どんな数に対しても同じことができるように、ニューロンを組み合わせて作れますか。"
# fails = "test_decimal_numbers"
# ///
def XOR(x1, x2):
    return x1 ^ x2
