# /// variant
# title.en = "The slope is 20 if none is given"
# title.ja = "傾きを省略すると 20 になる"
# hint.en = "If no slope is given, your curve is far too steep. The gates ask for their slope themselves: what did the first line of the stub say about the default?"
# hint.ja = "傾きを省略したときの曲線が急すぎます。ゲートで使う傾きは、呼び出すときに渡します。省略したときの傾きは、はじめから書かれていた1行目ではいくつでしたか。"
# fails = "test_slope_one"
# ///
def sigmoid(x, a=20):
    return 1 / (1 + np.exp(-a * x))
