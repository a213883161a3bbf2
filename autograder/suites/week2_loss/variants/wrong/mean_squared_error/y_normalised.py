# /// variant
# title.en = "Divides the outputs by their sum first"
# title.ja = "先に出力を合計で割っている"
# hint.en = "The outputs are to be compared as they are. Yours are scaled to sum to 1 first, which goes unnoticed as long as they are probabilities."
# hint.ja = "出力はそのまま正解と比べます。先に合計が 1 になるように割っているので、出力が確率のとき以外は値がずれてしまいます。"
# fails = "test_signs_do_not_cancel"
# ///
def mean_squared_error(y, t):
    p = y / np.sum(y)
    return 0.5 * np.sum((p - t) ** 2)
