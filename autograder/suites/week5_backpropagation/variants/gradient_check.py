# The variant bank of `gradient_check`; docs/suites.md describes the format.

# %% wrong="absolute" lacks="wrong_by_a_factor, one_wrong_element, wrong_sign, zero"
# en: The error is absolute, not relative
#     Your number grows with the gradient itself: the same kind of mistake counts for more where
#     the gradient is large. What makes an error comparable for large and small gradients?
# ja: 相対誤差ではなく、絶対誤差になっている
#     同じ間違い方でも、勾配が大きいほど値が大きくなっています。大きな勾配の誤差と小さな勾配の誤
#     差を比べられるようにするには、どうすればよいでしょうか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.max(np.abs(analytic - numerical))

# %% wrong="analytic_in_place" lacks="whole_numbers, arguments_stay"
# en: The gradient that was handed in is changed
#     After your check, the gradient that somebody wanted to use holds something else. Some
#     operators change an array instead of making a new one. Which line does that?
# ja: 渡された勾配の配列そのものを書き換えている
#     調べ終わったあと、これから使うはずの勾配の中身が変わっています。演算子の中には、新しい配列
#     を作らず、元の配列を変えるものがあります。それはどの行ですか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    analytic -= numerical
    return np.max(np.abs(analytic) / size)

# %% wrong="copy_moved" lacks="f_reads_x_itself"
# en: A copy of x is moved instead of x itself
#     A network's loss does not look at its argument; it reads its own weights. If you move a
#     copy of them, such a function notices nothing, and its slope seems to be zero. What does
#     the docstring say must be moved?
# ja: x 自体ではなく、そのコピーを動かしている
#     ネットワークの損失は、渡された引数ではなく、自分の重みを直接読みます。コピーを動かしても、
#     その関数は気づかず、傾きが 0 に見えてしまいます。説明では、何を動かすことになっています
#     か。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, np.array(x, dtype=float))
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)

# %% wrong="denominator_at_least_one" lacks="wrong_by_a_factor"
# en: The guard in the denominator is so large that small gradients slip through
#     With large gradients your errors are right, with small ones they come out far too small.
#     The guard is there to prevent 0/0 and nothing else: how large may it be so that ordinary
#     small gradients never meet it?
# ja: 分母の下限が大きすぎて、小さな勾配の間違いを見逃している
#     大きな勾配なら合っていますが、小さな勾配では、誤差が小さくなりすぎます。分母の下限は、0/0
#     を防ぐためだけのものです。ふつうの小さな勾配に影響しないためには、どれくらいの大きさがよい
#     でしょうか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(1, np.abs(analytic) + np.abs(numerical))
    return np.max(np.abs(analytic - numerical) / size)

# %% wrong="denominator_keeps_signs" lacks="everything"
# en: The denominator keeps the signs
#     Where derivatives are negative your result becomes enormous, even for a gradient that is
#     almost exactly right. How large a number is and which sign it has are two things. Which
#     one belongs into the denominator?
# ja: 分母で絶対値を取っていない
#     微分が負のところでは、ほとんど正しい勾配でも、とても大きな値になってしまいます。数の大きさ
#     と符号は別のものです。分母に必要なのはどちらですか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.max(np.abs(analytic - numerical) / np.maximum(analytic + numerical, 1e-8))

# %% wrong="difference_keeps_sign" lacks="one_wrong_element, wrong_sign, zero"
# en: The difference keeps its sign
#     Elements that are too large are found, but those that are too small give a negative error,
#     and among the others that never counts. Does it matter in which direction an element is
#     wrong?
# ja: 分子で絶対値を取っていない
#     大きすぎる要素は見つかりますが、小さすぎる要素は誤差が負になり、ほかの要素に隠れてしまいま
#     す。どちら向きに間違っているかは、重要でしょうか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max((analytic - numerical) / size)

# %% wrong="divided_by_larger" lacks="wrong_by_a_factor, one_wrong_element, wrong_sign"
# en: The difference is divided by the larger of the two gradients
#     Your errors come out up to twice as large as they should. There is a maximum in the
#     denominator of the formula: between which two things is it taken?
# ja: 二つの勾配の大きいほうで割っている
#     誤差が、正しい値の最大2倍になっています。式の分母には max があります。それは、何と何のうち
#     の大きいほうでしたか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    return np.max(np.abs(analytic - numerical) / np.maximum(larger, 1e-8))

