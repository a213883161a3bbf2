# %% [markdown] lang="en"
# # Week 3: Slopes without calculus
#
# A network learns by asking of every weight: which way is down? The answer is a slope. This week you find slopes with nothing but function calls: move a little, look at the difference, divide.
#
# By the end you can
#
# - find the slope of a function without a formula for its derivative,
# - explain the two pitfalls of numerical differentiation, and choose a step that avoids both,
# - draw the tangent of a curve,
# - compute the gradient of a function of many variables, in an array of any shape.
#
# **How to work.** Write in the cells that say "Your turn", then run the check beneath. The checks show a few examples; grading tries others too. When you are done, hand in this one file with its name unchanged.

# %% [markdown] lang="ja"
# # 第3週：公式を使わずに傾きを求める
#
# ニューラルネットワークは学習のとき、重みの一つひとつについて「どちらへ動かせば損失が減るか」を調べます。その答えが傾きです。今週は、少しだけ動かして、差を取り、動かした幅で割る、という方法で傾きを求めます。必要なのは、関数を呼び出すことだけです。
#
# この週が終わると、次のことができるようになります。
#
# - 微分の公式を使わずに、関数の傾きを求められる
# - 数値微分の2つの落とし穴を説明し、両方を避けられる刻み幅を選べる
# - 曲線の接線を引ける
# - 変数がたくさんある関数でも、配列の形状によらず勾配を計算できる
#
# **進め方：** 「あなたの番」と書かれたセルにコードを書いたら、すぐ下の確認セルを実行しましょう。確認セルにあるのは一部の例だけで、採点ではほかの入力も使います。できあがったら、このファイル1つを、名前を変えずに提出してください。

# %% given="setup"
import matplotlib.pyplot as plt
import numpy as np

#[ja]
# 図の中の日本語を表示するための準備
from matplotlib import font_manager

try:
    import matplotlib_fontja  # noqa: F401
except ImportError:
    names = ["Hiragino Sans", "Yu Gothic", "Noto Sans CJK JP", "IPAexGothic", "MS Gothic"]
    known = set(font_manager.get_font_names())
    plt.rcParams["font.family"] = [
        name for name in names if name in known
    ] or ["sans-serif"]
#[end]

# %% [markdown] lang="en"
# Two functions go with us this week, both from the slides: a curve of one variable, and a bowl of as many as you like.
#
# $$\text{curve}(x) = 0.01 x^2 + 0.1 x \qquad\qquad \text{bowl}(x_0, x_1) = x_0^2 + x_1^2$$

# %% [markdown] lang="ja"
# 今週は、スライドに出てくる2つの関数を使います。1変数の曲線`curve`と、変数が何個でもよい、お椀の形をした`bowl`です。
#
# $$\text{curve}(x) = 0.01 x^2 + 0.1 x \qquad\qquad \text{bowl}(x_0, x_1) = x_0^2 + x_1^2$$


# %% given="functions"
def curve(x):
    return 0.01 * x**2 + 0.1 * x


def bowl(x):
    return np.sum(x**2)


# %% [markdown] lang="en"
# ## 1. Forward difference, and its two pitfalls
#
# Take a step $h$ to the right, see how far $f$ has risen, divide by the step. The derivative is what remains as the step shrinks to nothing:
#
# $$\frac{df(x)}{dx} = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}$$
#
# A program cannot shrink $h$ to nothing. It takes one small $h$, and calls the fraction the **forward difference**. But how small?
#
# - **Too small** brings a **rounding error**. A float holds about 16 digits, so `5 + 1e-49` is just `5`: nothing has moved, and the slope comes out as 0.
# - **Too big** brings a **truncation error**. The line through the two points is not yet the tangent.
#
# Your function takes $h$ from its caller, so you can walk into both pitfalls and look around. (The slides write $h$ as `10e-50`. Count again: that is 1e-49.)

# %% [markdown] lang="ja"
# ## 1. 前方差分と、2つの落とし穴
#
# 右へ$h$だけ進み、$f$がどれだけ増えたかを見て、進んだ幅$h$で割ります。この$h$を限りなく0に近づけたものが微分です。
#
# $$\frac{df(x)}{dx} = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}$$
#
# プログラムでは極限を取れないので、代わりに小さな刻み幅$h$を1つ決めて、この分数を計算します。これを**前方差分**といいます。では、$h$はどれくらい小さくすればよいのでしょうか。
#
# - **小さすぎる**と、**丸め誤差**が問題になります。浮動小数点数の精度は約16桁なので、`5 + 1e-49`は`5`に丸められます。まったく動いていないことになり、傾きは0になってしまいます。
# - **大きすぎる**と、**打ち切り誤差**が問題になります。2点を通る直線は、まだ接線とは言えません。
#
# $h$を引数で受け取る関数を書き、両方の落とし穴に自分で落ちてみましょう。（スライドの`10e-50`は、数え直すと1e-49です。）

