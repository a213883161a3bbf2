# /// variant
# title.en = "Another learning rate where lr is left out"
# title.ja = "lr を省いたときの学習率が違う"
# hint.en = "All is well as long as the learning rate is named, but when it is left out you walk too far. Compare the first line of your function with the stub."
# hint.ja = "学習率を指定すれば正しいのに、省くと進みすぎます。関数の最初の行を、配布されたノートブックと見比べてみましょう。"
# fails = "test_left_out"
# ///
def gradient_descent(f, init_x, lr=0.1, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x
