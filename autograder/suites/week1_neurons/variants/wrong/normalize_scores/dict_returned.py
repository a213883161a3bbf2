# /// variant
# title.en = "A dict comes back instead of an array"
# title.ja = "配列ではなく辞書を返している"
# hint.en = "The three probabilities come back in a dict. The exercise asks for an array: how are the three told apart there, if not by names?"
# hint.ja = "3つの確率が辞書に入って返っています。求められているのは配列です。配列では、名前の代わりに何で3つを区別するのでしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    p = scores / np.sum(scores)
    return {"good": p[0], "average": p[1], "poor": p[2]}
