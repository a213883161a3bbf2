# /// variant
# title.en = "Stops as soon as a step would lead up"
# title.ja = "上りになる一歩の手前でやめてしまう"
# hint.en = "With a learning rate that is far too large you do not run away, as you should: your code takes no step that leads up. Let it take every step that is asked for, wherever it leads."
# hint.ja = "学習率が大きすぎるとき、遠くへ飛ばされるはずなのに、その場にとどまっています。上りになる一歩をやめているからです。どこへ着くことになっても、指定された回数だけ進みましょう。"
# fails = "test_too_large_and_too_small"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        new_x = x - lr * numerical_gradient(f, x)
        if f(new_x) > f(x):
            break
        x = new_x
    return x
