# /// variant
# title.en = "Only an input of exactly 1 counts"
# title.ja = "ちょうど 1 の入力しか認めていない"
# hint.en = "The output of another neuron is never quite 1, and your gate takes such an input for 0. How can a sum and a bias decide, without asking for equality?"
# hint.ja = "ほかのニューロンの出力はちょうど 1 にはならないので、それが 0 と同じに扱われています。等しいかどうかを調べずに、総和とバイアスで決めるにはどうすればよいでしょうか。"
# fails = "test_nearly"
# ///
def OR(x1, x2):
    if x1 == 1 or x2 == 1:
        return 1
    else:
        return 0
