# The variant bank of `gradient_descent_path`; docs/suites.md describes the format.

# %% wrong="ascent" lacks="everything"
# en: Walks uphill, along the gradient
#     From row to row the value of f grows. The gradient points in the direction of the steepest
#     rise: which way should a step lead?
# ja: 勾配の向きに進み、坂を上っている
#     行を追うごとに、fの値が大きくなっています。勾配は、値が最も急に増える向きです。では、どちら
#     へ進めばよいでしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x + lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)

# %% wrong="at_least_one_step" lacks="no_steps"
# en: Takes a step even for step_num 0
#     For one step or more your path is right, but for step_num = 0 you take a step as well. Does
#     your code look at step_num before the first step?
# ja: step_numが0でも1歩進んでしまう
#     1歩以上なら正しいのですが、1歩も進まないはずのときにも動いてしまいます。最初の1歩の前に、進
#     む回数を確かめていますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    while True:
        path.append(path[-1] - lr * numerical_gradient(f, path[-1]))
        if len(path) > step_num:
            return np.array(path)

# %% wrong="book_history" lacks="everything"
# en: Returns two things, and moves init_x itself
#     As in the book, you return a tuple: the last point, and an array that does not contain it. The
#     caller's start has changed as well. Return one array that contains the last point, and work on
#     a float copy.
# ja: 2つの値を返し、init_xそのものも動かしている
#     教科書に載っているコードと同じように、最後の点と、その点を含まない配列がタプルで返り、呼び出し
#     た側の出発点も動いています。ここでは、最後の点まで入った配列を1つだけ返します。また、浮動小数
#     点数のコピーを作り、それを動かしましょう。
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
#     Where the coordinates depend on each other, your rows are wrong: the second slope is
#     measured after the first coordinate has moved. All slopes of a step belong to one and the
#     same point.
# ja: 1歩の中で、座標を1つずつ順に動かしている
#     座標が互いに影響し合う関数では、行がずれます。1つ目の座標を動かしたあとで、2つ目の傾きを測っ
#     ているからです。1歩に使う傾きは、すべて同じ点でのものです。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x.copy()]
    for i in range(step_num):
        for k in range(len(x)):
            x[k] -= lr * numerical_gradient(f, x)[k]
        path.append(x.copy())
    return np.array(path)

# %% wrong="end_only" lacks="everything"
# en: Only the last point is returned
#     You return one point, the end of the walk. Return the whole path: one row for the start, and
#     one row for the point after each step.
# ja: 最後の点だけを返している
#     返ってくるのは最後の点だけです。ここでは経路を丸ごと残します。出発点で1行、1歩進むごとにもう1
#     行です。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
    return x

# %% wrong="first_row_empty" lacks="begins_at_the_start, no_steps"
# en: The first row is left at zero
#     All rows are right except the first, which contains zeros: the array was made, but its first
#     row was never filled. Which point belongs there?
# ja: 最初の行が0のままになっている
#     最初の行だけが0のままで、ほかの行は合っています。配列を作ったあと、最初の行に何も書いていない
#     からです。そこには、どの点が入りますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = np.zeros((step_num + 1, len(x)))
    for i in range(1, step_num + 1):
        x = x - lr * numerical_gradient(f, x)
        path[i] = x
    return path

# %% wrong="float_start_not_copied" lacks="start_stays"
# en: A start of floats is not copied
#     With a start of integers your code is right, but a start of floats has changed after the call,
#     because you work on the caller's array. A conversion makes no copy if there is nothing to
#     convert. How do you always get a copy?
# ja: 浮動小数点数の出発点がコピーされていない
#     整数の出発点なら問題ありませんが、浮動小数点数の出発点は、呼び出したあとに動いています。型の
#     変換は、その必要がなければコピーを作りません。どんなときも自分専用の配列を作るには、どうすれ
#     ばよいでしょうか。
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
#     Your first step is right, but all others repeat it: the path is a straight line with steps of
#     the same length. At a new point the slope is different. At which point, and how many times, do
#     you compute the gradient?
# ja: 勾配を出発点でしか計算していない
#     最初の1歩は正しいのに、そのあとも同じ1歩を繰り返し、まっすぐ進み続けています。進んだ先では傾
#     きが変わります。勾配を、どの点で、何回求めていますか。
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
#     Your first row is right, but the others are slopes: they shrink to 0, wherever the minimum is.
#     Keep the point after each step, not the gradient that you used.
# ja: 点ではなく勾配を並べている
#     最初の行は正しいのですが、ほかの行は傾きになっています。傾きは、最小の点がどこにあって
#     も、進むにつれて0に近づきます。残すのは、使った勾配ではなく、1歩進んだあとの点です。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x.copy()]
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
        path.append(grad)
    return np.array(path)

