# The variant bank of `tangent_line`; docs/suites.md describes the format.

# %% wrong="height_at_t" lacks="everything"
# en: The height of f is taken at t, not at x
#     Your line is bent, because its formula still contains f at t. A tangent needs only one height
#     of f. Which one?
# ja: fの値をxではなくtで求めている
#     式にtでのfの値が入っているので、直線になっていません。接線を決めるのに使うfの値は1つだけです。
#     どこでの値でしょうか。
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    return lambda t: f(t) + slope * (t - x)

# %% wrong="height_subtracted" lacks="everything" base="reference" replaces="height + slope * (np.asarray(t) - x)" by="slope * (np.asarray(t) - x) - height"
# en: The height of f at x is subtracted instead of added
#     The slope is right, but the line is shifted up or down. Put t = x into your formula by hand:
#     how high should the line be there?
# ja: xでのfの値を、足さずに引いている
#     傾きは正しいのに、直線が上下にずれています。tにxを入れて手で計算してみましょう。そこでの高さ
#     は、いくつになるはずですか。

# %% wrong="height_forgotten" lacks="everything" base="reference" replaces="height + " by=""
# en: The height of f at x is left out
#     Your line has the right slope, but at x its height is 0. Where should it meet f?
# ja: xでのfの値を足していない
#     傾きは正しいのに、tがxのとき高さが0になります。直線は、fのグラフのどの点を通るはずでしょうか。

# %% wrong="heights_like_t" lacks="whole_numbers"
# en: The heights are put into an array of integers
#     If t holds floats, your heights are right, but if t holds integers, the heights are cut to
#     integers too. What kind of numbers can be stored in an array of the same type as t?
# ja: 高さを整数の配列に入れている
#     tが浮動小数点数なら正しいのに、整数だと高さの小数部分がなくなります。tと同じ型で作った配列に
#     は、どんな数が入るでしょうか。
def tangent_line(f, x):
    slope, height = numerical_diff(f, x), f(x)

    def line(t):
        y = np.zeros_like(t)
        y[...] = height + slope * (np.asarray(t) - x)
        return y

    return line

# %% wrong="intercept_added" lacks="everything" base="reference" replaces="np.asarray(t) - x" by="np.asarray(t) + x"
# en: The slope times x is added instead of subtracted
#     The slope is right, but the line is shifted up or down. Put t = x into your formula by hand:
#     what is there besides the height of f at x, and which sign would make it cancel?
# ja: 傾きとxの積を、引かずに足している
#     傾きは正しいのに、直線が上下にずれています。自分の式で、tをxに置き換えてみましょう。xでのfの値
#     のほかに、何が残りますか。符号がどちらなら、それが消えるでしょうか。

# %% wrong="intercept_sign" lacks="everything"
# en: The intercept has the wrong sign
#     The slope is right, but the line is shifted up or down. Put t = x into your formula by hand:
#     is the result the height of f at x? Then look at the signs in the intercept.
# ja: 切片の符号が逆になっている
#     傾きは正しいのに、直線が上下にずれています。tにxを入れて手で計算すると、xでのfの値だけが残りま
#     すか。切片の符号を確かめてみましょう。
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    intercept = slope * x - f(x)
    return lambda t: slope * t + intercept

# %% wrong="moves_t" lacks="t_stays"
# en: The caller's t is changed in place
#     The heights are right, but afterwards the array of the caller holds other numbers. Some
#     operators change an array in place instead of making a new one. Do you use one of them?
# ja: 呼び出し側の配列tを書き換えている
#     高さは正しいのですが、呼び出した側の配列の中身が変わってしまいます。新しい配列を作らずに、
#     元の配列を書き換える演算子があります。使っていませんか。
def tangent_line(f, x):
    slope, height = numerical_diff(f, x), f(x)

    def line(t):
        t -= x
        t *= slope
        t += height
        return t

    return line

# %% wrong="no_inner_return" lacks="everything"
# en: The inner function has no return
#     The line can be called, but it returns None. Each of your two functions has to return
#     a value. Does the inner one?
# ja: 内側の関数にreturnがない
#     直線を呼び出せますが、Noneが返ります。外側と内側、どちらの関数にも、返す値が必要です。内側は
#     どうなっていますか。
def tangent_line(f, x):
    slope = numerical_diff(f, x)

    def line(t):
        y = f(x) + slope * (t - x)

    return line

