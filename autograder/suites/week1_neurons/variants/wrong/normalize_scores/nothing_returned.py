# /// variant
# title.en = "Nothing is returned"
# title.ja = "値を返していない"
# hint.en = "Whoever calls your function gets None. A print only shows a value on the screen: which statement hands it to the caller?"
# hint.ja = "関数を呼び出しても None しか得られません。print は画面に表示するだけです。呼び出した側に値を渡すのは、どの文でしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    A, B, C = scores
    total = A + B + C
    print(A / total, B / total, C / total)
