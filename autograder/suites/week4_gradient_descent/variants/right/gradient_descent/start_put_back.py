# /// variant
# unusual = "Walks on init_x itself and puts the start back before returning"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    start = init_x.copy()
    x = init_x
    if x.dtype.kind != "f":
        x = x.astype(float)
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    end = x.copy()
    init_x[...] = start
    return end
