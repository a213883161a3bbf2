# /// variant
# title.en = "The slope of one example is written in, f is not asked"
# title.ja = "f を使わず、例の関数の傾きを書き込んでいる"
# hint.en = "Whatever function is handed in, you walk to the same bottom, that of the example. Only f itself can tell its slope: is it used anywhere in your code?"
# hint.ja = "どんな関数を渡しても、例の関数の谷底へ進みます。傾きを教えてくれるのは、渡された f だけです。コードの中で f を使っていますか。"
# fails = "test_arrives"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = 2 * x
        x = x - lr * grad
    return x
