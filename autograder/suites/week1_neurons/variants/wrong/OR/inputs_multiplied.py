# /// variant
# title.en = "The inputs are multiplied instead of added"
# title.ja = "入力どうしを足さずに掛けている"
# hint.en = "Your gate says 1 only if both inputs are 1. A neuron multiplies each input by a weight of its own: what does it do with these products?"
# hint.ja = "両方が 1 のときにしか 1 と答えていません。ニューロンは入力ごとに重みを掛けます。入力どうしを掛けることはありません。では、その積をどうするのでしょうか。"
# fails = "test_whole_numbers"
# ///
def OR(x1, x2):
    return sigmoid(-0.2 + x1 * x2, 20)
