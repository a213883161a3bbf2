# The variant bank of `gradient_check`; docs/suites.md describes the format.

# %% wrong="absolute" lacks="wrong_by_a_factor, one_wrong_element, wrong_sign, zero"
# en: The error is absolute, not relative
#     Your result grows with the gradient: the same mistake counts more if the gradient is large.
#     How can errors of large and small gradients be compared?
# ja: 相対誤差ではなく、絶対誤差になっている
#     同じ間違い方でも、勾配が大きいほど値が大きくなっています。大きな勾配の誤差と小さな勾配の誤差
#     を比べられるようにするには、どうすればよいでしょうか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.max(np.abs(analytic - numerical))

# %% wrong="analytic_in_place" lacks="whole_numbers, arguments_stay"
# en: The array analytic is changed
#     After your check, the caller's gradient has changed. Some operators change an array instead of
#     making a new one. Which line uses such an operator?
# ja: 渡された勾配の配列そのものを書き換えている
#     調べ終わったあと、渡された勾配の中身が変わっています。演算子の中には、新しい配列を作らず、元
#     の配列を変えるものがあります。そのような演算子を使っているのは、どの行ですか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    analytic -= numerical
    return np.max(np.abs(analytic) / size)

# %% wrong="copy_moved" lacks="f_reads_x_itself"
# en: A copy of x is moved instead of x itself
#     The loss function of a network ignores its argument and reads the network's own weights. If
#     you move a copy of them, the loss does not change, and its slope seems to be 0. What has to be
#     moved, according to the docstring?
# ja: x自体ではなく、そのコピーを動かしている
#     ネットワークの損失関数は、渡された引数ではなく、ネットワークの重みを直接読みます。コピーを動
#     かしても損失は変わらないので、傾きが0に見えてしまいます。説明では、何を動かすことになってい
#     ますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, np.array(x, dtype=float))
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)

# %% wrong="denominator_at_least_one" lacks="wrong_by_a_factor"
# en: The guard in the denominator is so large that errors of small gradients are missed
#     For large gradients your errors are right, but for small ones they are far too small. The
#     guard is there only to prevent 0/0. How large may it be so that it does not affect ordinary
#     small gradients?
# ja: 分母の下限が大きすぎて、小さな勾配の間違いを見逃している
#     大きな勾配なら合っていますが、小さな勾配では、誤差が小さくなりすぎます。分母の下限は、0/0を
#     防ぐためだけのものです。ふつうの小さな勾配に影響しないためには、どれくらいの大きさがよいで
#     しょうか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(1, np.abs(analytic) + np.abs(numerical))
    return np.max(np.abs(analytic - numerical) / size)

# %% wrong="denominator_keeps_signs" lacks="everything"
# en: The denominator keeps the signs
#     If derivatives are negative, your result is very large, even for a gradient that is almost
#     right. The denominator needs the sizes of the numbers. What removes the sign?
# ja: 分母で絶対値を取っていない
#     微分が負のところでは、ほとんど正しい勾配でも、とても大きな値になってしまいます。数の大きさと
#     符号は別のものです。分母に必要なのはどちらですか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.max(np.abs(analytic - numerical) / np.maximum(analytic + numerical, 1e-8))

# %% wrong="difference_keeps_sign" lacks="one_wrong_element, wrong_sign, zero"
# en: The difference keeps its sign
#     Elements that are too large are found, but those that are too small give a negative error,
#     which is smaller than the error of a correct element. Does the direction of the error matter?
# ja: 分子で絶対値を取っていない
#     大きすぎる要素は見つかりますが、小さすぎる要素は誤差が負になり、ほかの要素に隠れてしまいま
#     す。どちら向きに間違っているかは、重要でしょうか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max((analytic - numerical) / size)

# %% wrong="divided_by_larger" lacks="wrong_by_a_factor, one_wrong_element, wrong_sign"
# en: The difference is divided by the larger of the two gradients
#     Your errors are up to twice as large as they should be. The denominator of the formula
#     contains a maximum: which two terms does it compare?
# ja: 2つの勾配の大きいほうで割っている
#     誤差が、正しい値の最大2倍になっています。式の分母にはmaxがあります。それは、何と何のうちの大
#     きいほうでしたか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    return np.max(np.abs(analytic - numerical) / np.maximum(larger, 1e-8))

