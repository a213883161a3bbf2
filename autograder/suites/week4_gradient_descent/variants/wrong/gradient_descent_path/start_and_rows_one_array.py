# /// variant
# title.en = "No copy anywhere: init_x and all rows are one array"
# title.ja = "どこにもコピーがなく、init_x も各行も同じ配列になっている"
# hint.en = "All your rows are the last point, and the caller's start has moved there as well: behind all these names there is one array. Where is a copy needed, once before the walk and once for every row?"
# hint.ja = "どの行も最後の点になり、呼び出した側の出発点までそこに動いています。名前は違っても、配列は一つしかないからです。歩き始める前と、行を残すときの、どこでコピーが必要でしょうか。"
# fails = "test_start_stays"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = init_x
    path = [x]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)
