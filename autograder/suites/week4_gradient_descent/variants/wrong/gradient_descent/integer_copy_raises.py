# /// variant
# title.en = "The copy of an integer start still holds integers"
# title.ja = "整数の出発点のコピーが、整数のままになっている"
# hint.en = "A start of whole numbers ends in an error: an array of integers cannot take in the fractions of a step. Of which type should the numbers of your copy be?"
# hint.ja = "整数の配列から始めると、エラーになります。整数の配列には、一歩分の小数を書き込めないからです。コピーの中の数は、どの型にすればよいでしょうか。"
# fails = "test_integer_start"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy()
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x
