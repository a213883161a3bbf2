# /// variant
# title.en = "Only the wrong classes count"
# title.ja = "正解以外のクラスの差だけを数えている"
# hint.en = "Your sum has no term for the right class, although its probability is also off. Over which k does the sum of the formula run?"
# hint.ja = "正解クラスの確率にも誤差があるのに、その項が総和に入っていません。式の総和は、どの k について取りますか。"
# fails = "test_probabilities_against_one_hot"
# ///
def mean_squared_error(y, t):
    wrong = y[t == 0]
    return 0.5 * np.sum(wrong**2)
