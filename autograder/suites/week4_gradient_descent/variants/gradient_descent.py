# The variant bank of `gradient_descent`; docs/suites.md describes the format.

# %% wrong="always_100_steps" lacks="everything"
# en: Takes 100 steps, whatever step_num is
#     Your walk is equally long however many steps are asked for; even when none is asked for,
#     you arrive at the bottom. Where does the loop get its number of rounds from?
# ja: step_num が何であっても、100 歩進んでいる
#     何歩と指定しても、同じだけ進みます。一歩も進まないはずのときでさえ、谷底まで行っています。
#     ループを回す回数は、どこから来ていますか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(100):
        x -= lr * numerical_gradient(f, x)
    return x

# %% wrong="ascent" lacks="everything"
# en: Walks uphill, along the gradient
#     With every step of yours the value of f grows. The gradient points the steepest way up:
#     which way should a step lead?
# ja: 勾配の向きに進み、坂を上っている
#     一歩進むたびに、f の値が大きくなっています。勾配は、値が最も急に増える向きです。では、どち
#     らへ進めばよいでしょうか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x += lr * grad
    return x

# %% wrong="at_least_one_step" lacks="no_steps"
# en: Takes a step even for step_num 0
#     For one step and more your walk is right, but when none is asked for you take one all the
#     same. Does anything ask for the number of steps before the first of them?
# ja: step_num が 0 でも一歩進んでしまう
#     1歩以上なら正しく進みますが、一歩も進まないはずのときにも動いてしまいます。最初の一歩の前
#     に、進む回数を確かめていますか。
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
#     As in the book, two things come back as a tuple, and the caller's start has moved as well.
#     Here the last point alone is asked for, and the walk takes place on a copy of floats.
# ja: 履歴も返し、init_x そのものも動かしている
#     本に載っているコードと同じように、二つの値がタプルで返り、呼び出した側の出発点も動いていま
#     す。ここで返すのは最後の点だけです。また、浮動小数点数のコピーの上で進むようにしましょう。
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
#     Where the coordinates depend on each other, your step goes astray: the second slope is
#     measured after the first coordinate has moved. All slopes of a step belong to one and the
#     same point.
# ja: 一歩の中で、座標を一つずつ順に動かしている
#     座標が互いに影響し合う関数では、一歩がずれます。一つ目の座標を動かしたあとで、二つ目の傾き
#     を測っているからです。一歩に使う傾きは、すべて同じ点でのものです。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        for k in range(len(x)):
            x[k] -= lr * numerical_gradient(f, x)[k]
    return x

# %% wrong="f_on_one_coordinate" lacks="everything"
# en: An own gradient hands f one coordinate instead of a point
#     Your gradient is right for the bowl of the examples and wrong for nearly every other
#     function: f is given a single number where it needs a whole point. Last week's function is
#     ready-made in this notebook.
# ja: 自作の勾配で、f に座標を一つだけ渡している
#     例にある関数では合いますが、ほかの関数では勾配がほとんど合いません。点を丸ごと渡すべき f
#     に、数を一つだけ渡しているからです。先週の関数が、このノートブックに用意されています。
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
#     Whole numbers are fine, but a start of floats has moved after your call: there you work on
#     the caller's own array. A conversion copies only where there is something to convert. How
#     do you get an array of your own in every case?
# ja: 浮動小数点数の出発点がコピーされていない
#     整数の出発点なら問題ありませんが、浮動小数点数の出発点は、呼び出したあとに動いています。型
#     の変換は、その必要がなければコピーを作りません。どんなときも自分専用の配列を作るには、どう
#     すればよいでしょうか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.asarray(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x

# %% wrong="gradient_once" lacks="several_steps, any_learning_rate"
# en: The gradient is computed only at the start
#     Your first step is right, but all others repeat it: the walk is a straight line with steps
#     of one length. At a new point the slope is another one. For which point, and how often, do
#     you ask for the gradient?
# ja: 勾配を出発点でしか計算していない
#     最初の一歩は正しいのに、そのあとも同じ一歩を繰り返し、まっすぐ進み続けています。進んだ先で
#     は傾きが変わります。勾配を、どの点で、何回求めていますか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    grad = numerical_gradient(f, x)
    for i in range(step_num):
        x = x - lr * grad
    return x

