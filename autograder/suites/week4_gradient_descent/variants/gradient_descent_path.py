# The variant bank of `gradient_descent_path`; docs/suites.md describes the format.

# %% wrong="ascent" lacks="everything"
# en: Walks uphill, along the gradient
#     With every row of yours the value of f grows. The gradient points the steepest way up:
#     which way should a step lead?
# ja: 勾配の向きに進み、坂を上っている
#     行を追うごとに、f の値が大きくなっています。勾配は、値が最も急に増える向きです。では、どち
#     らへ進めばよいでしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x + lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)

# %% wrong="at_least_one_step" lacks="no_steps"
# en: Takes a step even for step_num 0
#     For one step and more your way is right, but when none is asked for you take one all the
#     same. Does anything ask for the number of steps before the first of them?
# ja: step_num が 0 でも一歩進んでしまう
#     1歩以上なら正しいのですが、一歩も進まないはずのときにも動いてしまいます。最初の一歩の前
#     に、進む回数を確かめていますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    while True:
        path.append(path[-1] - lr * numerical_gradient(f, path[-1]))
        if len(path) > step_num:
            return np.array(path)

# %% wrong="book_history" lacks="everything"
# en: Returns two things, and moves init_x itself
#     As in the book, the last point and a table without it come back as a tuple, and the
#     caller's start has moved as well. Here one table is asked for, with the last point in it,
#     and the walk takes place on a copy of floats.
# ja: 二つの値を返し、init_x そのものも動かしている
#     本に載っているコードと同じように、最後の点と、その点を含まない表がタプルで返り、呼び出した
#     側の出発点も動いています。ここでは、最後の点まで入った表を一つだけ返します。また、浮動小数
#     点数のコピーの上で進むようにしましょう。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = init_x
    x_history = []
    for i in range(step_num):
        x_history.append(x.copy())
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x, np.array(x_history)

# %% wrong="coordinate_after_coordinate" lacks="coordinates_together"
# en: The coordinates move one after the other within a step
#     Where the coordinates depend on each other, your rows go astray: the second slope is
#     measured after the first coordinate has moved. All slopes of a step belong to one and the
#     same point.
# ja: 一歩の中で、座標を一つずつ順に動かしている
#     座標が互いに影響し合う関数では、行がずれます。一つ目の座標を動かしたあとで、二つ目の傾きを
#     測っているからです。一歩に使う傾きは、すべて同じ点でのものです。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x.copy()]
    for i in range(step_num):
        for k in range(len(x)):
            x[k] -= lr * numerical_gradient(f, x)[k]
        path.append(x.copy())
    return np.array(path)

# %% wrong="end_only" lacks="everything"
# en: Only the last point comes back
#     One point comes back, the end of the walk. Here the whole way is asked for: one row for
#     the start, and one for the point after each step.
# ja: 最後の点だけを返している
#     返ってくるのは最後の点だけです。ここでは道のりを丸ごと残します。出発点で1行、一歩進むごと
#     にもう1行です。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
    return x

# %% wrong="first_row_empty" lacks="begins_at_the_start, no_steps"
# en: The first row is left at zero
#     All rows are right but the first, which holds zeros only: the table was made, and its
#     first row never filled. Which point belongs there?
# ja: 最初の行が 0 のままになっている
#     最初の行だけが 0 のままで、ほかの行は合っています。表を作ったあと、最初の行に何も書いてい
#     ないからです。そこには、どの点が入りますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = np.zeros((step_num + 1, len(x)))
    for i in range(1, step_num + 1):
        x = x - lr * numerical_gradient(f, x)
        path[i] = x
    return path

# %% wrong="float_start_not_copied" lacks="start_stays"
# en: A start of floats is not copied
#     Whole numbers are fine, but a start of floats has moved after your call: there you work on
#     the caller's own array. A conversion copies only where there is something to convert. How
#     do you get an array of your own in every case?
# ja: 浮動小数点数の出発点がコピーされていない
#     整数の出発点なら問題ありませんが、浮動小数点数の出発点は、呼び出したあとに動いています。型
#     の変換は、その必要がなければコピーを作りません。どんなときも自分専用の配列を作るには、どう
#     すればよいでしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.asarray(init_x, dtype=float)
    path = np.zeros((step_num + 1, len(x)))
    path[0] = x
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path[i + 1] = x
    return path

