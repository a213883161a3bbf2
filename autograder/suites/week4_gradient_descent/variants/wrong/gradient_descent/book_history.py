# /// variant
# title.en = "Returns a history as well, and moves init_x itself"
# title.ja = "履歴も返し、init_x そのものも動かしている"
# hint.en = "As in the book, two things come back as a tuple, and the caller's start has moved as well. Here the last point alone is asked for, and the walk takes place on a copy of floats."
# hint.ja = "本に載っているコードと同じように、二つの値がタプルで返り、呼び出した側の出発点も動いています。ここで返すのは最後の点だけです。また、浮動小数点数のコピーの上で進むようにしましょう。"
# fails = "test_start_stays"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    x_history = []
    for i in range(step_num):
        x_history.append(x.copy())
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x, np.array(x_history)
