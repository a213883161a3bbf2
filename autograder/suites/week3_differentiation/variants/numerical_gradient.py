# The variant bank of `numerical_gradient`; docs/suites.md describes the format.

# %% wrong="all_at_once" lacks="everything"
# en: All entries are moved together
#     Every entry has the same slope, because all entries moved at the same time. For a partial
#     derivative, one entry moves and the others stay fixed. How do you move them one by one?
# ja: すべての要素を一度に動かしている
#     どの要素も同じ傾きになります。すべてを一度に動かしているからです。偏微分では、1つだけを動か
#     して残りを固定します。1つずつ調べるには、どうすればよいでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        grad[idx] = (f(x + h) - f(x - h)) / (2 * h)
    return grad

# %% wrong="copy_moved" lacks="f_that_reads_the_array"
# en: A copy of x is moved, not x itself
#     Where f uses its argument your gradient is right. Where f reads the array that you were given,
#     you get 0 everywhere: that array never moves. Read in section 4 why next week's loss is such
#     an f.
# ja: xそのものではなく、コピーを動かしている
#     fが引数を使うときは正しいのに、渡された配列をfが直接読むときは、勾配がすべて0になります。その
#     配列が動いていないからです。来週の損失関数がなぜ配列を直接読むのか、4節を読み直してみましょ
#     う。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad

# %% wrong="divided_then_multiplied" lacks="everything" param="STEP: 1e-3, 1e-4, 1e-5"
# en: Without brackets in the denominator, the code divides by 2 and multiplies by the step
#     Every slope is close to 0. Python evaluates / and * from left to right. What exactly is your
#     difference divided by?
# ja: 分母の括弧がなく、2で割ったあとに刻み幅を掛けている
#     どの傾きも、ほとんど0になります。Pythonは / と * を左から順に計算します。差を何で割ったこと
#     になっているでしょうか。
def numerical_gradient(f, x):
    h = STEP
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / 2 * h
        x[idx] = tmp_val
    return grad

# %% wrong="f_gets_flat_copy" lacks="f_that_reads_the_array, f_gets_the_whole_array"
# en: A flat copy of x is moved and passed to f
#     There are two problems. The array that f receives has only one axis, whatever the shape of x.
#     And an f that reads the array you were given sees no change, since flattening made a copy. How
#     can x keep its shape while you visit each entry?
# ja: xを1次元に並べたコピーを動かし、fに渡している
#     問題は2つあります。fに渡す配列が、xの形状によらず1次元になっています。また、1次元に並べたとき
#     にコピーができるので、渡された配列を直接読むfには変化が見えません。xの形状を変えずに、すべての
#     要素を順に見るにはどうすればよいでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    flat = x.flatten().astype(float)
    grad = np.zeros(flat.size)
    for i in range(flat.size):
        tmp_val = flat[i]
        flat[i] = tmp_val + h
        fxh1 = f(flat)
        flat[i] = tmp_val - h
        fxh2 = f(flat)
        grad[i] = (fxh1 - fxh2) / (2 * h)
        flat[i] = tmp_val
    return grad.reshape(x.shape)

# %% wrong="f_gets_flat_view" lacks="f_gets_the_whole_array"
# en: f is called with x in another shape
#     Your numbers are right if f works for any shape. But an f that multiplies matrices needs the
#     right shape. In which shape does f expect its argument?
# ja: fに、形状を変えたxを渡している
#     fの値が形状によらなければ、正しい勾配になります。しかし、行列の積を計算するfではうまくいきませ
#     ん。fは、どんな形状の引数を受け取るはずでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    flat = np.asarray(x, dtype=float).reshape(-1)
    grad = np.zeros(flat.size)
    for i in range(flat.size):
        tmp_val = flat[i]
        flat[i] = tmp_val + h
        fxh1 = f(flat)
        flat[i] = tmp_val - h
        fxh2 = f(flat)
        grad[i] = (fxh1 - fxh2) / (2 * h)
        flat[i] = tmp_val
    return grad.reshape(x.shape)

