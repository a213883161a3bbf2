# The variant bank of `numerical_diff`; docs/suites.md describes the format.

# %% wrong="absolute" lacks="direction" base="reference" replaces="return (" by="return abs("
# en: The sign of the slope is lost
#     Your slopes are never negative, not even downhill. The sign of a slope shows which way is
#     down. What removes it?
# ja: 傾きの符号が失われている
#     下り坂でも、傾きが負になりません。傾きは、上りか下りかも表します。符号はどこで失われている
#     でしょうか。

# %% wrong="divided_then_multiplied" lacks="everything" param="STEP: 1e-3, 1e-4, 1e-5, 1e-6"
# en: Without brackets in the denominator, the code divides by 2 and multiplies by the step
#     Every slope is close to 0, even on a steep line. Python evaluates / and * from left to right.
#     What exactly is your difference divided by?
# ja: 分母の括弧がなく、2で割ったあとに刻み幅を掛けている
#     急な直線でも、傾きがほとんど0になります。Pythonは / と * を左から順に計算します。差を何で
#     割ったことになっているでしょうか。
def numerical_diff(f, x):
    h = STEP
    return (f(x + h) - f(x - h)) / 2 * h

# %% wrong="huge_step" lacks="accuracy, any_place" base="reference" replaces="1e-4" by="1e4"
# en: The minus sign is missing from the exponent of the step
#     You compute f thousands of units away from x. With such a step the slope of a sine is about 0,
#     and an exponential overflows. Print your step. Is it a small number?
# ja: 刻み幅の指数にマイナスがなく、巨大な幅になっている
#     xから何千も離れた場所でfを計算しています。そのため、sinは平らに見え、expはオーバーフローしま
#     す。刻み幅を表示してみましょう。小さい数になっていますか。

# %% wrong="no_brackets_at_all" lacks="everything"
# en: All brackets of the fraction are missing
#     Your result is roughly the height of f, not its slope. Python follows its own order: first /
#     and *, then + and -. How do you tell it what belongs in the numerator and what in the
#     denominator?
# ja: 分数の分子にも分母にも括弧がない
#     傾きではなく、fの値とほぼ同じ数が返っています。Pythonは / と * を先に、+ と - をあとで計算しま
#     す。どこまでが分子で、どこまでが分母かを伝えるには、どうすればよいでしょうか。
def numerical_diff(f, x):
    h = 1e-4
    return f(x + h) - f(x - h) / 2 * h

# %% wrong="no_return" lacks="everything"
# en: Nothing is returned
#     Your function returns None, even if it shows the slope on the screen, so no other code can
#     calculate with it. What is missing at the end of the function?
# ja: returnがなく、何も返していない
#     傾きが画面に表示されていたとしても、関数からはNoneが返るので、計算に使えません。関数の最後
#     に、何が足りないでしょうか。
def numerical_diff(f, x):
    h = 1e-4
    slope = (f(x + h) - f(x - h)) / (2 * h)
    print(slope)

# %% wrong="not_divided" lacks="everything" param="STEP: 1e-3, 1e-4, 1e-5"
# en: The difference is not divided by anything
#     Your function returns how much f rises between your two places: a tiny number, even where f is
#     steep. What turns this rise into a slope?
# ja: 差を求めただけで、割っていない
#     返ってくるのは2点の間でのfの増加量で、急な坂でもとても小さい数になります。増加量を傾きにするに
#     は、何が必要でしょうか。
def numerical_diff(f, x):
    h = STEP
    return f(x + h) - f(x - h)

# %% wrong="one_side_big_step" lacks="accuracy"
# en: Only one side of x is used, and the step is big as well
#     Your slopes are nearly right, but on every curve that bends they are off: x itself is compared
#     with only one neighbour, and that one is not close. Which two choices does section 2 combine?
# ja: xの片側しか見ておらず、刻み幅も大きい
#     ほぼ正しい値ですが、グラフが曲がっていると必ずずれます。xと片側の点だけを比べていて、その点も
#     あまり近くありません。2節で組み合わせた2つの工夫は何だったでしょうか。
def numerical_diff(f, x):
    h = 1e-3
    return (f(x + h) - f(x)) / h

