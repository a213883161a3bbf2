# %% [markdown] lang="en"
# # Week 3: Slopes without calculus
#
# To learn, a network needs to know for every weight in which direction the loss falls. The answer is a slope. This week you find slopes with function calls only: move a little, take the difference, divide.
#
# By the end you can
#
# - find the slope of a function without a formula for its derivative,
# - explain the two pitfalls of numerical differentiation, and choose a step that avoids both,
# - draw the tangent to a curve,
# - compute the gradient of a function of many variables, in an array of any shape.
#
# **How to work.** Write in the cells that say "Your turn", then run the check below. The checks show a few examples; grading uses other inputs as well. When you are done, hand in this one file without changing its name.

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
# **進め方：** 「あなたの番」と書かれたセルにコードを書いたら、すぐ下の確認セルを実行してください。確認セルにあるのは一部の例だけで、採点ではほかの入力も使います。できあがったら、このファイルだけを、名前を変えずに提出してください。

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
# We use two functions this week: a curve of one variable, and a bowl with any number of variables.
#
# $$\text{curve}(x) = 0.01 x^2 + 0.1 x \qquad\qquad \text{bowl}(x_0, x_1) = x_0^2 + x_1^2$$

# %% [markdown] lang="ja"
# 今週は2つの関数を使います。1変数の曲線`curve`と、変数が何個でもよい、お椀の形をした`bowl`です。
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
# Take a step $h$ to the right, measure how much $f$ has risen, and divide by the step. The derivative is the limit as the step becomes smaller and smaller:
#
# $$\frac{df(x)}{dx} = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}$$
#
# A program cannot take a limit. It takes one small $h$, and the fraction is called the **forward difference**. But how small should $h$ be?
#
# - **Too small** gives a **rounding error**. A float holds about 16 digits, so `5 + 1e-49` is just `5`: nothing has moved, and the computed slope is 0.
# - **Too big** gives a **truncation error**. The line through the two points of the curve, at $x$ and at $x + h$, is not yet the tangent.
#
# Your function takes $h$ as an argument, so you can try out both pitfalls. (The book "Deep Learning from Scratch" writes `10e-50`. That is 1e-49.)

# %% [markdown] lang="ja"
# ## 1. 前方差分と、2つの落とし穴
#
# 右へ$h$だけ進み、$f$がどれだけ増えたかを見て、進んだ幅$h$で割ります。この$h$を限りなく0に近づけたときの極限が微分です。
#
# $$\frac{df(x)}{dx} = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}$$
#
# プログラムでは極限を取れないので、代わりに小さな刻み幅$h$を1つ決めて、この分数を計算します。これを**前方差分**といいます。では、$h$はどれくらい小さくすればよいのでしょうか。
#
# - **小さすぎる**と、**丸め誤差**が問題になります。浮動小数点数の精度は約16桁なので、`5 + 1e-49`は`5`に丸められます。まったく動いていないことになり、傾きは0になってしまいます。
# - **大きすぎる**と、**打ち切り誤差**が問題になります。曲線上の2点（$x$と$x + h$での点）を通る直線は、まだ接線とは言えません。
#
# $h$を引数で受け取る関数を書き、2つの落とし穴を、自分の目で確かめましょう。（教科書『ゼロから作るDeep Learning』には`10e-50`とありますが、これは1e-49のことです。）

