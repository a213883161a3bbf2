# /// variant
# title.en = "init_x itself is moved, no copy is made"
# title.ja = "init_x をコピーせず、そのまま動かしている"
# hint.en = "Your rows are right for a start of floats, but after the call the caller's start has moved too. A second name for an array is not a second array: what do you have to make before the first step?"
# hint.ja = "浮動小数点数の出発点なら行は正しいのですが、関数を呼んだあと、呼び出した側の出発点まで動いています。別の名前を付けても、配列は同じものです。最初の一歩の前に、何を用意すればよいでしょうか。"
# fails = "test_start_stays"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = init_x
    path = [x.copy()]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(x.copy())
    return np.array(path)
