# /// variant
# title.en = "Nothing is returned"
# title.ja = "値を返していない"
# hint.en = "Whoever calls your gate gets None. A print only shows a value on the screen: which statement hands it to the caller?"
# hint.ja = "ゲートを呼び出しても None しか得られません。print は画面に表示するだけです。呼び出した側に値を渡すのは、どの文でしょうか。"
# fails = "test_whole_numbers"
# ///
def OR(x1, x2):
    print(sigmoid(-0.2 + x1 + x2, 20))
