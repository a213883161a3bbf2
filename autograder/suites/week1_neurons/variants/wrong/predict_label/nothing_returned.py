# /// variant
# title.en = "Nothing is returned"
# title.ja = "値を返していない"
# hint.en = "Whoever calls your function gets None. A print only shows the name on the screen: which statement hands it to the caller?"
# hint.ja = "関数を呼び出しても None しか得られません。print は画面に表示するだけです。呼び出した側に名前を渡すのは、どの文でしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    labels = ["good", "average", "poor"]
    print(labels[np.argmax(scores)])
