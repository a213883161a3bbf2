# /// variant
# title.en = "Raises an exception when the numbers grow"
# title.ja = "値が大きくなると例外を起こす"
# hint.en = "With a learning rate that is far too large your code stops with an error. The docstring asks for something else: let the numbers grow and give back what comes out."
# hint.ja = "学習率が大きすぎると、コードがエラーで止まります。関数の説明の「戻り値」をもう一度読みましょう。値がどれだけ大きくなっても、そのまま返すことになっています。"
# fails = "test_too_large_and_too_small"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        if np.abs(x).max() > 1e6:
            raise ValueError("lr is too large")
    return x