# %% wrong="gradient_once" lacks="every_step"
# en: The gradient is computed only at the start
#     Your first step is right, but all others repeat it: the way is a straight line with steps
#     of one length. At a new point the slope is another one. For which point, and how often, do
#     you ask for the gradient?
# ja: 勾配を出発点でしか計算していない
#     最初の一歩は正しいのに、そのあとも同じ一歩を繰り返し、まっすぐ進み続けています。進んだ先で
#     は傾きが変わります。勾配を、どの点で、何回求めていますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    grad = numerical_gradient(f, x)
    for i in range(step_num):
        x = x - lr * grad
        path.append(x)
    return np.array(path)

# %% wrong="gradients" lacks="everything"
# en: The rows are gradients instead of points
#     Your first row is right, the others are slopes: they shrink to 0 while the walk goes on,
#     wherever the bottom is. Keep where you are after each step, not the gradient you used.
# ja: 点ではなく勾配を並べている
#     最初の行は正しいのですが、ほかの行は傾きになっています。谷底がどこにあっても、進むにつれて
#     0 に近づくはずです。残すのは、使った勾配ではなく、一歩進んだあとの場所です。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x.copy()]
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
        path.append(grad)
    return np.array(path)

# %% wrong="in_place" lacks="integer_start, start_stays"
# en: init_x itself is moved, no copy is made
#     Your rows are right for a start of floats, but after the call the caller's start has moved
#     too. A second name for an array is not a second array: what do you have to make before the
#     first step?
# ja: init_x をコピーせず、そのまま動かしている
#     浮動小数点数の出発点なら行は正しいのですが、関数を呼んだあと、呼び出した側の出発点まで動い
#     ています。別の名前を付けても、配列は同じものです。最初の一歩の前に、何を用意すればよいで
#     しょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = init_x
    path = [x.copy()]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(x.copy())
    return np.array(path)

# %% wrong="integer_copy_raises" lacks="integer_start"
# en: The copy of an integer start still holds integers
#     A start of whole numbers ends in an error: an array of integers cannot take in the
#     fractions of a step. Of which type should the numbers of your copy be?
# ja: 整数の出発点のコピーが、整数のままになっている
#     整数の配列から始めると、エラーになります。整数の配列には、一歩分の小数を書き込めないからで
#     す。コピーの中の数は、どの型にすればよいでしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy()
    path = [x.copy()]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(x.copy())
    return np.array(path)

# %% wrong="integer_rows" lacks="integer_start"
# en: The rows are of the start's type: integers are cut off
#     From a start of whole numbers, all your points are whole numbers: the fractions get lost
#     on the way. Of which type is the table that you write the points to?
# ja: 行の型が出発点と同じで、整数に切り捨てられる
#     整数の配列から始めると、どの点も整数になり、小数部分が失われています。点を書き込む表は、ど
#     の型で作りましたか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = np.zeros((step_num + 1, len(init_x)), dtype=init_x.dtype)
    path[0] = init_x
    for i in range(step_num):
        path[i + 1] = path[i] - lr * numerical_gradient(f, path[i])
    return path

# %% wrong="last_row_empty" lacks="everything"
# en: The last row is left at zero
#     All rows are right but the last, which holds zeros only: the loop ends before it is
#     filled. Does every step get a round of the loop?
# ja: 最後の行が 0 のままになっている
#     最後の行だけが 0 のままで、ほかの行は合っています。そこを埋める前に、ループが終わっている
#     からです。ループは、指定された歩数だけまわっていますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = np.zeros((step_num + 1, len(init_x)))
    path[0] = init_x
    for i in range(1, step_num):
        path[i] = path[i - 1] - lr * numerical_gradient(f, path[i - 1])
    return path