# %% exercise="forward_diff"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def forward_diff(f, x, h):
    """
    #[en]
    The slope of f at x by the forward difference, with a step of your choice.

        (f(x + h) - f(x)) / h

    Source: "Deep Learning from Scratch", chapter 4, and the seminar slides on it.

    Parameters
    ----------
    f : function of one number, which returns one number
    x : float or int
        Where the slope is wanted.
    h : float or int, not 0
        The step. Use it as it is, however bad: 1e-49 shall give 0.0 at x = 5.
        A negative h is a step to the left, and needs no code of its own.

    Returns
    -------
    float
        The forward difference, one number.
        Do not modify the arguments.

    Example
    -------
    #[ja]
    前方差分で、xにおけるfの傾きを求めます。刻み幅は引数で指定します。

        (f(x + h) - f(x)) / h

    出典：『ゼロから作るDeep Learning』4章と、その輪講スライド。

    引数
    ----
    f : 数を1つ受け取り、数を1つ返す関数
    x : 浮動小数点数または整数
        傾きを求める場所。
    h : 0でない浮動小数点数または整数
        刻み幅。不適切な値でもそのまま使うこと（x = 5で1e-49なら0.0になる）。
        負のhは左への一歩を表す。特別な処理はいらない。

    戻り値
    ------
    float
        前方差分（1つの数）。引数は書き換えないこと。

    例
    --
    #[end]
    >>> print(f"{forward_diff(lambda x: x**2, 3, 1):.4f}")
    7.0000
    >>> print(f"{forward_diff(lambda x: x**2, 3, 0.1):.4f}")
    6.1000
    """
    ### BEGIN SOLUTION
    return (f(x + h) - f(x)) / h
    ### END SOLUTION


# %% check="forward_diff" points=2
def square(x):
    return x**2


#[en]
forward = "Is it f(x + h) - f(x), in this order, over h, with the h that was handed in?"
given_h = "Is it the h that was handed in, and not one of your own?"
too_small = "5 + 1e-49 is 5 to a computer, so the difference is 0. Is h used just as it is?"
#[ja]
forward = "引数のhを使い、f(x + h) - f(x)をこの順で引いて、hで割っていますか。"
given_h = "自分で決めた値ではなく、引数のhを使っていますか。"
too_small = (
    "コンピュータにとって5 + 1e-49は5なので、差は0です。"
    "hをそのまま使っていますか。"
)
#[end]
for f, x, step, expected, hint in [
    (square, 3.0, 1.0, 7.0, forward),
    (square, 3, 2, 8.0, forward),
    (square, 3.0, -1.0, 5.0, forward),
    (curve, 5.0, 1e-4, 0.200001, given_h),
    (curve, 5.0, 1e-49, 0.0, too_small),
]:
    got = forward_diff(f, x, step)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number, got {got}. Is the return there?"
        #[ja]
        f"数が1つ返るはずですが、{got}が返りました。returnを忘れていませんか。"
        #[end]
    )
    assert abs(got - expected) < 1e-7, (
        #[en]
        f"Expected {expected} for {f.__name__} at x = {x} with h = {step}, "
        f"got {got}. {hint}"
        #[ja]
        f"{f.__name__}のx = {x}、h = {step}での前方差分は{expected}のはずですが、"
        f"{got}が返りました。{hint}"
        #[end]
    )

#[en]
print("forward_diff: the visible examples agree.")
print("The slope of curve at 5 is 0.2. Both pitfalls, by your own function:")
#[ja]
print("forward_diff：ここにある例はすべて合っています。")
print(
    "curveのx = 5での傾きは0.2です。"
    "2つの落とし穴を、あなたの関数で見てみましょう。"
)
#[end]
print(f"    h = 1e-49: {forward_diff(curve, 5.0, 1e-49):.10f}")
print(f"    h = 1e-4 : {forward_diff(curve, 5.0, 1e-4):.10f}")

# %% [markdown] lang="en"
# ## 2. Central difference
#
# Two remedies together keep us clear of both pitfalls: a moderate step, $h = 10^{-4}$, and a look to **both** sides of $x$.
#
# $$\frac{df(x)}{dx} \approx \frac{f(x+h) - f(x-h)}{2h}$$
#
# To the right the curve bends away from its tangent, to the left it does so too, and most of the error cancels. Estimating a derivative from small differences like this is called **numerical differentiation**.

# %% [markdown] lang="ja"
# ## 2. 中心差分
#
# 2つの落とし穴を避けるために、工夫を2つ組み合わせます。刻み幅をほどほどの$h = 10^{-4}$にすること、そして$x$の**両側**を見ることです。
#
# $$\frac{df(x)}{dx} \approx \frac{f(x+h) - f(x-h)}{2h}$$
#
# 曲線は右でも左でも接線から離れていきますが、両側の差を取ると、そのずれの大部分が打ち消し合います。このように微小な差分から微分を求めることを**数値微分**といいます。

