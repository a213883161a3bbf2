# /// variant
# title.en = "The answers of the inner neurons come back as well"
# title.ja = "中のニューロンの答えまで返している"
# hint.en = "Several values come back at once, where a gate has one output. Which of them is the answer of the last neuron?"
# hint.ja = "値がいくつもまとめて返っていますが、ゲートの出力は1つです。そのうち最後のニューロンの答えはどれでしょうか。"
# fails = "test_whole_numbers"
# ///
def XOR(x1, x2):
    s1 = NOT(AND(x1, x2))
    s2 = OR(x1, x2)
    return s1, s2, AND(s1, s2)