# %% wrong="list_outlives_the_call" lacks="everything" random="true"
# en: The list of points lives on from call to call
#     The first call is right, but later ways begin with the points of the earlier ones. When is
#     your list made: once, or anew in every call?
# ja: 点のリストが、呼び出しのたびに空にならない
#     1回目の呼び出しは正しいのに、2回目からは、前の道のりの点が残っています。リストを作るのは一
#     度だけですか。それとも、呼び出すたびに新しく作りますか。
history = []


def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    history.append(x)
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return np.array(history)

# %% wrong="newest_first" lacks="everything"
# en: The newest point is the first row
#     The points are all there, but in reverse order: the end is your first row, and the start
#     your last. On which side does your list grow?
# ja: 新しい点ほど上の行にある
#     点はすべてそろっていますが、順番が逆です。最初の行が終点、最後の行が出発点になっています。
#     新しい点を、リストのどちら側に加えていますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.insert(0, x)
    return np.array(path)

# %% wrong="no_last" lacks="everything"
# en: The last point is missing
#     Your way begins at the start but ends one point early: each point is kept before the step,
#     and after the last step none is kept any more. How many points are there on a way of one
#     step?
# ja: 最後の点の行がない
#     出発点から始まっていますが、最後の点がありません。点を残してから進むので、最後に進んだあと
#     の点が残らないのです。一歩だけ進む道のりには、点がいくつあるでしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = []
    for i in range(step_num):
        path.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    return np.array(path)

# %% wrong="no_return" lacks="everything"
# en: The return is missing
#     None comes back: Python gives that back when a function ends without saying what it
#     returns. You have kept the points; now hand them over.
# ja: return がない
#     None が返ってきます。何を返すかを書かずに関数が終わると、Python は None を返します。点は残
#     せているので、それを呼び出した側に渡しましょう。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for i in range(step_num):
        path.append(path[-1] - lr * numerical_gradient(f, path[-1]))

# %% wrong="no_start" lacks="begins_at_the_start, number_of_rows, no_steps"
# en: The start is missing
#     Your first row is the point after one step already, and one row is missing in all. Which
#     point has to be kept before the loop begins?
# ja: 出発点の行がない
#     最初の行が、もう一歩進んだあとの点になっていて、全体でも1行足りません。ループに入る前に、
#     残しておくべき点は何でしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = []
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)

# %% wrong="one_long_row" lacks="everything"
# en: All coordinates stand in one long row
#     The right numbers come back, but in one long row in which the points cannot be told apart.
#     How do you join points so that each of them stays a row of a table?
# ja: 座標がすべて1列につながっている
#     数は合っていますが、一本の長い配列につながっていて、点の区切りがわかりません。一つの点が表
#     の1行になるようにまとめるには、どうすればよいでしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = x.copy()
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path = np.append(path, x)
    return path

# %% wrong="one_step_too_many" lacks="everything"
# en: Takes one step too many
#     Your way begins rightly but goes one point too far: there are two rows more than steps.
#     How many rounds does your loop really make?
# ja: 一歩多い
#     出だしは正しいのに、一つ先の点まで行っています。行数が、歩数より二つ多くなっています。ルー
#     プは実際に何回まわりますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num + 1):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)

