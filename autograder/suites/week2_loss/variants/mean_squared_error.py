# The variant bank of `mean_squared_error`; docs/suites.md describes the format.

# %% wrong="absolute_errors" lacks="everything" base="reference" replaces="difference**2" by="np.abs(difference)"
# en: Adds absolute differences instead of squares
#     Positive and negative differences do not cancel in your sum, but twice the difference gives
#     only twice the error. With squares it would be four times the error.
# ja: 二乗ではなく、差の絶対値を足している
#     正の差と負の差は打ち消し合っていませんが、差が2倍になったとき、誤差も2倍にしかなりません。二乗
#     誤差なら4倍になるはずです。

# %% wrong="one_by_one_matrix" lacks="one_number"
# en: A matrix with one element comes back
#     The value is right, but it is inside a matrix of shape (1, 1). What shape does a product of
#     a row and a column have, and how do you get the number out of it?
# ja: 要素が1つの行列が返っている
#     値は合っていますが、形状 (1, 1) の行列に入ったままです。行と列の積は、どんな形状になりますか。
#     数はどうすれば取り出せますか。
def mean_squared_error(y, t):
    difference = np.reshape(y - t, (1, -1))
    return 0.5 * np.dot(difference, difference.T)

# %% wrong="operation_does_not_fit" lacks="everything" base="reference" replaces="**2" by=" ^ 2"
# en: An operation does not fit the values that it is applied to
#     Python stops with a TypeError before there is a result. Read the last line of its message.
#     Does your code have an operator with another meaning (^ is not a power in Python), a bracket
#     directly after a number or an array, or a loop over a single number?
# ja: 演算が、値の種類に合っていない
#     結果が出る前にTypeErrorで止まっています。エラーメッセージの最後の行を読みましょう。コードの中
#     に、別の意味になる演算子（Pythonの ^ は累乗ではありません）や、数や配列のすぐ後ろの括弧、数1つ
#     に対するループはありませんか。

# %% wrong="cross_entropy_instead" lacks="everything"
# en: Computes the cross entropy error
#     There is a logarithm in your function; that is the other loss of this week. This one uses only
#     differences and squares.
# ja: 交差エントロピー誤差を計算している
#     関数の中で対数を使っていますが、それは今週のもう一つの損失関数です。ここで使うのは、差と二
#     乗だけです。
def mean_squared_error(y, t):
    return -np.sum(t * np.log(y + 1e-7))

# %% wrong="difference_of_squares" lacks="everything"
# en: Squares prediction and answer before subtracting
#     Your error is negative for almost all probabilities, but a sum of squares cannot be negative.
#     In the formula, what is inside the brackets that are squared?
# ja: 予測と正解を、引く前にそれぞれ二乗している
#     二乗の和は負にならないはずなのに、確率を渡すとたいてい負の値になっています。式で二乗されて
#     いる括弧の中には、何が入っていますか。
def mean_squared_error(y, t):
    return 0.5 * np.sum(y**2 - t**2)

# %% wrong="distance" lacks="everything"
# en: Computes the distance between prediction and answer
#     A distance is the root of the sum of squares. This loss takes no root. What does the formula
#     have in front of the sum?
# ja: 予測と正解の距離（ノルム）を計算している
#     距離は、二乗の総和の平方根です。この損失では平方根を取りません。式では、総和の前に何があります
#     か。
def mean_squared_error(y, t):
    return np.sqrt(np.sum((y - t) ** 2))

# %% wrong="doubled" lacks="everything" base="reference" replaces="0.5 * " by="2 * "
# en: Multiplies by two instead of halving
#     All your errors are exactly four times as large as they should be. Dividing by one half is not
#     halving; does your factor make the sum smaller or larger?
# ja: 半分にせず、2倍している
#     どの誤差も、ちょうど4倍の大きさになっています。「2で割る」と「0.5で割る」は違います。係数を掛
#     けると、総和は大きくなりますか、小さくなりますか。

