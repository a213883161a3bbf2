# /// variant
# title.en = "The class with the largest score gets everything"
# title.ja = "最大のスコアのクラスだけが 1 になっている"
# hint.en = "Your probabilities are only 0 and 1, so it cannot be seen how near the other scores came. The word is soft: how does the formula give each class a share?"
# hint.ja = "答えが 0 と 1 だけなので、ほかのスコアがどれだけ近かったかがわかりません。ソフトマックスの「ソフト」は、どのクラスにも割合を与えるという意味です。式ではどうしているでしょうか。"
# fails = "test_one_sample"
# ///
def softmax(a):
    return (a == np.max(a, axis=-1, keepdims=True)).astype(float)