# %% wrong="other_default_rate" lacks="left_out"
# en: Another learning rate where lr is left out
#     All is well as long as the learning rate is named, but when it is left out you walk too
#     far. Compare the first line of your function with the stub.
# ja: lr を省いたときの学習率が違う
#     学習率を指定すれば正しいのに、省くと進みすぎます。関数の最初の行を、配布されたノートブック
#     と見比べてみましょう。
def gradient_descent_path(f, init_x, lr=0.1, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for i in range(step_num):
        path.append(path[-1] - lr * numerical_gradient(f, path[-1]))
    return np.array(path)

# %% wrong="path_and_values" lacks="everything"
# en: Returns the path together with the values of f
#     Two things come back from you as a tuple: the points, and how high each of them lies. Only
#     the table of points was asked for.
# ja: 道のりと一緒に、f の値も返している
#     通った点の表と、それぞれの高さの二つが、タプルで返ってきます。返してほしいのは、点の表だけ
#     です。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    values = [f(x)]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
        values.append(f(x))
    return np.array(path), np.array(values)

# %% wrong="point_and_path" lacks="everything" base="book_history" replaces="= init_x" by="= np.array(init_x, dtype=float)"
# en: Returns the last point together with a history that lacks it
#     Two things come back from you as a tuple: the last point, and a table of the points before
#     it. Asked for is one table in which the last point is the last row.
# ja: 最後の点と、その点を含まない履歴を一緒に返している
#     最後の点と、そこまでの点の表とが、タプルで返ってきます。返してほしいのは表一つだけで、最後
#     の点もその最後の行に入ります。

# %% wrong="rate_ignored" lacks="everything"
# en: Walks with the default learning rate, whatever lr is
#     With the learning rate left out all is well, but with any other one your way is the same
#     again. Does lr really get to the place where the step is taken?
# ja: lr が何であっても、いつもの学習率で進んでいる
#     学習率を省いた呼び出しは正しいのに、別の学習率を渡しても同じ道のりになります。一歩を計算す
#     るところまで、lr が届いていますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for i in range(step_num):
        path.append(gradient_descent(f, path[-1], step_num=1))
    return np.array(path)

# %% wrong="return_in_loop" lacks="every_step, number_of_rows"
# en: The return stands inside the loop
#     Two rows come back however many steps are asked for, and without steps nothing at all.
#     Look at the indentation of your return: when is it reached for the first time?
# ja: return がループの中にある
#     何歩と指定しても2行しか返らず、0歩のときは何も返りません。return の字下げを見てください。
#     最初に return にたどり着くのは、いつですか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
        return np.array(path)

# %% wrong="same_array" lacks="every_step, begins_at_the_start"
# en: One and the same array is put into the list again and again
#     All your rows are the same point, the last one: the list holds one array many times, and
#     every step changes it. What has to go into the list so that a row stays as it was?
# ja: 同じ配列を何度もリストに入れている
#     どの行も同じ点、それも最後の点になっています。同じ配列がリストにいくつも入っていて、一歩ご
#     とに全部が変わるからです。あとから変わらないようにするには、何をリストに入れればよいでしょ
#     うか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)

# %% wrong="start_and_rows_one_array" lacks="everything"
# en: No copy anywhere: init_x and all rows are one array
#     All your rows are the last point, and the caller's start has moved there as well: behind
#     all these names there is one array. Where is a copy needed, once before the walk and once
#     for every row?
# ja: どこにもコピーがなく、init_x も各行も同じ配列になっている
#     どの行も最後の点になり、呼び出した側の出発点までそこに動いています。名前は違っても、配列は
#     一つしかないからです。歩き始める前と、行を残すときの、どこでコピーが必要でしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = init_x
    path = [x]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)

# %% wrong="start_twice" lacks="number_of_rows, no_steps"
# en: The start stands in two rows
#     There is one row too many, and the first two are the same: the start is kept before the
#     loop and once more in its first round. Write down by hand what is in your list after one
#     step.
# ja: 出発点が2行ある
#     行が一つ多く、最初の2行が同じです。ループの前と、ループの1回目とで、出発点を2度残していま
#     す。一歩進んだときにリストに何が入っているか、書き出してみましょう。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x.copy()]
    for i in range(step_num):
        path.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    path.append(x.copy())
    return np.array(path)

# %% wrong="start_twice_end_missing" lacks="everything"
# en: The start stands twice, and the end is missing
#     The number of rows is right, but the first two are the same and the last point is not
#     there: in each round of the loop, the point is kept before it moves. In which order do you
#     step and keep?
# ja: 出発点が2回あり、最後の点がない
#     行数は合っていますが、最初の2行が同じで、最後の点がありません。ループの中で、動く前の点を
#     残しているからです。「進む」と「残す」は、どちらが先でしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x.copy()]
    for i in range(step_num):
        path.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    return np.array(path)

# %% wrong="straight_line" lacks="every_step"
# en: Equal steps from the start to the end
#     Start and end are right, but the points between them are equally far apart, on a straight
#     line. The steps of a walk become shorter as the slope does: keep the points that it really
#     passes.
# ja: 出発点から終点まで、等間隔に進んでいる
#     出発点と終点は正しいのですが、途中の点が一直線に等間隔で並んでいます。傾きが緩やかになれ
#     ば、一歩も短くなるはずです。実際に通った点を残しましょう。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    end = gradient_descent(f, init_x, lr, step_num)
    return np.linspace(init_x, end, step_num + 1)