# %% wrong="doubled_not_squared" lacks="everything" base="reference" replaces="**2" by=" * 2"
# en: Multiplies the differences by two instead of squaring them
#     Your error can be negative, and for probabilities it is always about 0. How do you write a
#     power in Python, and how do you write a product?
# ja: 差を二乗せず、2倍している
#     誤差が負になることがあり、確率を渡すとほとんど0になってしまいます。Pythonで「2乗」と「2倍」
#     はそれぞれどう書きますか。

# %% wrong="first_class_left_out" lacks="everything"
# en: The loop begins with the second class
#     The first class has no influence on your error. With which index does an array in Python
#     begin?
# ja: ループが2番目のクラスから始まっている
#     最初のクラスの値が誤差に入っていません。Pythonの配列の添字は、いくつから始まりますか。
def mean_squared_error(y, t):
    e = 0
    for k in range(1, len(y)):
        e += (y[k] - t[k]) ** 2
    return e / 2

# %% wrong="half_inside_the_square" lacks="everything"
# en: The factor one half is squared as well
#     All your errors are exactly half of what they should be. In the formula, is the factor one
#     half inside the square or in front of the sum?
# ja: 1/2まで一緒に二乗している
#     どの誤差も、ちょうど半分の大きさになっています。式の1/2は、二乗の中と総和の前、どちらにあり
#     ますか。
def mean_squared_error(y, t):
    diff = (y - t) / 2
    return np.sum(diff**2)

# %% wrong="half_of_distance" lacks="everything"
# en: Takes the square root of the sum
#     You compute the distance between prediction and answer. The formula adds the squares; does it
#     also take a root?
# ja: 二乗の総和の平方根を取っている
#     予測と正解の「距離」（ノルム）を計算しています。式では二乗した値を足していますが、そのあと
#     で平方根も取っていますか。
def mean_squared_error(y, t):
    return 0.5 * np.linalg.norm(y - t)

# %% wrong="half_of_mean" lacks="everything" base="reference" replaces="np.sum(" by="np.mean("
# en: Takes half the mean instead of half the sum
#     The factor one half is there, but your error still gets smaller when there are more classes.
#     Does the number of classes appear in the formula at all?
# ja: 総和の半分ではなく、平均の半分になっている
#     半分にするところはできていますが、クラスの数が多いほど誤差が小さくなっています。式の中に、
#     クラスの数で割るところはありますか。

# %% wrong="integer_buffer" lacks="whole_number_answers"
# en: Fractions are cut off in an array of integers
#     The differences lose their fractions, because the array you store them in has the type of t.
#     What kind of numbers does t hold?
# ja: 整数の配列に入れたため、小数部分が切り捨てられている
#     差を入れる配列をtに合わせて作ったため、小数点以下が消えています。tに入っているのは、どんな種類
#     の数ですか。
def mean_squared_error(y, t):
    diff = np.zeros_like(t)
    for k in range(len(t)):
        diff[k] = y[k] - t[k]
    return 0.5 * np.sum(diff**2)

# %% wrong="integer_half" lacks="everything" base="reference" replaces="0.5 * " by="(1 // 2) * "
# en: One half is computed as an integer
#     Your error is always exactly 0, whatever the prediction is. What do you get when you print
#     your factor alone?
# ja: 1/2を整数の割り算で計算している
#     予測が何であっても、誤差がちょうど0になります。掛けている係数だけをprintすると、いくつになり
#     ますか。

# %% wrong="largest_difference_only" lacks="everything" base="reference" replaces="np.sum(" by="np.max("
# en: Only the largest difference counts
#     One class alone decides your error: the one that is furthest off. All the others have to be
#     added as well.
# ja: 最も大きい差だけを使っている
#     差が最も大きいクラスだけで誤差が決まっています。ほかのクラスの分も足しましょう。

# %% wrong="last_class_left_out" lacks="everything"
# en: The loop ends one class too early
#     The last class has no influence on your error. Which is the last index that your loop
#     visits, and which is the last one of the array?
# ja: ループが1クラス手前で終わっている
#     最後のクラスの値が誤差に入っていません。ループの最後の添字と、配列の最後の添字を比べてみま
#     しょう。
def mean_squared_error(y, t):
    e = 0
    for k in range(len(y) - 1):
        e += (y[k] - t[k]) ** 2
    return e / 2

