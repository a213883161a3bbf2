# /// variant
# title.en = "Subtracts the value of f instead of its gradient"
# title.ja = "勾配ではなく、f の値を引いている"
# hint.en = "All coordinates move by the same amount, and the higher you stand the farther you go. It is not the height that says where down is: what tells you the slope of each coordinate?"
# hint.ja = "どの座標も同じだけ動き、高いところほど大きく進んでいます。どちらが下りかは、高さを見てもわかりません。座標ごとの傾きを教えてくれるのは何でしょうか。"
# fails = "test_one_step"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x = x - lr * f(x)
    return x
