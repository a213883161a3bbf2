# /// variant
# title.en = "Only an input of exactly 1 is turned into 0"
# title.ja = "ちょうど 1 の入力しか 0 に変えていない"
# hint.en = "The output of another neuron is never quite 1, and your gate takes such an input for 0. How could a weight and a bias decide, without asking for equality?"
# hint.ja = "ほかのニューロンの出力はちょうど 1 にはならないので、それが 0 と同じに扱われています。等しいかどうかを調べずに、重みとバイアスで決めるにはどうすればよいでしょうか。"
# fails = "test_nearly"
# ///
def NOT(x):
    if x == 1:
        return 0
    return 1
