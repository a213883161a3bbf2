# The variant bank of `gradient_descent`; docs/suites.md describes the format.

# %% wrong="always_100_steps" lacks="everything"
# en: Takes 100 steps, whatever step_num is
#     You always take the same number of steps, even for step_num = 0. Where does your loop get its
#     number of rounds from?
# ja: step_numが何であっても、100歩進んでいる
#     何歩と指定しても、1歩も進まないはずのときでさえ、同じ歩数だけ進みます。ループを回す回数は、何
#     で決まっていますか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(100):
        x -= lr * numerical_gradient(f, x)
    return x

# %% wrong="ascent" lacks="everything"
# en: Walks uphill, along the gradient
#     With every step that you take, the value of f grows. The gradient points in the direction of
#     the steepest rise: which way should a step lead?
# ja: 勾配の向きに進み、坂を上っている
#     1歩進むたびに、fの値が大きくなっています。勾配は、値が最も急に増える向きです。では、どちらへ
#     進めばよいでしょうか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x += lr * grad
    return x

# %% wrong="at_least_one_step" lacks="no_steps"
# en: Takes a step even for step_num 0
#     For one step or more your walk is right, but for step_num = 0 you take a step as well. Does
#     your code look at step_num before the first step?
# ja: step_numが0でも1歩進んでしまう
#     1歩以上なら正しく進みますが、1歩も進まないはずのときにも動いてしまいます。最初の1歩の前に、
#     進む回数を確かめていますか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    count = 0
    while True:
        x = x - lr * numerical_gradient(f, x)
        count += 1
        if count >= step_num:
            return x

# %% wrong="book_history" lacks="everything"
# en: Returns a history as well, and moves init_x itself
#     As in the book, two things come back as a tuple, and the caller's start has changed as well.
#     Return the last point only, and work on a float copy.
# ja: 履歴も返し、init_xそのものも動かしている
#     教科書に載っているコードと同じように、2つの値がタプルで返り、呼び出した側の出発点も動いていま
#     す。ここで返すのは最後の点だけです。また、浮動小数点数のコピーを作り、それを動かしましょう。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    x_history = []
    for i in range(step_num):
        x_history.append(x.copy())
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x, np.array(x_history)

# %% wrong="coordinate_after_coordinate" lacks="coordinates_together"
# en: The coordinates move one after the other within a step
#     Where the coordinates depend on each other, your step is wrong: the second slope is measured
#     after the first coordinate has moved. All slopes of a step belong to one and the same point.
# ja: 1歩の中で、座標を1つずつ順に動かしている
#     座標が互いに影響し合う関数では、1歩がずれます。1つ目の座標を動かしたあとで、2つ目の傾きを
#     測っているからです。1歩に使う傾きは、すべて同じ点でのものです。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        for k in range(len(x)):
            x[k] -= lr * numerical_gradient(f, x)[k]
    return x

# %% wrong="f_on_one_coordinate" lacks="everything"
# en: Your own gradient gives f one coordinate instead of a point
#     Your gradient is right for the bowl of the examples and wrong for nearly every other
#     function: f is given a single number where it needs a whole point. Last week's function is
#     ready-made in this notebook.
# ja: 自作の勾配で、fに座標を1つだけ渡している
#     例にある関数では合いますが、ほかのほとんどの関数では、勾配が合いません。点を丸ごと渡すべ
#     きfに、数を1つだけ渡しているからです。先週の関数が、このノートブックに用意されています。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    h = 1e-4
    for i in range(step_num):
        grad = np.zeros_like(x)
        for k in range(x.size):
            grad[k] = (f(x[k] + h) - f(x[k] - h)) / (2 * h)
        x -= lr * grad
    return x

# %% wrong="float_start_not_copied" lacks="start_stays"
# en: A start of floats is not copied
#     With a start of integers your code is right, but a start of floats has changed after the call,
#     because you work on the caller's array. A conversion makes no copy if there is nothing to
#     convert. How do you always get a copy?
# ja: 浮動小数点数の出発点がコピーされていない
#     整数の出発点なら問題ありませんが、浮動小数点数の出発点は、呼び出したあとに動いています。型の
#     変換は、その必要がなければコピーを作りません。どんなときも自分専用の配列を作るには、どうすれ
#     ばよいでしょうか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.asarray(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x

