# /// variant
# title.en = "The list of points lives on from call to call"
# title.ja = "点のリストが、呼び出しのたびに空にならない"
# hint.en = "The first call is right, but later ways begin with the points of the earlier ones. When is your list made: once, or anew in every call?"
# hint.ja = "1回目の呼び出しは正しいのに、2回目からは、前の道のりの点が残っています。リストを作るのは一度だけですか。それとも、呼び出すたびに新しく作りますか。"
# fails = "test_begins_at_the_start"
# random = true
# ///
history = []


def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    history.append(x)
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return np.array(history)
