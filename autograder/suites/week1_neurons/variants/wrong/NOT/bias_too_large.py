# /// variant
# title.en = "The bias outweighs the input"
# title.ja = "バイアスが入力より強すぎる"
# hint.en = "Your neuron says 1 for both inputs: the input does hold it back, but not enough. How do bias and weight have to compare so that the sum changes its sign?"
# hint.ja = "どちらの入力にも 1 と答えています。入力で抑えられてはいますが、まだ足りません。総和の符号が変わるには、バイアスと重みの大きさはどんな関係でなければならないでしょうか。"
# fails = "test_whole_numbers"
# ///
def NOT(x):
    return sigmoid(1.5 - x, 20)
