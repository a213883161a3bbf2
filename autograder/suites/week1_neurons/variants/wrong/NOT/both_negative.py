# /// variant
# title.en = "Bias and weight are both negative"
# title.ja = "バイアスと重みがどちらも負になっている"
# hint.en = "Your neuron always says 0. Its input may hold it back, but what should the sum be when the input is 0?"
# hint.ja = "どんな入力にも 0 と答えています。入力がニューロンを抑えるのは正しいのですが、入力が 0 のとき、総和はどちらの符号であるべきでしょうか。"
# fails = "test_whole_numbers"
# ///
def NOT(x):
    return sigmoid(-0.2 - x, 20)
