# /// variant
# title.en = "The inputs are only added up"
# title.ja = "入力を足しただけになっている"
# hint.en = "Two ones give more than 1, so this is a count and not yet a gate. What do a bias and an activation function make of such a sum?"
# hint.ja = "両方が 1 のとき、答えが 1 を超えます。これは個数を数えているだけで、まだゲートではありません。バイアスと活性化関数を使うと、この和はどうなるでしょうか。"
# fails = "test_number_from_0_to_1"
# ///
def OR(x1, x2):
    return x1 + x2
