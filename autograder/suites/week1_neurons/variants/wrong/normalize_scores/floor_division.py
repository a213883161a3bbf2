# /// variant
# title.en = "The division drops the remainder"
# title.ja = "割り算で小数部分を切り捨てている"
# hint.en = "Almost all your answers are 0, since a part is always smaller than the whole. Python has two signs for dividing: which of them keeps the decimals?"
# hint.ja = "ほとんどの答えが 0 になっています。部分は全体より小さいからです。Python の割り算の記号は2種類あります。小数部分が残るのはどちらでしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    return scores // np.sum(scores)
