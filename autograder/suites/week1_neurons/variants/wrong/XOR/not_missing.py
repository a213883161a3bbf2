# /// variant
# title.en = "The NOT inside is missing"
# title.ja = "中の NOT が抜けている"
# hint.en = "Your gate says 1 only if both inputs are 1, just as AND does. XOR wants one of them, but not both: which gate says the word not?"
# hint.ja = "AND と同じように、両方が 1 のときにだけ 1 と答えています。XOR は「少なくとも片方が 1 で、両方ではない」です。この「ではない」を表すゲートは、どこにありますか。"
# fails = "test_whole_numbers"
# ///
def XOR(x1, x2):
    s1 = AND(x1, x2)
    s2 = OR(x1, x2)
    return AND(s1, s2)