# %% wrong="last_term_only" lacks="everything"
# en: Every term replaces the one before
#     Only the last class has an influence on your error. Each time the loop runs, what happens to
#     the total so far?
# ja: 足していかずに、毎回上書きしている
#     最後のクラスの値だけで誤差が決まっています。ループがまわるたびに、それまでの合計はどうなっ
#     ていますか。
def mean_squared_error(y, t):
    total = 0
    for k in range(len(y)):
        total = (y[k] - t[k]) ** 2
    return 0.5 * total

# %% wrong="mean_of_absolute_errors" lacks="everything"
# en: Takes the mean of the absolute differences
#     This is another well-known error, the mean absolute error. Here the differences are squared,
#     and nothing is divided by the number of classes.
# ja: 差の絶対値の平均（平均絶対誤差）を計算している
#     これは「平均絶対誤差」という別の誤差です。ここでは差を二乗します。また、クラスの数では割り
#     ません。
def mean_squared_error(y, t):
    return np.mean(np.abs(y - t))

# %% wrong="mean_of_squares" lacks="everything"
# en: Takes the mean of the squares instead of half their sum
#     Your error is divided by the number of classes: the more classes there are, the smaller it
#     gets. The name says mean, but the function of this course takes no mean. What does the formula
#     in section 1 do with the squares?
# ja: 総和の半分ではなく、二乗の平均を取っている
#     誤差をクラスの数で割っているため、クラスが多いほど誤差が小さくなります。名前にmeanとあります
#     が、この授業の関数では平均を取りません。1節の式では、二乗した値をどうしていますか。
def mean_squared_error(y, t):
    return np.mean((y - t) ** 2)

# %% wrong="mean_times_five" lacks="any_number_of_classes"
# en: Half the sum is written as a multiple of the mean that fits ten classes only
#     Your result is right for ten classes, one for each digit, and for no other number of classes.
#     Why does the right factor between your mean and half the sum depend on the number of classes?
# ja: 平均に掛ける係数が、クラスが10個のときだけ合っている
#     クラスが10個（数字の種類の数）のときだけ正しい値になります。平均から「総和の半分」を求めるとき
#     の係数が、クラスの数によって変わるのはなぜでしょうか。
def mean_squared_error(y, t):
    return np.mean((y - t) ** 2) * 5

# %% wrong="minus_sign" lacks="everything" base="reference" replaces="return " by="return -"
# en: The error comes out negative
#     The size of your error is right, but its sign is not: the better the prediction, the
#     larger your number. Which of the two losses of this week begins with a minus sign?
# ja: 誤差が負の値になっている
#     大きさは合っていますが、符号が逆なので、予測が良いほど大きな値になっています。今週の2つの
#     損失関数のうち、マイナスで始まるのはどちらですか。

# %% wrong="no_half" lacks="everything" base="reference" replaces="0.5 * " by=""
# en: The factor one half is missing
#     All your errors are exactly twice as large as they should be. Compare your line with the
#     formula once more, from its left end.
# ja: 1/2を掛けていない
#     どの誤差も、ちょうど2倍の大きさになっています。式を左端からもう一度、自分のコードと見比べ
#     てみましょう。

# %% wrong="no_square" lacks="everything" base="reference" replaces="**2" by=""
# en: The differences are added up without being squared
#     Differences above and below zero cancel out in your sum, so for probabilities the error is
#     always about 0. Are the differences squared before they are added?
# ja: 差を二乗せずに足している
#     正の差と負の差が打ち消し合うため、確率を渡すと誤差がほとんど0になってしまいます。足す前に、
#     差を1つずつ二乗していますか。

# %% wrong="no_sum" lacks="everything" base="reference" replaces="np.sum(difference**2)" by="difference**2"
# en: The sum is missing, so an array comes back
#     You return one value per class, but a loss is a single number. Which symbol of the formula
#     combines the classes into one number?
# ja: 総和を取らず、配列のまま返している
#     クラスごとの値が並んだ配列が返っています。損失は1つの数です。式のどの記号が、クラスごとの
#     値を1つにまとめていますか。

