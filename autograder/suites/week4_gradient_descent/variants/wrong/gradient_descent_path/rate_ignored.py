# /// variant
# title.en = "Walks with the default learning rate, whatever lr is"
# title.ja = "lr が何であっても、いつもの学習率で進んでいる"
# hint.en = "With the learning rate left out all is well, but with any other one your way is the same again. Does lr really get to the place where the step is taken?"
# hint.ja = "学習率を省いた呼び出しは正しいのに、別の学習率を渡しても同じ道のりになります。一歩を計算するところまで、lr が届いていますか。"
# fails = "test_ends_at_the_end"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for i in range(step_num):
        path.append(gradient_descent(f, path[-1], step_num=1))
    return np.array(path)