# %% wrong="one_axis" lacks="arrays"
# en: The heights come back as a flat row
#     For a row of places your line is right, but for a table of places the heights lose their
#     shape. What does NumPy do by itself when you add a number to an array of any shape?
# ja: 高さが1次元に並んで返ってくる
#     tが1次元の配列なら正しいのに、2次元以上では、高さの形状がtと違ってしまいます。どんな形状の配列
#     でも、数を足すとNumPyはどう計算するでしょうか。
def tangent_line(f, x):
    slope, height = numerical_diff(f, x), f(x)

    def line(t):
        heights = [height + slope * (place - x) for place in np.ravel(t)]
        return np.array(heights) if np.ndim(t) else heights[0]

    return line

# %% wrong="one_line_for_all" lacks="two_lines"
# en: All lines share one slope and height
#     Your first line is right until a second one is made; then the first one changes. Where are
#     slope and height stored: in names that all calls share, or inside the call that made the line?
# ja: すべての接線が、1つの傾きと高さを共有している
#     1本目の接線は、はじめは正しいのに、2本目を作ったとたんに変わってしまいます。傾きと高さを入れて
#     いるのは、どの呼び出しにも共通の変数ですか。それとも、その接線を作った呼び出しの中の変数です
#     か。
def tangent_line(f, x):
    global slope, height, place
    slope, height, place = numerical_diff(f, x), f(x), x
    return lambda t: height + slope * (t - place)

# %% wrong="only_numbers" lacks="arrays"
# en: The line takes single numbers only
#     For one number your line works, but for an array it stops with an error. Something in it
#     requires a single number. Would plain arithmetic be enough?
# ja: tが数のときしか計算できない
#     tが数なら計算できますが、配列だとエラーになります。どこかで、tを1つの数に変えようとしていま
#     せんか。ふつうの四則演算だけで足りるでしょうか。
def tangent_line(f, x):
    slope, height = numerical_diff(f, x), f(x)
    return lambda t: float(height + slope * (float(t) - x))

# %% wrong="only_the_curve" lacks="everything"
# en: Always a tangent of the notebook's curve, whatever f is
#     Your lines are right for the curve of the notebook and for nothing else. Does your code use
#     the f that it was given, for both the height and the slope?
# ja: fを使わず、いつもcurveの接線を返している
#     ノートブックのcurveでは正しいのに、ほかの関数では違います。高さにも傾きにも、引数のfを使って
#     いますか。
def tangent_line(f, x):
    slope = 0.02 * x + 0.1
    return lambda t: curve(x) + slope * (t - x)

# %% wrong="returns_height" lacks="everything"
# en: Returns the height at x, not the line
#     A number came back: the height of the line at one place. The caller wants to choose the place
#     later. If you have written an inner function, do you return it, or do you call it?
# ja: 直線ではなく、xでの高さを返している
#     返ってきたのは、ある場所での高さ、つまり数です。どこでの高さかは、呼び出す側があとで決めま
#     す。内側の関数を書いたなら、関数そのものを返していますか、それとも呼び出していますか。
def tangent_line(f, x):
    slope = numerical_diff(f, x)

    def line(t):
        return f(x) + slope * (t - x)

    return line(x)

# %% wrong="returns_slope" lacks="everything"
# en: Returns the slope, not the line
#     A number came back, and a number cannot be called with a t. The slope is one part of the line.
#     How does a function return another function?
# ja: 直線ではなく、傾きを返している
#     返ってきたのは数なので、tを渡して呼び出すことができません。傾きは、直線を決めるものの1つにすぎ
#     ません。関数から関数を返すには、どう書けばよいでしょうか。
def tangent_line(f, x):
    return numerical_diff(f, x)

# %% wrong="secant" lacks="everything"
# en: A line through two points of the curve, not the tangent
#     Your line goes through the right point, but cuts the curve a second time far away. Its
#     slope comes from two places that lie far apart. Which exercise before this one finds the
#     slope at x itself?
# ja: 接線ではなく、曲線上の離れた2点を通る直線になっている
#     接点は通っていますが、離れた場所でもう一度曲線と交わります。離れた2点から傾きを求めているか
#     らです。xそのものでの傾きは、前のどの問題で求めましたか。
def tangent_line(f, x):
    slope = f(x + 1) - f(x)
    return lambda t: f(x) + slope * (t - x)

