# /// variant
# title.en = "One label means to it that y has no axis for the samples"
# title.ja = "ラベルが1つなら、y にデータの軸がないと決めつけている"
# hint.en = "A batch may have just one row, and then y still has two axes. You look at t alone; which of the arguments really tells whether there is a batch?"
# hint.ja = "バッチが1行だけのこともあり、そのときも y には軸が2つあります。t だけを見て判断していますが、バッチかどうかは、どちらの引数の何からわかりますか。"
# fails = "test_batch_of_one"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=-1)
    if np.size(t) == 1:
        p = y[int(np.sum(t))]
        return -np.log(p + 1e-7)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