# %% exercise="forward_diff"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def forward_diff(f, x, h):
    """
    #[en]
    Compute the slope of f at x by the forward difference with step h.

        (f(x + h) - f(x)) / h

    Source: "Deep Learning from Scratch", chapter 4.

    Parameters
    ----------
    f : function of one number, which returns one number
    x : float or int
        Where the slope is wanted.
    h : float or int, not 0
        The step. Use it as it is, even if it is a bad one: 1e-49 gives 0.0 at x = 5.
        A negative h is a step to the left and needs no extra code.

    Returns
    -------
    float
        The forward difference, one number. Do not modify the arguments.

    Example
    -------
    #[ja]
    前方差分で、xにおけるfの傾きを求める。刻み幅hは引数で指定する。

        (f(x + h) - f(x)) / h

    出典：『ゼロから作るDeep Learning』4章。

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
forward = "Do you compute f(x + h) - f(x), in this order, and divide by the h that was passed?"
given_h = "Do you use the h that was passed, and not one of your own?"
too_small = "5 + 1e-49 is rounded to 5, so the difference is 0. Is h used as it is?"
#[ja]
forward = "引数のhを使い、f(x + h) - f(x) をこの順で計算して、hで割っていますか。"
given_h = "自分で決めた値ではなく、引数のhを使っていますか。"
too_small = (
    "5 + 1e-49は5に丸められるので、差は0です。"
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
print("The slope of curve at 5 is 0.2. Your function gives, with too small a step and with 1e-4:")
#[ja]
print("forward_diff：ここにある例はすべて合っています。")
print(
    "curveのx = 5での傾きは0.2です。"
    "小さすぎる刻み幅と1e-4での、あなたの関数の結果です。"
)
#[end]
print(f"    h = 1e-49: {forward_diff(curve, 5.0, 1e-49):.10f}")
print(f"    h = 1e-4 : {forward_diff(curve, 5.0, 1e-4):.10f}")

# %% [markdown] lang="en"
# ### A picture: a line through two points, and the tangent
#
# Your function gives the slope of a line through two points of the curve, a **secant**. The smaller the step, the closer the secant is to the tangent; the difference between their slopes is the truncation error. In the figure on the right, the two points lie on either side of $x$. Which of the two secants is closer to the tangent?

# %% [markdown] lang="ja"
# ### 図で見る：2点を通る直線と接線
#
# あなたの関数が求めるのは、曲線上の2点を通る直線（**割線**）の傾きです。刻み幅を小さくするほど、割線は接線に近づきます。この2本の傾きの差が打ち切り誤差です。右の図では、2点を$x$の両側に取りました。接線に近いのは、どちらの割線でしょうか。

# %% figure="secants"
place, step = 1.0, 0.7
t = np.linspace(-0.2, 2.6, 200)
ahead = forward_diff(np.sin, place, step)
behind = forward_diff(np.sin, place, -step)

fig, axes = plt.subplots(1, 2, sharey=True, figsize=(7.6, 3.6), layout="constrained")
for ax, ends, slope in [
    (axes[0], [place, place + step], ahead),
    (axes[1], [place - step, place + step], (ahead + behind) / 2),
]:
    start = ends[0]
    ax.plot(t, np.sin(t), color="black", label="sin(x)")
    (line,) = ax.plot(t, np.sin(place) + np.cos(place) * (t - place), ":", color="black")
    line.set_label(f"tangent, slope {np.cos(place):.2f}")  #[en]
    line.set_label(f"接線（傾き{np.cos(place):.2f}）")  #[ja]
    (line,) = ax.plot(t, np.sin(start) + slope * (t - start), "--", color="tab:orange")
    line.set_linewidth(2)
    line.set_label(f"secant, slope {slope:.2f}")  #[en]
    line.set_label(f"割線（傾き{slope:.2f}）")  #[ja]
    ax.plot(ends, np.sin(ends), "o", color="tab:orange", markeredgecolor="black")
    ax.plot(place, np.sin(place), "o", color="black")
    ax.set_xlabel("x")
    ax.grid(alpha=0.3)
    ax.legend(loc="lower right")
axes[0].set_ylim(-0.6, 1.5)
#[en]
axes[0].set_title("Forward: from x to x + h")
axes[1].set_title("Both sides: from x − h to x + h")
fig.suptitle(f"Slope of sin at x = {place:g}, step h = {step:g}")
#[ja]
axes[0].set_title("前方：xからx + hまで")
axes[1].set_title("両側：x − hからx + hまで")
fig.suptitle(f"sinのx = {place:g}での傾き、刻み幅h = {step:g}")
#[end]
plt.show()

# %% [markdown] lang="en"
# ## 2. Central difference
#
# Two choices together avoid both pitfalls: a moderate step, $h = 10^{-4}$, and points on **both** sides of $x$.
#
# $$\frac{df(x)}{dx} \approx \frac{f(x+h) - f(x-h)}{2h}$$
#
# The curve bends away from its tangent on the right and on the left, and the errors of the two sides largely cancel out. Estimating a derivative from small differences in this way is called **numerical differentiation**. It works for every function that you can call, but the result means something only where the function has a slope: at a jump or at a sharp corner (such as $|x|$ at 0) there is none.

# %% [markdown] lang="ja"
# ## 2. 中心差分
#
# 2つの落とし穴を避けるために、工夫を2つ組み合わせます。刻み幅をほどほどの$h = 10^{-4}$にすること、そして$x$の**両側**に点を取ることです。
#
# $$\frac{df(x)}{dx} \approx \frac{f(x+h) - f(x-h)}{2h}$$
#
# 曲線は右でも左でも接線から離れていきますが、両側の差を取ると、そのずれの大部分が打ち消し合います。このように微小な差分を使って微分を求めることを**数値微分**といいます。呼び出せる関数なら何にでも使えますが、結果に意味があるのは、傾きがある場所だけです。段差や、（$|x|$の0のような）とがった角には、傾きがありません。

# %% exercise="numerical_diff"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def numerical_diff(f, x):
    """
    #[en]
    Compute the slope of f at x by the central difference with h = 1e-4.

        (f(x + h) - f(x - h)) / (2 * h)

    Source: "Deep Learning from Scratch", chapter 4.
    You may use another small step or a better formula if the relative error stays below
    1e-6 on smooth functions (polynomials, sin, exp) at an x of ordinary size.

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
    中心差分（h = 1e-4）で、xにおけるfの傾きを求める。

        (f(x + h) - f(x - h)) / (2 * h)

    出典：『ゼロから作るDeep Learning』4章。
    ほかの小さな刻み幅や、より精度の高い公式を使ってもよい。ただし、なめらかな関数
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
# The book prints 0.1999999999990898 and 0.2999999999986347 for the first two.
# The next two are partial derivatives of bowl at (3, 4): one variable moves, one is fixed.
#[ja]
# 教科書では、はじめの2つは0.1999999999990898と0.2999999999986347と表示されています。
# 次の2つはbowlの (3, 4) での偏微分です。一方の変数だけを動かし、もう一方は固定します。
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
        "If your result is slightly off, do you use both sides, x + h and x - h, with a small h? "
        "If the sign is wrong, is f(x + h) first? If it is half or double, do you divide by 2h? "
        "If it is tiny, are there brackets in / (2 * h)? If it is zero, is h too small?"
        #[ja]
        f"{f.__name__}のx = {x}での傾きは{expected}のはずですが、{got}が返りました。"
        "わずかに違うなら、hは小さく、x + hとx - hの両側を見ていますか。"
        "符号が逆なら、f(x + h) が先ですか。半分や2倍なら、2hで割りましたか。"
        "とても小さいなら、/ (2 * h) の括弧はありますか。0なら、hが小さすぎませんか。"
        #[end]
    )

