# /// variant
# title.en = "The sigmoid is applied to each score by itself"
# title.ja = "スコアの一つひとつにシグモイド関数を使っている"
# hint.en = "Each of your answers lies between 0 and 1, but a row does not add up to 1: no score knows of the others. What joins the classes of a sample in the formula?"
# hint.ja = "どの答えも 0 から 1 までにありますが、行の和が 1 になっていません。それぞれのスコアが、ほかのスコアと無関係に変換されているからです。式の中で、1つのデータのクラスどうしを結びつけているのは何でしょうか。"
# fails = "test_one_sample"
# ///
def softmax(a):
    return sigmoid(a)