# %% exercise="numerical_diff"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def numerical_diff(f, x):
    """
    #[en]
    The slope of f at x by the central difference with h = 1e-4.

        (f(x + h) - f(x - h)) / (2 * h)

    Source: "Deep Learning from Scratch", chapter 4, and the seminar slides on it.
    Another small step or a better formula is welcome, as long as the relative error
    stays below 1e-6 on smooth functions (polynomials, sin, exp) at an x of everyday size.

    Parameters
    ----------
    f : function of one number, which returns one number
    x : float or int
        Where the slope is wanted.

    Returns
    -------
    float
        The slope, one number. Do not modify the arguments.

    Example
    -------
    #[ja]
    中心差分（h = 1e-4）で、xにおけるfの傾きを求めます。

        (f(x + h) - f(x - h)) / (2 * h)

    出典：『ゼロから作るDeep Learning』4章と、その輪講スライド。
    ほかの小さな刻み幅や、より精度の高い公式を使っても構いません。ただし、なめらかな関数
    （多項式、sin、exp）とふつうの大きさのxについて、相対誤差が1e-6未満であること。

    引数
    ----
    f : 数を1つ受け取り、数を1つ返す関数
    x : 浮動小数点数または整数
        傾きを求める場所。

    戻り値
    ------
    float
        傾き（1つの数）。引数は書き換えないこと。

    例
    --
    #[end]
    >>> print(f"{numerical_diff(lambda x: x**2, 3.0):.4f}")
    6.0000
    """
    ### BEGIN SOLUTION
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h)
    ### END SOLUTION


# %% check="numerical_diff" points=3
def bowl_along_x0(x0):
    return x0**2 + 4.0**2


def bowl_along_x1(x1):
    return 3.0**2 + x1**2


#[en]
# The slides print 0.1999999999990898 and 0.2999999999986347 for the first two.
# Then their partial derivatives at (3, 4): one variable moves, the other is frozen.
#[ja]
# スライドでは、はじめの2つは0.1999999999990898と0.2999999999986347と表示されています。
# 次の2つは(3, 4)での偏微分です。一方の変数だけを動かし、もう一方は固定します。
#[end]
for f, x, expected in [
    (curve, 5, 0.2),
    (curve, 10, 0.3),
    (bowl_along_x0, 3.0, 6.0),
    (bowl_along_x1, 4.0, 8.0),
    (np.sin, 1.0, 0.5403023),
    (np.exp, 1.0, 2.7182818),
]:
    got = numerical_diff(f, x)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number, got {got}. Is the return there?"
        #[ja]
        f"数が1つ返るはずですが、{got}が返りました。returnを忘れていませんか。"
        #[end]
    )
    assert abs(got - expected) < 1e-6 * expected, (
        #[en]
        f"Expected {expected} for {f.__name__} at x = {x}, got {got}. "
        "Slightly off: do you look to both sides, x + h and x - h, with a small h? "
        "Wrong sign: is f(x + h) first? Half or double: over 2h? "
        "Tiny: are there brackets in / (2 * h)? Zero: is h too small?"
        #[ja]
        f"{f.__name__}のx = {x}での傾きは{expected}のはずですが、{got}が返りました。"
        "わずかに違うなら、hは小さく、x + hとx - hの両側を見ていますか。"
        "符号が逆なら、f(x + h)が先ですか。半分や2倍なら、2hで割りましたか。"
        "とても小さいなら、/ (2 * h)の括弧はありますか。0なら、hが小さすぎませんか。"
        #[end]
    )