# %% wrong="one_side_only" lacks="accuracy"
# en: Only one side of x is used, as in the forward difference
#     Your slopes are nearly right, but on every curve that bends they are off by a little: x itself
#     is compared with one neighbour only. What does section 2 do so that the effect of the bend
#     cancels out?
# ja: 前方差分のように、xの片側しか見ていない
#     ほぼ正しい値ですが、グラフが曲がっていると必ずわずかにずれます。xと、その片側の点だけを比べて
#     いるからです。曲がりの影響を打ち消すために、2節ではどんな工夫をしていましたか。
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x)) / h

# %% wrong="one_side_small_step" lacks="accuracy"
# en: Only one side of x is used, and a smaller step only hides the error
#     Your step is small, so the error is small too, but near the bottom of a valley, where slopes
#     are small, it still shows. x itself is compared with one neighbour only. What does section 2
#     do so that the effect of the bend cancels out?
# ja: xの片側しか見ておらず、刻み幅を小さくして誤差を隠している
#     刻み幅が小さいので誤差も小さいのですが、傾きが小さい谷底の近くでは、まだ誤差が目立ちます。xと
#     片側の点だけを比べているからです。曲がりの影響を打ち消すために、2節ではどんな工夫をしていまし
#     たか。
def numerical_diff(f, x):
    h = 1e-6
    return (f(x + h) - f(x)) / h

# %% wrong="only_last_divided" lacks="everything"
# en: Brackets are missing in the numerator: only one of the two heights is divided
#     Your results are huge where f is large, even if f is flat there. Python divides before it
#     subtracts. What should be divided, and what is divided in your code?
# ja: 分子の括弧がなく、2つの値の片方だけを割っている
#     fの値が大きいところでは、fが平らでも、結果がとても大きくなります。Pythonでは、引き算より割り算
#     が先に計算されます。何を割るべきでしょうか。また、実際には何を割っているでしょうか。
def numerical_diff(f, x):
    h = 1e-4
    return f(x + h) - f(x - h) / (2 * h)

# %% wrong="only_the_curve" lacks="everything"
# en: Always the slope of the notebook's curve, whatever f is
#     For two different functions you return the same slope at the same place. Your function is
#     given an f; does your code call it anywhere?
# ja: fを使わず、いつもcurveの傾きを求めている
#     違う関数を渡しても、同じ場所なら同じ傾きが返ります。引数で関数fを受け取っていますが、コード
#     の中でそのfを呼び出していますか。
def numerical_diff(f, x):
    h = 1e-4
    return (curve(x + h) - curve(x - h)) / (2 * h)

# %% wrong="over_one_step" lacks="everything" base="reference" replaces="(2 * h)" by="h"
# en: Divided by one step, though the two places are two steps apart
#     Every slope is twice as big as it should be. How far apart are the two places at which you
#     compute f?
# ja: 2点の間は刻み幅2つ分なのに、1つ分で割っている
#     どの傾きも、正しい値の2倍になっています。fを計算した2点は、どれだけ離れているでしょうか。

# %% wrong="over_two" lacks="everything" base="reference" replaces="(2 * h)" by="2"
# en: Divided by 2, but not by the step
#     Your slopes are tiny, even where f is steep: a mean of two rises is not yet a slope. By
#     how much did x change between your two places?
# ja: 2で割っただけで、刻み幅で割っていない
#     急な坂でも、傾きがとても小さい数になります。増加量を2で割っただけでは、まだ傾きになりませ
#     ん。2点の間で、xはどれだけ変わったでしょうか。

# %% wrong="places_one_step_apart" lacks="everything"
# en: The two places are one step apart, but the code divides by two steps
#     Every slope is half as big as it should be. The distance between the two places at which you
#     compute f is smaller than the width you divide by. Is x itself one of the places?
# ja: 2点の間は刻み幅1つ分なのに、2つ分で割っている
#     どの傾きも、正しい値の半分になっています。fを計算した2点の間隔より、割っている幅のほうが大き
#     いようです。2点の一方がxそのものになっていませんか。
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x)) / (2 * h)