# %% wrong="in_place" lacks="integer_start, start_stays"
# en: init_x itself is moved, no copy is made
#     After your call, the start of whoever called you has moved too, and a start of whole
#     numbers ends in an error. A second name for an array is not a second array: what do you
#     have to make before the first step?
# ja: init_x をコピーせず、そのまま動かしている
#     関数を呼んだあと、呼び出した側の出発点まで動いていて、整数の配列から始めるとエラーにもなり
#     ます。別の名前を付けても、配列は同じものです。最初の一歩の前に、何を用意すればよいでしょう
#     か。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x

# %% wrong="integer_copy_raises" lacks="integer_start"
# en: The copy of an integer start still holds integers
#     A start of whole numbers ends in an error: an array of integers cannot take in the
#     fractions of a step. Of which type should the numbers of your copy be?
# ja: 整数の出発点のコピーが、整数のままになっている
#     整数の配列から始めると、エラーになります。整数の配列には、一歩分の小数を書き込めないからで
#     す。コピーの中の数は、どの型にすればよいでしょうか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy()
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x

# %% wrong="integer_truncation" lacks="integer_start"
# en: From an integer start every point is cut to integers
#     From a start of whole numbers, every point of yours is a whole number again: the fractions
#     get lost on the way. Of which type are the numbers in the array that you write to?
# ja: 整数の出発点からだと、どの点も整数に切り捨てられる
#     整数の配列から始めると、どの点も整数になり、小数部分が失われています。書き込む先の配列の数
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
#     Your steps are equally long for every learning rate, and with a tiny one you still go far.
#     What decides how large a part of the gradient you walk?
# ja: 一歩の計算に学習率が入っていない
#     学習率を変えても、一歩の長さが変わりません。ごく小さい学習率でも、遠くまで動いています。勾
#     配のうちどれだけ進むかは、何で決まるのでしたか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= numerical_gradient(f, x)
    return x

# %% wrong="no_return" lacks="everything"
# en: The return is missing
#     None comes back: Python gives that back when a function ends without saying what it
#     returns. You have done the walk; now hand over where it ended.
# ja: return がない
#     None が返ってきます。何を返すかを書かずに関数が終わると、Python は None を返します。坂は下
#     れているので、たどり着いた点を呼び出した側に渡しましょう。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)

# %% wrong="one_step_too_few" lacks="everything"
# en: Takes one step too few
#     When one step is asked for you stay at the start, and other walks end one step early too.
#     How many rounds does your loop really make? Count them for a small step_num.
# ja: 一歩少ない
#     1歩と指定されたときに出発点から動かず、ほかのときも一歩手前で終わっています。ループは実際
#     に何回まわりますか。小さい step_num で数えてみましょう。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(1, step_num):
        x = x - lr * numerical_gradient(f, x)
    return x

# %% wrong="one_step_too_many" lacks="everything"
# en: Takes one step too many
#     When no step is asked for you take one all the same, and other walks end one step late
#     too. How many rounds does your loop really make? Count them for a small step_num.
# ja: 一歩多い
#     一歩も進まないはずのときに一歩進み、ほかのときも一歩行きすぎて終わっています。ループは実際
#     に何回まわりますか。小さい step_num で数えてみましょう。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    i = 0
    while i <= step_num:
        x = x - lr * numerical_gradient(f, x)
        i += 1
    return x

