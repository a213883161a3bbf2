# /// variant
# title.en = "The rows are gradients instead of points"
# title.ja = "点ではなく勾配を並べている"
# hint.en = "Your first row is right, the others are slopes: they shrink to 0 while the walk goes on, wherever the bottom is. Keep where you are after each step, not the gradient you used."
# hint.ja = "最初の行は正しいのですが、ほかの行は傾きになっています。谷底がどこにあっても、進むにつれて 0 に近づくはずです。残すのは、使った勾配ではなく、一歩進んだあとの場所です。"
# fails = "test_every_row"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x.copy()]
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
        path.append(grad)
    return np.array(path)