# %% wrong="returns_function" lacks="everything"
# en: Returns the derivative as a function, not the slope at x
#     Your function returns another function, which needs an x again. The caller has already given
#     you x. What should be returned, according to the docstring?
# ja: xでの傾きではなく、導関数を関数として返している
#     返ってくるのは、もう一度xを渡さないと使えない関数です。どこでの傾きかは、すでに引数で伝えられ
#     ています。問題文では、何が返ることになっていますか。
def numerical_diff(f, x):
    h = 1e-4
    return lambda x: (f(x + h) - f(x - h)) / (2 * h)

# %% wrong="rounded" lacks="accuracy"
# en: The slope is rounded
#     Only the first few decimals of your slopes are kept. Rounding is for showing a number to
#     people. What accuracy does the docstring ask for?
# ja: 傾きを丸めている
#     傾きは小数点以下の数桁まで正しく、その先がありません。丸めるのは、人に見せるときだけで十分で
#     す。問題文では、どれくらいの精度が求められていますか。
def numerical_diff(f, x):
    h = 1e-4
    return round((f(x + h) - f(x - h)) / (2 * h), 4)

# %% wrong="same_side_twice" lacks="everything" base="reference" replaces="f(x - h)" by="f(x + h)"
# en: f is computed at the same place twice
#     Your slope is 0 everywhere, on every f: the two heights are always equal. Are the two places
#     at which you compute f really different ones?
# ja: 同じ場所を2回見ている
#     どんな関数でも、どの場所でも、傾きが0になります。2つの値がいつも等しいからです。fを計算して
#     いる2点は、本当に別の場所でしょうか。

# %% wrong="second_derivative" lacks="everything" base="reference" replaces="(f(x + h) - f(x - h)) / (2 * h)" by="(f(x + h) - 2 * f(x) + f(x - h)) / h**2"
# en: The formula is that of the second derivative
#     On a straight line your result is 0, whatever its slope: the formula tells how the slope
#     changes. At how many places does a slope need the height of f, and how far apart are these
#     places?
# ja: 2階微分の公式を使っている
#     直線では、傾きに関係なく結果が0になります。この公式が表すのは、傾きの変化です。傾きを求めるに
#     は、何点でのfの値が必要で、点の間隔はいくらでしょうか。

# %% wrong="step_added_to_height" lacks="everything"
# en: The step is added to the height of f, not to x
#     Your slope is about 1, whatever f is. The step should move the place at which f is computed.
#     Does your code ever call f at a place other than x?
# ja: 刻み幅をxではなく、fの値に足している
#     どんな関数でも、傾きがほとんど1になります。動かすのは、fを計算する場所です。コードの中
#     で、x以外の場所のfを計算していますか。
def numerical_diff(f, x):
    h = 1e-4
    return ((f(x) + h) - (f(x) - h)) / (2 * h)

# %% wrong="step_at_the_last_digit" lacks="everything" base="reference" replaces="1e-4" by="1e-16"
# en: The step is about as small as the last digit that a float can hold
#     Your slopes jump about: some are 0, others far too big. A step of that size is rounded away or
#     rounded to a different one. What does the V of the figure look like at its far left?
# ja: 刻み幅が、浮動小数点数の最後の桁と同じくらいしかない
#     傾きが0になったり、大きくずれたりします。これほど小さな刻み幅は、丸め誤差で消えるか、別の幅
#     に変わってしまいます。2節の図で、V字の左端はどうなっていましたか。