# %% wrong="divided_by_numerical" lacks="wrong_by_a_factor, one_wrong_element, wrong_sign"
# en: The difference is divided by the numerical gradient alone
#     If the two gradients change places, your result changes, and it can grow far beyond 1. The
#     formula treats both of them alike. What does it divide by?
# ja: 数値微分の大きさだけで割っている
#     二つの勾配を入れ替えると結果が変わり、1 を大きく超えることもあります。式は、二つの勾配を同
#     じように扱っています。何で割っていますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.max(np.abs(analytic - numerical) / np.maximum(np.abs(numerical), 1e-8))

# %% wrong="error_of_each_element" lacks="everything"
# en: An error for each element comes back instead of one number
#     Your function gives back an array of errors. Somebody who checks thousands of elements
#     wants a single number to look at. Which one of them says whether the gradient can be
#     trusted?
# ja: 誤差が一つの数ではなく、要素ごとに返っている
#     誤差の配列が返っています。何千もの要素を調べるときに見たいのは、一つの数です。その勾配を信
#     じてよいかどうかは、どの誤差を見れば分かりますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.abs(analytic - numerical) / size

# %% wrong="forward_difference" lacks="correct_gradient"
# en: Forward instead of central differences
#     Your check finds fault with correct gradients: what it compares them with is not accurate
#     enough itself. From how many sides does a central difference look at the point?
# ja: 中心差分ではなく前方差分を使っている
#     正しい勾配にも、小さくない誤差が出ています。比べる相手の数値微分が、あまり正確でないからで
#     す。中心差分では、調べる点の片側と両側のどちらを使いますか。
def gradient_check(f, x, analytic):
    x = np.asarray(x, dtype=float)
    numerical = np.zeros_like(x)
    h = 1e-4
    for i in np.ndindex(x.shape):
        here = x[i]
        before = f(x)
        x[i] = here + h
        numerical[i] = (f(x) - before) / h
        x[i] = here
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)

# %% wrong="last_element_counts" lacks="one_wrong_element, wrong_sign, zero"
# en: Only the error of the last element is left
#     A wrong element is found only if it is the last one: in your loop every error takes the
#     place of the one before. What has to be kept from one turn of the loop to the next?
# ja: 最後の要素の誤差しか残っていない
#     間違った要素が見つかるのは、それが最後にあるときだけです。ループの中で、誤差が毎回上書きさ
#     れています。次の回まで覚えておくべきなのは、どんな値でしょうか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    for a, n in zip(np.ravel(analytic), np.ravel(numerical)):
        error = abs(a - n) / max(abs(a) + abs(n), 1e-8)
    return error

# %% wrong="mean" lacks="one_wrong_element, wrong_sign, zero"
# en: The errors are averaged
#     The more correct elements there are, the less a single wrong one counts in your result.
#     How can it be kept from hiding among the others?
# ja: 誤差を平均している
#     正しい要素が多いほど、一つだけの間違いが目立たなくなっています。ほかの要素に埋もれさせない
#     ためには、どうすればよいでしょうか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.mean(np.abs(analytic - numerical) / size)

# %% wrong="mean_absolute" lacks="wrong_by_a_factor, one_wrong_element, wrong_sign, zero"
# en: The mean of the absolute errors, as in the book
#     The book takes another measure than this exercise. Yours grows with the gradient itself,
#     and a single wrong element gets lost among many. Hold it against the formula of section 7:
#     it differs in two places.
# ja: 本と同じ、絶対誤差の平均になっている
#     本で使われているものさしは、この課題とは違います。勾配が大きいほど値も大きくなり、一つだけ
#     の間違いは、たくさんの要素に埋もれてしまいます。第7節の式と比べてみましょう。違うところが
#     二つあります。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.average(np.abs(analytic - numerical))

# %% wrong="one_axis_only" lacks="any_shape"
# en: Only arrays with one axis are understood
#     Your loop runs along the first axis; in a matrix it meets whole rows there instead of
#     numbers. How can you treat every element alike, whatever the shape?
# ja: 1次元の配列にしか対応していない
#     最初の軸だけを順にたどっているので、行列だと、数ではなく行がまるごと出てきます。どんな形状
#     でも、すべての要素を同じように扱うには、どうすればよいでしょうか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    errors = []
    for i in range(len(numerical)):
        a, n = analytic[i], numerical[i]
        errors.append(abs(a - n) / max(abs(a) + abs(n), 1e-8))
    return max(errors)

