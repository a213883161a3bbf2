# /// variant
# title.en = "Every term replaces the one before"
# title.ja = "足していかずに、毎回上書きしている"
# hint.en = "Only the last class has an influence on your error. What happens to the total of the classes before it, each time the loop runs?"
# hint.ja = "最後のクラスの値だけで誤差が決まっています。ループがまわるたびに、それまでの合計はどうなっていますか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    total = 0
    for k in range(len(y)):
        total = (y[k] - t[k]) ** 2
    return 0.5 * total
