# /// variant
# title.en = "Only an input of exactly 0 is turned into 1"
# title.ja = "ちょうど 0 の入力しか 1 に変えていない"
# hint.en = "The output of another neuron is never quite 0, and your gate takes such an input for 1. How could a weight and a bias decide, without asking for equality?"
# hint.ja = "ほかのニューロンの出力はちょうど 0 にはならないので、それが 1 と同じに扱われています。等しいかどうかを調べずに、重みとバイアスで決めるにはどうすればよいでしょうか。"
# fails = "test_nearly"
# ///
def NOT(x):
    if x == 0:
        return 1
    else:
        return 0
