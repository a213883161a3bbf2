# /// variant
# title.en = "Takes one step too many"
# title.ja = "一歩多い"
# hint.en = "Your way begins rightly but goes one point too far: there are two rows more than steps. How many rounds does your loop really make?"
# hint.ja = "出だしは正しいのに、一つ先の点まで行っています。行数が、歩数より二つ多くなっています。ループは実際に何回まわりますか。"
# fails = "test_ends_at_the_end"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num + 1):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)
