# /// variant
# title.en = "The bias is that of AND"
# title.ja = "バイアスが AND のものになっている"
# hint.en = "Your neuron says 0 if only one of the inputs is 1. How far may the bias hold the sum down, if one input alone has to be enough?"
# hint.ja = "片方だけが 1 のとき、0 と答えています。片方だけで十分なゲートにするには、バイアスで総和をどこまで抑えてよいでしょうか。"
# fails = "test_whole_numbers"
# ///
def OR(x1, x2):
    return sigmoid(-1.5 + x1 + x2, 20)
