# /// variant
# title.en = "Only one half of it: not both"
# title.ja = "「両方ではない」という条件しか入っていない"
# hint.en = "Your gate says 1 even if both inputs are 0. It sees to it that not both are 1: which second condition belongs to XOR, and which gate joins the two?"
# hint.ja = "両方が 0 のときにも 1 と答えています。「両方ではない」という条件は入っていますが、XOR にはもう一つ条件があります。それは何で、二つの条件はどのゲートでつなげばよいでしょうか。"
# fails = "test_whole_numbers"
# ///
def XOR(x1, x2):
    return NOT(AND(x1, x2))
