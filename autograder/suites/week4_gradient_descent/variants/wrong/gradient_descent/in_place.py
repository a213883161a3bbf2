# /// variant
# title.en = "init_x itself is moved, no copy is made"
# title.ja = "init_x をコピーせず、そのまま動かしている"
# hint.en = "After your call, the start of whoever called you has moved too, and a start of whole numbers ends in an error. A second name for an array is not a second array: what do you have to make before the first step?"
# hint.ja = "関数を呼んだあと、呼び出した側の出発点まで動いていて、整数の配列から始めるとエラーにもなります。別の名前を付けても、配列は同じものです。最初の一歩の前に、何を用意すればよいでしょうか。"
# fails = "test_start_stays"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x