# %% wrong="step_far_too_small" lacks="everything" base="reference" replaces="1e-4" by="1e-15"
# en: The step is far too small: hardly a correct digit is left
#     Even on straight lines your slopes are off in the first digits. Two almost equal heights are
#     subtracted, and the rounding error is divided by your tiny step. Where is your step in the V
#     of the figure?
# ja: 刻み幅があまりに小さく、桁落ちで正しい桁がほとんど残らない
#     直線でさえ、傾きが上の桁からずれます。ほとんど等しい値どうしを引き、残った丸め誤差を、ごく
#     小さな刻み幅で割っているからです。2節の図のV字で、使った刻み幅はどのあたりでしょうか。

# %% wrong="step_is_lost" lacks="everything" base="reference" replaces="1e-4" by="10e-50"
# en: The step is so tiny that it is lost in rounding
#     Your slope is 0 nearly everywhere: your step is too small to change a number of ordinary size,
#     so x has not moved at all. How many digits does a float hold?
# ja: 刻み幅が小さすぎて、丸め誤差で消えている
#     ほとんどの場所で傾きが0になります。ふつうの大きさの数に足すには刻み幅が小さすぎて、xがまった
#     く動いていません。浮動小数点数の精度は、約何桁だったでしょうか。

# %% wrong="step_is_share_of_x" lacks="any_place" base="reference" replaces="1e-4" by="1e-4 * x"
# en: The step is a fraction of x, so it is 0 at x = 0
#     Your function fails at 0: there your step is 0, and you divide by 0. Which step is small, but
#     not 0, even at x = 0?
# ja: 刻み幅がxに比例していて、x = 0では0になる
#     x = 0のとき、刻み幅も0になり、0で割ることになります。刻み幅をxの大きさだけで決めてよいでしょ
#     うか。

# %% wrong="step_of_a_hundredth" lacks="accuracy" base="reference" replaces="1e-4" by="0.01"
# en: The step is a little too big: the error shows in the fifth digit
#     On straight lines and parabolas your slopes are right, but on other curves they are slightly
#     off. This is the truncation error. Where in the V of the figure does the dashed line reach its
#     lowest errors?
# ja: 刻み幅が少し大きすぎて、5桁目あたりに誤差が出ている
#     直線や放物線では正しいのに、ほかの曲線ではわずかにずれます。これは打ち切り誤差です。2節の図の
#     破線で、誤差が最も小さくなるのは、刻み幅がどのあたりのときでしょうか。

# %% wrong="step_of_a_tenth" lacks="accuracy" base="reference" replaces="1e-4" by="0.1"
# en: The step is too big: the third digit is already wrong
#     On straight lines and parabolas your slopes are right, but on other curves they are clearly
#     off. This is the truncation error. What should become smaller?
# ja: 刻み幅が大きすぎて、3桁目から誤差が出ている
#     直線や放物線では正しいのに、ほかの曲線でははっきりずれます。これは打ち切り誤差です。何を小さく
#     すればよいでしょうか。

# %% wrong="step_of_one" lacks="accuracy, any_place" base="reference" replaces="1e-4" by="1"
# en: The step is 1, which is far too big
#     You connect two places far from x by a straight line. For parabolas the slope of this line
#     happens to be right, but for other curves it is far from that of the tangent. How near to x do
#     you have to look?
# ja: 刻み幅が1で、大きすぎる
#     xから遠く離れた2点を直線で結んでいます。その直線の傾きは、放物線では偶然正しくなりますが、ほか
#     の曲線では接線の傾きと大きく違います。xのどれくらい近くを見ればよいでしょうか。

# %% wrong="step_too_small" lacks="accuracy" base="reference" replaces="1e-4" by="1e-12"
# en: The step is too small: few correct digits are left
#     Your slopes are right in their first digits only. Two almost equal heights are subtracted,
#     and what is left is mostly rounding error. Where in the V of the figure is your step?
# ja: 刻み幅が小さすぎて、桁落ちしている
#     傾きは、上の数桁しか合っていません。ほとんど等しい値どうしを引くので、残りは丸め誤差ばかり
#     です。2節の図のV字で、使った刻み幅はどのあたりでしょうか。