# %% wrong="f_gets_one_entry" lacks="accuracy, one_entry_at_a_time, f_that_reads_the_array, f_gets_the_whole_array"
# en: f is called with one entry alone
#     Where f multiplies or mixes the entries, your slopes are wrong or f stops with an error: it
#     sees only one entry. Which values should the others have while one entry moves?
# ja: fに配列全体ではなく、要素を1つだけ渡している
#     fが要素どうしを掛けたり混ぜたりすると、傾きが間違った値になるか、エラーで止まります。fには要素
#     が1つしか見えていないからです。1つの要素を動かすとき、残りの要素はどうしておけばよいでしょう
#     か。
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        fxh1 = f(tmp_val + h)
        fxh2 = f(tmp_val - h)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
    return grad

# %% wrong="f_gets_one_entry_or_row" lacks="everything"
# en: f is called with x[i] alone: one entry, or one row of a table
#     Where f multiplies or mixes the entries, your slopes are wrong or f stops with an error: it
#     sees only a part of x. And with one index you visit the rows of a table, not its entries.
#     Which values should the other entries have while one moves?
# ja: fにx[i]だけを渡している（要素1つ、2次元なら1行）
#     fが要素どうしを掛けたり混ぜたりすると、傾きが間違った値になるか、エラーで止まります。fにはxの
#     一部しか見えていないからです。また、2次元の配列では、添字1つは要素ではなく行を指します。動かさ
#     ない要素は、どうしておけばよいでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros_like(x)
    for idx in range(x.size):
        tmp_val = x[idx]
        fxh1 = f(tmp_val + h)
        fxh2 = f(tmp_val - h)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
    return grad

# %% wrong="flat_result" lacks="tables"
# en: The slopes come back in a flat row
#     Your slopes are right, but for a table they come back in one long row. Each slope should be at
#     the position of its entry. Which shape should the gradient have?
# ja: 傾きが1次元に並んで返ってくる
#     傾きの値は正しいのに、xが2次元でも、1次元に並んで返ってきます。傾きは、対応する要素と同じ場
#     所に置くものです。勾配はどんな形状であるべきでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    slopes = []
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        slopes.append((fxh1 - fxh2) / (2 * h))
        x[idx] = tmp_val
    return np.array(slopes)

# %% wrong="last_slope_only" lacks="everything"
# en: Each slope overwrites the one before
#     A single number came back: the slope of the last entry. The other slopes were computed as
#     well, but each new slope replaced the one before. Where could all of them be kept?
# ja: 傾きを求めるたびに、前の傾きを上書きしている
#     返ってきたのは、最後の要素の傾き1つだけです。ほかの傾きも求めていますが、次々に上書きされて
#     います。すべての傾きを、どこに入れておけばよいでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad

# %% wrong="no_return" lacks="everything"
# en: Nothing is returned
#     Your function returns None, even if it shows the gradient on the screen, so no other code can
#     calculate with it. What is missing at the end of the function?
# ja: returnがなく、何も返していない
#     勾配が画面に表示されていたとしても、関数からはNoneが返るので、計算に使えません。関数の最後
#     に、何が足りないでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    print(grad)

# %% wrong="not_divided" lacks="everything" base="divided_then_multiplied" replaces="(fxh1 - fxh2) / 2 * h" by="fxh1 - fxh2"
# en: The difference is not divided by anything
#     Your function returns how much f rises for a tiny move: tiny numbers, even where f is steep.
#     What turns a rise into a slope?
# ja: 差を求めただけで、割っていない
#     返ってくるのは、少し動かしたときのfの増加量で、急なところでもとても小さい数になります。増加
#     量を傾きにするには、何が必要でしょうか。

