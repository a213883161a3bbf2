# /// variant
# title.en = "One and the same array is put into the list again and again"
# title.ja = "同じ配列を何度もリストに入れている"
# hint.en = "All your rows are the same point, the last one: the list holds one array many times, and every step changes it. What has to go into the list so that a row stays as it was?"
# hint.ja = "どの行も同じ点、それも最後の点になっています。同じ配列がリストにいくつも入っていて、一歩ごとに全部が変わるからです。あとから変わらないようにするには、何をリストに入れればよいでしょうか。"
# fails = "test_a_row_for_each_point"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)
