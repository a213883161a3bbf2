# /// variant
# title.en = "The error comes out negative"
# title.ja = "誤差が負の値になっている"
# hint.en = "The size of your error is right, but its sign is not: the better the prediction, the larger your number. Which of the two losses of this week begins with a minus sign?"
# hint.ja = "大きさは合っていますが、符号が逆なので、予測が良いほど大きな値になっています。今週の2つの損失関数のうち、マイナスで始まるのはどちらですか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return -0.5 * np.sum((y - t) ** 2)
