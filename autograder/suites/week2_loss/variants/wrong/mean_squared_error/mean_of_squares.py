# /// variant
# title.en = "Takes the mean of the squares instead of half their sum"
# title.ja = "総和の半分ではなく、二乗の平均を取っている"
# hint.en = "Your error is shared out among the classes: the more classes there are, the smaller it gets. In this course the name of the function misleads; what does the formula of chapter 1 do with the squares?"
# hint.ja = "クラスの数が多いほど、誤差が薄まって小さくなっています。この授業では関数の名前にまどわされないことが大切です。1章の式では、二乗した値をどうしていますか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return np.mean((y - t) ** 2)