# %% wrong="divided_by_numerical" lacks="wrong_by_a_factor, one_wrong_element, wrong_sign"
# en: The difference is divided by the numerical gradient alone
#     If the two gradients are swapped, your result changes, and it can be far above 1. The formula
#     treats both alike. What does it divide by?
# ja: 数値微分の大きさだけで割っている
#     2つの勾配を入れ替えると結果が変わり、1を大きく超えることもあります。式は、2つの勾配を同じよ
#     うに扱っています。その式では、何で割っていますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.max(np.abs(analytic - numerical) / np.maximum(np.abs(numerical), 1e-8))

# %% wrong="error_of_each_element" lacks="everything"
# en: The error of each element is returned instead of one number
#     Your function returns an array of errors. To check thousands of elements, you need a single
#     number. Which of the errors says whether the gradient is right?
# ja: 誤差が1つの数ではなく、要素ごとに返っている
#     誤差の配列が返っています。何千もの要素を調べるときに見たいのは、1つの数です。その勾配を信じ
#     てよいかどうかは、どの誤差を見ればわかりますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.abs(analytic - numerical) / size

# %% wrong="forward_difference" lacks="correct_gradient"
# en: Forward differences are used instead of central ones
#     Your check reports an error for correct gradients, because your numerical gradient is not
#     accurate enough. Which two points does a central difference use?
# ja: 中心差分ではなく前方差分を使っている
#     正しい勾配でも、誤差が大きく出ています。比べる相手の数値微分が、あまり正確でないからで
#     す。中心差分は、どの2つの点での値から求めますか。
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
#     A wrong element is found only if it is the last one: in your loop each error replaces the
#     previous one. Which value has to be kept from one round to the next?
# ja: 最後の要素の誤差しか残っていない
#     間違った要素が見つかるのは、それが最後にあるときだけです。ループの中で、誤差が毎回上書きされ
#     ています。次の回まで保存しておくべきなのは、どんな値でしょうか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    for a, n in zip(np.ravel(analytic), np.ravel(numerical)):
        error = abs(a - n) / max(abs(a) + abs(n), 1e-8)
    return error

# %% wrong="mean" lacks="one_wrong_element, wrong_sign, zero"
# en: The errors are averaged
#     The more correct elements there are, the less a single wrong one counts in your result. How
#     do you find it among thousands of correct ones?
# ja: 誤差を平均している
#     正しい要素が多いほど、1つだけの間違いが目立たなくなっています。ほかの要素に埋もれさせないた
#     めには、どうすればよいでしょうか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.mean(np.abs(analytic - numerical) / size)

# %% wrong="mean_absolute" lacks="wrong_by_a_factor, one_wrong_element, wrong_sign, zero"
# en: The mean of the absolute errors is returned, as in the book
#     The measure in the book is not that of this exercise: it grows with the gradient, and a single
#     wrong element does not show among many. Compare your formula with the one in
#     section 7: they differ in two places.
# ja: 教科書と同じ、絶対誤差の平均になっている
#     教科書では、この課題とは違う指標を使っています。その指標は、勾配が大きいほど大きくなります。
#     また、1つだけの間違いは、たくさんの要素に埋もれてしまいます。自分の式を7節の式と比べてみま
#     しょう。違うところが2つあります。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.average(np.abs(analytic - numerical))

# %% wrong="one_axis_only" lacks="any_shape"
# en: Only arrays with one axis are handled
#     Your loop goes along the first axis; for a matrix it takes whole rows instead of numbers. How
#     can you visit each element of an array of any shape?
# ja: 1次元の配列にしか対応していない
#     最初の軸だけを順にたどっているので、行列だと、数ではなく行がまるごと出てきます。どんな形状で
#     も、すべての要素を同じように扱うには、どうすればよいでしょうか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    errors = []
    for i in range(len(numerical)):
        a, n = analytic[i], numerical[i]
        errors.append(abs(a - n) / max(abs(a) + abs(n), 1e-8))
    return max(errors)

# %% wrong="one_element_at_a_time" lacks="everything"
# en: One element at a time is passed to the function
#     You call f with a single number instead of the whole array, so f does not know the other
#     elements. What does numerical_gradient pass to f?
# ja: fに要素を1つずつ渡している
#     fに、配列全体ではなく数を1つだけ渡しているので、fにはほかの要素がわかりません。これで合うの
#     は、要素が互いに関係しない関数だけです。numerical_gradientは、fに何を渡していますか。
def gradient_check(f, x, analytic):
    numerical = [(f(v + 1e-4) - f(v - 1e-4)) / 2e-4 for v in np.ravel(x)]
    numerical = np.reshape(numerical, np.shape(x))
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)

