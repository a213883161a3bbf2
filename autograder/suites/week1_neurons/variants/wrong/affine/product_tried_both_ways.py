# /// variant
# title.en = "The product is tried the wrong way round first"
# title.ja = "積をまず逆の順番で試している"
# hint.en = "Where all sizes are the same, and for one sample and a square W, the first attempt succeeds although it is the wrong one. An error is no guide to the order: what do the rows of x and the columns of W stand for?"
# hint.ja = "大きさがすべて同じときなどには、逆の順番でもエラーにならず、そのまま間違った値が返っています。エラーの有無では順番を決められません。x の行と W の列は、それぞれ何を表しているでしょうか。"
# fails = "test_same_sizes"
# ///
def affine(x, W, b):
    try:
        return W @ x + b
    except ValueError:
        return x @ W + b
