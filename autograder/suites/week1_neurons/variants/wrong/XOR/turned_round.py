# /// variant
# title.en = "The answers are turned round: 1 if both inputs are the same"
# title.ja = "答えが反転している（入力が同じときに 1 になる）"
# hint.en = "Your gate says 1 where the inputs are the same and 0 where they differ, just the opposite of the table. Which of your gates turns the answer round once too often?"
# hint.ja = "入力が同じときに 1、違うときに 0 と答えていて、表とちょうど逆です。答えを余分に反転させているゲートはどれでしょうか。"
# fails = "test_whole_numbers"
# ///
def XOR(x1, x2):
    s1 = NOT(AND(x1, x2))
    s2 = OR(x1, x2)
    return NOT(AND(s1, s2))
