# /// variant
# title.en = "The coordinates move one after the other within a step"
# title.ja = "一歩の中で、座標を一つずつ順に動かしている"
# hint.en = "Where the coordinates depend on each other, your step goes astray: the second slope is measured after the first coordinate has moved. All slopes of a step belong to one and the same point."
# hint.ja = "座標が互いに影響し合う関数では、一歩がずれます。一つ目の座標を動かしたあとで、二つ目の傾きを測っているからです。一歩に使う傾きは、すべて同じ点でのものです。"
# fails = "test_coordinates_together"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        for k in range(len(x)):
            x[k] -= lr * numerical_gradient(f, x)[k]
    return x
