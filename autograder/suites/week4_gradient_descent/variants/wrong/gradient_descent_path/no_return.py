# /// variant
# title.en = "The return is missing"
# title.ja = "return がない"
# hint.en = "None comes back: Python gives that back when a function ends without saying what it returns. You have kept the points; now hand them over."
# hint.ja = "None が返ってきます。何を返すかを書かずに関数が終わると、Python は None を返します。点は残せているので、それを呼び出した側に渡しましょう。"
# fails = "test_every_row"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for i in range(step_num):
        path.append(path[-1] - lr * numerical_gradient(f, path[-1]))
