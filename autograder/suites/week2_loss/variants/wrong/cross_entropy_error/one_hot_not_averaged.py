# /// variant
# title.en = "One-hot answers are summed, only labels are averaged"
# title.ja = "ラベルのときだけ平均し、one-hot表現のときは合計している"
# hint.en = "The same answers, once as labels and once as one-hot, give you two different losses. The mean over the batch is missing in one of your branches."
# hint.ja = "同じ正解でも、ラベルと one-hot表現とで損失が違っています。片方の分岐で、バッチの平均を忘れていませんか。"
# fails = "test_batch_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        return -np.sum(t * np.log(y + 1e-7))
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
