# /// variant
# title.en = "There is room for two coordinates only"
# title.ja = "座標二つ分の場所しかない"
# hint.en = "With two coordinates all is well, with another number of them your code fails: the table always has two columns. What tells you how many are needed?"
# hint.ja = "座標が二つなら問題ありませんが、ほかの数ではうまくいきません。表の列がいつも2列だからです。何列必要かは、何を見ればわかりますか。"
# fails = "test_one_coordinate_and_five"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = np.zeros((step_num + 1, 2))
    path[0] = init_x
    for i in range(step_num):
        path[i + 1] = path[i] - lr * numerical_gradient(f, path[i])
    return path
