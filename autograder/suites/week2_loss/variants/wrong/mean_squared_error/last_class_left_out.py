# /// variant
# title.en = "The loop ends one class too early"
# title.ja = "ループが1クラス手前で終わっている"
# hint.en = "The last class has no influence on your error. Which is the last index that your loop visits, and which is the last one of the array?"
# hint.ja = "最後のクラスの値が誤差に入っていません。ループの最後の添字と、配列の最後の添字を比べてみましょう。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    e = 0
    for k in range(len(y) - 1):
        e += (y[k] - t[k]) ** 2
    return e / 2
