# The variant bank of `numerical_gradient`; docs/suites.md describes the format.

# %% wrong="all_at_once" lacks="everything"
# en: All entries are moved together
#     Every entry gets the same slope, because all of them moved at the same time. A partial
#     derivative freezes all but one. How do you take them one by one?
# ja: すべての要素を一度に動かしている
#     どの要素も同じ傾きになります。すべてを一度に動かしているからです。偏微分では、一つだけを動
#     かして残りを固定します。一つずつ調べるには、どうすればよいでしょうか。
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        grad[idx] = (f(x + h) - f(x - h)) / (2 * h)
    return grad

# %% wrong="copy_moved" lacks="f_that_reads_the_array"
# en: A copy of x is moved, not x itself
#     Where f uses its argument you are right. Where f reads the array that you were handed, you
#     get 0 everywhere: that array never moves. Chapter 4 says why next week's loss is such an
#     f.
# ja: x そのものではなく、コピーを動かしている
#     f が引数を使うときは正しいのに、渡された配列を f が直接読むときは、勾配がすべて 0 になりま
#     す。その配列が動いていないからです。来週の損失関数がなぜそうなるのか、4節を読み直してみま
#     しょう。
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
# en: Brackets are missing below: it divides by 2 and multiplies by the step
#     Every slope comes out close to 0. Python works through / and * from left to right. What
#     exactly is your difference divided by?
# ja: 分母の括弧がなく、2 で割ったあとに刻み幅を掛けている
#     どの傾きも、ほとんど 0 になります。Python は / と * を左から順に計算します。差を何で割った
#     ことになっているでしょうか。
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
# en: A flat copy of x is moved and handed to f
#     Two things: f gets its numbers in another shape than that of x. And an f that reads the
#     array you were handed sees no change, since flattening made a copy. How can x keep its
#     shape while each entry is visited?
# ja: x を1次元に並べたコピーを動かし、f に渡している
#     問題は二つあります。f に渡す配列の形状が、x と違います。また、平らに並べたときにコピーがで
#     きるので、渡された配列を直接読む f には変化が見えません。x の形状を変えずに、すべての要素
#     を順に見るにはどうすればよいでしょうか。
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
#     Your numbers are right wherever f does not care about the shape. But an f that multiplies
#     matrices does. In which shape does f expect its argument?
# ja: f に、形状を変えた x を渡している
#     f が形状を気にしなければ、正しい値になります。しかし、行列の積を計算する f ではうまくいき
#     ません。f は、どんな形状の引数を受け取るはずでしょうか。
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
#     Where f multiplies or mixes its entries you are wrong, or f stops with an error: it sees
#     only one of them. To ask for the slope along one entry, what has to be kept of the others?
# ja: f に配列全体ではなく、要素を一つだけ渡している
#     f が要素どうしを掛けたり混ぜたりすると、値が違うか、エラーになります。f には要素が一つしか
#     見えていないからです。一つの要素を動かすとき、残りの要素はどうしておけばよいでしょうか。
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
#     Where f multiplies or mixes its entries you are wrong, or f stops with an error: it sees a
#     part of x only. And with one index you visit the rows of a table, not its entries. What
#     has to be kept of the other entries?
# ja: f に x[i] だけを渡している（要素一つ、2次元なら1行）
#     f が要素どうしを掛けたり混ぜたりすると、値が違うか、エラーになります。f には x の一部しか
#     見えていないからです。また、2次元の配列では、添字1つは要素ではなく行を指します。動かさない
#     要素は、どうしておけばよいでしょうか。
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
#     Your slopes are right, but for a table they come back in one long row. Each slope should
#     stand where its entry stands. Which shape should the gradient have?
# ja: 傾きが1次元に並んで返ってくる
#     傾きの値は正しいのに、x が2次元でも、1次元に並んで返ってきます。傾きは、対応する要素と同じ
#     場所に置くものです。勾配はどんな形状であるべきでしょうか。
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
#     A single number came back: the slope of the last entry. The others were found as well, but
#     each one replaced the one before. Where could all of them be kept?
# ja: 傾きを求めるたびに、前の傾きを上書きしている
#     返ってきたのは、最後の要素の傾き一つだけです。ほかの傾きも求めていますが、次々に上書きされ
#     ています。すべての傾きを、どこに入れておけばよいでしょうか。
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
#     Your function gives back None, even if it shows the gradient on the screen, so nobody can
#     go downhill with it. What is missing at the end of the function?
# ja: return がなく、何も返していない
#     勾配が画面に表示されていたとしても、関数からは None が返るので、計算に使えません。関数の最
#     後に、何が足りないでしょうか。
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
#     What comes back is how far f rises for a tiny move: tiny numbers, even where f is steep.
#     What turns a rise into a slope?
# ja: 差を求めただけで、割っていない
#     返ってくるのは、少し動かしたときの f の増加量で、急なところでもとても小さい数になります。
#     増加量を傾きにするには、何が必要でしょうか。

