# /// variant
# title.en = "Returns after the first class"
# title.ja = "最初のクラスだけで return している"
# hint.en = "Only the first class has an influence on your error. Follow your loop by hand: how often does it run before the function ends?"
# hint.ja = "最初のクラスの値だけで誤差が決まっています。ループを手でたどってみましょう。関数が終わるまでに、何回まわりますか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    total = 0
    for k in range(len(y)):
        total += (y[k] - t[k]) ** 2
        return total / 2