# %% wrong="not_restored" lacks="one_entry_at_a_time, x_stays"
# en: x is not put back
#     When your function returns, each entry of x is still a step away from its old value. After the
#     call, the caller's array should hold the same values as before. Which value do you have to put
#     back into an entry, and when?
# ja: xを元の値に戻していない
#     関数から戻ると、xのどの要素も一歩ずれたままです。渡された配列は、呼び出す前の値に戻しておきま
#     しょう。そのためには、要素にどの値を、いつ入れればよいでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
    return grad

# %% wrong="numerical_diff_of_all" lacks="everything"
# en: numerical_diff is called with the whole array
#     One number came back for all entries: x plus a step moves every entry at once. For a partial
#     derivative, one entry moves and the others stay fixed. How do you move just one?
# ja: 配列全体をnumerical_diffに渡している
#     要素がいくつあっても、数が1つしか返りません。xに刻み幅を足すと、すべての要素が一度に動きま
#     す。偏微分では、1つだけを動かして残りを固定します。1つだけ動かすには、どうすればよいでしょう
#     か。
def numerical_gradient(f, x):
    return numerical_diff(f, x)

# %% wrong="numerical_diff_of_each" lacks="everything"
# en: numerical_diff is called for each x[i] alone
#     numerical_diff hands f one number, but this f needs the whole array: if its value depends on
#     several entries together, the slopes are wrong or f stops with an error. And in a table x[i]
#     is a row. What does f need besides the one entry that moves?
# ja: x[i]を1つずつnumerical_diffに渡している
#     numerical_diffがfに渡すのは数1つですが、このfには配列全体が必要です。fの値がいくつもの要素で決
#     まるときは、傾きが間違った値になるか、エラーで止まります。また、2次元ではx[i]は行を指します。
#     動かす要素のほかに、fには何を渡せばよいでしょうか。
def numerical_gradient(f, x):
    return np.array([numerical_diff(f, value) for value in x])

# %% wrong="one_axis" lacks="tables"
# en: Counts through all entries, but with a single index
#     For a row of numbers your gradient is right, but for a table your code stops with an error: a
#     table has fewer rows than entries. How do you visit every entry of an array of any shape?
# ja: 全要素の番号を、1つの添字だけで指定している
#     1次元の配列なら正しいのに、2次元以上だとエラーで止まります。行の数は、要素の数より少ないか
#     らです。どんな形状の配列でもすべての要素を順に見るには、どうすればよいでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in range(x.size):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad

# %% wrong="one_axis_of_the_book" lacks="tables, whole_numbers"
# en: The book's code without changes: only one axis, only floats
#     Two things are still missing from the book's first version. For a table it stops with an
#     error, since one index selects a row and not an entry. And an array of integers cannot be
#     moved by a small step. What does section 4 say about both?
# ja: 教科書のコードのままで、1次元の浮動小数点数の配列しか扱えない
#     教科書の最初のコードには、足りない点が2つあります。2次元の配列では、添字1つが要素ではなく行を
#     指すので、エラーで止まります。また、整数の配列は、小さな刻み幅だけ動かすことができません。4節
#     では、どう説明していましたか。
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros_like(x)
    for idx in range(x.size):
        tmp_val = x[idx]
        x[idx] = float(tmp_val) + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad

# %% wrong="one_or_two_axes" lacks="tables"
# en: Has a case for one axis and one for two, but none for more
#     For rows and tables your gradient is right, but an array of three axes is not handled. Instead
#     of a case for each number of axes, which single loop visits every entry of an array of any
#     shape? Section 4 has a hint.
# ja: 1次元と2次元の場合だけを書いていて、3次元以上を扱えない
#     1次元と2次元なら正しいのに、3次元になると正しく計算できません。場合分けを増やす代わりに、形状
#     によらず、1つのループですべての要素を順に見る方法があります。4節のヒントを見てみましょう。
def slopes_of_row(f, x, row):
    h = 1e-4
    grad = np.zeros(len(row))
    for i in range(len(row)):
        tmp_val = row[i]
        row[i] = tmp_val + h
        fxh1 = f(x)
        row[i] = tmp_val - h
        fxh2 = f(x)
        grad[i] = (fxh1 - fxh2) / (2 * h)
        row[i] = tmp_val
    return grad