# %% wrong="transposed" lacks="everything"
# en: The points are the columns instead of the rows
#     The points are all there, but each is a column of your table. The docstring asks for one
#     row for each point: which of the two sizes should come first?
# ja: 点が行ではなく列になっている
#     点はすべてそろっていますが、表の列になっています。説明では、点一つが1行です。形状の二つの
#     数は、どちらが先になりますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path).T

# %% wrong="two_columns" lacks="any_number_of_coordinates, left_out"
# en: There is room for two coordinates only
#     With two coordinates all is well, with another number of them your code fails: the table
#     always has two columns. What tells you how many are needed?
# ja: 座標二つ分の場所しかない
#     座標が二つなら問題ありませんが、ほかの数ではうまくいきません。表の列がいつも2列だからで
#     す。何列必要かは、何を見ればわかりますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = np.zeros((step_num + 1, 2))
    path[0] = init_x
    for i in range(step_num):
        path[i + 1] = path[i] - lr * numerical_gradient(f, path[i])
    return path

# %% wrong="values" lacks="everything"
# en: The values of f instead of the points
#     One number for every point comes back: how high you were. Asked for is where you were, a
#     row of coordinates for each point.
# ja: 点ではなく、f の値を並べている
#     点一つにつき数一つが返ってきます。それはその点での高さです。残してほしいのは場所なので、点
#     ごとに座標を1行ずつ並べましょう。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [f(x)]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(f(x))
    return np.array(path)

# %% right="each_anew"
# Walks anew for every row, by gradient_descent
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    return np.array([gradient_descent(f, init_x, lr, i) for i in range(step_num + 1)])

# %% right="generator"
# A generator inside, and a list of lists of floats comes back
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    def walk(x):
        yield x.tolist()
        for _ in range(step_num):
            x = x - lr * numerical_gradient(f, x)
            yield x.tolist()

    return list(walk(np.array(init_x, dtype=float)))

# %% right="list_of_arrays"
# Returns a list of arrays
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return path

# %% right="own_gradient"
# A table filled row by row, an own gradient with another small step, prints
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    d = len(init_x)
    path = np.empty((step_num + 1, d))
    path[0] = init_x
    for i in range(step_num):
        g = np.zeros(d)
        for k in range(d):
            e = np.zeros(d)
            e[k] = 2e-5
            g[k] = (f(path[i] + e) - f(path[i] - e)) / 4e-5
        path[i + 1] = path[i] - lr * g
        print(path[i + 1])
    return path

# %% right="recursion"
# By recursion: a row, and the path from the next point
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    here = np.array(init_x, dtype=float)
    if step_num == 0:
        return here[None]
    there = here - lr * numerical_gradient(f, here)
    return np.concatenate([[here], gradient_descent_path(f, there, lr, step_num - 1)])

# %% right="step_by_step"
# One step of gradient_descent for each row
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for _ in range(step_num):
        path.append(gradient_descent(f, path[-1], lr=lr, step_num=1))
    return np.stack(path)

# %% right="tuple_of_arrays"
# Returns a tuple of arrays, as the visible check allows
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return tuple(path)

# %% right="vstack"
# np.vstack in the loop, float32 in the end, an integer start kept as it came
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = np.atleast_2d(init_x)
    for _ in range(step_num):
        path = np.vstack([path, path[-1] - lr * numerical_gradient(f, path[-1])])
    return path.astype("float32")

# %% equivalent
# Every step makes a new array, and np.array(path) copies row 0 as floats: init_x is only read
#     np.array(init_x, dtype=float) -> init_x in: path = [np.array(init_x, dtype=float)]

# %% equivalent
# Integers in row 0 become floats by the first step, or by np.array(path) beside float rows
#     np.array(init_x, dtype=float) -> np.array(init_x) in: path = [np.array(init_x, dtype=float)]

# %% equivalent
# A list of rows counts where an array is natural
#     np.array(path) -> path in: return np.array(path)
