# /// variant
# title.en = "The neurons inside have slope 1"
# title.ja = "中のニューロンの傾きが 1 になっている"
# hint.en = "Your answers never rise above one half, because the neurons inside hand on unclear values. How steep must their activation be, so that the last one gets nearly 0 or nearly 1?"
# hint.ja = "中のニューロンがあいまいな値を渡しているため、答えがどれも半分の値を超えません。最後のニューロンにほぼ 0 かほぼ 1 が届くようにするには、活性化関数の傾きはどうあるべきでしょうか。"
# fails = "test_whole_numbers"
# ///
def XOR(x1, x2):
    s1 = sigmoid(-1.5 + x1 + x2)
    s2 = sigmoid(-0.2 + x1 + x2)
    s3 = sigmoid(0.2 - s1)
    return sigmoid(-1.5 + s2 + s3)