# %% wrong="one_ratio_for_all" lacks="one_wrong_element, wrong_sign, zero"
# en: One ratio is taken for the whole array
#     You first reduce each array to one number and then divide. So a small wrong element does not
#     show beside large correct ones. What does the formula compute for each element?
# ja: 配列全体で1つの比を取っている
#     2つの配列をそれぞれ1つの数にまとめてから、割っています。そのため、小さな要素の間違いが、大き
#     な正しい要素に隠れてしまいます。式では、何を要素ごとに行っていますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    difference = np.linalg.norm(analytic - numerical)
    return difference / max(np.linalg.norm(analytic) + np.linalg.norm(numerical), 1e-8)

# %% wrong="signs_dropped_first" lacks="wrong_sign"
# en: The signs are dropped before the gradients are compared
#     A gradient that points in the opposite direction passes your check. What comes first in the
#     numerator of the formula: the difference, or the absolute value?
# ja: 符号を捨ててから2つの勾配を比べている
#     正反対を向いた勾配が、正しいものとして通ってしまいます。式の分子では、差と絶対値のどちらを先
#     に取りますか。
def gradient_check(f, x, analytic):
    a, n = np.abs(analytic), np.abs(numerical_gradient(f, x))
    return np.max(np.abs(a - n) / np.maximum(a + n, 1e-8))

# %% wrong="steps_cut_off" lacks="whole_numbers"
# en: The small steps are cut off in an array of integers
#     An array of integers cannot store a small step: the fraction is cut off, and your differences
#     are wrong. Which type of array do you need before you move x?
# ja: 整数の配列では、小さなずれが切り捨てられている
#     整数の配列には、小数のずれを入れられません。小数点以下が切り捨てられるので、差分が正しく求まり
#     ません。xを動かし始める前に、どんな型の配列にしておく必要がありますか。
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
#     If the two gradients have different signs, they cancel in your denominator, and the result
#     is far above 1. Does the formula first add, or first take the absolute values?
# ja: 分母で、足してから絶対値を取っている
#     2つの勾配の符号が違うと、分母で打ち消し合い、値が1よりずっと大きくなっています。式の分母で
#     は、足すのと絶対値を取るのと、どちらが先ですか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic + numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)

# %% wrong="total" lacks="wrong_by_a_factor, wrong_sign"
# en: The errors are added up
#     If several elements are wrong, your result can exceed 1, and it grows with the size of the
#     array. What does the formula in section 7 take from the errors of all elements?
# ja: 誤差を合計している
#     間違った要素がいくつもあると、値が1を超えることがあり、配列が大きいほど増えていきます。7節の
#     式を左から読んでみましょう。すべての要素の誤差から、何を取り出していますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.sum(np.abs(analytic - numerical) / size)

# %% wrong="verdict" lacks="everything"
# en: True or False is returned instead of the error
#     Your function returns True or False. The caller decides how small an error has to be. What
#     should be returned, according to the docstring?
# ja: 誤差ではなく、正しいかどうかの判定を返している
#     TrueかFalseが返っています。どれくらい小さければよいかは、関数を使う側が決めることです。説明
#     では、何を返すことになっていますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    error = np.max(np.abs(analytic - numerical) / size)
    return error < 1e-6

# %% wrong="x_left_moved" lacks="correct_gradient, arguments_stay"
# en: The elements of x are not put back
#     After your check, x has changed a little, and each element is checked at a point where the
#     earlier ones have moved. What has to be done with an element before you move the next one?
# ja: xの要素を元に戻していない
#     調べ終わったあと、xの値が少しずれたままになっています。次の要素も、ずれた点で調べることにな
#     ります。次の要素に移る前に、何をしておく必要がありますか。
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
# en: 0/0 is not prevented
#     If both derivatives are 0, your result is nan, although nothing is wrong. How does the
#     formula keep the denominator from being 0?
# ja: 0を0で割るのを防いでいない
#     どちらの微分も0の要素があると、間違いではないのに、結果がnanになります。式では、分母が0にな
#     らないように、どんな工夫をしていますか。
def gradient_check(f, x, analytic):
    numerical = numerical_gradient(f, x)
    return np.max(np.abs(analytic - numerical) / (np.abs(analytic) + np.abs(numerical)))

# %% right="five_points"
# Element by element, with its own five-point differences
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
# A flat view of x and the built-in max; integers are first converted to float
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
# The guard is added instead of taken as a minimum; returns a 32-bit number
def gradient_check(f, x, analytic, h=1e-5):
    n = numerical_gradient(f, x)
    error = np.abs(analytic - n) / (np.abs(analytic) + np.abs(n) + 1e-8)
    return np.float32(error.max())

# %% right="nan_skipped"
# Divides 0 by 0 and leaves out the nan afterwards
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