# %% wrong="not_restored" lacks="one_entry_at_a_time, x_stays"
# en: x is not put back
#     After your function each entry of x lies a step away from where it was. What the caller
#     lent you should come back as it was. Which value do you have to remember for that?
# ja: x を元の値に戻していない
#     関数から戻ると、x のどの要素も一歩ずれたままです。借りた配列は、元のまま返しましょう。その
#     ために覚えておく値は何でしょうか。
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
#     One number came back for all entries: x plus a step moves every entry at once. A partial
#     derivative freezes all but one. How do you move just one?
# ja: 配列全体を numerical_diff に渡している
#     要素がいくつあっても、数が一つしか返りません。x に刻み幅を足すと、すべての要素が一度に動き
#     ます。偏微分では、一つだけを動かして残りを固定します。一つだけ動かすには、どうすればよいで
#     しょうか。
def numerical_gradient(f, x):
    return numerical_diff(f, x)

# %% wrong="numerical_diff_of_each" lacks="everything"
# en: numerical_diff is called for each x[i] alone
#     numerical_diff hands f one number, but this f wants the whole array: where its entries
#     work together, the slopes are wrong or f stops. And in a table x[i] is a row. What does f
#     need besides the one entry that moves?
# ja: x[i] を一つずつ numerical_diff に渡している
#     numerical_diff が f に渡すのは数一つですが、この f には配列全体が必要です。要素どうしが影
#     響し合うと、値が違うか、エラーになります。また、2次元では x[i] は行を指します。動かす要素
#     のほかに、f には何を渡せばよいでしょうか。
def numerical_gradient(f, x):
    return np.array([numerical_diff(f, value) for value in x])

# %% wrong="one_axis" lacks="tables"
# en: Counts through all entries, but with a single index
#     For a row you are right, for a table your code stops with an error: a table has fewer rows
#     than entries. How do you visit every entry of an array of any shape?
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
# en: The book's code as it stands: only one axis, only floats
#     Two things are still missing from the book's first version. A table stops it with an
#     error, since one index picks a row and not an entry. And an array of whole numbers cannot
#     be moved by a small step. What does chapter 4 say about both?
# ja: 本のコードのままで、1次元の浮動小数点数の配列しか扱えない
#     本の最初のコードには、足りない点が二つあります。2次元の配列では、添字1つが要素ではなく行を
#     指すので、エラーで止まります。また、整数の配列は、小さな刻み幅だけ動かすことができませ
#     ん。4節では、どう説明していましたか。
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
#     For rows and tables you are right, but an array of three axes is too much. Shapes do not
#     end at two; instead of one case after the other, which single loop visits every entry of
#     any shape? Chapter 4 has a hint.
# ja: 1次元と2次元の場合だけを書いていて、3次元以上を扱えない
#     1次元と2次元なら正しいのに、3次元になると計算できません。場合分けを増やす代わりに、形状に
#     よらず、一つのループですべての要素を順に見る方法があります。4節のヒントを見てみましょう。
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
#     Your slopes are nearly right, but where f bends they are off: x itself is compared with
#     one neighbour only, and not a very near one. Which two remedies does chapter 2 put
#     together?
# ja: どの要素も片側しか見ておらず、刻み幅も大きい
#     ほぼ正しい値ですが、f が曲がっているとずれます。元の x と片側だけを比べていて、刻み幅も大
#     きめです。2節で組み合わせた二つの工夫は何だったでしょうか。
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
#     Your slopes are nearly right, but where f bends each is off by a little: x itself is
#     compared with one neighbour only, as in the forward difference. What did chapter 2 do
#     about that?
# ja: どの要素も、片側しか見ていない
#     ほぼ正しい値ですが、f が曲がっていると、どの要素もわずかにずれます。前方差分のように、元の
#     x と片側だけを比べているからです。2節では、どんな工夫をしていましたか。
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
#     Two different functions get the same gradient from you. The formula of the bowl's
#     derivative fits the bowl alone. Does your code ever ask f?
# ja: f を使わず、いつも bowl の勾配を返している
#     違う関数を渡しても、同じ勾配が返ります。bowl を微分した式は、bowl でしか使えません。コード
#     の中で f を呼び出していますか。
def numerical_gradient(f, x):
    return 2.0 * x

# %% wrong="over_one_step" lacks="everything" base="divided_then_multiplied" replaces="2 * h" by="h"
# en: Divided by one step, though two lie between the places
#     Every slope is twice as big as it should be. How far apart are the two values that you
#     give an entry?
# ja: 2点の間は刻み幅2つ分なのに、1つ分で割っている
#     どの傾きも、正しい値の2倍になっています。一つの要素に入れた二つの値は、どれだけ離れている
#     でしょうか。

