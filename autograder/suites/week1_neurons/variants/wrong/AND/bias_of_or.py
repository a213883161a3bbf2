# /// variant
# title.en = "The bias is that of OR"
# title.ja = "バイアスが OR のものになっている"
# hint.en = "Your neuron says 1 even if only one of the inputs is 1. How low does the bias have to be so that one input alone cannot lift the sum above zero?"
# hint.ja = "片方の入力が 1 になるだけで、1 と答えています。片方だけでは総和が正にならないようにするには、バイアスをどれくらい低くすればよいでしょうか。"
# fails = "test_whole_numbers"
# ///
def AND(x1, x2):
    return sigmoid(-0.2 + x1 + x2, 20)