# %% wrong="in_place" lacks="integer_start, start_stays"
# en: init_x itself is moved, because no copy is made
#     Your rows are right for a start of floats, but after the call the caller's start has changed
#     too. A second name for an array is not a second array: what do you have to make before the
#     first step?
# ja: init_xをコピーせず、そのまま動かしている
#     浮動小数点数の出発点なら行は正しいのですが、関数を呼んだあと、呼び出した側の出発点まで動いて
#     います。別の名前を付けても、配列は同じものです。最初の1歩の前に、何を用意すればよいでしょう
#     か。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = init_x
    path = [x.copy()]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(x.copy())
    return np.array(path)

# %% wrong="integer_copy_raises" lacks="integer_start"
# en: The copy of an integer start still holds integers
#     A start of integers leads to an error: an array of integers cannot store fractions. Which type
#     should your copy have?
# ja: 整数の出発点のコピーが、整数のままになっている
#     整数の配列から始めると、エラーになります。整数の配列には、小数を保存できないからです。コ
#     ピーの中の数は、どの型にすればよいでしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy()
    path = [x.copy()]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(x.copy())
    return np.array(path)

# %% wrong="integer_rows" lacks="integer_start"
# en: The rows have the type of the start: fractions are cut off
#     From a start of integers, all your points are integers: the fractions are lost. What type of
#     numbers can be stored in the array that you write the points to?
# ja: 行の型が出発点と同じで、整数に切り捨てられる
#     整数の配列から始めると、どの点も整数になり、小数部分が失われています。点を書き込む配列は、どの
#     型で作りましたか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = np.zeros((step_num + 1, len(init_x)), dtype=init_x.dtype)
    path[0] = init_x
    for i in range(step_num):
        path[i + 1] = path[i] - lr * numerical_gradient(f, path[i])
    return path

# %% wrong="last_row_empty" lacks="everything"
# en: The last row is left at zero
#     All rows are right except the last, which contains zeros: the loop ends before it is filled.
#     How many rounds does the loop need for step_num steps?
# ja: 最後の行が0のままになっている
#     最後の行だけが0のままで、ほかの行は合っています。そこを埋める前に、ループが終わっているから
#     です。ループは、指定された歩数だけまわっていますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = np.zeros((step_num + 1, len(init_x)))
    path[0] = init_x
    for i in range(1, step_num):
        path[i] = path[i - 1] - lr * numerical_gradient(f, path[i - 1])
    return path

# %% wrong="list_outlives_the_call" lacks="everything" random="true"
# en: The list of points is kept from call to call
#     The first call is right, but later paths begin with the points of earlier ones. When is your
#     list made: once, or in each call?
# ja: 点のリストが、次の呼び出しにも残っている
#     1回目の呼び出しは正しいのに、2回目からは、前の経路の点が残っています。リストを作るのは1回だけ
#     ですか。それとも、呼び出すたびに新しく作りますか。
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
#     The points are all there, but in reverse order: the end is your first row, and the start your
#     last. To which side of the list do you add the new point?
# ja: 新しい点ほど上の行にある
#     点はすべてそろっていますが、順番が逆です。最初の行が終点、最後の行が出発点になっています。新
#     しい点を、リストのどちら側に加えていますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.insert(0, x)
    return np.array(path)

# %% wrong="no_last" lacks="everything"
# en: The last point is missing
#     Your path begins at the start but ends one point early: each point is kept before the step,
#     and after the last step no point is kept. How many points does a path of one step have?
# ja: 最後の点の行がない
#     出発点から始まっていますが、最後の点がありません。点を残してから進むので、最後に進んだあとの点
#     が残らないのです。1歩だけ進む経路には、点がいくつあるでしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = []
    for i in range(step_num):
        path.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    return np.array(path)

