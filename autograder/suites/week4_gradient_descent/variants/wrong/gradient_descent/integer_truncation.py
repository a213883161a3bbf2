# /// variant
# title.en = "From an integer start every point is cut to integers"
# title.ja = "整数の出発点からだと、どの点も整数に切り捨てられる"
# hint.en = "From a start of whole numbers, every point of yours is a whole number again: the fractions get lost on the way. Of which type are the numbers in the array that you write to?"
# hint.ja = "整数の配列から始めると、どの点も整数になり、小数部分が失われています。書き込む先の配列の数は、どの型になっていますか。"
# fails = "test_integer_start"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy()
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        for k in range(len(x)):
            x[k] = x[k] - lr * grad[k]
    return x