print("numerical_diff: the visible examples agree.")  #[en]
print("numerical_diff：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: the V between the pitfalls
#
# How wrong is the slope of $\sin$ at 1, for steps from 1 down to 1e-18? Start at the right. As $h$ shrinks the truncation error falls: like $h$ for the forward difference, like $h^2$ for the central one (which is the mean of `forward_diff` with $h$ and with $-h$).
#
# Then it rises again. Two nearly equal numbers are subtracted and few correct digits remain (**cancellation**), and dividing by a tiny $h$ magnifies the rest. At the far left $x + h$ is $x$, and it stays like that all the way to 1e-49. Where in the V does $h = 10^{-4}$ lie?

# %% [markdown] lang="ja"
# ### 図で見る：落とし穴にはさまれたV字の谷
#
# $\sin$の$x = 1$での傾きを、刻み幅を1から1e-18まで変えて求めると、誤差はどうなるでしょうか。右端から見ていきましょう。$h$を小さくすると打ち切り誤差が減ります。前方差分では$h$に、中心差分では$h^2$に比例します（中心差分は、`forward_diff`の$h$と$-h$の平均です）。
#
# ところが、その先で誤差は増え始めます。ほとんど等しい2つの数を引くと正しい桁が少ししか残らず（**桁落ち**）、残った誤差は、小さな$h$で割ることで拡大されます。左端では$x + h$が$x$に丸められ、1e-49までずっとこのままです。$h = 10^{-4}$は、V字のどのあたりにあるでしょうか。

# %% figure="error_against_h"
steps = np.logspace(-18, 0, 109)
true_slope = np.cos(1.0)
right = np.array([forward_diff(np.sin, 1.0, h) for h in steps])
left = np.array([forward_diff(np.sin, 1.0, -h) for h in steps])
yours = abs(numerical_diff(np.sin, 1.0) - true_slope)

fig, ax = plt.subplots(figsize=(6.4, 4.6), layout="constrained")
(line,) = ax.loglog(steps, abs(right - true_slope), "-", color="tab:orange", linewidth=1.8)
line.set_label("forward difference")  #[en]
line.set_label("前方差分")  #[ja]
(line,) = ax.loglog(steps, abs((right + left) / 2 - true_slope), "--", color="black")
line.set_label("central difference")  #[en]
line.set_label("中心差分")  #[ja]
(dot,) = ax.loglog(1e-4, max(yours, 1e-13), "o", color="black", markersize=9)
dot.set_label("your numerical_diff, h = 1e-4")  #[en]
dot.set_label("あなたのnumerical_diff（h = 1e-4）")  #[ja]
#[en]
ax.text(1e-14, 1e-13, "rounding error:\nh too small", ha="center")
ax.text(2e-2, 1e-13, "truncation error:\nh too big", ha="center")
ax.set_title("How wrong is the slope of sin at x = 1?")
ax.set_xlabel("step h")
ax.set_ylabel("error of the slope")
#[ja]
ax.text(1e-14, 1e-13, "丸め誤差：\nhが小さすぎる", ha="center", linespacing=1.5)
ax.text(2e-2, 1e-13, "打ち切り誤差：\nhが大きすぎる", ha="center", linespacing=1.5)
ax.set_title("sinのx = 1での傾きの誤差")
ax.set_xlabel("刻み幅h")
ax.set_ylabel("傾きの誤差")
#[end]
ax.set_ylim(1e-14, 1e5)
ax.grid(alpha=0.3)
ax.legend(loc="upper center")
plt.show()

# %% [markdown] lang="en"
# ## 3. The tangent
#
# The tangent touches the curve: it goes through the point $(x, f(x))$ and has the slope of the curve there. At any other place $t$ its height is
#
# $$y(t) = f(x) + \frac{df(x)}{dx} \, (t - x)$$
#
# `tangent_line` returns a **function**, not a number: you give it $f$ and $x$, and get back the line, ready to be called with any $t$. In Python, define a function inside your function and return its name, or return a `lambda`.

# %% [markdown] lang="ja"
# ## 3. 接線
#
# 接線は、点$(x, f(x))$を通り、その点での曲線の傾きを持つ直線です。場所$t$での高さは、次の式で求められます。
#
# $$y(t) = f(x) + \frac{df(x)}{dx} \, (t - x)$$
#
# `tangent_line`が返すのは、数ではなく**関数**です。$f$と$x$を渡すと直線が返り、それを好きな$t$で呼び出せます。Pythonでは、関数の中で関数を定義してその名前を返すか、`lambda`を返します。

# %% exercise="tangent_line" needs=["numerical_diff"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def tangent_line(f, x):
    """
    #[en]
    The tangent of f at x, as a function.

        y(t) = f(x) + f'(x) * (t - x)

    Source: "Deep Learning from Scratch", chapter 4, and the seminar slides on it
    (the tangents at 5 and at 10). For the slope f'(x), call your `numerical_diff`.

    Parameters
    ----------
    f : function of one number, which returns one number
    x : float or int
        Where the line touches f.

    Returns
    -------
    function of t
        Called with a number t it returns one number, the height of the line at t;
        with an array of any shape, the heights as an array of that shape.
        Each line is its own: a later call of `tangent_line` does not change it.
        Do not modify the arguments.

    Example
    -------
    #[ja]
    xにおけるfの接線を、関数として返します。

        y(t) = f(x) + f'(x) * (t - x)

    出典：『ゼロから作るDeep Learning』4章と、その輪講スライド（x = 5とx = 10での接線）。
    傾きf'(x)を求めるには、上で書いた`numerical_diff`を呼び出しましょう。

    引数
    ----
    f : 数を1つ受け取り、数を1つ返す関数
    x : 浮動小数点数または整数
        接点の場所。

    戻り値
    ------
    tの関数
        数tで呼び出すと、tでの直線の高さ（1つの数）を返す。
        配列（形状は自由）で呼び出すと、同じ形状の配列で高さを返す。
        接線どうしは独立で、あとで`tangent_line`を呼んでも、前の接線は変わらない。
        引数は書き換えないこと。

    例
    --
    #[end]
    >>> line = tangent_line(lambda x: x**2, 3.0)
    >>> print(f"{line(3.0):.4f} {line(4.0):.4f}")
    9.0000 15.0000
    """
    ### BEGIN SOLUTION
    slope, height = numerical_diff(f, x), f(x)
    return lambda t: height + slope * (np.asarray(t) - x)
    ### END SOLUTION


# %% check="tangent_line" points=3
at_5, at_10 = tangent_line(curve, 5), tangent_line(curve, 10)
for line in (at_5, at_10):
    assert callable(line), (
        #[en]
        f"Expected a function, got {line}. Return the line itself: a function of t."
        #[ja]
        f"関数が返るはずですが、{line}が返りました。"
        "tを受け取る関数そのものを返しましょう。"
        #[end]
    )

for line, x, t, expected in [
    (at_5, 5, 5.0, 0.75),
    (at_5, 5, 0.0, -0.25),
    (at_5, 5, 20, 3.75),
    (at_10, 10, 10.0, 2.0),
    (at_10, 10, 0.0, -1.0),
    (at_10, 10, 20, 5.0),
]:
    got = line(t)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number for t = {t}, got {got}. "
        "Does the inner function have its own return?"
        #[ja]
        f"t = {t}では数が1つ返るはずですが、{got}が返りました。"
        "内側の関数にもreturnはありますか。"
        #[end]
    )
    assert abs(got - expected) < 1e-4, (
        #[en]
        f"Expected {expected} at t = {t} on the tangent of curve at x = {x}, got {got}. "
        "Does the line go through (x, f(x)), and is its slope that of f at x, not at t?"
        #[ja]
        f"curveのx = {x}での接線は、t = {t}で{expected}のはずですが、"
        f"{got}が返りました。"
        "点(x, f(x))を通りますか。傾きはtではなくxでのものですか。"
        #[end]
    )

