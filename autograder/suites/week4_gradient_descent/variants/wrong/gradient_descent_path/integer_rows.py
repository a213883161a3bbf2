# /// variant
# title.en = "The rows are of the start's type: integers are cut off"
# title.ja = "行の型が出発点と同じで、整数に切り捨てられる"
# hint.en = "From a start of whole numbers, all your points are whole numbers: the fractions get lost on the way. Of which type is the table that you write the points to?"
# hint.ja = "整数の配列から始めると、どの点も整数になり、小数部分が失われています。点を書き込む表は、どの型で作りましたか。"
# fails = "test_integer_start"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = np.zeros((step_num + 1, len(init_x)), dtype=init_x.dtype)
    path[0] = init_x
    for i in range(step_num):
        path[i + 1] = path[i] - lr * numerical_gradient(f, path[i])
    return path