# %% wrong="one_element_at_a_time" lacks="everything"
# en: The function gets one element at a time
#     Your f is given a single number instead of the whole array, so it cannot know the other
#     elements. That works only where each of them acts by itself. What does numerical_gradient
#     hand over to f?
# ja: f に要素を一つずつ渡している
#     f に、配列全体ではなく数を一つだけ渡しているので、f にはほかの要素が分かりません。これで合
#     うのは、要素が互いに関係しない関数だけです。numerical_gradient は、f に何を渡しています
#     か。
def gradient_check(f, x, analytic):
    numerical = [(f(v + 1e-4) - f(v - 1e-4)) / 2e-4 for v in np.ravel(x)]
    numerical = np.reshape(numerical, np.shape(x))
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)

# %% wrong="one_ratio_for_all" lacks="one_wrong_element, wrong_sign, zero"
# en: One ratio is taken for the whole array
#     Your two arrays are first made into two numbers, then divided. So a small wrong element
#     hides behind large correct ones. What does the formula do for each element by itself?
# ja: 配列全体で一つの比を取っている
#     二つの配列をそれぞれ一つの数にまとめてから、割っています。そのため、小さな要素の間違いが、
#     大きな正しい要素に隠れてしまいます。式では、何を要素ごとに行っていますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    difference = np.linalg.norm(analytic - numerical)
    return difference / max(np.linalg.norm(analytic) + np.linalg.norm(numerical), 1e-8)

# %% wrong="signs_dropped_first" lacks="wrong_sign"
# en: The signs are dropped before the gradients are compared
#     A gradient that points in exactly the opposite direction passes your check. What is taken
#     first in the numerator of the formula: the difference, or the absolute values?
# ja: 符号を捨ててから二つの勾配を比べている
#     正反対を向いた勾配が、正しいものとして通ってしまいます。式の分子では、差と絶対値のどちらを
#     先に取りますか。
def gradient_check(f, x, analytic):
    a, n = np.abs(analytic), np.abs(numerical_gradient(f, x))
    return np.max(np.abs(a - n) / np.maximum(a + n, 1e-8))

# %% wrong="steps_cut_off" lacks="whole_numbers"
# en: The small steps are lost in an array of whole numbers
#     In an array of whole numbers there is no room for a step of a fraction: it is cut off, and
#     your differences come out wrong. Which kind of array do you need before you begin to move
#     x?
# ja: 整数の配列では、小さなずれが切り捨てられている
#     整数の配列には、小数のずれを入れられません。切り捨てられるので、差分が正しく求まりませ
#     ん。x を動かし始める前に、どんな型の配列にしておく必要がありますか。
def gradient_check(f, x, analytic):
    numerical = np.zeros(x.shape)
    h = 1e-4
    for i in np.ndindex(x.shape):
        here = x[i]
        x[i] = here + h
        above = f(x)
        x[i] = here - h
        below = f(x)
        numerical[i] = (above - below) / (2 * h)
        x[i] = here
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)

# %% wrong="sum_before_absolute" lacks="wrong_sign"
# en: The denominator takes the absolute value of the sum
#     Where the two gradients have different signs, they cancel in your denominator, and the
#     result becomes far larger than 1. In which order does the formula add and take the
#     absolute values?
# ja: 分母で、足してから絶対値を取っている
#     二つの勾配の符号が違うと、分母で打ち消し合い、値が 1 よりずっと大きくなっています。式の分
#     母では、足すのと絶対値を取るのと、どちらが先ですか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic + numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)

# %% wrong="total" lacks="wrong_by_a_factor, wrong_sign"
# en: The errors are added up
#     Where several elements are wrong, your number goes beyond 1, and it grows with the size of
#     the array. Read the formula of section 7 from the left: what is done with the errors of
#     all the elements?
# ja: 誤差を合計している
#     間違った要素がいくつもあると、値が 1 を超え、配列が大きいほど増えていきます。第7節の式を左
#     から読んでみましょう。すべての要素の誤差から、何を取り出していますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.sum(np.abs(analytic - numerical) / size)

# %% wrong="verdict" lacks="everything"
# en: A verdict comes back instead of the error
#     Your function says True or False. How small is small enough is left to whoever calls it.
#     What does the docstring ask for?
# ja: 誤差ではなく、正しいかどうかの判定を返している
#     True か False が返っています。どれくらい小さければよいかは、関数を使う側が決めることです。
#     説明では、何を返すことになっていますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    error = np.max(np.abs(analytic - numerical) / size)
    return error < 1e-6