# %% wrong="nothing_returned" lacks="everything"
# en: The result is not returned
#     Your function computes something, yet None comes back. Showing a number or giving it a
#     name is not the same as handing it to the caller.
# ja: 計算した値を返していない
#     計算はしていますが、Noneが返っています。値を表示したり変数に入れたりするだけでは、呼び出した
#     側に値は渡りません。
def mean_squared_error(y, t):
    e = 0.5 * np.sum((y - t) ** 2)
    print(e)

# %% wrong="plus_for_minus" lacks="everything" base="reference" replaces=") - np" by=") + np"
# en: Adds prediction and answer instead of subtracting them
#     Even a perfect prediction has a large error with your function. What has to become zero
#     when prediction and answer are the same?
# ja: 予測と正解を引かずに、足している
#     予測が正解と完全に一致していても、大きな誤差になっています。予測と正解が同じときに0になるの
#     は、2つをどう計算した値ですか。

# %% wrong="return_in_loop" lacks="everything"
# en: Returns after the first class
#     Only the first class has an influence on your error. Follow your loop by hand: how many times
#     does it run before the function ends?
# ja: 最初のクラスだけでreturnしている
#     最初のクラスの値だけで誤差が決まっています。ループを手でたどってみましょう。関数が終わるま
#     でに、何回まわりますか。
def mean_squared_error(y, t):
    total = 0
    for k in range(len(y)):
        total += (y[k] - t[k]) ** 2
        return total / 2

# %% wrong="right_class_left_out" lacks="everything"
# en: Only the wrong classes count
#     Your sum has no term for the right class, although the probability of this class has an error
#     as well. Over which k does the sum of the formula run?
# ja: 正解以外のクラスの差だけを足している
#     正解クラスの確率にも誤差があるのに、その項が総和に入っていません。式の総和は、どのkについて
#     取りますか。
def mean_squared_error(y, t):
    wrong = y[t == 0]
    return 0.5 * np.sum(wrong**2)

# %% wrong="right_class_only" lacks="everything"
# en: Only the right class counts
#     Your error does not change when only the probabilities of the other classes change. In this
#     loss every class has a term; in which loss does only the right one remain?
# ja: 正解のクラスの差だけを使っている
#     正解以外のクラスの確率がどう変わっても、誤差が変わりません。二乗和誤差ではすべてのクラスの
#     項を足します。正解クラスの項だけが残るのは、どの損失関数でしたか。
def mean_squared_error(y, t):
    k = np.argmax(t)
    return 0.5 * (y[k] - t[k]) ** 2

# %% wrong="right_or_wrong" lacks="everything"
# en: Only tells whether the guess is right
#     Your error has only two values, one for a right guess and one for a wrong guess. A loss has to
#     tell a confident prediction from an unsure one. Do you use the values of y themselves?
# ja: 当たったかどうかだけを返している
#     当たりか外れかの2通りの値しか返っていません。損失では、自信のある予測と迷った予測も区別しま
#     す。yの値そのものを計算に使っていますか。
def mean_squared_error(y, t):
    if np.argmax(y) == np.argmax(t):
        return 0.0
    return 1.0

# %% wrong="root_mean_square" lacks="everything"
# en: Takes the root of the mean of the squares
#     This is the RMSE that many libraries report. The formula in section 1 has neither a mean nor a
#     root; what does it have instead?
# ja: 二乗の平均の平方根（RMSE）を計算している
#     これは、ライブラリなどでよく使われるRMSEです。1節の式には、平均も平方根もありません。代わり
#     に何が書かれていますか。
def mean_squared_error(y, t):
    return np.sqrt(np.mean((y - t) ** 2))

