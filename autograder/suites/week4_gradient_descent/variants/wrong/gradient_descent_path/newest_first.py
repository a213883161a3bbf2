# /// variant
# title.en = "The newest point is the first row"
# title.ja = "新しい点ほど上の行にある"
# hint.en = "The points are all there, but in reverse order: the end is your first row, and the start your last. On which side does your list grow?"
# hint.ja = "点はすべてそろっていますが、順番が逆です。最初の行が終点、最後の行が出発点になっています。新しい点を、リストのどちら側に加えていますか。"
# fails = "test_begins_at_the_start"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.insert(0, x)
    return np.array(path)
