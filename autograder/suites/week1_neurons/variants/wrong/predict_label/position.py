# /// variant
# title.en = "The position comes back instead of the name"
# title.ja = "名前ではなく位置を返している"
# hint.en = "A number comes back. It tells where the largest score is: how do you get from this place to the name that belongs to it?"
# hint.ja = "数が返っています。最大のスコアの位置はわかったので、あとはその位置に対応する名前です。どうすれば取り出せるでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    return np.argmax(scores)
