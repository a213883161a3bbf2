# The variant bank of `sigmoid`; docs/suites.md describes the format.

# %% wrong="axes_dropped" lacks="arrays"
# en: Axes of length one are dropped
#     The values are right, but an array with only one row or one element comes back with fewer
#     axes than it had. Does anything in your function change the shape?
# ja: 長さ1の軸がなくなっている
#     値は合っていますが、行や要素が1つしかない配列を渡すと、軸が減って返ってきます。関数の中に、形
#     状を変える処理はありませんか。
def sigmoid(x, a=1.0):
    x = np.array(x)
    return np.squeeze(1 / (1 + np.exp(-a * x)))

# %% wrong="brackets_missing" lacks="everything"
# en: The denominator is not in brackets
#     Your answers are never below 1 and grow without limit as x becomes smaller. In which order
#     does Python divide and add if there are no brackets?
# ja: 分母全体が括弧に入っていない
#     答えがいつも1以上で、xが小さくなるほど際限なく大きくなっています。括弧がないとき、Pythonは割り
#     算と足し算のどちらを先に計算するでしょうか。
def sigmoid(x, a=1.0):
    return 1 / 1 + np.exp(-a * x)

# %% wrong="changed_in_place" lacks="arguments_stay"
# en: The caller's array is changed
#     The values are right, but after the call x no longer holds what it held before. Which of
#     your lines writes into x instead of making a new array?
# ja: 渡された配列を書き換えている
#     値は合っていますが、呼び出したあと、xの中身が元と違っています。新しい配列を作らずに、xそのもの
#     に書き込んでいるのはどの行でしょうか。
def sigmoid(x, a=1.0):
    x *= -a
    return 1 / (1 + np.exp(x))

# %% wrong="clipped_before_slope" lacks="far_out"
# en: x is clipped before the slope is applied
#     With a gentle slope your curve stops rising long before it reaches 1. It is the exponent that
#     may become too large, not x: where does a limit belong?
# ja: 傾きを掛ける前にxを切り詰めている
#     傾きが緩やかなとき、1に届くずっと手前で曲線が平らになっています。大きくなりすぎて困るのは、xで
#     はなく指数です。制限するなら、どこでするべきでしょうか。
def sigmoid(x, a=1.0):
    x = np.clip(x, -100, 100)
    return 1 / (1 + np.exp(-a * x))

# %% wrong="clipped_in_place" lacks="arguments_stay"
# en: Numbers far from 0 are replaced in the caller's array
#     The values are right, but after the call the numbers in x that were far from 0 have been
#     replaced. Which way of limiting numbers makes a new array, and which one changes the old one?
# ja: 渡された配列の中で、極端な値を書き換えている
#     値は合っていますが、呼び出したあと、xの中の極端に大きな数や小さな数が別の値になっています。値
#     を制限する方法のうち、新しい配列を作るのはどれで、元の配列を変えてしまうのはどれでしょうか。
def sigmoid(x, a=1.0):
    if np.ndim(x) > 0:
        x[a * x > 500] = 500 / a
        x[a * x < -500] = -500 / a
    return 1 / (1 + np.exp(-a * x))

# %% wrong="cut_off" lacks="whole_numbers"
# en: The answers are written into an array of integers
#     For integers almost all your answers are 0: the fractions are lost. What type of numbers can
#     be stored in the array that you write into?
# ja: 答えを整数の配列に書き込んでいる
#     整数の配列を渡すと、ほとんどの答えが0になり、小数部分が失われています。答えを書き込んでいる
#     配列には、どんな型の数が入るでしょうか。
def sigmoid(x, a=1.0):
    y = np.zeros_like(x)
    y[...] = 1 / (1 + np.exp(-a * x))
    return y

# %% wrong="default_of_the_gates" lacks="default_slope" base="reference" replaces="a=1.0" by="a=SLOPE" param="SLOPE: 20, 5, 0.5"
# en: The default slope is not 1
#     If no slope is given, your curve is not the one with slope 1. The gates pass a slope of their
#     own: what was the default in the first line as it was given to you?
# ja: 省略したときの傾きが、1以外の値になっている
#     傾きを省略したときの曲線が、傾き1のものと違います。ゲートで使う傾きは、呼び出すときに渡しま
#     す。省略したときの傾きは、はじめから書かれていた1行目ではいくつでしたか。