# %% wrong="no_return" lacks="everything"
# en: The return is missing
#     Your function has no return statement, so it returns None. Return the points that you have
#     kept.
# ja: returnがない
#     Noneが返ってきます。何を返すかを書かずに関数が終わると、PythonはNoneを返します。点は記録できて
#     いるので、それを呼び出した側に返しましょう。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for i in range(step_num):
        path.append(path[-1] - lr * numerical_gradient(f, path[-1]))

# %% wrong="no_start" lacks="begins_at_the_start, number_of_rows, no_steps"
# en: The start is missing
#     Your first row is already the point after one step, and one row is missing. Which point has
#     to be kept before the loop begins?
# ja: 出発点の行がない
#     最初の行が、もう1歩進んだあとの点になっていて、全体でも1行足りません。ループに入る前に、残し
#     ておくべき点は何でしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = []
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)

# %% wrong="one_long_row" lacks="everything"
# en: All coordinates are in one long row
#     The numbers are right, but they form one long row that does not show where a point ends. How
#     do you join points so that each of them is a row of an array?
# ja: 座標がすべて1本の長い配列につながっている
#     数は合っていますが、1本の長い配列につながっていて、点の区切りがわかりません。1つの点が配列
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
#     Your path begins correctly but goes one point too far: there are two more rows than steps. How
#     many rounds does your loop really make?
# ja: 1歩多い
#     出だしは正しいのに、1つ先の点まで行っています。行数が、歩数より2つ多くなっています。ループは
#     実際に何回まわりますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num + 1):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)

# %% wrong="other_default_rate" lacks="left_out"
# en: The default learning rate has been changed
#     If lr is given, your steps are right; if it is left out, you walk too far. Compare the first
#     line of your function with that of the original one.
# ja: lrを省いたときの学習率が違う
#     学習率を指定すれば正しいのに、省くと進みすぎます。関数の最初の行を、配布されたノートブックと
#     見比べてみましょう。
def gradient_descent_path(f, init_x, lr=0.1, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for i in range(step_num):
        path.append(path[-1] - lr * numerical_gradient(f, path[-1]))
    return np.array(path)

# %% wrong="path_and_values" lacks="everything"
# en: Returns the path together with the values of f
#     You return two things as a tuple: the points, and how high each of them lies. Return the array
#     of points only.
# ja: 経路と一緒に、fの値も返している
#     通った点の配列と、それぞれの高さの2つが、タプルで返ってきます。返してほしいのは、点の配列だけ
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
#     You return two things as a tuple: the last point, and an array of the points before it. Return
#     one array in which the last point is the last row.
# ja: 最後の点と、その点を含まない履歴を一緒に返している
#     最後の点と、そこまでの点の配列の2つが、タプルで返ってきます。返してほしいのは配列1つだけで、最
#     後の点もその最後の行に入ります。

# %% wrong="rate_ignored" lacks="everything"
# en: Walks with the default learning rate, whatever lr is
#     Your path is the same for every lr, so it is right only for the default rate. Is lr used in
#     the line that takes the step?
# ja: lrの値によらず、いつも同じ学習率で進んでいる
#     学習率を省いた呼び出しは正しいのに、別の学習率を渡しても同じ経路になります。1歩進む行で、lrを
#     使っていますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for i in range(step_num):
        path.append(gradient_descent(f, path[-1], step_num=1))
    return np.array(path)

# %% wrong="return_in_loop" lacks="every_step, number_of_rows"
# en: The return is inside the loop
#     Your function returns two rows for every step_num above 0, and None for step_num = 0. Look at
#     the indentation of your return: when is it reached for the first time?
# ja: returnがループの中にある
#     1歩以上なら何歩と指定しても2行しか返らず、0歩のときはNoneが返ります。returnの字下げを見てくだ
#     さい。最初にreturnにたどり着くのは、いつですか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
        return np.array(path)

# %% wrong="same_array" lacks="every_step, begins_at_the_start"
# en: The same array is appended to the list again and again
#     All your rows are the same point, the last one: the list contains one array many times, and
#     each step changes it. What do you have to append so that a row does not change later?
# ja: 同じ配列を何度もリストに入れている
#     どの行も同じ点、それも最後の点になっています。同じ配列がリストにいくつも入っていて、1歩ごと
#     に全部が変わるからです。あとから変わらないようにするには、何をリストに入れればよいでしょう
#     か。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)

# %% wrong="start_and_rows_one_array" lacks="everything"
# en: No copy anywhere: init_x and all rows are one array
#     All your rows are the last point, and the caller's start has changed as well: there is only
#     one array. A copy is needed before the walk and for each row. In which lines of your code?
# ja: どこにもコピーがなく、init_xも各行も同じ配列になっている
#     どの行も最後の点になり、呼び出した側の出発点まで、その点に変わっています。名前は違っても、配列
#     は1つしかないからです。コピーは、歩き始める前と、行を残すたびに必要です。コードのどこに書けば
#     よいでしょうか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = init_x
    path = [x]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)