# %% wrong="gradient_once" lacks="several_steps, any_learning_rate"
# en: The gradient is computed only at the start
#     Your first step is right, but all others repeat it: the walk is a straight line with steps of
#     the same length. At a new point the slope is different. At which point, and how many times, do
#     you compute the gradient?
# ja: 勾配を出発点でしか計算していない
#     最初の1歩は正しいのに、そのあとも同じ1歩を繰り返し、まっすぐ進み続けています。進んだ先では傾
#     きが変わります。勾配を、どの点で、何回求めていますか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    grad = numerical_gradient(f, x)
    for i in range(step_num):
        x = x - lr * grad
    return x

# %% wrong="in_place" lacks="integer_start, start_stays"
# en: init_x itself is moved, because no copy is made
#     After the call, the caller's start has changed too, and a start of integers leads to an error.
#     A second name for an array is not a second array: what do you have to make before the first
#     step?
# ja: init_xをコピーせず、そのまま動かしている
#     関数を呼んだあと、呼び出した側の出発点まで動いていて、整数の配列から始めるとエラーにもなりま
#     す。別の名前を付けても、配列は同じものです。最初の1歩の前に、何を用意すればよいでしょうか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x

# %% wrong="integer_copy_raises" lacks="integer_start"
# en: The copy of an integer start still holds integers
#     A start of integers leads to an error: an array of integers cannot store fractions. Which type
#     should your copy have?
# ja: 整数の出発点のコピーが、整数のままになっている
#     整数の配列から始めると、エラーになります。整数の配列には、小数を保存できないからです。コ
#     ピーの中の数は、どの型にすればよいでしょうか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy()
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x

# %% wrong="integer_truncation" lacks="integer_start"
# en: From an integer start, all coordinates are truncated to integers
#     From a start of integers, all your points are integers: the fractions are lost. What type of
#     numbers can be stored in the array that you write to?
# ja: 整数の出発点からだと、どの点も整数に切り捨てられる
#     整数の配列から始めると、どの点も整数になり、小数部分が失われています。書き込む先の配列の中の数
#     は、どの型になっていますか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy()
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        for k in range(len(x)):
            x[k] = x[k] - lr * grad[k]
    return x

# %% wrong="no_rate" lacks="everything"
# en: The learning rate is missing from the step
#     Your steps have the same length for every learning rate, and with a tiny one you still go
#     far. What decides how far a step goes?
# ja: 1歩の計算に学習率が入っていない
#     学習率を変えても、1歩の長さが変わりません。ごく小さい学習率でも、遠くまで動いています。1歩でど
#     れだけ進むかは、何で決まるのでしたか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= numerical_gradient(f, x)
    return x

# %% wrong="no_return" lacks="everything"
# en: The return is missing
#     Your function has no return statement, so it returns None. Return the point where the walk
#     ended.
# ja: returnがない
#     Noneが返ってきます。何を返すかを書かずに関数が終わると、PythonはNoneを返します。坂は下れてい
#     るので、たどり着いた点を呼び出した側に渡しましょう。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)

# %% wrong="one_step_too_few" lacks="everything"
# en: Takes one step too few
#     For step_num = 1 you stay at the start, and longer walks end one step early too. How many
#     rounds does your loop really make? Count them for a small step_num.
# ja: 1歩少ない
#     1歩と指定されたときに出発点から動かず、2歩以上のときも1歩手前で終わっています。ループは実際に
#     何回まわりますか。小さいstep_numで数えてみましょう。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(1, step_num):
        x = x - lr * numerical_gradient(f, x)
    return x

# %% wrong="one_step_too_many" lacks="everything"
# en: Takes one step too many
#     For step_num = 0 you take a step, and other walks end one step late too. How many rounds
#     does your loop really make? Count them for a small step_num.
# ja: 1歩多い
#     1歩も進まないはずのときに1歩進み、ほかのときも1歩行きすぎて終わっています。ループは実際に何
#     回まわりますか。小さいstep_numで数えてみましょう。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    i = 0
    while i <= step_num:
        x = x - lr * numerical_gradient(f, x)
        i += 1
    return x

# %% wrong="other_coordinates_zero" lacks="coordinates_together"
# en: Your own gradient sets all other coordinates to 0
#     Your gradient is right as long as f is a sum of functions of one coordinate each, but wrong
#     where the coordinates depend on each other. Which values do the other coordinates have while
#     you measure the slope of one?
# ja: 自作の勾配で、ほかの座標を0にしている
#     fが座標ごとの関数の和なら勾配は正しいのですが、座標が互いに影響し合う関数では合いません。1つの
#     座標の傾きを測るあいだ、ほかの座標の値はいくつになっていますか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    h = 1e-4
    for step in range(step_num):
        grad = np.zeros_like(x)
        for i in range(x.size):
            p = np.zeros_like(x)
            p[i] = x[i] + h
            m = np.zeros_like(x)
            m[i] = x[i] - h
            grad[i] = (f(p) - f(m)) / (2 * h)
        x = x - lr * grad
    return x