# %% wrong="default_missing" lacks="default_slope" base="reference" replaces="a=1.0" by="a"
# en: The slope has no default
#     Your function is right if a slope is given, but stops without one. Part of the first line that
#     was given to you is missing: what made it possible to leave the slope out?
# ja: 傾きを省略できない
#     傾きを渡せば合っていますが、省略するとエラーで止まります。はじめから書かれていた1行目の一
#     部がなくなっています。傾きを省略できるようにしていたのは、何でしたか。

# %% wrong="if_on_the_sign" lacks="arrays"
# en: An if tests the sign of a whole array
#     Single numbers work, but an array causes an error: some of its elements are positive and
#     others negative, and an if can go one way only. Does the formula need the two cases at all?
# ja: 配列に対してifで符号を調べている
#     1つの数なら計算できますが、配列ではエラーで止まります。正の要素も負の要素もあるのに、ifはど
#     ちらか一方にしか進めないからです。そもそも、場合分けは必要でしょうか。
def sigmoid(x, a=1.0):
    if x >= 0:
        return 1 / (1 + np.exp(-a * x))
    else:
        return np.exp(a * x) / (1 + np.exp(a * x))

# %% wrong="loop_over_elements" lacks="single_number, arrays"
# en: A loop goes along one axis only
#     Arrays with one axis work, but a single number or a two-dimensional array causes an error. Do
#     you need a loop at all? NumPy's functions work on every element, whatever the shape.
# ja: 1つの軸しかループしていない
#     1次元の配列なら計算できますが、1つの数や2次元の配列ではエラーで止まります。ループは必要で
#     しょうか。NumPyの関数は、どんな形状でも要素ごとに計算してくれます。
def sigmoid(x, a=1.0):
    y = np.zeros(len(x))
    for i in range(len(x)):
        y[i] = 1 / (1 + np.exp(-a * float(x[i])))
    return y

# %% wrong="math_exp" lacks="arrays, far_out"
# en: math.exp takes single numbers only
#     Your function stops with an error for arrays, and where the exponential no longer fits in a
#     float. Which library has an exponential that works on a whole array at once, and only warns
#     when a number gets too large?
# ja: 1つの数しか受け取れないmath.expを使っている
#     配列を渡したときや、指数関数の値が浮動小数点数に収まらないときに、エラーで止まります。配列全体
#     を一度に計算でき、数が大きすぎても警告だけですむ指数関数は、どのライブラリにありますか。
import math

def sigmoid(x, a=1.0):
    return 1 / (1 + math.exp(-a * x))

# %% wrong="math_exp_in_a_loop" lacks="far_out"
# en: math.exp fails where its result is too large
#     Your function accepts every shape, but stops with an error where the exponential no longer
#     fits in a float. NumPy's exponential gives infinity there and goes on: what is one divided by
#     infinity?
# ja: 結果が大きくなりすぎると、math.expがエラーになる
#     どんな形状でも計算できますが、指数関数の値が浮動小数点数に収まらなくなると、エラーで止まりま
#     す。NumPyの指数関数なら、無限大を返して計算を続けます。1を無限大で割るといくつでしょうか。
import math

def sigmoid(x, a=1.0):
    f = np.vectorize(lambda v: 1 / (1 + math.exp(-a * v)))
    return f(x)

# %% wrong="minus_in_denominator" lacks="everything" base="reference" replaces="1 + np.exp" by="1 - np.exp"
# en: The exponential is subtracted in the denominator
#     Your answers leave the range from 0 to 1, and for x = 0 you divide by zero. Look at the sign
#     inside the denominator again: could the denominator become zero if that sign were right?
# ja: 分母で指数関数を引いている
#     答えが0から1までの範囲を外れ、xが0のときには0で割っています。分母の中の符号をもう一度見てみま
#     しょう。正しい式なら、分母が0になることはあるでしょうか。

# %% wrong="minus_missing" lacks="everything" base="reference" replaces="-z" by="z"
# en: The minus in the exponent is missing
#     Your curve falls where it should rise: large inputs give almost 0. What has to happen to the
#     exponential when x grows, so that the fraction approaches 1?
# ja: 指数のマイナスが抜けている
#     右上がりになるはずの曲線が右下がりになり、大きな入力の答えがほぼ0になっています。xが大きくな
#     るにつれて分数が1に近づくには、指数関数の値はどう変わればよいでしょうか。

