# /// variant
# title.en = "Only the sign of the input is changed"
# title.ja = "入力の符号を変えただけになっている"
# hint.en = "Turning 0 and 1 round is not the same as changing the sign: 0 stays 0. What should come out when nothing goes in, and which part of a neuron provides that?"
# hint.ja = "0 と 1 を反転させることは、符号を変えることとは違います。0 の符号を変えても 0 のままです。入力が 0 のときに出るべき答えは、ニューロンのどの部分が作り出すのでしょうか。"
# fails = "test_whole_numbers"
# ///
def NOT(x):
    return -x
