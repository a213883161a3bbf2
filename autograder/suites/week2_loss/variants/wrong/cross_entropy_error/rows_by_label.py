# /// variant
# title.en = "Uses the labels as row numbers"
# title.ja = "ラベルを行番号として使っている"
# hint.en = "In a batch your labels choose rows of y, that is samples, instead of classes; sometimes there is no such row at all. Along which axis do the classes lie?"
# hint.ja = "バッチのとき、ラベルでクラスではなく y の行（データ）を選んでいます。その番号の行がないこともあります。クラスはどちらの軸に並んでいますか。"
# fails = "test_batch_labels"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=-1)
    return -np.mean(np.log(y[t] + 1e-7))