# %% wrong="rounded" lacks="everything" param="DIGITS: 1, 2"
# en: The result is rounded
#     Your errors are nearly right, but the last digits are missing. A loss must show even tiny
#     improvements; round only when you print.
# ja: 結果を丸めている
#     値はほぼ合っていますが、細かい桁がなくなっています。損失では、ごく小さな改善も見えなければなり
#     ません。丸めるのは、表示するときだけにしましょう。
def mean_squared_error(y, t):
    return round(0.5 * np.sum((y - t) ** 2), DIGITS)

# %% wrong="softmax_first" lacks="everything"
# en: Applies softmax to the outputs first
#     Even a perfect prediction has an error with your function, because y is changed before it
#     is compared. Is turning scores into probabilities the job of a loss?
# ja: 先に出力へソフトマックス関数を適用している
#     比べる前にyを変換しているため、予測が正解と一致していても誤差が残ります。スコアを確率に変え
#     るのは、損失関数の仕事でしょうか。
def mean_squared_error(y, t):
    exp_y = np.exp(y - np.max(y))
    p = exp_y / np.sum(exp_y)
    return 0.5 * np.sum((p - t) ** 2)

# %% wrong="square_of_sum" lacks="everything" base="reference" replaces="(difference**2)" by="(difference) ** 2"
# en: Squares the sum instead of summing the squares
#     In your sum the differences cancel before they are squared, so for probabilities nothing
#     is left. What has to come first, the square or the sum?
# ja: 二乗してから足すのではなく、足してから二乗している
#     二乗する前に差どうしが打ち消し合うため、確率を渡すと何も残りません。二乗と総和、どちらを先
#     に計算するのでしょうか。

# %% wrong="sum_of_absolute_errors" lacks="everything"
# en: Adds absolute differences, without squares and without the factor one half
#     You add the plain sizes of the differences, so twice the difference gives only twice the
#     error. Look at the exponent in the formula, and at what is in front of the sum.
# ja: 二乗も1/2もなく、差の絶対値を足している
#     差の大きさをそのまま足しているので、差が2倍になると誤差も2倍にしかなりません。式の指数と、
#     総和の前にあるものを確かめましょう。
def mean_squared_error(y, t):
    return np.sum(np.abs(y - t))

# %% wrong="sum_along_missing_axis" lacks="everything" base="reference" replaces="**2)" by="**2, axis=1)"
# en: Sums along an axis that one sample does not have
#     Python stops with an AxisError: y and t are a single sample here and have one axis only. From
#     which number are axes counted?
# ja: 1件のデータにはない軸で総和を取っている
#     AxisErrorで止まっています。ここではyもtもデータ1件分で、軸は1つしかありません。軸の番号は、
#     いくつから数えますか。

# %% wrong="t_changed_in_place" lacks="whole_number_answers, arguments_stay"
# en: The difference is written back into t
#     The answers t are overwritten. If they are integers, fractions cannot be stored in them and
#     Python stops with an error. Give the difference an array of its own.
# ja: 差をt自身に書き込んでいる
#     正解tを書き換えています。tが整数の配列だと、小数を書き込めずにエラーで止まります。差は、別の
#     新しい配列に入れましょう。
def mean_squared_error(y, t):
    t -= y
    return 0.5 * np.sum(t**2)

# %% wrong="ten_classes" lacks="any_number_of_classes"
# en: Works for ten classes only
#     Your function always uses ten classes. With fewer it stops, and with more it leaves some out.
#     How can it find out how many there are?
# ja: クラスが10個のときしか計算できない
#     クラスの数が、10個に固定されています。それより少ないとエラーで止まり、多いと計算に入らないクラ
#     スが出ます。クラスの数は何からわかりますか。
def mean_squared_error(y, t):
    total = 0.0
    for k in range(10):
        total += (y[k] - t[k]) ** 2
    return 0.5 * total

# %% wrong="y_changed_in_place" lacks="arguments_stay" base="reference" replaces=" - np.asarray(t, dtype=float)" by="\n    difference -= t"
# en: The difference is written back into y
#     The number is right, but after the call the caller's prediction is gone: y holds something
#     else. Which kind of assignment changes an array of the caller?
# ja: 差をy自身に書き込んでいる
#     値は合っていますが、呼び出したあとで、渡した予測yの中身が別の値に変わっています。渡された配列
#     を書き換えてしまうのは、どのような代入でしょうか。

