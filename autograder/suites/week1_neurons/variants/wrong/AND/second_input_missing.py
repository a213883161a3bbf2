# /// variant
# title.en = "The second input is missing from the sum"
# title.ja = "2つ目の入力が総和に入っていない"
# hint.en = "Your neuron always says 0: the one input in your sum cannot make up for the bias. What does the formula add besides the first input?"
# hint.ja = "どんな入力にも 0 と答えています。総和にある入力1つだけでは、バイアスを超えられません。式では、1つ目の入力のほかに何を足しているでしょうか。"
# fails = "test_whole_numbers"
# ///
def AND(x1, x2):
    return sigmoid(-1.5 + x1, 20)