# %% wrong="nan_far_out" lacks="far_out"
# en: Infinity is divided by infinity for large inputs
#     For large inputs your answer is nan: numerator and denominator have both become infinite.
#     Which form of the formula has the exponential in only one of them?
# ja: 大きな入力で ∞/∞ になる
#     大きな入力でnanになっています。分子も分母も無限大になるためです。指数関数が分子か分母の一方
#     にしか出てこない式の書き方はどれでしょうか。
def sigmoid(x, a=1.0):
    return np.exp(a * x) / (np.exp(a * x) + 1)

# %% wrong="nothing_returned" lacks="everything"
# en: Nothing is returned
#     Your function gives None to its caller, even if it computes or prints a value. Which statement
#     hands the value to the caller?
# ja: 値を返していない
#     関数を呼び出してもNoneしか得られません。値を求めて表示しても、それだけでは呼び出した側に渡りま
#     せん。値を渡すのは、どの文でしょうか。
def sigmoid(x, a=1.0):
    print(1 / (1 + np.exp(-a * x)))

# %% wrong="number_becomes_array" lacks="single_number"
# en: A single number comes back as an array
#     For a single number you return an array with one element. The result should have the shape of
#     x: does x have to be put into an array first?
# ja: 1つの数を渡しても配列が返る
#     1つの数を渡すと、要素が1つの配列が返ってきます。戻り値の形状は入力と同じはずです。先にxを配
#     列に入れる必要があるでしょうか。
def sigmoid(x, a=1.0):
    x = np.atleast_1d(x)
    return 1 / (1 + np.exp(-a * x))

# %% wrong="rounded" lacks="everything"
# en: The answers are rounded
#     Your answers are nearly right, but digits are missing. Rounding is for showing numbers
#     only: should the next layer compute with the rounded ones?
# ja: 答えを丸めている
#     答えはほぼ合っていますが、小数の桁が足りません。丸めるのは、表示するときだけで十分です。丸
#     めた値を次の層の計算に使ってよいでしょうか。
def sigmoid(x, a=1.0):
    return np.round(1 / (1 + np.exp(-a * x)), 2)

# %% wrong="slope_before_exp" lacks="slope"
# en: The slope multiplies the exponential instead of the exponent
#     With a larger slope your curve only moves to the right and is not one half at zero any more.
#     In the formula, is the slope inside the exponential or in front of it?
# ja: 傾きを指数ではなく、指数関数の値に掛けている
#     傾きを大きくすると、曲線が右へずれるだけで、xが0のときの値も0.5ではなくなっています。式では、
#     傾きは指数の中にあるでしょうか、それとも指数関数の前にあるでしょうか。
def sigmoid(x, a=1.0):
    return 1 / (1 + a * np.exp(-x))

# %% wrong="slope_divides" lacks="slope" base="reference" replaces="a * np.asarray(x, dtype=float)" by="np.asarray(x, dtype=float) / a"
# en: x is divided by the slope
#     A larger slope makes your curve gentler, a smaller one steeper. It should be the other way
#     round: how are x and the slope combined in the exponent?
# ja: xを傾きで割っている
#     傾きを大きくするほど、曲線がなだらかになっていますが、本当は逆のはずです。指数の中で、xと傾き
#     はどう結びついているでしょうか。

# %% wrong="slope_ignored" lacks="slope" base="reference" replaces="a * " by=""
# en: The slope is not used
#     Your curve is the same for every slope. Where is the slope in the formula, and where is it in
#     your code?
# ja: 傾きaが使われていない
#     どの傾きを渡しても、同じ曲線になっています。傾きは式のどこにありますか。あなたのコードのど
#     こかに出てくるでしょうか。

# %% wrong="slope_not_a_parameter" lacks="slope" base="slope_ignored" replaces=", a=1.0" by=""
# en: The function takes no slope
#     Your curve is right for slope 1, but the function cannot be called with another slope. The
#     gates will need one: which arguments were in the first line as it was given to you?
# ja: 傾きaを受け取れない
#     傾き1なら合っていますが、ほかの傾きを渡して呼び出すことができません。このあとのゲートでは傾き
#     を渡します。はじめから書かれていた1行目には、どの引数がありましたか。

