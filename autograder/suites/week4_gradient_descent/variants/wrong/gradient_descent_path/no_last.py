# /// variant
# title.en = "The last point is missing"
# title.ja = "最後の点の行がない"
# hint.en = "Your way begins at the start but ends one point early: each point is kept before the step, and after the last step none is kept any more. How many points are there on a way of one step?"
# hint.ja = "出発点から始まっていますが、最後の点がありません。点を残してから進むので、最後に進んだあとの点が残らないのです。一歩だけ進む道のりには、点がいくつあるでしょうか。"
# fails = "test_ends_at_the_end"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = []
    for i in range(step_num):
        path.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    return np.array(path)
