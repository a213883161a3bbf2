# The variant bank of `softmax`; docs/suites.md describes the format.

# %% wrong="axes_dropped" lacks="shapes"
# en: Axes of length one are dropped
#     The values are right, but a batch with one row or one class comes back with fewer axes
#     than it had. Does anything in your function change the shape?
# ja: 長さ1の軸がなくなっている
#     値は合っていますが、行やクラスが1つしかないバッチを渡すと、軸が減って返ってきます。関数の中
#     に、形状を変える処理はありませんか。
def softmax(a):
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    return np.squeeze(e / np.sum(e, axis=-1, keepdims=True))

# %% wrong="batches_only" lacks="one_sample"
# en: Only batches are handled
#     Batches work, but a single sample causes an error, as it has no second axis. Which number
#     stands for the last axis, however many axes there are?
# ja: バッチの場合しか考えていない
#     バッチなら合っていますが、データが1件のときはエラーで止まります。2つ目の軸がないからです。軸
#     がいくつあっても「最後の軸」を指せる番号は何でしょうか。
def softmax(a):
    e = np.exp(a - np.max(a, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong="changed_in_place" lacks="arguments_stay"
# en: The caller's scores are changed
#     The probabilities are right, but after the call the scores have been shifted. Which of
#     your lines writes into a instead of making a new array?
# ja: 渡されたスコアを書き換えている
#     確率は合っていますが、呼び出したあと、スコアの値がずれています。新しい配列を作らずに、aそのも
#     のに書き込んでいるのはどの行でしょうか。
def softmax(a):
    a -= np.max(a, axis=-1, keepdims=True)
    e = np.exp(a)
    return e / np.sum(e, axis=-1, keepdims=True)

# %% wrong="cut_off" lacks="whole_numbers"
# en: The probabilities are written into an array of integers
#     In a batch of integer scores, almost all your probabilities are 0: the fractions are lost.
#     What type of numbers can be stored in the array that you write into?
# ja: 確率を整数の配列に書き込んでいる
#     スコアが整数のバッチでは、ほぼすべての確率が0になり、小数部分が失われています。確率を書き込ん
#     でいる配列には、どんな型の数が入るでしょうか。
def softmax(a):
    if a.ndim == 1:
        e = np.exp(a - np.max(a))
        return e / np.sum(e)
    y = np.zeros_like(a)
    for i in range(len(a)):
        y[i] = softmax(a[i])
    return y

# %% wrong="divided_by_maximum" lacks="everything"
# en: The scores are divided by their maximum
#     Your probabilities depend on the ratios of the scores alone: doubling all scores changes
#     nothing. Which operation with the maximum leaves the differences between the scores as they
#     are?
# ja: スコアを最大値で割っている
#     確率がスコアどうしの比だけで決まり、すべてのスコアを2倍にしても答えが変わりません。スコアどう
#     しの差をそのまま保つには、最大値をどう使えばよいでしょうか。
def softmax(a):
    e = np.exp(a / np.max(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)

# %% wrong="division_missing" lacks="everything" base="reference" replaces=" / e.sum(axis=-1, keepdims=True)" by=""
# en: The division by the sum is missing
#     Your rows do not add up to 1: the largest score always gets exactly 1, and the others come on
#     top of that. What turns the exponentials into shares of a whole?
# ja: 総和で割っていない
#     行の和が1になっていません。最大のスコアに対する答えがいつもちょうど1で、ほかの答えの分だけ、行
#     の和が1より大きくなっています。指数関数の値を、全体に対する割合に変えるにはどうすればよいで
#     しょうか。

# %% wrong="exp_missing" lacks="everything"
# en: The scores themselves are divided by their sum
#     Your rows may add up to 1, but negative scores give negative probabilities, and sometimes the
#     sum is zero. Which function makes every score positive before the division?
# ja: 指数関数を使わず、スコアをそのまま総和で割っている
#     行の和は1になっても、負のスコアの確率が負になり、総和が0になることもあります。割合を求める前
#     に、どんなスコアも正の数に変えるのは、どの関数でしょうか。
def softmax(a):
    return a / np.sum(a, axis=-1, keepdims=True)

# %% wrong="keepdims_missing" lacks="batch"
# en: The maxima and sums of the rows form a row instead of a column
#     A batch causes an error; if it is square, each number is paired with the wrong row. After you
#     have taken one number from each row, do these numbers still form a column beside the rows?
# ja: 行ごとの最大値や総和が、横1列に並んでいる
#     バッチではエラーで止まり、行と列の数が同じバッチでは、要素が別の行の値と組み合わされています。
#     行ごとに1つの数を求めたあとも、それが縦の列として、それぞれの行の横に並んでいるでしょうか。
def softmax(a):
    e = np.exp(a - np.max(a, axis=-1))
    return e / np.sum(e, axis=-1)

# %% wrong="keepdims_missing_in_sum" lacks="batch"
# en: The sums of the rows form a row instead of a column
#     A batch causes an error; if it is square, it is divided by the sums of the wrong rows. The
#     maxima form a column beside their rows: do the sums, too?
# ja: 行ごとの総和が、横1列に並んでいる
#     バッチではエラーで止まり、行と列の数が同じバッチでは、別の行の総和で割っています。最大値は縦の
#     列として、それぞれの行の横に並んでいます。総和のほうはどうでしょうか。
def softmax(a):
    if a.ndim == 1:
        e = np.exp(a - np.max(a))
        return e / np.sum(e)
    e = np.exp(a - np.max(a, axis=1, keepdims=True))
    return e / np.sum(e, axis=1)

# %% wrong="mean_subtracted" lacks="huge_scores"
# en: The mean is subtracted instead of the maximum
#     Scores that lie far apart still overflow, because some of them stay far above zero after
#     your subtraction. What must you subtract so that no exponent is positive any more?
# ja: 最大値ではなく平均を引いている
#     スコアどうしが大きく離れていると、まだオーバーフローします。引き算をしたあとも、0よりずっと大
#     きいものが残るからです。どの指数も正にならないようにするには、何を引けばよいでしょうか。
def softmax(a):
    e = np.exp(a - np.mean(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)

# %% wrong="minimum_subtracted" lacks="huge_scores"
# en: The minimum is subtracted instead of the maximum
#     Scores that lie far apart still overflow, because your subtraction leaves no exponent below
#     zero. Which number must you subtract so that no exponent is positive?
# ja: 最大値ではなく最小値を引いている
#     スコアどうしが大きく離れていると、まだオーバーフローします。引き算のあと、指数がどれも0以上に
#     なるからです。どの指数も正にならないようにするには、何を引けばよいでしょうか。
def softmax(a):
    e = np.exp(a - np.min(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)

# %% wrong="minus" lacks="everything" base="reference" replaces="a - a.max(axis=-1, keepdims=True)" by="a.max(axis=-1, keepdims=True) - a"
# en: The smallest score gets the largest probability
#     The order of your probabilities is the reverse of that of the scores. Should the exponential
#     grow or fall with the score, and which sign does the score have in the exponent?
# ja: 最小のスコアが最大の確率になっている
#     スコアの大小と確率の大小が逆になっています。スコアが大きいほど、指数関数の値はどうなるべき
#     でしょうか。指数の中で、スコアの符号はどちらになっていますか。

# %% wrong="nothing_returned" lacks="everything"
# en: Nothing is returned
#     Your function gives None to its caller, even if it computes or prints a value. Which statement
#     hands the value to the caller?
# ja: 値を返していない
#     関数を呼び出してもNoneしか得られません。値を求めて表示しても、それだけでは呼び出した側に渡りま
#     せん。値を渡すのは、どの文でしょうか。
def softmax(a):
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    y = e / np.sum(e, axis=-1, keepdims=True)

# %% wrong="one_maximum" lacks="huge_scores" base="reference" replaces="a.max(axis=-1, keepdims=True)" by="a.max()"
# en: One maximum is subtracted from the whole batch
#     If one row lies far below the largest score of the batch, it becomes zero divided by zero,
#     which is nan. Your sums keep the rows apart: what about the maximum?
# ja: バッチ全体で1つの最大値を引いている
#     バッチの最大のスコアよりずっと小さい行は、0を0で割ることになり、nanになります。総和は行ごと
#     に求められています。最大値のほうはどうでしょうか。

# %% wrong="other_base" lacks="everything" base="reference" replaces="np.exp(" by="np.power(BASE, " param="BASE: 2.0, 10.0"
# en: The base of the powers is not e
#     Each row sums to 1, and the order is right, but the gaps between the probabilities are not.
#     Which number is raised to the power of the scores in the formula?
# ja: 底がeではない累乗を使っている
#     各行の和は1で、大小の順も合っていますが、確率の差の開き方が違います。式では、スコアを指数とす
#     る累乗の底は、どの数ですか。

# %% wrong="over_the_columns" lacks="batch"
# en: Maximum and sum run down the columns
#     In a batch your columns add up to 1, and the rows do not: the samples are compared with
#     one another instead of the classes. Along which axis do the classes of one sample lie?
# ja: 行ごとではなく、列ごとに計算している
#     バッチでは、行ではなく列の和が1になっています。クラスどうしではなく、データどうしを比べてい
#     るからです。1件のデータのクラスは、どちらの軸に並んでいるでしょうか。
def softmax(a):
    e = np.exp(a - np.max(a, axis=0))
    return e / np.sum(e, axis=0)

# %% wrong="overflow" lacks="huge_scores" base="reference" replaces="a - a.max(axis=-1, keepdims=True)" by="a"
# en: No maximum is subtracted
#     For moderate scores your probabilities are right, but large scores overflow, and very small
#     ones all become zero: nan comes back. What can you do to all scores of a row beforehand
#     without changing the probabilities?
# ja: 最大値を引いていない
#     ふつうの大きさのスコアなら合っていますが、大きなスコアではオーバーフローし、小さすぎるスコアで
#     はすべて0になって、nanが返っています。確率を変えずに、あらかじめ行のスコア全部に対してできる
#     ことは何でしょうか。

# %% wrong="rounded" lacks="everything"
# en: The probabilities are rounded
#     Your probabilities are nearly right, but digits are missing, and small ones have become
#     zero. Rounding is for showing numbers: does it belong in the function?
# ja: 確率を丸めている
#     確率はほぼ合っていますが、小数の桁が足りず、小さな確率は0になっています。丸めるのは、表示す
#     るときだけで十分です。関数の中で丸める必要があるでしょうか。
def softmax(a):
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    return np.round(e / np.sum(e, axis=-1, keepdims=True), 2)

# %% wrong="sample_becomes_batch" lacks="one_sample"
# en: A single sample comes back as a batch of one
#     The values are right, but for a single sample you return a two-dimensional array with one row.
#     Does the sample need a second axis, or can your axis be counted from the end?
# ja: 1件のデータの結果が、1行だけのバッチになっている
#     値は合っていますが、データが1件のとき、1行だけの2次元の配列が返っています。軸を加える必要があ
#     るでしょうか。軸を後ろから数えれば、どちらの場合にも同じ書き方を使えるのではありませんか。
def softmax(a):
    a = np.atleast_2d(a)
    e = np.exp(a - np.max(a, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong="scores_clipped" lacks="huge_scores"
# en: The scores are clipped instead of shifted
#     Nothing overflows any more, but large scores have all become equal, although they were
#     not. What can be done to all scores of a row that leaves their differences as they are?
# ja: スコアをずらさずに切り詰めている
#     オーバーフローはしなくなりましたが、違うはずの大きなスコアが、どれも同じ値になっています。
#     スコアどうしの差を変えずに、行全体に対してできることは何でしょうか。
def softmax(a):
    e = np.exp(np.clip(a, -500, 500))
    return e / np.sum(e, axis=-1, keepdims=True)

# %% wrong="transposed_back_forgotten" lacks="batch"
# en: A batch comes back with rows and columns exchanged
#     The probabilities of each sample are in a column: you have transposed the batch to compute
#     them. What is left to do before you return it?
# ja: バッチの行と列が入れ替わったまま返っている
#     各データの確率が縦に並んでいます。計算のためにバッチを転置したからです。返す前に、しなければ
#     ならないことが残っていませんか。
def softmax(a):
    x = a.T
    x = x - np.max(x, axis=0)
    return np.exp(x) / np.sum(np.exp(x), axis=0)

# %% wrong="sigmoid_used" lacks="everything"
# en: The sigmoid is applied to each score by itself
#     Each of your answers lies between 0 and 1, but a row does not add up to 1: each score is
#     treated alone. What connects the classes of a sample in the formula?
# ja: スコアの一つひとつにシグモイド関数を使っている
#     どの答えも0から1までにありますが、行の和が1になっていません。それぞれのスコアが、ほかのスコ
#     アと無関係に変換されているからです。式の中で、1件のデータのクラスどうしを結びつけているのは
#     何でしょうか。
def softmax(a):
    return sigmoid(a)

# %% wrong="whole_sum" lacks="batch" base="reference" replaces="e.sum(axis=-1, keepdims=True)" by="e.sum()"
# en: The sum is taken over the whole batch
#     For a single sample your probabilities are right, but in a batch only all rows together add up
#     to 1. You take the maximum of each row separately: what about the sum?
# ja: 総和をバッチ全体から求めている
#     データが1件なら合っていますが、バッチでは全部の行を合わせないと1になりません。最大値は行ごと
#     に求められています。総和のほうはどうでしょうか。

# %% wrong="plain_formula" lacks="batch, huge_scores" base="whole_sum" replaces="a - a.max(axis=-1, keepdims=True)" by="a"
# en: No maximum is subtracted, and the sum is over the whole batch
#     For one sample with moderate scores your probabilities are right, but large scores give nan,
#     and the rows of a batch do not each add up to 1. Your code has both problems that section 4
#     describes: which step goes before the exponential, and along which axis is the sum taken?
# ja: 最大値を引かず、総和もバッチ全体から求めている
#     データが1件でふつうの大きさのスコアなら合っていますが、大きなスコアではnanになり、バッチでは行
#     ごとの和が1になりません。4節の落とし穴が2つとも残っています。指数関数の前に何をし、総和はど
#     の軸に沿って求めるのでしょうか。

# %% wrong="whole_array" lacks="batch" base="whole_sum" replaces="a.max(axis=-1, keepdims=True)" by="a.max()"
# en: Maximum and sum are taken over the whole batch
#     For a single sample your probabilities are right, but in a batch all rows together add up to
#     1, and a row far below the others gets only zeros. Each row is a sample of its own: along
#     which axis should maximum and sum be taken?
# ja: 最大値も総和もバッチ全体から求めている
#     データが1件なら合っていますが、バッチでは全部の行を合わせて1になり、ほかよりずっと小さい行
#     は0ばかりになっています。1行が1件のデータです。最大値と総和は、どの軸に沿って求めればよいで
#     しょうか。

# %% wrong="winner_takes_all" lacks="everything"
# en: The class with the largest score gets everything
#     Your probabilities are only 0 and 1, so they do not show how close the other scores were. The
#     “soft” in softmax means that every class gets a share: how does the formula do that?
# ja: 最大のスコアのクラスだけが1になっている
#     答えが0と1だけなので、ほかのスコアがどれだけ近かったかがわかりません。ソフトマックスの「ソフ
#     ト」は、どのクラスにも割合を与えるという意味です。式ではどうしているでしょうか。
def softmax(a):
    return (a == np.max(a, axis=-1, keepdims=True)).astype(float)

# %% right="along_axis"
# One row at a time with the math module, a guard in the denominator
import math

def softmax(a, eps=1e-12):
    def one(row):
        e = [math.exp(v - max(row)) for v in row]
        return np.array(e) / (math.fsum(e) + eps)

    return np.apply_along_axis(one, -1, np.asarray(a, dtype=float))

# %% right="differences"
# One over the sum of the exponentials of all differences; what overflows becomes 1 / infinity
def softmax(a):
    a = np.asarray(a, dtype=float)
    return 1 / np.exp(a[..., None, :] - a[..., :, None]).sum(axis=-1)

# %% right="float32"
# In float32, in place in a copy
def softmax(a):
    a = np.array(a, dtype=np.float32)
    a -= a.max(axis=-1, keepdims=True)
    np.exp(a, out=a)
    a /= a.sum(axis=-1, keepdims=True)
    return a

# %% right="log_sum_exp"
# By way of logarithms
def softmax(a):
    a = np.asarray(a, dtype=float)
    return np.exp(a - np.logaddexp.reduce(a, axis=-1, keepdims=True))

# %% right="row_by_row"
# Row by row, by recursion: a list of arrays comes back
def softmax(a):
    if np.ndim(a) == 1:
        e = np.exp(a - np.max(a))
        return e / e.sum()
    return [softmax(row) for row in a]

# %% right="transposed"
# Transposes a batch, and has a branch for one sample
def softmax(a):
    if a.ndim == 2:
        x = a.T
        x = x - np.max(x, axis=0)
        y = np.exp(x) / np.sum(np.exp(x), axis=0)
        return y.T
    x = a - np.max(a)
    return np.exp(x) / np.sum(np.exp(x))

# %% equivalent
# the stub promises numbers or an array
#     a = np.asarray(a, dtype=float) -> nothing
#     np.asarray(a, dtype=float) -> a in: a = np.asarray(a, dtype=float)
#     np.asarray(a, dtype=float) -> np.asarray(a) in: a = np.asarray(a, dtype=float)