# %% wrong="places_one_step_apart" lacks="everything"
# en: The two places are one step apart, but it divides by two steps
#     Every slope is half as big as it should be. Which two values does an entry take while you
#     ask f? If the second move starts from where the first one ended, it may only lead back.
# ja: 2点の間は刻み幅1つ分なのに、2つ分で割っている
#     どの傾きも、正しい値の半分になっています。f を計算するとき、要素にはどんな二つの値が入って
#     いますか。二歩目が一歩目の着いた場所から始まると、元に戻るだけかもしれません。
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
# en: x is put back after the loop, so that moved entries add up
#     The first slope is right, the later ones are slightly off: while you ask for one entry,
#     the earlier ones are still a step away. When has an entry to go home?
# ja: x を戻すのがループのあとなので、動いた要素がたまっていく
#     最初の傾きは正しいのに、あとの要素ほどわずかにずれます。ある要素を調べているとき、前の要素
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
# ja: 刻み幅の足し引きで x を戻している
#     勾配は正しく、x もほぼ元どおりですが、最後の数桁が違います。浮動小数点数の足し算では、その
#     つど丸め誤差が生じます。計算をせずに戻す方法はないでしょうか。
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
# en: The return stands inside the loop
#     Only the first slope is there, all others are 0: your function goes home after the first
#     entry. How far is the return indented?
# ja: return がループの中にある
#     最初の傾きだけが正しく、残りはすべて 0 です。最初の要素を調べただけで、関数から戻っている
#     からです。return の字下げはどうなっていますか。
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
#     Your slopes are right in their first decimals and then stop; small ones come out as 0.
#     Rounding is for showing numbers to people. Next week a small slope still has to say which
#     way is down. Where do its digits go?
# ja: 傾きを丸めている
#     傾きは小数点以下の数桁まで正しく、その先がありません。小さな傾きは 0 になります。丸めるの
#     は、人に見せるときだけで十分です。来週は、小さな傾きも下る向きを決めるのに使います。

# %% wrong="row_by_row" lacks="one_entry_at_a_time, f_gets_the_whole_array"
# en: A table is taken apart, and f is asked row by row
#     For a vector you are right. In a table f sees a single row at a time, so all it can say is
#     how that row alone matters. What does f need besides the entry that moves?
# ja: 2次元の配列を、1行ずつ f に渡している
#     1次元の配列なら正しいのに、2次元では f が1行しか受け取りません。これでは、その行だけの影響
#     しかわかりません。動かす要素のほかに、f には何を渡せばよいでしょうか。
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
# en: The remembered row is a view, which moves along
#     In a table what you remember of a row is no copy: it changes as the row is moved, so the
#     way back is lost. And a whole row moves where one entry should. What does one index give
#     you there?
# ja: 覚えておいた行がビューなので、一緒に動いてしまう
#     2次元の配列では、覚えておいた行はコピーではありません。行を動かすと一緒に変わるので、元に
#     戻せなくなります。しかも、要素一つではなく行全体が動いています。2次元の配列で、添字1つは何
#     を指すでしょうか。

# %% wrong="same_array_twice" lacks="everything"
# en: The array for the right side and the one for the left are the same
#     Your gradient is 0 everywhere, or nearly so. A second name for an array is not a second
#     array: what you do through one name shows through the other. How high is f when both moves
#     have been made?
# ja: 右側用の配列と左側用の配列が、同じ配列になっている
#     勾配がほとんどすべて 0 になります。配列に別の名前を付けても、新しい配列にはなりません。一
#     方の名前で動かすと、もう一方からも動いて見えます。両方動かしたあと、f は何を計算しているで
#     しょうか。
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
#     A single number came back: the sum of all slopes. Whoever wants to go downhill has to know
#     each of them. Where could every slope be kept by itself?
# ja: すべての傾きを足して、一つの数にしている
#     返ってきたのは、すべての傾きを足した一つの数です。下る向きを知るには、要素ごとの傾きが必要
#     です。それぞれの傾きを、どこに入れておけばよいでしょうか。
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
#     After the first entry you ask f at another place: x is being filled with slopes. A second
#     name for an array is not a second array. Does the gradient have an array of its own?
# ja: 傾きを x そのものに書き込んでいる
#     x に傾きが書き込まれていくので、2つ目の要素からは別の場所の傾きを求めています。配列に別の
#     名前を付けても、新しい配列にはなりません。勾配を入れる配列は、x とは別に用意しましたか。