# %% wrong="slope_outside" lacks="slope"
# en: The slope multiplies the whole result
#     With a larger slope your curve is stretched upwards and rises above 1. In the formula, does
#     the slope multiply the input or the output?
# ja: 傾きを結果全体に掛けている
#     傾きを大きくすると、曲線が上へ引き伸ばされて、1を超えてしまいます。傾きを掛けるのは、入力と出
#     力のどちらでしょうか。
def sigmoid(x, a=1.0):
    return a * (1 / (1 + np.exp(-x)))

# %% wrong="step" lacks="everything"
# en: A step is used instead of the curve
#     Your answers are only 0 or 1, with nothing in between. The sigmoid rises smoothly from one to
#     the other: which formula of section 1 does that?
# ja: なめらかな曲線ではなく、ステップ関数になっている
#     答えが0か1だけで、その間の値がありません。シグモイド関数は、0から1へなめらかに移ります。1節
#     のどの式を使えばよいでしょうか。
def sigmoid(x, a=1.0):
    return np.where(x > 0, 1.0, 0.0)

# %% wrong="tanh" lacks="everything"
# en: Another S-shaped curve is used, from −1 to 1
#     Your curve has a similar shape, but it runs from −1 to 1 and is 0 in the middle. Between which
#     two numbers does the sigmoid lie, and what is it for the input 0?
# ja: −1から1までの、別のS字の曲線を使っている
#     形は似ていますが、−1から1までの曲線で、中央の値が0になっています。シグモイド関数は、どの数か
#     らどの数までの間にあり、xが0のときの値はいくつでしょうか。
def sigmoid(x, a=1.0):
    return np.tanh(a * x)

# %% right="float32_clipped"
# In float32, with the exponent clipped
def sigmoid(x, a=1.0):
    z = np.clip(a * np.array(x, dtype=np.float32), -80, 80)
    return np.float32(1) / (1 + np.exp(-z))

# %% right="log_form"
# By way of the logarithm of 1 + exp(-ax)
def sigmoid(x, a=1.0, verbose=False):
    y = np.exp(-np.logaddexp(0, -a * x))
    if verbose:
        print(y)
    return y

# %% right="nested_lists"
# Recursion over the axes: arrays come back as nested lists
def sigmoid(x, a=1.0):
    if np.ndim(x) == 0:
        return float(1 / (1 + np.exp(-a * float(x))))
    return [sigmoid(row, a) for row in x]

# %% right="one_by_one"
# One number at a time with the math module, and with its own rule against overflow
import math

def one(z):
    if z < -700:
        return 0.0
    return 1 / (1 + math.exp(-z))

def sigmoid(x, a=1.0):
    return np.vectorize(one)(a * np.asarray(x, dtype=float))

# %% right="plain"
# The plain formula: it warns of overflow and is right
def sigmoid(x, a=1.0):
    return 1 / (1 + np.exp(-a * x))

# %% right="tanh_form"
# By way of the hyperbolic tangent
def sigmoid(x, a=1):
    return 0.5 * (1 + np.tanh(a * np.array(x) / 2))

# %% right="two_branches"
# One formula for each sign, chosen by a mask
def sigmoid(x, a=1.0):
    z = np.asarray(a * x, dtype=float)
    y = np.empty(z.shape)
    up = z >= 0
    y[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    y[~up] = e / (1 + e)
    return y

# %% equivalent
# the stub promises numbers or an array
#     np.asarray(x, dtype=float) -> x in: z = a * np.asarray(x, dtype=float)
#     np.asarray(x, dtype=float) -> np.asarray(x) in: z = a * np.asarray(x, dtype=float)

# %% equivalent
# exp overflows to inf with a warning, and 1 / inf is the right 0; a warning costs nothing
#     np.minimum(-z, 700) -> -z in: return 1 / (1 + np.exp(np.minimum(-z, 700)))

# %% equivalent
# the smaller of two does not depend on their order
#     np.minimum(-z, 700) -> np.minimum(700, -z) in: return 1 / (1 + np.exp(np.minimum(-z, 700)))

# %% equivalent
# any limit near 700 keeps exp within what a float holds
#     700 -> 701 in: return 1 / (1 + np.exp(np.minimum(-z, 700)))
#     700 -> 699 in: return 1 / (1 + np.exp(np.minimum(-z, 700)))
