# /// variant
# title.en = "The step takes the place of the point"
# title.ja = "点を動かさず、一歩の分で置き換えている"
# hint.en = "After a step nothing of the old point is left: the new one is the step alone. Look closely at the line that moves the point; even the order of two signs matters there."
# hint.ja = "一歩進むと、元の点が消えて、進む分だけが残っています。点を動かす行をよく見ましょう。記号の順番が入れ替わるだけでも、意味が変わります。"
# fails = "test_one_step"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = -lr * grad
    return x
