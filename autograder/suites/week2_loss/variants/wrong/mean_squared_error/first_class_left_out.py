# /// variant
# title.en = "The loop begins with the second class"
# title.ja = "ループが2番目のクラスから始まっている"
# hint.en = "The first class has no influence on your error. With which index does an array in Python begin?"
# hint.ja = "最初のクラスの値が誤差に入っていません。Python の配列の添字は、いくつから始まりますか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    e = 0
    for k in range(1, len(y)):
        e += (y[k] - t[k]) ** 2
    return e / 2