# %% wrong="y_normalised" lacks="any_outputs"
# en: Divides the outputs by their sum first
#     The outputs should be compared as they are. You scale them to sum to 1 first, which goes
#     unnoticed as long as they are probabilities.
# ja: 先に出力を合計で割っている
#     出力はそのまま正解と比べます。先に合計が1になるように割っているので、出力が確率のとき以外は
#     値がずれてしまいます。
def mean_squared_error(y, t):
    p = y / np.sum(y)
    return 0.5 * np.sum((p - t) ** 2)

# %% wrong="y_overwritten_by_squares" lacks="arguments_stay"
# en: The squares are stored in y
#     The number is right, but the caller's prediction is overwritten with your intermediate
#     results. Collect them in a variable or an array of your own.
# ja: 二乗した値をyに入れている
#     値は合っていますが、渡された予測yを途中の計算結果で上書きしています。途中の値は、自分で用意
#     した変数や配列に入れましょう。
def mean_squared_error(y, t):
    for k in range(len(y)):
        y[k] = (y[k] - t[k]) ** 2
    return np.sum(y) / 2

# %% right="copy_changed_in_place"
# Works in place, but on a copy
def mean_squared_error(y, t):
    d = np.array(y, dtype=float)
    d -= t
    d *= d
    return float(d.sum() / 2)

# %% right="dot_product"
# The dot product of the difference with itself, from float32 arrays
def mean_squared_error(y, t):
    d = np.subtract(y, t, dtype=np.float32)
    return d.dot(d) / 2

# %% right="einsum"
# Sums with einsum and returns a 0-d array
def mean_squared_error(output, target):
    e = output - target
    return np.asarray(np.einsum("k,k->", e, e) * 0.5)

# %% right="fsum_of_pairs"
# Plain Python numbers in a generator, math.fsum, keyword with a default
import math


def mean_squared_error(y, t, factor=0.5):
    return factor * math.fsum((float(a) - float(b)) ** 2 for a, b in zip(y, t))

# %% right="masks"
# Right and wrong classes apart, by boolean masks
def mean_squared_error(y, t):
    hit = t > 0.5
    missed = np.sum((1 - y[hit]) ** 2)
    stray = np.sum(y[~hit] ** 2)
    print("missed", missed, "stray", stray)
    return (missed + stray) / 2

# %% right="mean_times_classes"
# Undoes the mean by the number of classes
def mean_squared_error(y, t):
    mse = ((y - t) ** 2).mean()
    return mse * y.size / 2

# %% right="norm_squared"
# Squares the norm that numpy.linalg finds
def mean_squared_error(y, t):
    return np.linalg.norm(np.asarray(t) - np.asarray(y)) ** 2 / 2

# %% right="one_hot_expanded"
# Relies on the one-hot form: the squares of all outputs, corrected at the right class
def mean_squared_error(y, t):
    right = int(np.argmax(t))
    return 0.5 * (np.sum(np.square(y)) - 2 * y[right] + 1)

# %% right="recursion"
# Recursion over the classes
def mean_squared_error(y, t):
    if len(y) == 0:
        return 0.0
    return (y[0] - t[0]) ** 2 / 2 + mean_squared_error(y[1:], t[1:])

# %% equivalent
# The difference is squared, so its sign does not matter.
#     np.asarray(y, dtype=float) - np.asarray(t, dtype=float) -> np.asarray(t, dtype=float) - np.asarray(y, dtype=float) in: difference = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)

# %% equivalent
# The stub promises that y is an array of float already.
#     np.asarray(y, dtype=float) -> y in: difference = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
#     np.asarray(y, dtype=float) -> np.asarray(y) in: difference = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)

# %% equivalent
# The stub promises an array, and NumPy subtracts integers from floats without loss.
#     np.asarray(t, dtype=float) -> t in: difference = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)

# %% equivalent
# NumPy subtracts integers from floats without loss.
#     np.asarray(t, dtype=float) -> np.asarray(t) in: difference = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