print("numerical_diff: the visible examples agree.")  #[en]
print("numerical_diff：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: the V between the pitfalls
#
# How wrong is the slope of $\sin$ at 1, for steps from 1 down to 1e-18? Start at the right. As $h$ becomes smaller, the truncation error falls: in proportion to $h$ for the forward difference, and to $h^2$ for the central one (which is the mean of `forward_diff` with $h$ and with $-h$).
#
# Then the error rises again. Two nearly equal numbers are subtracted, so few correct digits remain (**cancellation**), and dividing by a tiny $h$ makes the remaining error larger. At the far left, $x + h$ is rounded to $x$; the same happens for every smaller $h$, such as 1e-49. Where in the V is $h = 10^{-4}$?

# %% [markdown] lang="ja"
# ### 図で見る：2つの落とし穴の間にあるV字の谷
#
# $\sin$の$x = 1$での傾きを、刻み幅を1から1e-18まで変えて求めると、誤差はどうなるでしょうか。右端から見ていきましょう。$h$を小さくすると打ち切り誤差が減ります。前方差分では$h$に、中心差分では$h^2$に比例します（中心差分は、`forward_diff`の$h$での値と$-h$での値の平均です）。
#
# ところが、その先で誤差は増え始めます。ほとんど等しい2つの数の差を取るので、正しい桁が少ししか残らず（**桁落ち**）、残った誤差が、小さな$h$で割ることで拡大されるからです。左端では$x + h$が$x$に丸められます。1e-49のような、もっと小さな$h$でも同じです。$h = 10^{-4}$は、V字のどのあたりにあるでしょうか。

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
# The tangent touches the curve: it goes through the point $(x, f(x))$ and has the slope of the curve there. At any place $t$ its height is
#
# $$y(t) = f(x) + \frac{df(x)}{dx} \, (t - x)$$
#
# `tangent_line` returns a **function**, not a number: you pass $f$ and $x$, and the line that you get can be called with any $t$. In Python, define a function inside your function and return it (its name without brackets), or return a `lambda`.

# %% [markdown] lang="ja"
# ## 3. 接線
#
# 接線は、点$(x, f(x))$を通り、その点での曲線の傾きを持つ直線です。場所$t$での高さは、次の式で求められます。
#
# $$y(t) = f(x) + \frac{df(x)}{dx} \, (t - x)$$
#
# `tangent_line`が返すのは、数ではなく**関数**です。$f$と$x$を渡すと直線が返り、それを好きな$t$で呼び出せます。Pythonでは、関数の中で定義した関数を（名前に括弧を付けずに書いて）返すか、`lambda`を返します。

# %% exercise="tangent_line" needs=["numerical_diff"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def tangent_line(f, x):
    """
    #[en]
    Return the tangent of f at x as a function.

        y(t) = f(x) + f'(x) * (t - x)

    Source: "Deep Learning from Scratch", chapter 4 (the tangents at 5 and at 10).
    For the slope f'(x), call your `numerical_diff`.

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
        A later call of `tangent_line` does not change a line returned earlier.
        The line does not modify the array t.

    Example
    -------
    #[ja]
    xにおけるfの接線を、関数として返す。

        y(t) = f(x) + f'(x) * (t - x)

    出典：『ゼロから作るDeep Learning』4章（x = 5とx = 10での接線）。
    傾きf'(x) は、上で書いた`numerical_diff`を呼び出して求める。

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
        返された関数は、配列tを書き換えない。

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
        "点 (x, f(x)) を通りますか。傾きはtではなくxでのものですか。"
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
    "+ と * だけで、すべての高さを一度に計算できます。float(t) は不要です。"
    #[end]
)
assert np.array_equal(many, [0.0, 5.0, 20.0]), (
    #[en]
    f"Expected t to be unchanged, [0, 5, 20], but it is now {many}. "
    "Write t - x instead of t -= x."
    #[ja]
    f"tは[0, 5, 20]のままのはずですが、{many}に変わっています。"
    "t -= xではなくt - xと書きましょう。"
    #[end]
)

print("tangent_line: the visible examples agree.")  #[en]
print("tangent_line：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: the two tangents
#
# Each of your lines should touch the curve at the black dot and stay on one side of the curve. Near the dot you can hardly distinguish the line from the curve. This is why a slope is a good guide for a small step.

# %% [markdown] lang="ja"
# ### 図で見る：2本の接線
#
# あなたの関数が返した直線は、それぞれ黒丸で曲線に接し、曲線を横切らないはずです。黒丸の近くでは、直線と曲線の区別がほとんど付きません。小さな一歩を進むときに傾きが頼りになるのは、このためです。

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
fig.suptitle("A tangent touches the curve at one point")  #[en]
fig.suptitle("接線は1点で曲線に接する")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## 4. The gradient
#
# With several variables, fix all but one and compute the slope along that one: a **partial derivative**. For the bowl at $(3, 4)$, the slope is 6 if only $x_0$ moves, and 8 if only $x_1$ moves. All partial derivatives together, in an array of the shape of `x`, are the **gradient**:
#
# $$\nabla f = \left( \frac{\partial f}{\partial x_0}, \frac{\partial f}{\partial x_1}, \dots \right) \qquad\qquad \frac{\partial f}{\partial x_i} \approx \frac{f(\dots, x_i + h, \dots) - f(\dots, x_i - h, \dots)}{2h}$$
#
# For each entry of `x`: remember its value, set the entry to this value plus `h` and call `f(x)`, do the same with minus `h`, and put the old value back. Three things are important:
#
# - Pass the **whole** array to `f`, never one entry alone.
# - Change `x` **itself**, not a copy. Next week `f` will be `lambda w: net.loss(x, t)`, where `x` and `t` are the data and the answers. This `f` ignores `w` and reads `net.W`, which is the array that your function receives as its own `x`. If you change only a copy, this `f` always returns the same number.
# - An array of integers cannot hold 3.0001. If `x` holds integers, and only then, work on a float copy.
#
# A hint for any shape: `for index in np.ndindex(x.shape)` visits every entry, as `x[index]`.

# %% [markdown] lang="ja"
# ## 4. 勾配
#
# 変数がいくつもあるときは、1つだけを動かし、残りを固定して傾きを求めます。これが**偏微分**です。`bowl`の$(3, 4)$では、$x_0$だけを動かしたときの傾きが6、$x_1$だけを動かしたときの傾きが8です。すべての偏微分を`x`と同じ形状の配列にまとめたものを、**勾配**といいます。
#
# $$\nabla f = \left( \frac{\partial f}{\partial x_0}, \frac{\partial f}{\partial x_1}, \dots \right) \qquad\qquad \frac{\partial f}{\partial x_i} \approx \frac{f(\dots, x_i + h, \dots) - f(\dots, x_i - h, \dots)}{2h}$$
#
# `x`の要素ごとに、元の値を覚えておき、元の値に`h`を足した値を入れて`f(x)`を呼び、次に`h`を引いた値でも呼び、最後に元の値へ戻します。注意することは3つあります。
#
# - `f`には、要素1つではなく配列**全体**を渡します。
# - コピーではなく、`x` **そのもの**を動かします。来週は`f`として`lambda w: net.loss(x, t)`を渡します（この`x`と`t`は、データと正解です）。この関数は`w`を使わずに`net.W`を直接読みます。`net.W`は、あなたの関数が引数`x`として受け取る配列そのものです。ですから、コピーだけを動かしても、この`f`はいつも同じ値を返します。
# - 整数の配列に3.0001は入りません。`x`が整数の配列のときだけは、浮動小数点数のコピーを使いましょう。
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
    Compute the gradient of f at x: the central difference for every entry of x.

        (f(x with x_i + h) - f(x with x_i - h)) / (2 * h),  h = 1e-4

    Source: "Deep Learning from Scratch", chapter 4; "Analysing Learner Language", 4.2.4.
    As in `numerical_diff`, you may use another small step or a better formula if it is as
    accurate.

    Parameters
    ----------
    f : function of an array, which returns one number
        Always call it with a whole array of the shape of `x`. It may ignore this
        argument and read the array `x` directly, so change `x` itself.
    x : array of float (float64) or int, any shape
        Where the gradient is wanted. An array of int cannot hold x + h: use a float
        copy of it, and return the right gradient.

    Returns
    -------
    array of float, the shape of x
        A new array with the partial derivatives. When you return, `x` must hold exactly
        the values that it held before, to the last digit.

    Example
    -------
    #[ja]
    xにおけるfの勾配を求める。xのすべての要素について、中心差分を計算する。

        (f(x_iをx_i + hにしたx) - f(x_iをx_i - hにしたx)) / (2 * h)、h = 1e-4

    出典：『ゼロから作るDeep Learning』4章、「学習者言語の分析」4.2.4節。
    `numerical_diff`と同様に、精度が同じくらいなら、ほかの小さな刻み幅や公式でもよい。

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
        偏微分を並べた新しい配列。動かした`x`は、最後の桁まで正確に元の値へ戻すこと。

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
    "Do you move one entry at a time, and divide by (2 * h)? "
    "Is the return after the loop?"
)
whole = "f multiplies the entries: is it called with the whole array, not with one entry?"
shape = "Here x has two axes: do you move each x[i, j] alone, not whole rows?"
integers = "x holds integers: are both the moved copy and the gradient arrays of float?"
itself = (
    "This f ignores its argument and reads the array x directly: "
    "did you change a copy instead of x?"
)
#[ja]
basic = "要素を1つずつ動かし、(2 * h) で割りましたか。returnはループのあとですか。"
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
        f"Expected x to hold exactly its old values {x_before.tolist()}, got {x.tolist()}. "
        "Remember the old value and put that back; adding and subtracting h leaves an error."
        #[ja]
        f"xは呼び出しのあとも{x_before.tolist()}のはずですが、{x.tolist()}になっています。"
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
# ### A picture: the bowl
#
# The left figure shows the bowl $x_0^2 + x_1^2$ as a surface; the right one shows the same bowl from above, with circles that connect points of equal height. Every arrow is a gradient computed by your function, drawn at a tenth of its length. Find the black arrows: the gradients $(6, 8)$, $(0, 4)$ and $(6, 0)$. Do the arrows point uphill or downhill? Where are they long, and what happens at the bottom?

# %% [markdown] lang="ja"
# ### 図で見る：お椀
#
# 左はお椀$x_0^2 + x_1^2$を曲面で描いた図、右は同じお椀を真上から見た図で、円は同じ高さの点を結んだ線です。矢印はどれも、あなたの関数が求めた勾配です（長さは10分の1にしてあります）。黒い矢印は、$(6, 8)$、$(0, 4)$、$(6, 0)$の3つの勾配です。図の中で見つけてください。矢印の向きは上りでしょうか、下りでしょうか。矢印が長いのはどこで、お椀の底ではどうなっているでしょうか。

# %% figure="gradient_field"
ticks = np.arange(-4.0, 5.0)
points = np.array([[x0, x1] for x0 in ticks for x1 in ticks])
field = np.array([numerical_gradient(bowl, point) for point in points])
three = np.array([[3.0, 4.0], [0.0, 2.0], [3.0, 0.0]])
named = np.array([numerical_gradient(bowl, point) for point in three])

fig = plt.figure(figsize=(9.6, 4.9), layout="constrained")
surface = fig.add_subplot(1, 2, 1, projection="3d")
ax = fig.add_subplot(1, 2, 2)
radius, angle = np.meshgrid(np.linspace(0, 5, 11), np.linspace(0, 2 * np.pi, 49))
x0, x1 = radius * np.cos(angle), radius * np.sin(angle)
surface.plot_surface(x0, x1, x0**2 + x1**2, color="0.95", edgecolor="0.45",
                     linewidth=0.5, shade=False)
surface.plot(*three.T, [bowl(point) + 0.6 for point in three], "o", color="tab:orange",
             markeredgecolor="black", markersize=8, zorder=9)
surface.view_init(elev=32, azim=-62)
surface.set_xlabel("$x_0$")
surface.set_ylabel("$x_1$")
ax.contour(x0, x1, x0**2 + x1**2, levels=[1, 4, 9, 16, 24.9], colors="0.75", linewidths=1)
in_place = {"angles": "xy", "scale_units": "xy", "scale": 10}
ax.quiver(*points.T, *field.T, color="tab:orange", width=0.004, **in_place)
slim = {"headwidth": 3, "headlength": 4, "headaxislength": 4}
ax.quiver(*three.T, *named.T, color="black", width=0.008, zorder=3, **in_place, **slim)
white = {"facecolor": "white", "edgecolor": "none", "pad": 1}
for point, (g0, g1) in zip(three, named, strict=True):
    ax.annotate(f"({g0:.0f}, {g1:.0f})", point, xytext=(0, -7), textcoords="offset points",
                ha="center", va="top", bbox=white)
ax.plot(*three.T, "o", color="black", markersize=5, zorder=4)
ax.set_xlim(-5.2, 5.2)
ax.set_ylim(-5.2, 5.2)
ax.set_aspect("equal")
ax.set_xlabel("$x_0$")
ax.set_ylabel("$x_1$")
#[en]
surface.set_title("The surface $x_0^2 + x_1^2$")
ax.set_title("Its gradients (arrows: 1/10 of the length)")
#[ja]
surface.set_title("曲面$x_0^2 + x_1^2$")
ax.set_title("その勾配（矢印の長さは10分の1）")
#[end]
plt.show()

# %% [markdown] lang="en"
# ## Question: two bad steps
#
# Two friends want the slope of `curve` at 5, which is 0.2. Both use the forward difference. Aoi takes `h = 1e-49` "to be as exact as possible" and gets 0.0. Ren takes `h = 1` and gets 0.21. What went wrong for each, and what are the two errors called? Would the central difference have helped Aoi? And Ren? **Your task:** answer in the cell below, in three to five sentences. The figure with the V may help.

# %% [markdown] lang="ja"
# ## 問い：2つの悪い刻み幅
#
# アオイさんとレンさんが、`curve`の$x = 5$での傾き（正しくは0.2）を、前方差分で求めました。アオイさんは「なるべく正確に」と考えて`h = 1e-49`とし、結果は0.0でした。レンさんは`h = 1`とし、結果は0.21でした。それぞれ何がいけなかったのでしょうか。また、その誤差は何と呼ばれますか。中心差分を使っていたら、2人の結果は、それぞれ良くなったでしょうか。**課題：** V字の図も参考にして、下のセルに3〜5文で答えてください。

# %% [markdown] question="two_pitfalls" points=2 lang="en"
# ### BEGIN SOLUTION
# Aoi's step is too small: a float holds about 16 digits, so 5 + 1e-49 is rounded to 5, the difference is 0 and so is the slope. This is a rounding error.
# Ren's step is too big: the line through the points at 5 and at 6 is steeper than the tangent at 5. This is a truncation error; it comes from the formula and would be there even with exact arithmetic.
# The central difference would not have helped Aoi, since 5 - 1e-49 is 5 as well: a larger h is needed. It would have helped Ren: with points on both sides, the effect of the bend cancels out (for this parabola completely), and the slope is 0.2.
# ### END SOLUTION

# %% [markdown] question="two_pitfalls" points=2 lang="ja"
# ### BEGIN SOLUTION
# アオイさんの刻み幅は小さすぎます。浮動小数点数の精度は約16桁なので、5 + 1e-49は5に丸められ、差が0、したがって傾きも0になりました。これは丸め誤差です。
# レンさんの刻み幅は大きすぎます。x = 5とx = 6の2点を通る直線は、x = 5での接線よりも急です。これは打ち切り誤差で、差分の式そのものから生じるため、桁数に限りのない計算をしたとしても残ります。
# 中心差分を使っても、アオイさんの結果は変わりません。5 - 1e-49も5に丸められるからで、hを大きくする必要があります。一方、レンさんの結果は良くなります。両側を見ることで曲がりの影響が打ち消し合い（この放物線では完全に消えます）、0.2が得られます。
# ### END SOLUTION

# %% [markdown] rubric="two_pitfalls" lang="en"
# - 0.5 points: Aoi's step is lost, as 5 + 1e-49 is rounded to 5 (0.25 points); this is called a rounding error (0.25 points).
# - 0.5 points: Ren's step is too big: the line through the points at 5 and 6 is not the tangent at 5 (0.25 points); this is called a truncation error (0.25 points).
# - 0.5 points: the central difference does not help Aoi, because 5 - 1e-49 is also rounded to 5.
# - 0.5 points: the central difference helps Ren, because the effect of the bend cancels out. He gets 0.2. "A smaller error" without a reason earns 0.25 points.

# %% [markdown] rubric="two_pitfalls" lang="ja"
# - 0.5点：アオイさんの場合、5 + 1e-49が5に丸められ、刻み幅が消えている（0.25点）。これを丸め誤差という（0.25点）。
# - 0.5点：レンさんの場合、刻み幅が大きすぎて、5と6の2点を通る直線が5での接線と違う（0.25点）。これを打ち切り誤差という（0.25点）。
# - 0.5点：中心差分でも、アオイさんの結果は変わらない。5 - 1e-49も5に丸められるため。
# - 0.5点：中心差分なら、曲がりの影響が打ち消し合い、レンさんの結果は0.2になる。理由がなく「誤差が減る」とだけ書いたものは0.25点。

# %% [markdown] lang="en"
# ## Try it: the same V with fewer digits
#
# No points here. The number type `float32` holds about 7 digits instead of 16; graphics processors often compute with it because it needs half the memory. This cell uses your function with such numbers.
#
# - Before you run it: will the best step be larger or smaller than with 16 digits? Where will the error rise again?
# - Is `h = 1e-4` still a good choice?
# - Change `place` to 1000. What happens to the smallest steps, and why?

# %% [markdown] lang="ja"
# ## 試してみよう：桁数を減らすとV字はどうなるか
#
# この節は採点しません。`float32`という型の数の精度は、16桁ではなく約7桁です。メモリが半分ですむので、GPUの計算ではよく使われます。このセルでは、あなたの関数を`float32`の数で呼び出します。
#
# - 実行する前に予想してください。いちばん良い刻み幅は、16桁のときより大きくなるでしょうか、小さくなるでしょうか。誤差はどこから増え始めるでしょうか。
# - `h = 1e-4`は、この場合も良い選び方でしょうか。
# - `place`を1000に変えてください。小さな刻み幅では何が起こりますか。それはなぜでしょうか。

# %% figure="try_float32"
place = 1.0

print("      h   float64    float32", f"(true slope: {np.cos(place):.6f})")  #[en]
print("      h   float64    float32", f"（正しい傾き：{np.cos(place):.6f}）")  #[ja]
for exponent in range(9):
    h = 10.0**-exponent
    exact = forward_diff(np.sin, place, h)
    short = forward_diff(np.sin, np.float32(place), np.float32(h))
    print(f"  1e-{exponent:02d}  {exact:9.6f}  {short:9.6f}")

# %% [markdown] lang="en"
# ## Next week
#
# The gradient points in the direction in which the function rises fastest. The opposite direction leads down. In week 4 you follow it: take a step against the gradient, compute the gradient again, take another step. This is **gradient descent**. You also meet a small network and find the gradient of its loss with this week's function. One number decides whether you reach the bottom, hardly move, or jump far away: the learning rate.
#
# **Sources and further reading**
#
# - Saito, "Deep Learning from Scratch", chapter 4, sections 4.3 and 4.4 (O'Reilly Japan, 2016, in Japanese; [its programs](https://github.com/oreilly-japan/deep-learning-from-scratch))
# - "Analysing Learner Language", a university course, session 4 (in Japanese): the gradient of an array of any shape
# - Goldberg, "What Every Computer Scientist Should Know About Floating-Point Arithmetic", ACM Computing Surveys, 1991

# %% [markdown] lang="ja"
# ## 来週は
#
# 勾配が指すのは、関数の値が最も急に増える向きです。反対の向きへ進めば、下っていけます。第4週では、勾配と逆向きに一歩進み、勾配を求め直してまた一歩進む**勾配降下法**を学びます。小さなニューラルネットワークも登場し、その損失の勾配を今週の関数で求めます。底に着くか、ほとんど進まないか、遠くへ飛んでいってしまうかは、学習率という1つの数で決まります。
#
# **出典と参考文献**
#
# - 斎藤康毅『ゼロから作るDeep Learning』オライリー・ジャパン、2016年、4.3節と4.4節（[本のプログラム](https://github.com/oreilly-japan/deep-learning-from-scratch)）
# - 「学習者言語の分析（応用）1」第4回：任意の形状の配列の勾配
# - Goldberg, "What Every Computer Scientist Should Know About Floating-Point Arithmetic", ACM Computing Surveys, 1991（英語）