def numerical_gradient(f, x):
    x = np.asarray(x, dtype=float)
    if x.ndim == 1:
        return slopes_of_row(f, x, x)
    grad = np.zeros(x.shape)
    for i, row in enumerate(x):
        grad[i] = slopes_of_row(f, x, row)
    return grad

# %% wrong="one_side_big_step" lacks="accuracy"
# en: Only one side of each entry is looked at, and the step is big as well
#     Your slopes are nearly right, but where f bends they are off: x itself is compared with only
#     one neighbour, and that one is not close. Which two choices does section 2 combine?
# ja: どの要素も片側しか見ておらず、刻み幅も大きい
#     ほぼ正しい値ですが、fが曲がっているとずれます。元のxと、片側へ動かしたxだけを比べていて、刻み
#     幅も大きめです。2節で組み合わせた2つの工夫は何だったでしょうか。
def numerical_gradient(f, x):
    h = 1e-3
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        fx = f(x)
        x[idx] = tmp_val + h
        grad[idx] = (f(x) - fx) / h
        x[idx] = tmp_val
    return grad

# %% wrong="one_side_only" lacks="accuracy"
# en: Only one side of each entry is looked at
#     Your slopes are nearly right, but where f bends, each is off by a little: x itself is compared
#     with one neighbour only, as in the forward difference. What did section 2 do about that?
# ja: どの要素も、片側しか見ていない
#     ほぼ正しい値ですが、fが曲がっていると、どの要素もわずかにずれます。前方差分のように、元のxと、
#     片側へ動かしたxだけを比べているからです。2節では、どんな工夫をしていましたか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    fx = f(x)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        grad[idx] = (f(x) - fx) / h
        x[idx] = tmp_val
    return grad

# %% wrong="only_the_bowl" lacks="everything"
# en: Always the gradient of the bowl, whatever f is
#     You return the same gradient for two different functions. The formula for the bowl's
#     derivative is right for the bowl only. Does your code call f anywhere?
# ja: fを使わず、いつもbowlの勾配を返している
#     違う関数を渡しても、同じ勾配が返ります。bowlを微分した式は、bowlでしか使えません。コードの中
#     でfを呼び出していますか。
def numerical_gradient(f, x):
    return 2.0 * x

# %% wrong="over_one_step" lacks="everything" base="divided_then_multiplied" replaces="2 * h" by="h"
# en: Divided by one step, though the two places are two steps apart
#     Every slope is twice as big as it should be. How far apart are the two values that you
#     give an entry?
# ja: 2点の間は刻み幅2つ分なのに、1つ分で割っている
#     どの傾きも、正しい値の2倍になっています。1つの要素に入れた2つの値は、どれだけ離れているで
#     しょうか。

# %% wrong="places_one_step_apart" lacks="everything"
# en: The two places are one step apart, but the code divides by two steps
#     Every slope is half as big as it should be. Which two values does an entry take while you call
#     f? If the second move starts from where the first one ended, it may only lead back to the
#     original value.
# ja: 2点の間は刻み幅1つ分なのに、2つ分で割っている
#     どの傾きも、正しい値の半分になっています。fを計算するとき、要素にはどんな2つの値が入っています
#     か。2歩目が1歩目の着いた場所から始まると、元に戻るだけかもしれません。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] += h
        fxh1 = f(x)
        x[idx] -= h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad

# %% wrong="restored_at_the_end" lacks="one_entry_at_a_time"
# en: x is put back only after the loop, so more and more entries stay moved
#     The first slope is right, but the later ones are slightly off: while you compute the slope of
#     one entry, the earlier ones are still a step away. When does an entry have to be put back?
# ja: xを戻すのがループのあとなので、動いたままの要素が増えていく
#     最初の傾きは正しいのに、あとの要素の傾きはわずかにずれます。ある要素を調べているとき、前の要素
#     がまだ一歩ずれたままだからです。要素を元に戻すのは、いつがよいでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    saved = x.copy()
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        x[idx] = saved[idx] + h
        fxh1 = f(x)
        x[idx] = saved[idx] - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
    x[...] = saved
    return grad

