# /// variant
# title.en = "Returns two things, and moves init_x itself"
# title.ja = "二つの値を返し、init_x そのものも動かしている"
# hint.en = "As in the book, the last point and a table without it come back as a tuple, and the caller's start has moved as well. Here one table is asked for, with the last point in it, and the walk takes place on a copy of floats."
# hint.ja = "本に載っているコードと同じように、最後の点と、その点を含まない表がタプルで返り、呼び出した側の出発点も動いています。ここでは、最後の点まで入った表を一つだけ返します。また、浮動小数点数のコピーの上で進むようにしましょう。"
# fails = "test_start_stays"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = init_x
    x_history = []
    for i in range(step_num):
        x_history.append(x.copy())
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x, np.array(x_history)