# %% wrong="shift_forgotten" lacks="everything" base="reference" replaces="(np.asarray(t) - x)" by="np.asarray(t)"
# en: The slope is multiplied by t, not by the distance from x
#     Your line has the right slope but misses the point where it should touch. At t = x it has to
#     be exactly as high as f. How far is t from x?
# ja: 傾きに、xからの距離ではなくtを掛けている
#     傾きは正しいのに、直線が接点を通っていません。tがxのとき、直線の高さはfの値と同じはずです。場
#     所tは、xからどれだけ進んだところにあるでしょうか。

# %% wrong="shift_reversed" lacks="everything" base="reference" replaces="np.asarray(t) - x" by="x - np.asarray(t)"
# en: The distance from x has the wrong sign
#     Your line goes through the right point, but falls where f rises. A step to the right of x
#     should count as positive. Does it in your code?
# ja: xからの距離の符号が逆になっている
#     接点は通っていますが、fが増えるところで直線が下がっています。xより右へ進んだ距離は、正になる
#     はずです。コードではどうなっていますか。

# %% wrong="slope_and_intercept" lacks="everything"
# en: Returns slope and intercept instead of the line
#     Two numbers came back. They describe your line, but they cannot be called with a t. What could
#     you return that uses both and takes t as its argument?
# ja: 直線の代わりに、傾きと切片の組を返している
#     2つの数が返りました。直線を表す数ではありますが、tを渡して呼び出すことはできません。2つの数
#     を使い、tを受け取るものを返すには、どうすればよいでしょうか。
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    return slope, f(x) - slope * x

# %% wrong="slope_at_t" lacks="everything"
# en: The slope is taken at t, not at x
#     Your line is bent: its slope changes from place to place. A tangent has one slope everywhere.
#     At which place should it be computed?
# ja: 傾きをxではなくtで求めている
#     場所によって傾きが変わり、直線になっていません。接線の傾きはどこでも同じです。その傾きは、
#     どの場所で求めるものでしょうか。
def tangent_line(f, x):
    return lambda t: f(x) + numerical_diff(f, t) * (t - x)

# %% wrong="through_the_origin" lacks="everything"
# en: The line goes through the origin
#     Your line has the right slope, but it always goes through the origin instead of touching
#     f. Which point does a tangent share with its curve?
# ja: 原点を通る直線になっている
#     傾きは正しいのに、fに接する代わりに、いつも原点を通っています。接線は、曲線のどの点を通るは
#     ずでしょうか。
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    return lambda t: slope * t

# %% right="asks_anew_float32"
# Calls f again at each call of the line, gives heights in float32
def tangent_line(f, x):
    h = 1e-5

    def line(t):
        slope = (f(x + h) - f(x - h)) / (2 * h)
        return np.asarray(f(x) + slope * (np.asarray(t) - x), dtype=np.float32)

    return line

# %% right="book"
# Slope and intercept, as in the book
def tangent_line(f, x):
    d = numerical_diff(f, x)
    y = f(x) - d * x
    return lambda t: d * t + y

# %% right="callable_object"
# An object of a class that can be called
class Line:
    def __init__(self, slope, height, x):
        self.slope, self.height, self.x = slope, height, x

    def __call__(self, t):
        return self.height + self.slope * (t - self.x)


def tangent_line(f, x):
    return Line(numerical_diff(f, x), f(x), x)

# %% right="nested_lists"
# Nested lists for arrays, by recursion, with prints
def tangent_line(f, x):
    slope, height = float(numerical_diff(f, x)), float(f(x))

    def line(t, verbose=False):
        print("t", t)
        if np.ndim(t):
            return [line(part) for part in t]
        return height + slope * (float(t) - x)

    return line

# %% right="partial"
# functools.partial of a helper made of NumPy's functions
from functools import partial


def on_line(slope, height, x, t):
    return np.add(height, np.multiply(slope, np.subtract(t, x)))


def tangent_line(f, x):
    return partial(on_line, numerical_diff(f, x), f(x), x)

# %% right="polynomial"
# A polynomial of NumPy
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    return np.poly1d([slope, f(x) - slope * x])

# %% right="vectorized"
# np.vectorize of a line for single numbers
def tangent_line(f, x):
    slope, height = numerical_diff(f, x), f(x)
    return np.vectorize(lambda t: height + slope * (t - x), otypes=[float])

# %% equivalent
# t is always a number or an array, and x can be subtracted from either without a conversion.
#     np.asarray(t) -> t in: return lambda t: height + slope * (np.asarray(t) - x)