# %% wrong="restored_by_sums" lacks="x_stays"
# en: x is put back by adding and subtracting the step
#     Your gradient is right, and x is almost as it was: its last digits are off. Sums of floats
#     are rounded each time. Is there a way back without any arithmetic?
# ja: 刻み幅の足し引きでxを戻している
#     勾配は正しく、xもほぼ元どおりですが、最後の数桁が違います。浮動小数点数の足し算では、そのつ
#     ど丸め誤差が生じます。計算をせずに戻す方法はないでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        x[idx] += h
        fxh1 = f(x)
        x[idx] -= 2 * h
        fxh2 = f(x)
        x[idx] += h
        grad[idx] = (fxh1 - fxh2) / (2 * h)
    return grad

# %% wrong="return_in_loop" lacks="everything"
# en: The return is inside the loop
#     Only the first slope is there, and all others are 0: your function returns after the first
#     entry. How far is the return indented?
# ja: returnがループの中にある
#     最初の傾きだけが正しく、残りはすべて0です。最初の要素を調べただけで、関数から戻っているから
#     です。returnの字下げはどうなっていますか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
        return grad

# %% wrong="rounded" lacks="accuracy" base="no_return" replaces="print(grad)" by="return np.round(grad, 4)"
# en: The slopes are rounded
#     Only the first few decimals of your slopes are kept, so small slopes become 0. Rounding is for
#     showing numbers to people. Next week even a small slope has to show which way is down. What
#     happens to its digits when you round it?
# ja: 傾きを丸めている
#     傾きは小数点以下の数桁まで正しく、その先がありません。小さな傾きは0になります。丸めるのは、人
#     に見せるときだけで十分です。来週は、小さな傾きも下る向きを決めるのに使います。丸めると、その桁
#     はどうなるでしょうか。

