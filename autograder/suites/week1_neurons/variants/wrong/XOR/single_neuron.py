# /// variant
# title.en = "One single neuron is to do it"
# title.ja = "1つのニューロンだけで作ろうとしている"
# hint.en = "Your answer for two ones is no better than that of OR. One neuron parts the plane by one straight line: how many lines, and so how many neurons, does XOR need?"
# hint.ja = "両方が 1 のとき、OR と同じ答えになっています。1つのニューロンは、平面を1本の直線で分けることしかできません。XOR には何本の線、つまりいくつのニューロンが必要でしょうか。"
# fails = "test_whole_numbers"
# ///
def XOR(x1, x2):
    return sigmoid(-0.2 + x1 + x2, 20)
