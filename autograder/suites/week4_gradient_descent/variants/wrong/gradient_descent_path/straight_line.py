# /// variant
# title.en = "Equal steps from the start to the end"
# title.ja = "出発点から終点まで、等間隔に進んでいる"
# hint.en = "Start and end are right, but the points between them are equally far apart, on a straight line. The steps of a walk become shorter as the slope does: keep the points that it really passes."
# hint.ja = "出発点と終点は正しいのですが、途中の点が一直線に等間隔で並んでいます。傾きが緩やかになれば、一歩も短くなるはずです。実際に通った点を残しましょう。"
# fails = "test_every_row"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    end = gradient_descent(f, init_x, lr, step_num)
    return np.linspace(init_x, end, step_num + 1)