# %% wrong="row_by_row" lacks="one_entry_at_a_time, f_gets_the_whole_array"
# en: A table is split into rows, and f is called row by row
#     For a vector your gradient is right. With a table, f receives only one row at a time, so its
#     result cannot depend on the other rows. What does f need besides the entry that moves?
# ja: 2次元の配列を、1行ずつfに渡している
#     1次元の配列なら正しいのに、2次元ではfが1行しか受け取りません。これでは、ほかの行がfの値に影響
#     しません。動かす要素のほかに、fには何を渡せばよいでしょうか。
def gradient_of_row(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in range(x.size):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad


def numerical_gradient(f, x):
    x = np.asarray(x, dtype=float)
    if x.ndim < 2:
        return gradient_of_row(f, x)
    return np.array([numerical_gradient(f, row) for row in x])

# %% wrong="row_remembered_as_view" lacks="tables, x_stays" base="one_axis" replaces="x.size" by="len(x)"
# en: The row that you keep is a view, which changes with x
#     In a table, the row that you remember is not a copy: it changes as the row is moved, so the
#     old values are lost. And a whole row moves where only one entry should. What does one index
#     pick in a table?
# ja: 覚えておいた行がビューなので、一緒に動いてしまう
#     2次元の配列では、覚えておいた行はコピーではありません。行を動かすと一緒に変わるので、元に戻
#     せなくなります。しかも、要素1つではなく行全体が動いています。2次元の配列で、添字1つは何を指
#     すでしょうか。

# %% wrong="same_array_twice" lacks="everything"
# en: The array for the right side and the one for the left are the same
#     Your gradient is 0 everywhere. A second name for an array is not a second array: a change
#     under one name changes both. Which array do you pass to f when both moves have been made?
# ja: 右側用の配列と左側用の配列が、同じ配列になっている
#     勾配がすべて0になります。配列に別の名前を付けても、新しい配列にはなりません。一方の名前で動か
#     すと、もう一方からも動いて見えます。両方動かしたあと、fにはどんな配列を渡しているでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        x1 = x
        x2 = x
        x1[idx] += h
        x2[idx] -= h
        grad[idx] = (f(x1) - f(x2)) / (2 * h)
    return grad

# %% wrong="slopes_added_up" lacks="everything"
# en: All slopes are added up into one number
#     A single number came back: the sum of all slopes. To go downhill, you have to know each of
#     them. Where could every slope be kept by itself?
# ja: すべての傾きを足して、1つの数にしている
#     返ってきたのは、すべての傾きを足した1つの数です。下る向きを知るには、要素ごとの傾きが必要で
#     す。それぞれの傾きを、どこに入れておけばよいでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = 0
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad += (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad

# %% wrong="slopes_written_into_x" lacks="accuracy, one_entry_at_a_time, x_stays" base="not_restored" replaces="np.zeros(x.shape)" by="x"
# en: The slopes are written into x itself
#     After the first entry you compute f at another place: x is being filled with slopes. A second
#     name for an array is not a second array. Does the gradient have an array of its own?
# ja: 傾きをxそのものに書き込んでいる
#     xに傾きが書き込まれていくので、2つ目の要素からは別の場所の傾きを求めています。配列に別の名前
#     を付けても、新しい配列にはなりません。勾配を入れる配列は、xとは別に用意しましたか。

# %% wrong="step_is_lost" lacks="everything"
# en: The step is so tiny that it is lost in rounding
#     Your gradient is 0 nearly everywhere: your step is too small to change a number of ordinary
#     size, so nothing has moved. What does the V of section 2 look like at its far left?
# ja: 刻み幅が小さすぎて、丸め誤差で消えている
#     勾配がほとんどの場所で0になります。ふつうの大きさの数に足すには刻み幅が小さすぎて、何も動いて
#     いません。2節の図で、V字の左端はどうなっていましたか。
def numerical_gradient(f, x):
    h = 10e-50
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad

# %% wrong="step_of_a_hundredth" lacks="accuracy" base="step_is_lost" replaces="10e-50" by="0.01"
# en: The step is a little too big: the error shows in the fifth digit
#     Where f is a sum of squares your slopes are right, but for other functions they are slightly
#     off. This is the truncation error of section 2. Where in the V of that section does the dashed
#     line reach its lowest errors?
# ja: 刻み幅が少し大きすぎて、5桁目あたりに誤差が出ている
#     fが2乗の和なら正しいのに、ほかの関数ではわずかにずれます。2節で見た打ち切り誤差です。2節の図の
#     破線で、誤差が最も小さくなるのは、刻み幅がどのあたりのときでしょうか。

# %% wrong="step_of_a_tenth" lacks="accuracy" base="step_is_lost" replaces="10e-50" by="0.1"
# en: The step is too big
#     Where f is a sum of squares your slopes are right, but for other functions the third digit is
#     off. This is the truncation error of section 2. What should become smaller?
# ja: 刻み幅が大きすぎる
#     fが2乗の和なら正しいのに、ほかの関数では3桁目からずれます。2節で見た打ち切り誤差です。何を小
#     さくすればよいでしょうか。

# %% wrong="sum_of_sides" lacks="everything" base="reference" replaces="(right - left)" by="(right + left)"
# en: The two heights are added
#     Your slopes are huge wherever f is not 0, even where f is flat. Where f is flat, the two
#     heights are equal; which operation on them gives 0 there?
# ja: 2つの値を足している
#     fが平らなところでも、fの値が0でなければ傾きがとても大きくなります。平らなら両側の値は同じで
#     す。2つの値をどう組み合わせれば、そこで0になるでしょうか。

# %% wrong="two_axes" lacks="vectors, tables"
# en: Loops over rows and columns, so there have to be two axes
#     For a table your gradient is right, but your two loops fail for a single row and for an array
#     of three axes. Which single loop visits every entry of an array of any shape? Section 4 has a
#     hint.
# ja: 行と列の二重ループなので、2次元の配列しか扱えない
#     2次元の配列なら正しいのに、1次元や3次元になると、二重ループではうまくいきません。形状によら
#     ず、1つのループですべての要素を順に見る方法があります。4節のヒントを見てみましょう。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            tmp_val = x[i, j]
            x[i, j] = tmp_val + h
            fxh1 = f(x)
            x[i, j] = tmp_val - h
            fxh2 = f(x)
            grad[i, j] = (fxh1 - fxh2) / (2 * h)
            x[i, j] = tmp_val
    return grad

# %% wrong="vector_becomes_table" lacks="vectors"
# en: The gradient of a vector comes back as a table with one row
#     For a table your gradient is right. For a vector your gradient has an axis that the vector
#     does not have. What shape should the gradient of an array have?
# ja: 1次元の配列の勾配が、1行だけの2次元の配列になっている
#     2次元の配列なら正しいのに、1次元の配列では、勾配に余分な軸が付いています。勾配の形状は、何
#     と同じになるはずでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return np.atleast_2d(grad)

# %% wrong="whole_number_gradient" lacks="whole_numbers"
# en: The gradient is kept in an array of integers
#     For floats your gradient is right. Where x holds integers, your slopes are cut to integers
#     too. What kind of numbers can be stored in an array of the same type as this x?
# ja: 勾配を整数の配列に入れている
#     xが浮動小数点数なら正しいのに、整数だと傾きの小数部分がなくなります。整数のxと同じ型で作った
#     配列には、どんな数が入るでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros_like(x)
    x = np.asarray(x, dtype=float)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad

# %% wrong="whole_numbers_moved" lacks="whole_numbers"
# en: An array of integers is moved, so the moved values are cut to integers
#     For floats your gradient is right. Where x holds integers your slopes are huge or 0: an entry
#     cannot hold a fraction and is cut to an integer. What kind of array could be moved instead?
# ja: 整数の配列をそのまま動かすので、動かした値の小数部分が切り捨てられる
#     xが浮動小数点数なら正しいのに、整数だと、傾きが巨大になるか0になります。整数の要素には小数が
#     入らず、切り捨てられるからです。代わりに、どんな配列を動かせばよいでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros_like(x)

    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        idx = it.multi_index
        tmp_val = x[idx]
        x[idx] = float(tmp_val) + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
        it.iternext()
    return grad

# %% wrong="whole_rows" lacks="tables"
# en: Whole rows are moved, not single entries
#     For a row of numbers your gradient is right. In a table all entries of a row get the same
#     slope, since they were moved together. What does one index pick in a table?
# ja: 要素を1つずつではなく、行ごとに動かしている
#     1次元の配列なら正しいのに、2次元では、同じ行の要素がすべて同じ傾きになります。まとめて動か
#     しているからです。2次元の配列で、添字1つは何を指すでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in range(len(x)):
        tmp_val = np.copy(x[idx])
        x[idx] = tmp_val + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad

# %% wrong="wrong_order" lacks="everything"
# en: The difference is taken the wrong way round
#     Your gradient has the right length, but it points the wrong way: downhill. A gradient points
#     in the direction in which f rises. Which of the two heights do you subtract from the other?
# ja: 差を取る順序が逆になっている
#     大きさは正しいのに、向きが逆で、下る向きになっています。勾配はfが増える向きを指します。2つの
#     値のうち、どちらからどちらを引いていますか。
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        tmp_val = x[idx]
        x[idx] = tmp_val - h
        fxh1 = f(x)
        x[idx] = tmp_val + h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
    return grad

# %% right="five_points"
# The five-point formula; x is put back from a copy of it
def numerical_gradient(f, x):
    h = 1e-3
    x = np.asarray(x, dtype=np.float64)
    saved = x.copy()
    gradient = np.zeros(x.shape)
    for index, _ in np.ndenumerate(saved):
        for factor, weight in ((-2, 1), (-1, -8), (1, 8), (2, -1)):
            x[index] = saved[index] + factor * h
            gradient[index] += weight * f(x)
        np.copyto(x, saved)
    return gradient / (12 * h)

# %% right="flat_view"
# Moves a flat view of x, but calls f with x itself
def numerical_gradient(f, x):
    x = x if np.issubdtype(x.dtype, np.floating) else x * 1.0
    flat, h = x.reshape(-1), 1e-4
    gradient = np.empty(flat.shape)
    for i, value in enumerate(flat.copy()):
        flat[i] = value + h
        gradient[i] = f(x)
        flat[i] = value - h
        gradient[i] -= f(x)
        flat[i] = value
    return (gradient / (2 * h)).reshape(x.shape)

# %% right="lecture_notes_nditer"
# np.nditer with the index, as in the lecture notes
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype.kind != "f":
        x = x.astype(float)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        idx = it.multi_index
        tmp_val = x[idx]
        x[idx] = float(tmp_val) + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
        it.iternext()
    return grad

# %% right="mean_of_two_sides"
# The mean of the slopes to either side, f(x) called once, a comprehension
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    here = f(x)

    def slope(index, step):
        before = x[index]
        x[index] = before + step
        there = f(x)
        x[index] = before
        return (there - here) / step

    slopes = [(slope(i, h) + slope(i, -h)) / 2 for i in np.ndindex(x.shape)]
    return np.array(slopes).reshape(x.shape)

# %% right="nested_lists"
# Moves entries by the flat iterator, gives nested lists back
def numerical_gradient(f, x):
    h = 1e-5
    x = np.asarray(x, dtype=float)
    slopes = []
    for i in range(x.size):
        value = x.flat[i]
        x.flat[i] = value + h
        up = f(x)
        x.flat[i] = value - h
        down = f(x)
        x.flat[i] = value
        slopes.append((up - down) / (2 * h))
    return np.reshape(slopes, x.shape).tolist()

# %% right="product_and_finally"
# itertools.product for the places, x put back in a finally, a print
from itertools import product


def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    gradient = np.full(x.shape, np.nan)
    for index in product(*map(range, x.shape)):
        kept = x[index].copy()
        try:
            x[index] = kept + h
            right = f(x)
            x[index] = kept - h
            gradient[index] = (right - f(x)) / (2 * h)
        finally:
            x[index] = kept
    print(gradient)
    return gradient

# %% right="recursion_float32"
# Recursion over the axes, numerical_diff along each entry, in float32
def numerical_gradient(f, x):
    x = x if x.dtype.kind == "f" else x.astype(float)

    def slopes(part):
        if part.ndim > 1:
            return [slopes(inner) for inner in part]
        found = []
        for i in range(len(part)):
            value = float(part[i])

            def along(s, i=i):
                part[i] = s
                return f(x)

            found.append(numerical_diff(along, value))
            part[i] = value
        return found

    return np.array(slopes(x), dtype=np.float32)

# %% right="smaller_step_dict"
# A step of 1e-7, slopes gathered in a dict by their places
def numerical_gradient(f, x):
    h = 1e-7
    if np.issubdtype(np.asarray(x).dtype, np.integer):
        x = np.array(x, dtype=float)
    slopes = {}
    for index in np.ndindex(*x.shape):
        old = x[index]
        values = []
        for moved in (old + h, old - h):
            x[index] = moved
            values.append(f(x))
        x[index] = old
        slopes[index] = (values[0] - values[1]) / (2 * h)
    return np.array([slopes[index] for index in np.ndindex(*x.shape)]).reshape(x.shape)

# %% equivalent
# Numerator and denominator both change their sign; the central difference is the same.
#     0.0001 -> -0.0001 in: h = 0.0001

# %% equivalent
# The stub allows another small step that is as accurate, and 2e-4 is.
#     0.0001 -> 0.0002 in: h = 0.0001

# %% equivalent
# Every entry is overwritten by a slope; what stood there before does not matter.
#     np.zeros(x.shape) -> np.ones(x.shape) in: gradient = np.zeros(x.shape)
