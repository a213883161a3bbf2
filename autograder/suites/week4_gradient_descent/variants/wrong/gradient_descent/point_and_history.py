# /// variant
# title.en = "Returns the last point together with a history"
# title.ja = "最後の点と一緒に、履歴も返している"
# hint.en = "Two things come back from you as a tuple: the last point, and the way there. Only the point was asked for; the way is the next exercise."
# hint.ja = "最後の点とそこまでの道のりの二つが、タプルで返ってきます。返してほしいのは、最後の点だけです。道のりを残すのは、次の問題です。"
# fails = "test_one_step"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    x_history = []
    for i in range(step_num):
        x_history.append(x.copy())
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x, np.array(x_history)