many = np.array([0.0, 5.0, 20.0])
got = np.asarray(at_5(many))
assert got.shape == (3,) and np.allclose(got, [-0.25, 0.75, 3.75], rtol=0, atol=1e-4), (
    #[en]
    f"Expected [-0.25, 0.75, 3.75] for the array t = {many}, got {got}. "
    "Plain + and * compute all heights at once; no float(t) is needed."
    #[ja]
    f"配列t = {many}では[-0.25, 0.75, 3.75]のはずですが、{got}が返りました。"
    "+ と * だけで、すべての高さを一度に計算できます。float(t)は不要です。"
    #[end]
)
assert np.array_equal(many, [0.0, 5.0, 20.0]), (
    #[en]
    f"Expected t as it was, [0, 5, 20], but it is now {many}. "
    "Write t - x instead of t -= x."
    #[ja]
    f"tは[0, 5, 20]のままのはずですが、{many}に変わっています。"
    "t -= xではなくt - xと書きましょう。"
    #[end]
)

print("tangent_line: the visible examples agree.")  #[en]
print("tangent_line：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: the two tangents of the slides
#
# Each of your lines should touch the curve at its dot and stay on one side of it. Near the dot you can hardly tell line and curve apart; that is what makes a slope such a good guide for a small step.

# %% [markdown] lang="ja"
# ### 図で見る：スライドの2本の接線
#
# あなたの関数が返した直線は、それぞれ黒丸で曲線に接し、曲線を横切らないはずです。黒丸の近くでは、直線と曲線の区別がほとんど付きません。だからこそ、小さな一歩を踏み出すとき、傾きは頼れる道しるべになります。

# %% figure="two_tangents"
t = np.linspace(0, 20, 201)
heights = {x: tangent_line(curve, x)(t) for x in (5, 10)}
slopes = {x: numerical_diff(curve, x) for x in (5, 10)}

fig, axes = plt.subplots(1, 2, sharey=True, figsize=(7.6, 3.8), layout="constrained")
for ax, x in zip(axes, (5, 10), strict=True):
    ax.plot(t, curve(t), color="black", label="0.01x² + 0.1x")
    (line,) = ax.plot(t, heights[x], "--", color="tab:orange", linewidth=2)
    line.set_label(f"tangent, slope {slopes[x]:.4f}")  #[en]
    line.set_label(f"接線（傾き{slopes[x]:.4f}）")  #[ja]
    ax.plot(x, curve(x), "o", color="black", markersize=8)
    ax.set_title(f"x = {x}")
    ax.set_xlabel("x")
    ax.grid(alpha=0.3)
    ax.legend(loc="upper left")
axes[0].set_ylabel("f(x)")
fig.suptitle("A tangent touches the curve in one point")  #[en]
fig.suptitle("接線は1点で曲線に接する")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## 4. The gradient
#
# With several variables, freeze all but one and ask for the slope along that one: a **partial derivative**. You met two in the check above, 6 and 8 for the bowl at $(3, 4)$. All partial derivatives together, in an array of the shape of `x`, are the **gradient**:
#
# $$\nabla f = \left( \frac{\partial f}{\partial x_0}, \frac{\partial f}{\partial x_1}, \dots \right) \qquad\qquad \frac{\partial f}{\partial x_i} \approx \frac{f(\dots, x_i + h, \dots) - f(\dots, x_i - h, \dots)}{2h}$$
#
# For each entry of `x`: remember it, set it to its value plus `h` and call `f(x)`, then the same with minus `h`, put the old value back. Three things to watch:
#
# - `f` gets the **whole** array, never one entry alone.
# - Move `x` **itself**, not a copy. Next week `f` will be `lambda w: net.loss(x, t)`. It ignores `w` and reads `net.W`, the very array you were handed; if only a copy moves, it sees nothing.
# - Integers cannot hold 3.0001. If `x` holds integers, and only then, work on a float copy.
#
# A hint for any shape: `for index in np.ndindex(x.shape)` visits every entry, as `x[index]`.

# %% [markdown] lang="ja"
# ## 4. 勾配
#
# 変数がいくつもあるときは、1つだけを動かし、残りを固定して傾きを求めます。これが**偏微分**です。上の確認セルに出てきた6と8は、`bowl`の$(3, 4)$での偏微分でした。すべての偏微分を`x`と同じ形状の配列にまとめたものを、**勾配**といいます。
#
# $$\nabla f = \left( \frac{\partial f}{\partial x_0}, \frac{\partial f}{\partial x_1}, \dots \right) \qquad\qquad \frac{\partial f}{\partial x_i} \approx \frac{f(\dots, x_i + h, \dots) - f(\dots, x_i - h, \dots)}{2h}$$
#
# `x`の要素ごとに、元の値を覚えておき、元の値に`h`を足した値を入れて`f(x)`を呼び、次に`h`を引いた値でも呼び、最後に元の値へ戻します。注意することは3つあります。
#
# - `f`には、要素1つではなく配列**全体**を渡します。
# - コピーではなく、`x` **そのもの**を動かします。来週は`f`として`lambda w: net.loss(x, t)`を渡します。この関数は`w`を使わずに`net.W`、つまり引数で受け取ったその配列を直接読むので、コピーを動かしても何も変わりません。
# - 整数の配列に3.0001は入りません。`x`が整数のときだけは、浮動小数点数のコピーを使いましょう。
#
# どんな形状でも使える書き方のヒント：`for index in np.ndindex(x.shape)`とすると、`x[index]`ですべての要素を順に扱えます。

# %% exercise="numerical_gradient"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def numerical_gradient(f, x):
    """
    #[en]
    The gradient of f at x: the central difference for every entry of x.

        (f(x with x_i + h) - f(x with x_i - h)) / (2 * h),  h = 1e-4

    Source: "Deep Learning from Scratch", chapter 4, and the lecture notes that extend it
    to arrays of any shape. As in `numerical_diff`, another small step or a better formula
    is welcome if it is as accurate.

    Parameters
    ----------
    f : function of an array, which returns one number
        It is always called with a whole array of the shape of `x`. It may ignore this
        argument and read the array that you were handed instead, so move `x` itself.
    x : array of float (float64) or int, any shape
        Where the gradient is wanted. An array of int cannot be moved by h: use a float
        copy of it, and give the right gradient all the same.

    Returns
    -------
    array of float, the shape of x
        A new array with the partial derivatives. `x` was moved, so put it back exactly:
        the arguments must be as they were when you return, to the last digit.

    Example
    -------
    #[ja]
    xにおけるfの勾配を求めます。xのすべての要素について、中心差分を計算します。

        (f(x_iをx_i + hにしたx) - f(x_iをx_i - hにしたx)) / (2 * h)、h = 1e-4

    出典：『ゼロから作るDeep Learning』4章と、それを任意の形状の配列に拡張した講義資料。
    `numerical_diff`と同じく、同じくらい正確なら、ほかの小さな刻み幅や公式でも構いません。

    引数
    ----
    f : 配列を受け取り、数を1つ返す関数
        必ず`x`と同じ形状の配列全体を渡すこと。fは渡された値を使わずに、`x`の配列を
        直接読むこともあるので、`x`そのものを動かすこと。
    x : 浮動小数点数（float64）または整数の配列、形状は自由
        勾配を求める場所。整数の配列はhだけ動かせないので、浮動小数点数のコピーを使い、
        正しい勾配を返すこと。

    戻り値
    ------
    浮動小数点数の配列、xと同じ形状
        偏微分を並べた新しい配列。動かした`x`は、正確に元の値へ戻すこと。
        関数から戻るとき、引数の中身は最後の桁まで元のままにしておくこと。

    例
    --
    #[end]
    >>> x = np.array([3.0, 4.0])
    >>> print(np.round(numerical_gradient(lambda x: x[0] ** 2 + x[1] ** 2, x), 4))
    [6. 8.]
    >>> print(x)
    [3. 4.]
    """
    ### BEGIN SOLUTION
    h = 1e-4
    #[en]
    # x itself if it holds floats, a float copy if it holds integers
    #[ja]
    # 浮動小数点数の配列ならxそのもの、整数の配列なら浮動小数点数のコピー
    #[end]
    x = np.asarray(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        before = x[index]
        x[index] = before + h
        right = f(x)
        x[index] = before - h
        left = f(x)
        x[index] = before
        gradient[index] = (right - left) / (2 * h)
    return gradient
    ### END SOLUTION


# %% check="numerical_gradient" points=6
table = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
weights = np.array([[0.1, -0.2], [0.3, 0.4]])


def reads_weights(w):
    return np.sum(weights**2)


#[en]
basic = (
    "Central difference, over (2 * h), one entry at a time? "
    "Is the return after the loop?"
)
whole = "f multiplies the entries: is it called with the whole array, not with one entry?"
shape = "Here x has two axes: is each x[i, j] moved alone, not whole rows?"
integers = "x holds integers: are both the moved copy and the gradient arrays of float?"
itself = (
    "This f ignores its argument and reads the array handed to you: "
    "did a copy move instead?"
)
#[ja]
basic = "要素を1つずつ動かし、(2 * h)で割りましたか。returnはループのあとですか。"
whole = "fは要素どうしの積です。要素1つではなく、配列全体を渡していますか。"
shape = "xは2次元です。行ごとではなく、x[i, j]を1つずつ動かしていますか。"
integers = "xは整数の配列です。動かすコピーと勾配は、どちらも浮動小数点数の配列ですか。"
itself = "このfは渡された値を使わず、xの配列を直接読みます。コピーを動かしていませんか。"
#[end]
for f, x, expected, hint in [
    (bowl, np.array([3.0, 4.0]), [6, 8], basic),
    (bowl, np.array([0.0, 2.0]), [0, 4], basic),
    (bowl, np.array([3.0, 0.0]), [6, 0], basic),
    (np.prod, np.array([3.0, 4.0]), [4, 3], whole),
    (bowl, table, [[2, 4, 6], [8, 10, 12]], shape),
    (bowl, np.array([3, 4]), [6, 8], integers),
    (reads_weights, weights, [[0.2, -0.4], [0.6, 0.8]], itself),
]:
    x_before = x.copy()
    try:
        got = numerical_gradient(f, x)
    except (IndexError, TypeError, ValueError) as error:
        raise AssertionError(
            #[en]
            f"Expected {expected} for {f.__name__} at x = {x_before.tolist()}, "
            f"got an error: {error}. {hint}"
            #[ja]
            f"{f.__name__}のx = {x_before.tolist()}での勾配は{expected}のはずですが、"
            f"エラーになりました：{error}。{hint}"
            #[end]
        ) from error
    assert got is not None, (
        #[en]
        f"Expected an array of shape {x.shape}, got None. Is the return there?"
        #[ja]
        f"形状{x.shape}の配列が返るはずですが、Noneが返りました。"
        "returnを忘れていませんか。"
        #[end]
    )
    assert np.shape(got) == x.shape, (
        #[en]
        f"Expected an array of shape {x.shape}, the shape of x, "
        f"got shape {np.shape(got)}: {got}. "
        "Is there one slope for every entry?"
        #[ja]
        f"xと同じ形状{x.shape}の配列が返るはずですが、"
        f"形状{np.shape(got)}の{got}でした。"
        "要素1つにつき、傾きを1つ求めていますか。"
        #[end]
    )
    assert np.array_equal(x, x_before), (
        #[en]
        f"Expected x exactly as it was, {x_before.tolist()}, but it is now {x.tolist()}. "
        "Remember the old value and put that back; adding and subtracting h leaves a trace."
        #[ja]
        f"xは{x_before.tolist()}のままのはずですが、{x.tolist()}に変わっています。"
        "元の値を覚えておいて、それを戻しましょう。hの足し引きで戻すと、わずかにずれます。"
        #[end]
    )
    assert np.allclose(got, expected, rtol=1e-6, atol=1e-6), (
        #[en]
        f"Expected {expected} for {f.__name__} at x = {x.tolist()}, "
        f"got {np.asarray(got).tolist()}. {hint}"
        #[ja]
        f"{f.__name__}のx = {x.tolist()}での勾配は{expected}のはずですが、"
        f"{np.asarray(got).tolist()}が返りました。{hint}"
        #[end]
    )

print("numerical_gradient: the visible examples agree.")  #[en]
print("numerical_gradient：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: the gradient field of the bowl
#
# You look down into the bowl $x_0^2 + x_1^2$; on each circle the height is the same. Every arrow is a gradient computed by your function, drawn at a tenth of its length. Find the three of the check. Which way do the arrows point, uphill or downhill? Where are they long, and what happens at the bottom?

# %% [markdown] lang="ja"
# ### 図で見る：お椀の勾配
#
# お椀$x_0^2 + x_1^2$を真上から見た図です。同じ円の上では高さが等しくなります。矢印はどれも、あなたの関数が求めた勾配です（長さは10分の1にしてあります）。確認セルの3つの勾配を見つけてください。矢印の向きは上りでしょうか、下りでしょうか。矢印が長いのはどこで、お椀の底ではどうなっているでしょうか。

# %% figure="gradient_field"
ticks = np.arange(-4.0, 5.0)
points = np.array([[x0, x1] for x0 in ticks for x1 in ticks])
field = np.array([numerical_gradient(bowl, point) for point in points])
three = np.array([[3.0, 4.0], [0.0, 2.0], [3.0, 0.0]])
named = np.array([numerical_gradient(bowl, point) for point in three])

fig, ax = plt.subplots(figsize=(6, 6), layout="constrained")
angle = np.linspace(0, 2 * np.pi, 200)
for radius in range(1, 7):
    ax.plot(
        radius * np.cos(angle), radius * np.sin(angle), color="0.82", linewidth=1, zorder=0
    )
in_place = {"angles": "xy", "scale_units": "xy", "scale": 10}
ax.quiver(*points.T, *field.T, color="tab:orange", width=0.004, **in_place)
ax.quiver(*three.T, *named.T, color="black", width=0.008, zorder=3, **in_place)
for (x0, x1), (g0, g1) in zip(three, named, strict=True):
    ax.annotate(f"({g0:.0f}, {g1:.0f})", (x0, x1),
                xytext=(0, -7), textcoords="offset points",
                ha="center", va="top", fontsize=11,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})
ax.plot(*three.T, "o", color="black", markersize=5, zorder=4)
ax.set_xlim(-5.2, 5.2)
ax.set_ylim(-5.2, 5.2)
ax.set_aspect("equal")
ax.set_xlabel("$x_0$")
ax.set_ylabel("$x_1$")
ax.set_title("Gradients of $x_0^2 + x_1^2$ (arrows: 1/10 of the length)")  #[en]
ax.set_title("$x_0^2 + x_1^2$の勾配（矢印の長さは10分の1）")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## Question: two bad steps
#
# Two friends want the slope of `curve` at 5, which is 0.2. Both use the forward difference. Aoi takes `h = 1e-49` "to be as exact as possible" and gets 0.0. Ren takes `h = 1` and gets 0.21. What went wrong for each, and what are the two errors called? Would the central difference have helped Aoi? And Ren? **Your turn:** answer in the cell below, in three to five sentences; the V may help.

# %% [markdown] lang="ja"
# ## 問い：二人はどこでつまずいたのか
#
# アオイさんとレンさんが、`curve`の$x = 5$での傾き（正しくは0.2）を、前方差分で求めました。アオイさんは「なるべく正確に」と考えて`h = 1e-49`とし、結果は0.0でした。レンさんは`h = 1`とし、結果は0.21でした。それぞれ何がいけなかったのでしょうか。また、その誤差は何と呼ばれますか。中心差分を使っていたら、二人の結果は良くなったでしょうか。**あなたの番：** V字の図も参考にして、下のセルに3〜5文で答えましょう。

# %% [markdown] question="two_pitfalls" points=2 lang="en"
# ### BEGIN SOLUTION
# Aoi's step is too small: a float holds about 16 digits, so 5 + 1e-49 is rounded to 5, the difference is 0 and so is the slope. This is a rounding error.
# Ren's step is too big: the line through the points at 5 and at 6 is steeper than the tangent at 5. This is a truncation error; it comes from the formula and would be there even with exact arithmetic.
# The central difference would not have helped Aoi, since 5 - 1e-49 is 5 as well: a larger h is needed. It would have helped Ren: looking to both sides, the bend of the curve cancels (for this parabola completely), and the slope is 0.2.
# ### END SOLUTION

# %% [markdown] question="two_pitfalls" points=2 lang="ja"
# ### BEGIN SOLUTION
# アオイさんの刻み幅は小さすぎます。浮動小数点数の精度は約16桁なので、5 + 1e-49は5に丸められ、差が0、したがって傾きも0になりました。これは丸め誤差です。
# レンさんの刻み幅は大きすぎます。x = 5とx = 6の2点を通る直線は、x = 5での接線よりも急です。これは打ち切り誤差で、差分の式そのものから生じるため、桁数に限りのない計算をしたとしても残ります。
# 中心差分を使っても、アオイさんの結果は変わりません。5 - 1e-49も5に丸められるからで、hを大きくする必要があります。一方、レンさんの結果は良くなります。両側を見ることで曲がりの影響が打ち消し合い（この放物線では完全に消えます）、0.2が得られます。
# ### END SOLUTION

# %% [markdown] lang="en"
# ## Next week
#
# The gradient points to where the function rises fastest. So the way down is the other way. In week 4 you walk it: a step against the gradient, a look around, another step. That is **gradient descent**. You also meet a first small network, and find the gradient of its loss with this week's function. One number decides whether you arrive, crawl, or fly off the map: the learning rate.

# %% [markdown] lang="ja"
# ## 来週は
#
# 勾配が指すのは、関数の値が最も急に増える向きです。ということは、その反対へ進めば下っていけます。第4週では、勾配と逆向きに一歩進み、勾配を求め直してまた一歩進む**勾配降下法**を学びます。小さなニューラルネットワークも登場し、その損失の勾配を今週の関数で求めます。無事に底へ着くか、ほとんど進まないか、遠くへ飛んでいってしまうか。それを決めるのが学習率です。
