# /// variant
# title.en = "Returns the value of f instead of the point"
# title.ja = "最後の点ではなく、そこでの f の値を返している"
# hint.en = "A single number comes back: how low you got. Where you got was asked for, with as many coordinates as the start."
# hint.ja = "返ってくるのは数一つで、どれだけ低いところに着いたかを表しています。返してほしいのは着いた場所で、座標は出発点と同じ数だけあるはずです。"
# fails = "test_arrives"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return f(x)
