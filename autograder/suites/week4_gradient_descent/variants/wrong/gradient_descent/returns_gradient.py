# /// variant
# title.en = "Returns the gradient instead of the point"
# title.ja = "最後の点ではなく、勾配を返している"
# hint.en = "What comes back from you is close to 0 after a long walk, wherever the bottom is: it is the slope there. The place where the walk ends was asked for."
# hint.ja = "長く進んだあとに返ってくる値が、谷底がどこにあってもほぼ 0 です。それはその場所の傾きです。返してほしいのは、最後にたどり着いた場所です。"
# fails = "test_arrives"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return grad
