# /// variant
# title.en = "Walks uphill, along the gradient"
# title.ja = "勾配の向きに進み、坂を上っている"
# hint.en = "With every step of yours the value of f grows. The gradient points the steepest way up: which way should a step lead?"
# hint.ja = "一歩進むたびに、f の値が大きくなっています。勾配は、値が最も急に増える向きです。では、どちらへ進めばよいでしょうか。"
# fails = "test_one_step"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x += lr * grad
    return x