# %% wrong="step_is_lost" lacks="everything"
# en: The step is so tiny that it is lost in rounding
#     Your gradient is 0 nearly everywhere: beside an ordinary number your step is too small to
#     be kept, so nothing has moved. Where in the V of chapter 2 is your step?
# ja: 刻み幅が小さすぎて、丸め誤差で消えている
#     勾配がほとんどの場所で 0 になります。ふつうの大きさの数に足すには刻み幅が小さすぎて、何も
#     動いていません。2節のV字で、使った刻み幅はどのあたりでしょうか。
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
# en: The step is too big by a little: the error shows in the fifth digit
#     Where f is a sum of squares you are right, on other functions not quite. This is the
#     truncation error of chapter 2. Where in its V does the dashed line reach its lowest
#     errors?
# ja: 刻み幅が少し大きく、5桁目あたりに誤差が出ている
#     f が2乗の和なら正しいのに、ほかの関数ではわずかにずれます。2節で見た打ち切り誤差です。2節
#     の図の破線で、誤差がもっと小さくなるのは、刻み幅がどのあたりのときでしょうか。

# %% wrong="step_of_a_tenth" lacks="accuracy" base="step_is_lost" replaces="10e-50" by="0.1"
# en: The step is too big
#     Where f is a sum of squares you are right, on other functions the third digit is off. This
#     is the truncation error of chapter 2. What should become smaller?
# ja: 刻み幅が大きすぎる
#     f が2乗の和なら正しいのに、ほかの関数では3桁目からずれます。2節で見た打ち切り誤差です。何
#     を小さくすればよいでしょうか。

# %% wrong="sum_of_sides" lacks="everything" base="reference" replaces="(right - left)" by="(right + left)"
# en: The two heights are added
#     Your slopes are huge wherever f is not 0, even where f is flat. On flat ground both sides are
#     equally high; which way of putting the two heights together gives 0 there?
# ja: 二つの値を足している
#     f が平らなところでも、f の値が 0 でなければ傾きがとても大きくなります。平らなら両側の値は
#     同じです。二つの値をどう組み合わせれば、そこで 0 になるでしょうか。

# %% wrong="two_axes" lacks="vectors, tables"
# en: Loops over rows and columns, so there have to be two axes
#     For a table you are right; a single row, or an array of three axes, is too much or too
#     little for your two loops. Which one loop visits every entry of any shape? Chapter 4 has a
#     hint.
# ja: 行と列の二重ループなので、2次元の配列しか扱えない
#     2次元の配列なら正しいのに、1次元や3次元では二重ループがうまく合いません。形状によらず、一
#     つのループですべての要素を順に見る方法があります。4節のヒントを見てみましょう。
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
# en: A vector comes back as a table with one row
#     For a table you are right. For a vector your gradient has an axis that the vector does not
#     have. What shape should the gradient of an array have?
# ja: ベクトルの勾配が、1行の表になっている
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
# en: The gradient is kept in an array of whole numbers
#     For floats you are right. Where x holds whole numbers, your slopes are cut to whole
#     numbers too. What can an array hold that was made to be like such an x?
# ja: 勾配を整数の配列に入れている
#     x が浮動小数点数なら正しいのに、整数だと傾きの小数部分がなくなります。整数の x と同じ型で
#     作った配列には、どんな数が入るでしょうか。
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
# en: An array of whole numbers is moved, which cuts the step off
#     For floats you are right. Where x holds whole numbers your slopes are huge or 0: an entry
#     cannot take up a fraction and lands on a whole number. What kind of array could be moved
#     instead?
# ja: 整数の配列をそのまま動かすので、刻み幅が切り捨てられる
#     x が浮動小数点数なら正しいのに、整数だと、傾きが巨大になるか 0 になります。整数の要素には
#     小数が入らず、切り捨てられるからです。代わりに、どんな配列を動かせばよいでしょうか。
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
#     For a row of numbers you are right. In a table all entries of a row get the same slope,
#     since they were moved together. Does one index pick one entry there?
# ja: 要素を一つずつではなく、行ごとに動かしている
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
#     Your arrows have the right length and point the wrong way: downhill. A gradient points to
#     where f rises. From which height do you take the other away?
# ja: 差を取る順序が逆になっている
#     大きさは正しいのに、向きが逆で、下る向きになっています。勾配は f が増える向きを指します。
#     二つの値のうち、どちらからどちらを引いていますか。
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
# The mean of the slopes to either side, f(x) asked once, a comprehension
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
# Left and right change places above and below the line; the central difference is the same.
#     0.0001 -> -0.0001 in: h = 0.0001

# %% equivalent
# The stub welcomes another small step that is as accurate, and 2e-4 is.
#     0.0001 -> 0.0002 in: h = 0.0001

# %% equivalent
# Every entry is written over by a slope; what stood there before does not matter.
#     np.zeros(x.shape) -> np.ones(x.shape) in: gradient = np.zeros(x.shape)
