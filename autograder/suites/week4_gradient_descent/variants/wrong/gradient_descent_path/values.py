# /// variant
# title.en = "The values of f instead of the points"
# title.ja = "点ではなく、f の値を並べている"
# hint.en = "One number for every point comes back: how high you were. Asked for is where you were, a row of coordinates for each point."
# hint.ja = "点一つにつき数一つが返ってきます。それはその点での高さです。残してほしいのは場所なので、点ごとに座標を1行ずつ並べましょう。"
# fails = "test_every_row"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [f(x)]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(f(x))
    return np.array(path)