# %% wrong="x_left_moved" lacks="correct_gradient, arguments_stay"
# en: The elements of x are not put back
#     After your check, x is a little off its place, and each element is judged at a point that
#     the one before has moved. What has to happen to an element before the next one's turn?
# ja: x の要素を元に戻していない
#     調べ終わったあと、x の値が少しずれたままになっています。次の要素も、ずれた点で調べることに
#     なります。次の要素に移る前に、何をしておく必要がありますか。
def gradient_check(f, x, analytic):
    x = np.asarray(x, dtype=float)
    numerical = np.zeros_like(x)
    h = 1e-4
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        below = f(x)
        numerical[i] = (above - below) / (2 * h)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)

# %% wrong="zero_by_zero" lacks="zero"
# en: Nothing protects from dividing zero by zero
#     Where both derivatives are zero your result is nan, although nothing is wrong there. What
#     does the formula do so that the denominator never vanishes?
# ja: 0 を 0 で割るのを防いでいない
#     どちらの微分も 0 の要素があると、間違いではないのに、結果が nan になります。式では、分母が
#     0 にならないように、どんな工夫をしていますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.max(np.abs(analytic - numerical) / (np.abs(analytic) + np.abs(numerical)))

# %% right="five_points"
# Element by element, with own differences of five points
def gradient_check(f, x, analytic):
    moved = np.asarray(x, dtype=float)
    worst = 0.0
    for i in np.ndindex(moved.shape):
        here, values = moved[i], []
        for step in (-2, -1, 1, 2):
            moved[i] = here + step * 1e-3
            values.append(f(moved))
        moved[i] = here
        n = (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / 12e-3
        a = float(np.asarray(analytic)[i])
        worst = max(worst, abs(a - n) / max(abs(a) + abs(n), 1e-8))
    return worst

# %% right="flat_view"
# A flat view of x, the built-in max, and whole numbers made floats first
def gradient_check(f, x, analytic):
    x = x if x.dtype.kind == "f" else x.astype(float)
    view, errors = x.reshape(-1), []
    for i, a in enumerate(np.ravel(analytic).tolist()):
        here = view[i]
        try:
            view[i] = here + 1e-6
            above = f(x)
            view[i] = here - 1e-6
            below = f(x)
        finally:
            view[i] = here
        n = (above - below) / 2e-6
        errors.append(0 if a == n == 0 else abs(a - n) / max(abs(a) + abs(n), 1e-8))
    return max(errors)

# %% right="guard_added"
# The guard is added instead of taken as a minimum; a number of 32 bits comes back
def gradient_check(f, x, analytic, h=1e-5):
    n = numerical_gradient(f, x)
    error = np.abs(analytic - n) / (np.abs(analytic) + np.abs(n) + 1e-8)
    return np.float32(error.max())

# %% right="nan_skipped"
# Zero by zero is let happen and left out afterwards
def gradient_check(f, x, analytic):
    n = numerical_gradient(f, x)
    with np.errstate(all="ignore"):
        error = np.abs(analytic - n) / (np.abs(analytic) + np.abs(n))
    return np.array(np.nanmax(np.where(np.isnan(error), 0.0, error)))

# %% right="nditer"
# np.nditer, a large step, and prints
def gradient_check(f, x, analytic):
    point = np.asarray(x, dtype=float)
    result, it = 0.0, np.nditer(point, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        here = point[i].copy()
        point[i] = here + 1e-3
        above = f(point)
        point[i] = here - 1e-3
        below = f(point)
        point[i] = here
        n = (above - below) / 2e-3
        a = np.asarray(analytic)[i]
        print(i, a, n)
        result = np.maximum(result, np.abs(a - n) / np.maximum(np.abs(a) + np.abs(n), 1e-8))
        it.iternext()
    return result

# %% equivalent
# The docstring promises an array, and the numerical gradient is one of floats
#     np.asarray(analytic, dtype=float) -> analytic in: analytic, numerical = (np.asarray(analytic, dtype=float), numerical_gradient(f, x))
#     np.asarray(analytic, dtype=float) -> np.asarray(analytic) in: analytic, numerical = (np.asarray(analytic, dtype=float), numerical_gradient(f, x))

# %% equivalent
# The larger of two numbers is the same in either order
#     np.maximum(np.abs(analytic) + np.abs(numerical), 1e-08) -> np.maximum(1e-08, np.abs(analytic) + np.abs(numerical)) in: size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-08)

# %% equivalent
# Differs for gradients below 2e-8 alone, which central differences do not resolve
#     1e-08 -> 2e-08 in: size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-08)

# %% equivalent
# The absolute value of the difference is the same in either direction
#     analytic - numerical -> numerical - analytic in: return np.max(np.abs(analytic - numerical) / size)