# %% wrong="start_twice" lacks="number_of_rows, no_steps"
# en: The start is in two rows
#     There is one row too many, and the first two rows are the same: the start is kept before the
#     loop and once more in its first round. Write down what is in your list after one step.
# ja: 出発点が2行ある
#     行が1つ多く、最初の2行が同じです。ループの前と、ループの1回目とで、出発点を2度残していま
#     す。1歩進んだときにリストに何が入っているか、書き出してみましょう。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x.copy()]
    for i in range(step_num):
        path.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    path.append(x.copy())
    return np.array(path)

# %% wrong="start_twice_end_missing" lacks="everything"
# en: The start is there twice, and the end is missing
#     The number of rows is right, but the first two rows are the same, and the last point is not
#     there: in each round of the loop, the point is kept before it moves. Which comes first in your
#     loop: taking the step or keeping the point?
# ja: 出発点が2回あり、最後の点がない
#     行数は合っていますが、最初の2行が同じで、最後の点がありません。ループの中で、動く前の点を残
#     しているからです。「進む」と「残す」は、どちらが先でしょうか。
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
#     line. The steps become shorter as the slope becomes smaller: keep the points that the walk
#     really passes.
# ja: 出発点から終点まで、等間隔に進んでいる
#     出発点と終点は正しいのですが、途中の点が一直線に等間隔で並んでいます。傾きが緩やかになれ
#     ば、1歩の長さも短くなるはずです。実際に通った点を残しましょう。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    end = gradient_descent(f, init_x, lr, step_num)
    return np.linspace(init_x, end, step_num + 1)

# %% wrong="transposed" lacks="everything"
# en: The points are the columns instead of the rows
#     The points are all there, but each is a column of your array. The docstring asks for one row
#     for each point: which of the two sizes comes first?
# ja: 点が行ではなく列になっている
#     点はすべてそろっていますが、点1つが配列の1列になっています。説明では、点1つが1行です。形状の2
#     つの数は、どちらが先になりますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path).T

# %% wrong="two_columns" lacks="any_number_of_coordinates, left_out"
# en: The array has room for two coordinates only
#     With two coordinates your path is right; with any other number your code fails, because the
#     array always has two columns. How do you find out how many are needed?
# ja: 座標2つ分の場所しかない
#     座標が2つなら問題ありませんが、ほかの数ではうまくいきません。配列の列がいつも2つだからです。何
#     列必要かは、何を見ればわかりますか。
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = np.zeros((step_num + 1, 2))
    path[0] = init_x
    for i in range(step_num):
        path[i + 1] = path[i] - lr * numerical_gradient(f, path[i])
    return path

# %% wrong="values" lacks="everything"
# en: Keeps the values of f instead of the points
#     You return one number for each point, the value of f. Return the points themselves, a row of
#     coordinates for each.
# ja: 点ではなく、fの値を並べている
#     点1つにつき、その点でのfの値が1つ返ってきます。残してほしいのは点そのものなので、点ごとに座
#     標を1行ずつ並べましょう。
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
