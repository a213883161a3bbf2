# /// variant
# title.en = "Returns the point together with the value of f"
# title.ja = "最後の点と一緒に、f の値も返している"
# hint.en = "Two things come back from you as a tuple: the last point, and how low it lies. Only the point was asked for; whoever needs the height can ask f."
# hint.ja = "最後の点とそこでの高さの二つが、タプルで返ってきます。返してほしいのは、最後の点だけです。高さが必要な人は、f に聞けばわかります。"
# fails = "test_one_step"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x, f(x)
