# /// variant
# title.en = "The largest probability comes back instead of its name"
# title.ja = "名前ではなく、最大の確率の値を返している"
# hint.en = "A number comes back: how high the highest probability is. The question was whose it is: which function gives the place of the largest instead of its size?"
# hint.ja = "最も高い確率の値が返っています。知りたいのは、それがどの評価のものかです。最大の値ではなく、最大の位置がわかる関数はどれでしょうか。"
# fails = "test_each_label"
# ///
def predict_label(scores):
    p = normalize_scores(scores)
    return np.max(p)