# %% wrong="sum_of_sides" lacks="everything" base="reference" replaces="h) - f(" by="h) + f("
# en: The two heights are added
#     Your results are huge wherever f is not 0, even where f is flat. Where f is flat, the two
#     heights are equal; which operation on them gives 0 there?
# ja: 2つの値を足している
#     fが平らなところでも、fの値が0でなければ結果がとても大きくなります。平らなら両側の値は同じで
#     す。2つの値をどう組み合わせれば、そこで0になるでしょうか。

# %% wrong="whole_number_points" lacks="whole_numbers"
# en: The moved points are kept in an array of integers
#     For a float x your slope is right, but for an integer x it is far off: the moved points are
#     cut to integers. What kind of numbers can be stored in an array made from integers?
# ja: 動かした点を整数の配列に入れている
#     xが浮動小数点数なら正しいのに、整数だと大きくずれます。動かした点の小数部分が切り捨てられてい
#     るからです。整数から作った配列には、どんな数が入るでしょうか。
def numerical_diff(f, x):
    h = 1e-4
    points = np.array([x, x])
    points[0] = x + h
    points[1] = x - h
    return (f(points[0]) - f(points[1])) / (2 * h)

# %% wrong="wrong_order" lacks="everything" base="reference" replaces="f(x + h) - f(x - h)" by="f(x - h) - f(x + h)"
# en: The difference is taken the wrong way round
#     Your slopes have the right size and the wrong sign: uphill slopes are negative. Which of the
#     two heights do you subtract from the other?
# ja: 差を取る順序が逆になっている
#     大きさは正しいのに、符号が逆です。上り坂で負の傾きになっています。2つの値のうち、どちらから
#     どちらを引いていますか。

# %% right="complex_step"
# A step into the complex plane, where nothing cancels
def numerical_diff(f, x):
    return np.imag(f(x + 1e-20j)) / 1e-20

# %% right="five_points"
# The five-point formula with a bigger step
def numerical_diff(f, x):
    h = 1e-3
    return (-f(x + 2 * h) + 8 * f(x + h) - 8 * f(x - h) + f(x - 2 * h)) / (12 * h)

# %% right="half_steps"
# Half a step to each side, over one step
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h / 2) - f(x - h / 2)) / h

# %% right="loop_float32_result"
# A loop over the two sides, a print, a result in float32
def numerical_diff(f, x):
    h = 1e-4
    total = 0
    for side in (+1, -1):
        total = total + side * f(x + side * h)
    print("slope", total / (2 * h))
    return np.float32(total / (2 * h))

# %% right="mean_of_forward_diffs"
# The mean of forward_diff to the right and to the left
def numerical_diff(f, x):
    h = 1e-4
    return np.mean([forward_diff(f, x, h), forward_diff(f, x, -h)])

# %% right="richardson"
# Two steps, extrapolated by a helper inside
def numerical_diff(f, x):
    def central(h):
        return (f(x + h) - f(x - h)) / (2 * h)

    return (4 * central(1e-3) - central(2e-3)) / 3

# %% right="step_by_size"
# A step that grows with x and is never 0, x made an array without axes
def numerical_diff(f, x):
    x = np.asarray(x, dtype=float)
    h = 6e-6 * max(1.0, abs(x))
    return np.array((f(x + h) - f(x - h)) / (2 * h))

# %% right="three_points_to_one_side"
# Three points to the right, as accurate as the central difference
def numerical_diff(f, x):
    h = 1e-4
    return (-3 * f(x) + 4 * f(x + h) - f(x + 2 * h)) / (2 * h)

# %% right="width_that_was_moved"
# Divides by the distance between the two places after rounding
def numerical_diff(f, x, h=1e-5):
    right, left = x + h, x - h
    return (f(right) - f(left)) / (right - left)

# %% equivalent
# Numerator and denominator both change their sign; the central difference is the same.
#     0.0001 -> -0.0001 in: h = 0.0001

# %% equivalent
# The stub allows another small step that is as accurate, and 2e-4 is.
#     0.0001 -> 0.0002 in: h = 0.0001
