# /// variant
# title.en = "Walks with the rate 0.01, whatever lr is"
# title.ja = "lr が何であっても、学習率 0.01 で進んでいる"
# hint.en = "With the learning rate left out all is well, but with any other one your walk is the same again. Is there a fixed number in your step where the parameter belongs?"
# hint.ja = "学習率を省いた呼び出しは正しいのに、別の学習率を渡しても同じ進み方をします。引数を使うはずのところに、決まった数を書いていませんか。"
# fails = "test_one_step"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= 0.01 * numerical_gradient(f, x)
    return x