# %% wrong="other_default_rate" lacks="left_out"
# en: The default learning rate has been changed
#     If lr is given, your steps are right; if it is left out, you walk too far. Compare the first
#     line of your function with that of the original one.
# ja: lrを省いたときの学習率が違う
#     学習率を指定すれば正しいのに、省くと進みすぎます。関数の最初の行を、配布されたノートブックと
#     見比べてみましょう。
def gradient_descent(f, init_x, lr=0.1, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x

# %% wrong="point_and_history" lacks="everything" base="book_history" replaces="= init_x" by="= np.array(init_x, dtype=float)"
# en: Returns the last point together with a history
#     You return two things as a tuple: the last point, and the path. Return the point only; the
#     path is the next exercise.
# ja: 最後の点と一緒に、履歴も返している
#     最後の点とそこまでの経路の2つが、タプルで返ってきます。返してほしいのは、最後の点だけです。経
#     路を残すのは、次の課題です。

# %% wrong="point_and_value" lacks="everything"
# en: Returns the point together with the value of f
#     You return two things as a tuple: the last point, and how high it lies. Return the point only;
#     if the height is needed, the caller can call f.
# ja: 最後の点と一緒に、fの値も返している
#     最後の点とそこでの高さの2つが、タプルで返ってきます。返してほしいのは、最後の点だけです。高
#     さが必要になったら、fを呼べばわかります。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x, f(x)

# %% wrong="raises_when_diverging" lacks="any_learning_rate"
# en: Raises an exception when the numbers grow
#     With a learning rate that is far too large your code stops with an error. What does the
#     docstring say about numbers that grow without limit?
# ja: 値が大きくなると例外を起こす
#     学習率が大きすぎると、コードがエラーで止まります。関数の説明の「戻り値」をもう一度読みましょ
#     う。値がどれだけ大きくなっても、そのまま返すことになっています。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        if np.abs(x).max() > 1e6:
            raise ValueError("lr is too large")
    return x

# %% wrong="rate_always_001" lacks="everything"
# en: Walks with the rate 0.01, whatever lr is
#     Your walk is the same for every lr, so it is right only for the default rate. Is there a fixed
#     number in the line that takes the step?
# ja: lrが何であっても、学習率0.01で進んでいる
#     学習率を省いた呼び出しは正しいのに、別の学習率を渡しても同じ進み方をします。引数を使うはずの
#     ところに、決まった数を書いていませんか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= 0.01 * numerical_gradient(f, x)
    return x

# %% wrong="rate_always_01" lacks="one_step, several_steps, integer_start, left_out, any_learning_rate"
# en: Walks with the rate 0.1, whatever lr is
#     Your walk is the same for every learning rate: right for the learning rate of the examples,
#     but wrong for others. Do you use the parameter, and do you keep its value?
# ja: lrが何であっても、学習率0.1で進んでいる
#     どんな学習率を渡しても同じ進み方をするので、例の学習率のときしか合いません。引数をそのまま
#     使っていますか。途中で別の値にしていませんか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    lr = 0.1
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x

# %% wrong="rate_shrinks" lacks="several_steps, any_learning_rate"
# en: The learning rate shrinks from step to step
#     Your first step is right, but every further one is too short for the slope at its point. Does
#     the learning rate stay the same in all steps?
# ja: 学習率が1歩ごとに小さくなる
#     最初の1歩は正しいのに、次からは、その点の傾きの割に1歩が短すぎます。学習率は、最後まで同じ値
#     のままですか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr / (i + 1) * numerical_gradient(f, x)
    return x

# %% wrong="return_in_loop" lacks="several_steps, no_steps, any_learning_rate"
# en: The return is inside the loop
#     The first step is right, but there is never a second one, and for step_num = 0 your function
#     returns None. Look at the indentation of your return: when is it reached for the first time?
# ja: returnがループの中にある
#     1歩だけなら正しいのに2歩目に進まず、0歩のときはNoneが返ります。returnの字下げを見てください。
#     最初にreturnにたどり着くのは、いつですか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = x - lr * grad
        return x

# %% wrong="returns_gradient" lacks="everything"
# en: Returns the gradient instead of the point
#     Your result is close to 0 after a long walk, wherever the minimum is: what you return is the
#     slope there. Return the point where the walk ends.
# ja: 最後の点ではなく、勾配を返している
#     長く進んだあとに返ってくる値が、最小の点がどこにあってもほぼ0です。返しているのは、その場所で
#     の傾きです。返してほしいのは、最後にたどり着いた場所です。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return grad

# %% wrong="returns_path" lacks="everything"
# en: Returns every point of the path
#     You return an array of points, one in each row. Return the last point only; the path is the
#     next exercise.
# ja: 通った点をすべて返している
#     点をすべて並べた配列が返ってきます。ここで返してほしいのは、最後にたどり着いた点だけです。経路
#     を残すのは、次の課題です。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)

# %% wrong="returns_start" lacks="everything"
# en: The start is returned instead of the end
#     You always return the start. Which of your variables contains the point that moves, and
#     which one do you return?
# ja: 終点ではなく、出発点が返っている
#     何歩と指定しても、出発点が返ってきます。動いている点が入っているのは、どの変数ですか。returnで
#     返しているのは、どの変数ですか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
    return init_x

# %% wrong="returns_value" lacks="everything"
# en: Returns the value of f instead of the point
#     You return a single number, the value of f. Return the point, which has as many coordinates
#     as the start.
# ja: 最後の点ではなく、そこでのfの値を返している
#     返ってくるのは数1つで、どれだけ低いところに着いたかを表しています。返してほしいのは着いた場
#     所で、座標は出発点と同じ数だけあるはずです。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return f(x)

# %% wrong="slope_of_the_example" lacks="everything"
# en: The slope of the example is written into the code; f is not used
#     For every function you walk to the same minimum, that of the example. Only the f that was
#     passed in can give you the slope. Is f used anywhere in your code?
# ja: fを使わず、例の関数の傾きを書き込んでいる
#     どんな関数を渡しても、例の関数の最小の点へ進みます。傾きは、渡されたfからしか求められません。
#     コードの中でfを使っていますか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = 2 * x
        x = x - lr * grad
    return x

# %% wrong="step_for_point" lacks="everything"
# en: The point is replaced by the step
#     After a step the old point is lost: the new point is the step alone. Look at the line that
#     moves the point: does the old point still occur in it? If you used a short form, check the
#     order of its two signs.
# ja: 点を動かさず、1歩の分で置き換えている
#     1歩進むと、元の点が消えて、進む分だけが残っています。点を動かす行に、元の点は入っていま
#     すか。短い書き方を使ったのなら、2つの記号の順番も確かめましょう。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = -lr * grad
    return x

# %% wrong="step_from_start" lacks="several_steps, any_learning_rate"
# en: Every step begins at init_x again
#     Your first step is right, but the next ones begin at the start again, so you never get far
#     from it. From which point should a step start?
# ja: どの1歩もinit_xから踏み出している
#     最初の1歩は正しいのですが、次の1歩も出発点から踏み出すので、そこから離れていけません。どの点
#     から次の1歩を踏み出せばよいでしょうか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = init_x - lr * grad
    return x

# %% wrong="steps_of_equal_length" lacks="everything"
# en: The gradient is scaled to length 1
#     All your steps have the same length, on a steep and on a gentle slope, so near the minimum
#     you step over it. The length of the gradient counts as well as its direction.
# ja: 勾配を長さ1にそろえている
#     急な坂でも緩やかな坂でも1歩の長さが同じなので、最小の点の近くで行ったり来たりします。勾配
#     は、向きだけでなく、大きさも使います。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad / (np.linalg.norm(grad) + 1e-8)
    return x

# %% wrong="stops_uphill" lacks="any_learning_rate"
# en: Stops as soon as a step would lead uphill
#     With a learning rate that is far too large your point stays near the start, because your code
#     takes no step that leads uphill. Take exactly step_num steps, wherever they lead.
# ja: 上りになる1歩の手前でやめてしまう
#     学習率が大きすぎるとき、遠くへ飛ばされるはずなのに、その場にとどまっています。上りになる1歩
#     をやめているからです。どこへ着くことになっても、指定された回数だけ進みましょう。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        new_x = x - lr * numerical_gradient(f, x)
        if f(new_x) > f(x):
            break
        x = new_x
    return x

# %% wrong="stops_when_close" lacks="several_steps, any_learning_rate"
# en: Stops early, when a step is short
#     Your walk ends before the last step, near the minimum, because the steps have become short.
#     How many steps does step_num ask for?
# ja: 1歩が短くなると、途中でやめてしまう
#     1歩が短くなったところで歩くのをやめるので、最小の点の少し手前で終わっています。step_numで
#     は、何歩進むことになっていますか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        step = lr * numerical_gradient(f, x)
        x = x - step
        if np.linalg.norm(step) < 1e-3:
            break
    return x

# %% wrong="two_coordinates_only" lacks="any_number_of_coordinates"
# en: Written for exactly two coordinates
#     With two coordinates your walk is right; with fewer your code stops with an error, and with
#     more it passes only the first two to f. With arrays, all coordinates take a step at once,
#     however many there are.
# ja: 座標が2つのときにしか使えない
#     座標が2つなら問題ありませんが、少なければエラーになり、多ければ最初の2つしかfに渡りません。配
#     列のまま計算すれば、座標がいくつあっても、まとめて1歩進められます。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x0, x1 = float(init_x[0]), float(init_x[1])
    for i in range(step_num):
        grad = numerical_gradient(f, np.array([x0, x1]))
        x0 = x0 - lr * grad[0]
        x1 = x1 - lr * grad[1]
    return np.array([x0, x1])

# %% wrong="value_for_gradient" lacks="everything"
# en: Subtracts the value of f instead of its gradient
#     All coordinates move by the same amount, the value of f. The value does not say which way is
#     down. What gives the slope of each coordinate?
# ja: 勾配ではなく、fの値を引いている
#     どの座標も同じだけ動き、高いところほど大きく進んでいます。どちらが下りかは、高さを見てもわかり
#     ません。座標ごとの傾きは、何を使えば求められますか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x = x - lr * f(x)
    return x

# %% right="end_of_the_path"
# Takes the last point of a path kept as a list, prints on the way, has an extra parameter
def gradient_descent(f, init_x, lr=0.01, step_num=100, verbose=True):
    path = [1.0 * np.array(init_x)]
    for i in range(step_num):
        path += [path[-1] - lr * numerical_gradient(f, path[-1])]
        if verbose and i % 50 == 0:
            print(f"step {i}: {f(path[-1])}")
    return path[-1]

# %% right="five_points"
# An own gradient by a five-point stencil, in a while loop
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=np.float64)
    h = 1e-3
    step = 0
    while step < step_num:
        g = []
        for e in np.identity(x.size) * h:
            g.append((8 * (f(x + e) - f(x - e)) - (f(x + 2 * e) - f(x - 2 * e))) / (12 * h))
        x = x - lr * np.asarray(g)
        step += 1
    return x