# %% wrong="other_coordinates_zero" lacks="coordinates_together"
# en: An own gradient sets all other coordinates to 0
#     Right as long as f is a sum of functions of one coordinate each, wrong where the
#     coordinates depend on each other. Where do the other coordinates stand while you measure
#     the slope of one?
# ja: 自作の勾配で、ほかの座標を 0 にしている
#     座標ごとに分かれた関数の和なら正しいのですが、座標が互いに影響し合う関数では合いません。一
#     つの座標の傾きを測るあいだ、ほかの座標はどこにありますか。
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
# en: Another learning rate where lr is left out
#     All is well as long as the learning rate is named, but when it is left out you walk too
#     far. Compare the first line of your function with the stub.
# ja: lr を省いたときの学習率が違う
#     学習率を指定すれば正しいのに、省くと進みすぎます。関数の最初の行を、配布されたノートブック
#     と見比べてみましょう。
def gradient_descent(f, init_x, lr=0.1, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x

# %% wrong="point_and_history" lacks="everything" base="book_history" replaces="= init_x" by="= np.array(init_x, dtype=float)"
# en: Returns the last point together with a history
#     Two things come back from you as a tuple: the last point, and the way there. Only the
#     point was asked for; the way is the next exercise.
# ja: 最後の点と一緒に、履歴も返している
#     最後の点とそこまでの道のりの二つが、タプルで返ってきます。返してほしいのは、最後の点だけで
#     す。道のりを残すのは、次の問題です。

# %% wrong="point_and_value" lacks="everything"
# en: Returns the point together with the value of f
#     Two things come back from you as a tuple: the last point, and how low it lies. Only the
#     point was asked for; whoever needs the height can ask f.
# ja: 最後の点と一緒に、f の値も返している
#     最後の点とそこでの高さの二つが、タプルで返ってきます。返してほしいのは、最後の点だけです。
#     高さが必要な人は、f に聞けばわかります。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x, f(x)

# %% wrong="raises_when_diverging" lacks="any_learning_rate"
# en: Raises an exception when the numbers grow
#     With a learning rate that is far too large your code stops with an error. The docstring
#     asks for something else: let the numbers grow and give back what comes out.
# ja: 値が大きくなると例外を起こす
#     学習率が大きすぎると、コードがエラーで止まります。関数の説明の「戻り値」をもう一度読みま
#     しょう。値がどれだけ大きくなっても、そのまま返すことになっています。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        if np.abs(x).max() > 1e6:
            raise ValueError("lr is too large")
    return x

# %% wrong="rate_always_001" lacks="everything"
# en: Walks with the rate 0.01, whatever lr is
#     With the learning rate left out all is well, but with any other one your walk is the same
#     again. Is there a fixed number in your step where the parameter belongs?
# ja: lr が何であっても、学習率 0.01 で進んでいる
#     学習率を省いた呼び出しは正しいのに、別の学習率を渡しても同じ進み方をします。引数を使うはず
#     のところに、決まった数を書いていませんか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= 0.01 * numerical_gradient(f, x)
    return x

# %% wrong="rate_always_01" lacks="one_step, several_steps, integer_start, left_out, any_learning_rate"
# en: Walks with the rate 0.1, whatever lr is
#     Your walk is the same for every learning rate: right for the one of the examples, wrong
#     for others. Do you use the parameter, and do you leave it as it came?
# ja: lr が何であっても、学習率 0.1 で進んでいる
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
#     Your first step is right, but every further one is too short, even for the slope at its
#     point. Does the learning rate stay the same on the whole way?
# ja: 学習率が一歩ごとに小さくなる
#     最初の一歩は正しいのに、次からは、その点の傾きの割に一歩が短すぎます。学習率は、最後まで同
#     じ値のままですか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr / (i + 1) * numerical_gradient(f, x)
    return x

# %% wrong="return_in_loop" lacks="several_steps, no_steps, any_learning_rate"
# en: The return stands inside the loop
#     One step comes out right, but there is never a second one, and without steps nothing comes
#     back at all. Look at the indentation of your return: when is it reached for the first
#     time?
# ja: return がループの中にある
#     1歩だけなら正しいのに2歩目に進まず、0歩のときは何も返りません。return の字下げを見てくださ
#     い。最初に return にたどり着くのは、いつですか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = x - lr * grad
        return x

# %% wrong="returns_gradient" lacks="everything"
# en: Returns the gradient instead of the point
#     What comes back from you is close to 0 after a long walk, wherever the bottom is: it is
#     the slope there. The place where the walk ends was asked for.
# ja: 最後の点ではなく、勾配を返している
#     長く進んだあとに返ってくる値が、谷底がどこにあってもほぼ 0 です。それはその場所の傾きで
#     す。返してほしいのは、最後にたどり着いた場所です。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return grad

# %% wrong="returns_path" lacks="everything"
# en: Returns every point of the way
#     A whole table of points comes back, with a row for every step. Here only the place where
#     the walk ends is asked for; the way itself is the next exercise.
# ja: 通った点をすべて返している
#     点をすべて並べた表が返ってきます。ここで返してほしいのは、最後にたどり着いた点だけです。道
#     のりを残すのは、次の問題です。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)

# %% wrong="returns_start" lacks="everything"
# en: The start comes back instead of the end
#     Whatever is asked for, the start comes back. Which of your names holds the point that
#     moves, and which one do you return?
# ja: 終点ではなく、出発点が返っている
#     何歩と指定しても、出発点が返ってきます。動いている点を持っているのは、どの名前です
#     か。return しているのは、どの名前ですか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
    return init_x

# %% wrong="returns_value" lacks="everything"
# en: Returns the value of f instead of the point
#     A single number comes back: how low you got. Where you got was asked for, with as many
#     coordinates as the start.
# ja: 最後の点ではなく、そこでの f の値を返している
#     返ってくるのは数一つで、どれだけ低いところに着いたかを表しています。返してほしいのは着いた
#     場所で、座標は出発点と同じ数だけあるはずです。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return f(x)

# %% wrong="slope_of_the_example" lacks="everything"
# en: The slope of one example is written in, f is not asked
#     Whatever function is handed in, you walk to the same bottom, that of the example. Only f
#     itself can tell its slope: is it used anywhere in your code?
# ja: f を使わず、例の関数の傾きを書き込んでいる
#     どんな関数を渡しても、例の関数の谷底へ進みます。傾きを教えてくれるのは、渡された f だけで
#     す。コードの中で f を使っていますか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = 2 * x
        x = x - lr * grad
    return x

# %% wrong="step_for_point" lacks="everything"
# en: The step takes the place of the point
#     After a step nothing of the old point is left: the new one is the step alone. Look closely
#     at the line that moves the point; even the order of two signs matters there.
# ja: 点を動かさず、一歩の分で置き換えている
#     一歩進むと、元の点が消えて、進む分だけが残っています。点を動かす行をよく見ましょう。記号の
#     順番が入れ替わるだけでも、意味が変わります。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = -lr * grad
    return x

# %% wrong="step_from_start" lacks="several_steps, any_learning_rate"
# en: Every step begins at init_x again
#     Your first step is right, but the next ones begin at the start again, so you never get far
#     from it. From which point should a step set out?
# ja: どの一歩も init_x から踏み出している
#     最初の一歩は正しいのですが、次の一歩も出発点から踏み出すので、そこから離れていけません。ど
#     の点から次の一歩を踏み出せばよいでしょうか。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = init_x - lr * grad
    return x

# %% wrong="steps_of_equal_length" lacks="everything"
# en: The gradient is scaled to length 1
#     All your steps are equally long, on a steep slope as on a gentle one, so near the bottom
#     you keep stepping over it. The length of the gradient counts as well as its direction.
# ja: 勾配を長さ 1 にそろえている
#     急な坂でも緩やかな坂でも一歩の長さが同じなので、谷底の近くで行ったり来たりします。勾配は、
#     向きだけでなく、大きさも使います。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad / (np.linalg.norm(grad) + 1e-8)
    return x

# %% wrong="stops_uphill" lacks="any_learning_rate"
# en: Stops as soon as a step would lead up
#     With a learning rate that is far too large you do not run away, as you should: your code
#     takes no step that leads up. Let it take every step that is asked for, wherever it leads.
# ja: 上りになる一歩の手前でやめてしまう
#     学習率が大きすぎるとき、遠くへ飛ばされるはずなのに、その場にとどまっています。上りになる一
#     歩をやめているからです。どこへ着くことになっても、指定された回数だけ進みましょう。
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
#     Your walk ends before the last step, a little way from the bottom, because the steps have
#     become short. How many steps are asked for?
# ja: 一歩が短くなると、途中でやめてしまう
#     一歩が短くなったところで歩くのをやめるので、谷底の少し手前で終わっています。何歩進むように
#     言われていましたか。
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
#     With two coordinates all is well; with fewer your code stops with an error, with more some
#     are lost. A whole array can take a step at once, whatever its length.
# ja: 座標が二つのときにしか使えない
#     座標が二つなら問題ありませんが、少なければエラーになり、多ければ足りなくなります。配列は、
#     長さがいくつでも、まとめて一歩進めることができます。
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x0, x1 = float(init_x[0]), float(init_x[1])
    for i in range(step_num):
        grad = numerical_gradient(f, np.array([x0, x1]))
        x0 = x0 - lr * grad[0]
        x1 = x1 - lr * grad[1]
    return np.array([x0, x1])

# %% wrong="value_for_gradient" lacks="everything"
# en: Subtracts the value of f instead of its gradient
#     All coordinates move by the same amount, and the higher you stand the farther you go. It
#     is not the height that says where down is: what tells you the slope of each coordinate?
# ja: 勾配ではなく、f の値を引いている
#     どの座標も同じだけ動き、高いところほど大きく進んでいます。どちらが下りかは、高さを見てもわ
#     かりません。座標ごとの傾きを教えてくれるのは何でしょうか。
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
