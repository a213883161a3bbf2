# /// variant
# title.en = "Nothing is returned"
# title.ja = "値を返していない"
# hint.en = "Whoever calls your function gets None. A print only shows a value on the screen: which statement hands it to the caller?"
# hint.ja = "関数を呼び出しても None しか得られません。print は画面に表示するだけです。呼び出した側に値を渡すのは、どの文でしょうか。"
# fails = "test_slope_one"
# ///
def sigmoid(x, a=1.0):
    print(1 / (1 + np.exp(-a * x)))
