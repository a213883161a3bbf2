# /// variant
# title.en = "One-hot answers come back as labels"
# title.ja = "one-hot表現の正解をラベルに変えて返している"
# hint.en = "Drawing a batch should not change the form of the answers: what comes in as one-hot rows has to come out as one-hot rows."
# hint.ja = "ミニバッチを取り出すだけなら、正解の形は変わりません。one-hot表現で渡された正解は、one-hot表現の行のまま返しましょう。"
# fails = "test_one_hot_answers"
# ///
def mini_batch(x, t, size, rng):
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]
