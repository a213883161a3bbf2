# /// variant
# title.en = "Walks with the rate 0.1, whatever lr is"
# title.ja = "lr が何であっても、学習率 0.1 で進んでいる"
# hint.en = "Your walk is the same for every learning rate: right for the one of the examples, wrong for others. Do you use the parameter, and do you leave it as it came?"
# hint.ja = "どんな学習率を渡しても同じ進み方をするので、例の学習率のときしか合いません。引数をそのまま使っていますか。途中で別の値にしていませんか。"
# fails = "test_left_out"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    lr = 0.1
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x
