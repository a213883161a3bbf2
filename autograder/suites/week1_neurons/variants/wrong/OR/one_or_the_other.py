# /// variant
# title.en = "Two ones give 0, as in XOR"
# title.ja = "両方が 1 のとき 0 になっている（XOR になっている）"
# hint.en = "Your gate says 0 if both inputs are 1. Look at the last row of the table again: does OR mean one of the two, or at least one of the two?"
# hint.ja = "両方が 1 のとき、0 と答えています。表のいちばん下の行をもう一度見てみましょう。OR は「片方だけ」でしょうか、それとも「少なくとも片方」でしょうか。"
# fails = "test_whole_numbers"
# ///
def OR(x1, x2):
    if abs(x1 - x2) > 0.5:
        return 1
    return 0
