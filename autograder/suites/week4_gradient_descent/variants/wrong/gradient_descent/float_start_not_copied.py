# /// variant
# title.en = "A start of floats is not copied"
# title.ja = "浮動小数点数の出発点がコピーされていない"
# hint.en = "Whole numbers are fine, but a start of floats has moved after your call: there you work on the caller's own array. A conversion copies only where there is something to convert. How do you get an array of your own in every case?"
# hint.ja = "整数の出発点なら問題ありませんが、浮動小数点数の出発点は、呼び出したあとに動いています。型の変換は、その必要がなければコピーを作りません。どんなときも自分専用の配列を作るには、どうすればよいでしょうか。"
# fails = "test_start_stays"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.asarray(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x