# %% right="float32_result"
# Walks in float64 and returns float32
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x.astype(np.float32)

# %% right="forward_differences"
# An own gradient by forward differences with a small step, f called once more at the point
def slope(f, x, h=1e-5):
    here = f(x)
    return np.array([(f(x + e) - here) / h for e in h * np.eye(len(x))])


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x = x - lr * slope(f, x)
    return x

# %% right="no_copy_new_array"
# No copy: init_x gets another name, and every step makes a new array
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = x - lr * grad
    return x

# %% right="plain_list"
# Returns a plain list of floats and computes with lists inside
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = [float(v) for v in init_x]
    h = 1e-4
    for _ in range(step_num):
        g = []
        for i in range(len(x)):
            up = x[:i] + [x[i] + h] + x[i + 1 :]
            down = x[:i] + [x[i] - h] + x[i + 1 :]
            g.append((f(np.array(up)) - f(np.array(down))) / (2 * h))
        x = [v - lr * s for v, s in zip(x, g)]
    return x

# %% right="recursion"
# By recursion, one step in each call
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    if step_num == 0:
        return np.array(init_x, dtype=float)
    x = np.array(init_x, dtype=float)
    return gradient_descent(f, x - lr * numerical_gradient(f, x), lr, step_num - 1)

# %% right="reduce"
# functools.reduce; an integer start comes back as integers where no step is taken
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    from functools import reduce

    return reduce(lambda x, _: x - lr * numerical_gradient(f, x), range(step_num), init_x.copy())

# %% right="start_put_back"
# Walks on init_x itself and puts the start back before returning
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    start = init_x.copy()
    x = init_x
    if x.dtype.kind != "f":
        x = x.astype(float)
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    end = x.copy()
    init_x[...] = start
    return end

# %% right="stops_at_rest"
# Warns and stops where nothing changes any more
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    import warnings

    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        new = x - lr * numerical_gradient(f, x)
        if np.array_equal(new, x):
            warnings.warn("nothing moves any more")
            break
        x = new
    return x

# %% right="table_of_points"
# All points in a table, filled row by row, with keyword arguments and extra calls of f
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.empty((step_num + 1, np.size(init_x)))
    x[0, :] = init_x
    for i, row in enumerate(x[:-1]):
        slope = numerical_gradient(f=f, x=row.copy())
        if f(row) < -1e300:
            print("deep")
        x[i + 1] = row + -lr * slope
    return x[-1]

# %% right="tuple_of_numbers"
# Returns a tuple of numbers
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x) + 0.0
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return tuple(x)
