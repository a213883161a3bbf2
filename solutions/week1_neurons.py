# %% [markdown] lang="en"
# # Week 1: A neuron computes, a layer infers
#
# A neuron adds up what comes in and decides how loudly to pass it on. That is all, and this week you see how far it goes: from logic gates to a small network that grades essays.
#
# By the end you can
#
# - compute what a neuron answers, on paper and in NumPy,
# - build AND, OR and NOT from one neuron each, XOR from several, and say why XOR needs them,
# - send a whole batch through a layer with one matrix product,
# - turn any scores into probabilities, row by row and without overflow.
#
# **How to work.** Write in the cells that say "Your turn", then run the check beneath. The checks show a few examples; grading tries others too. When you are done, hand in this one file with its name unchanged.

# %% [markdown] lang="ja"
# # 第1週：ニューロンが計算し、層が推論する
#
# ニューロンの仕事は、入ってきた信号を足し合わせ、どれくらい強く次へ伝えるかを決めることだけです。それだけの部品から、どこまで作れるでしょうか。今週は論理ゲートから始めて、作文を評価する小さなニューラルネットワークまで進みます。
#
# この週が終わると、次のことができるようになります。
#
# - ニューロンの出力を、紙の上でも NumPy でも計算できる
# - AND・OR・NOT を1つのニューロンで、XOR を複数のニューロンで作り、XOR が1つでは無理な理由を説明できる
# - バッチ全体を、1回の行列の積で層に通せる
# - どんなスコアも、オーバーフローさせずに、行ごとに確率へ変換できる
#
# **進め方：** 「あなたの番」と書かれたセルにコードを書いたら、すぐ下の確認セルを実行しましょう。確認セルにあるのは一部の例だけで、採点ではほかの入力も使います。できあがったら、このファイル一つを、名前を変えずに提出してください。

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
# ## 1. A neuron and its activation function
#
# A neuron weighs its inputs, adds a **bias**, and hands the sum to an **activation function** $h$:
#
# $$z = b + w_1 x_1 + w_2 x_2 + \cdots \qquad y = h(z)$$
#
# A strong connection is a large weight. Our $h$ is the **sigmoid** with slope $a$:
#
# $$h(x) = \frac{1}{1 + e^{-ax}} \qquad (a > 0)$$
#
# It makes a number between 0 and 1 out of any other. Inputs may be as large as ±1000. $e^{1000}$ does not fit in a float: `np.exp` then warns and says `inf`, and $1 / (1 + \infty) = 0$ is still right. Other ways of writing the formula may end in $\infty / \infty$, which is `nan`.

# %% [markdown] lang="ja"
# ## 1. ニューロンと活性化関数
#
# ニューロンは、入力に重みを掛けて足し合わせ、**バイアス**を加えます。その総和を**活性化関数** $h$ に通したものが出力です。
#
# $$z = b + w_1 x_1 + w_2 x_2 + \cdots \qquad y = h(z)$$
#
# つながりが強いほど、重みは大きくなります。ここでは $h$ として、傾き $a$ の**シグモイド関数**を使います。
#
# $$h(x) = \frac{1}{1 + e^{-ax}} \qquad (a > 0)$$
#
# どんな数も、0 から 1 までの数に変えてくれる関数です。入力は ±1000 になることもあります。$e^{1000}$ は浮動小数点数に収まらないので、`np.exp` は警告を出して `inf` を返しますが、$1 / (1 + \infty) = 0$ なので答えは正しいままです。ただし、式を別の形に変えると $\infty / \infty$、つまり `nan` になることがあります。

# %% exercise="sigmoid"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def sigmoid(x, a=1.0):
    """
    #[en]
    The sigmoid function with slope `a`, elementwise.

        h(x) = 1 / (1 + exp(-a * x))

    Source: "Deep Learning from Scratch", chapter 3, and the school lecture
    on deep learning.

    Parameters
    ----------
    x : number or array of int or float, any shape
        What goes in, for instance from -1000 to 1000.
    a : int or float, greater than 0
        The slope: the larger, the steeper. It is 1 if not given.

    Returns
    -------
    float or array of float, with the shape of `x`
        Values from 0 to 1, never nan. A warning about overflow does no harm.
        The arguments must be as they were when you return.

    Example
    -------
    #[ja]
    傾き `a` のシグモイド関数を、要素ごとに計算します。

        h(x) = 1 / (1 + exp(-a * x))

    出典：『ゼロから作るDeep Learning』3章と、科学エキスパート講座「深層学習」。

    引数
    ----
    x : 数、または整数か浮動小数点数の配列（形状は何でもよい）
        関数への入力。たとえば -1000 から 1000 まで。
    a : 整数または浮動小数点数、0 より大きい
        傾き。大きいほど急になる。省略したときは 1。

    戻り値
    ------
    浮動小数点数、または浮動小数点数の配列。形状は `x` と同じ
        0 以上 1 以下の値。nan にはならないこと。オーバーフローの警告は出ても構いません。
        関数から戻るとき、引数の中身は元のままにしておくこと。

    例
    --
    #[end]
    >>> print(f"{sigmoid(0.2):.2f} {sigmoid(0.2, 20):.2f}")
    0.55 0.98
    >>> print(np.round(sigmoid(np.array([-1000, -1, 0, 1, 1000])), 2))
    [0.   0.27 0.5  0.73 1.  ]
    """
    ### BEGIN SOLUTION
    z = a * np.asarray(x, dtype=float)
    return 1 / (1 + np.exp(np.minimum(-z, 700)))  # np.exp(710) → inf
    ### END SOLUTION


# %% check="sigmoid" points=3
#[en]
formula = "Is the minus there, is the slope inside the exponent, and is it 1 by default?"
huge = "Write 1 / (1 + np.exp(-a * x)): infinity over infinity would be nan."
#[ja]
formula = "マイナスは付けましたか。傾き a は指数の中にあり、省略すると 1 になりますか。"
huge = "1 / (1 + np.exp(-a * x)) の形なら大丈夫です。∞/∞ は nan になります。"
#[end]
for x, a, expected, hint in [
    (0, 1, 0.5, formula),
    (0.2, 1, 0.549834, formula),
    (0.2, 20, 0.982014, formula),
    (np.array([-1.0, 0.0, 1.0]), 1, np.array([0.268941, 0.5, 0.731059]), formula),
    (
        np.array([[-1, 0], [1, 2]]),
        0.5,
        np.array([[0.377541, 0.5], [0.622459, 0.731059]]),
        formula,
    ),
    (np.array([-1000.0, 1000.0]), 1, np.array([0.0, 1.0]), huge),
    (np.array([-1000.0, 1000.0]), 20, np.array([0.0, 1.0]), huge),
]:
    before = np.copy(x)
    got = sigmoid(x) if a == 1 else sigmoid(x, a)
    assert got is not None and np.shape(got) == np.shape(x), (
        #[en]
        f"Expected the shape of x = {x}, which is {np.shape(x)}, got {got}. "
        "Is the return there? np.exp works on numbers and on whole arrays."
        #[ja]
        f"x = {x} と同じ形状 {np.shape(x)} で返るはずですが、{got} が返りました。"
        "return はありますか。np.exp は数にも配列全体にも使えます。"
        #[end]
    )
    assert np.all(np.abs(np.asarray(got) - expected) < 1e-6), (
        #[en]
        f"Expected {expected} for x = {x} and slope {a}, got {got}. {hint}"
        #[ja]
        f"x = {x}、傾き {a} では {expected} のはずですが、{got} が返りました。{hint}"
        #[end]
    )
    assert np.array_equal(x, before), (
        #[en]
        "Expected x as it was, but it has changed. Write -a * x instead of x *= -a."
        #[ja]
        "x は元のままのはずですが、中身が変わっています。"
        "x *= -a ではなく -a * x と書きましょう。"
        #[end]
    )

print("sigmoid: the visible examples agree.")  #[en]
print("sigmoid：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: from a gentle slope to a step
#
# Your function with three slopes, and behind them the step that jumps from 0 to 1. Follow the dotted line at $x = 0.2$ upwards: how sure of "1" is each curve there? The steepest one will drive our gates.

# %% [markdown] lang="ja"
# ### 図で見る：ゆるやかな傾きから階段まで
#
# あなたの関数を3通りの傾きで描き、0 から 1 へ一気に跳ぶステップ関数と重ねます。$x = 0.2$ の点線を下から上へたどってみてください。それぞれの曲線は、どれくらいはっきり「1」と答えているでしょうか。次の節では、いちばん急なものを使います。

# %% figure="slopes"
x = np.linspace(-2, 2, 401)
styles = [(1, "-.", -14), (5, "--", -14), (20, "-", 9)]
curves = [(a, style, move, sigmoid(x, a), sigmoid(0.2, a)) for a, style, move in styles]

fig, ax = plt.subplots(figsize=(6.4, 4), layout="constrained")
(step,) = ax.plot([-2, 0, 0, 2], [0, 0, 1, 1], color="0.75", linewidth=6)
step.set_label("step")  #[en]
step.set_label("ステップ関数")  #[ja]
ax.axvline(0.2, color="black", linestyle=":", linewidth=1)
for a, style, move, y, y_here in curves:
    (line,) = ax.plot(x, y, style, color="black")
    line.set_label(f"sigmoid, a = {a}")  #[en]
    line.set_label(f"シグモイド関数、a = {a}")  #[ja]
    ax.plot(
        0.2, y_here, "o",
        color="tab:orange", markeredgecolor="black", markersize=8, zorder=3,
    )
    ax.annotate(
        f"{y_here:.2f}", (0.2, y_here), xytext=(10, move), textcoords="offset points"
    )
ax.set_ylim(-0.05, 1.12)
ax.grid(alpha=0.3)
ax.legend()
ax.set_title("The larger the slope, the closer to a step")  #[en]
ax.set_title("傾きが大きいほど、ステップ関数に近づく")  #[ja]
ax.set_xlabel("input x")  #[en]
ax.set_xlabel("入力 x")  #[ja]
ax.set_ylabel("output h(x)")  #[en]
ax.set_ylabel("出力 h(x)")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## 2. Logic from neurons
#
# | $x_1$ | $x_2$ | AND | OR | XOR |
# |---|---|---|---|---|
# | 0 | 0 | 0 | 0 | 0 |
# | 0 | 1 | 0 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 |
# | 1 | 1 | 1 | 1 | 0 |
#
# AND and OR are one neuron each: choose $b$, $w_1$, $w_2$ so that the sum is positive exactly where the table says 1. Then $h$, your sigmoid with **slope 20**, makes it almost 1 or almost 0. Our examples are the lecture's weights; any others that work are just as right.
#
# ### AND
# $y = h(-1.5 + x_1 + x_2)$: one input alone cannot lift the sum above 0.

# %% [markdown] lang="ja"
# ## 2. ニューロンで論理ゲートを作る
#
# | $x_1$ | $x_2$ | AND | OR | XOR |
# |---|---|---|---|---|
# | 0 | 0 | 0 | 0 | 0 |
# | 0 | 1 | 0 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 |
# | 1 | 1 | 1 | 1 | 0 |
#
# AND も OR も、1つのニューロンで作れます。表が 1 のところだけ総和が正になるように、$b$、$w_1$、$w_2$ を選びましょう。その総和を $h$（**傾き 20** のシグモイド関数）に通すと、ほぼ 1 かほぼ 0 になります。例の重みは元の講座のものですが、正しく動くなら、ほかの値でも構いません。
#
# ### AND
# $y = h(-1.5 + x_1 + x_2)$：片方が 1 になるだけでは、総和は 0 を超えません。

# %% exercise="AND" needs=["sigmoid"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def AND(x1, x2):
    """
    #[en]
    One neuron that says 1 only if both inputs are 1.

        y = h(b + w1*x1 + w2*x2), for instance h(-1.5 + x1 + x2), where h has slope 20

    Source: the school lecture on deep learning, and "Deep Learning from Scratch",
    chapter 2.

    Parameters
    ----------
    x1, x2 : int or float
        0 or 1, or nearly so: the output of another neuron. Single numbers, no arrays.

    Returns
    -------
    float
        From 0 to 1: above 0.5 if both are 1, else below.

    Example
    -------
    #[ja]
    入力が両方とも 1 のときだけ 1 と答える、1つのニューロンです。

        y = h(b + w1*x1 + w2*x2)、たとえば h(-1.5 + x1 + x2)。h の傾きは 20

    出典：科学エキスパート講座「深層学習」と、『ゼロから作るDeep Learning』2章。

    引数
    ----
    x1, x2 : 整数または浮動小数点数
        0 か 1、またはそれに近い数（ほかのニューロンの出力）。配列ではなく、1つの数。

    戻り値
    ------
    float
        0 以上 1 以下。両方とも 1 なら 0.5 より大きく、それ以外なら 0.5 より小さい値。

    例
    --
    #[end]
    >>> print(AND(1, 1) > 0.5, AND(0, 1) > 0.5)
    True False
    """
    ### BEGIN SOLUTION
    return sigmoid(-1.5 + x1 + x2, 20)
    ### END SOLUTION


# %% check="AND" points=2
for x1, x2, expected in [(0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 1)]:
    got = AND(x1, x2)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number for AND({x1}, {x2}), got {got!r}. "
        "Is the return there, with a number and not an array?"
        #[ja]
        f"AND({x1}, {x2}) では数が1つ返るはずですが、{got!r} が返りました。"
        "return はありますか。配列になっていませんか。"
        #[end]
    )
    assert 0 <= got <= 1 and (got > 0.5) == (expected == 1) and got != 0.5, (
        #[en]
        f"Expected AND({x1}, {x2}) near {expected}, got {got}. "
        "Is the sum b + w1*x1 + w2*x2 positive for (1, 1) only, and does it go through h?"
        #[ja]
        f"AND({x1}, {x2}) は {expected} に近いはずですが、{got} が返りました。"
        "総和 b + w1*x1 + w2*x2 が正になるのは (1, 1) だけですか。"
        "その総和を h に通しましたか。"
        #[end]
    )

print("AND: the visible examples agree.")  #[en]
print("AND：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### OR
# $y = h(-0.2 + x_1 + x_2)$: now one input alone is enough, and only the bias had to change.

# %% [markdown] lang="ja"
# ### OR
# $y = h(-0.2 + x_1 + x_2)$：今度は片方が 1 になるだけで十分です。変わったのはバイアスだけです。

# %% exercise="OR" needs=["sigmoid"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def OR(x1, x2):
    """
    #[en]
    One neuron that says 1 if at least one input is 1.

        y = h(b + w1*x1 + w2*x2), for instance h(-0.2 + x1 + x2), where h has slope 20

    Source: the school lecture on deep learning, and "Deep Learning from Scratch",
    chapter 2.

    Parameters
    ----------
    x1, x2 : int or float
        0 or 1, or nearly so: the output of another neuron. Single numbers, no arrays.

    Returns
    -------
    float
        From 0 to 1: above 0.5 if at least one is 1, else below.

    Example
    -------
    #[ja]
    入力の少なくとも片方が 1 のとき 1 と答える、1つのニューロンです。

        y = h(b + w1*x1 + w2*x2)、たとえば h(-0.2 + x1 + x2)。h の傾きは 20

    出典：科学エキスパート講座「深層学習」と、『ゼロから作るDeep Learning』2章。

    引数
    ----
    x1, x2 : 整数または浮動小数点数
        0 か 1、またはそれに近い数（ほかのニューロンの出力）。配列ではなく、1つの数。

    戻り値
    ------
    float
        0 以上 1 以下。
        少なくとも片方が 1 なら 0.5 より大きく、それ以外なら 0.5 より小さい値。

    例
    --
    #[end]
    >>> print(OR(0, 1) > 0.5, OR(0, 0) > 0.5)
    True False
    """
    ### BEGIN SOLUTION
    return sigmoid(-0.2 + x1 + x2, 20)
    ### END SOLUTION


# %% check="OR" points=2
for x1, x2, expected in [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 1)]:
    got = OR(x1, x2)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number for OR({x1}, {x2}), got {got!r}. "
        "Is the return there, with a number and not an array?"
        #[ja]
        f"OR({x1}, {x2}) では数が1つ返るはずですが、{got!r} が返りました。"
        "return はありますか。配列になっていませんか。"
        #[end]
    )
    assert 0 <= got <= 1 and (got > 0.5) == (expected == 1) and got != 0.5, (
        #[en]
        f"Expected OR({x1}, {x2}) near {expected}, got {got}. "
        "Is the sum b + w1*x1 + w2*x2 negative for (0, 0) only, and does it go through h?"
        #[ja]
        f"OR({x1}, {x2}) は {expected} に近いはずですが、{got} が返りました。"
        "総和 b + w1*x1 + w2*x2 が負になるのは (0, 0) だけですか。"
        "その総和を h に通しましたか。"
        #[end]
    )

print("OR: the visible examples agree.")  #[en]
print("OR：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### NOT
# $y = h(0.2 - x)$: one input, with a negative weight. It holds the neuron back.

# %% [markdown] lang="ja"
# ### NOT
# $y = h(0.2 - x)$：入力は1つで、重みは負です。入力が 1 になると、ニューロンは抑えられます。

# %% exercise="NOT" needs=["sigmoid"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def NOT(x):
    """
    #[en]
    One neuron that turns its input around.

        y = h(b + w*x), for instance h(0.2 - x), where h has slope 20

    Source: the school lecture on deep learning.

    Parameters
    ----------
    x : int or float
        0 or 1, or nearly so: the output of another neuron. A single number, no array.

    Returns
    -------
    float
        From 0 to 1: above 0.5 if x is 0, below if x is 1.

    Example
    -------
    #[ja]
    入力の 0 と 1 を反転させる、1つのニューロンです。

        y = h(b + w*x)、たとえば h(0.2 - x)。h の傾きは 20

    出典：科学エキスパート講座「深層学習」。

    引数
    ----
    x : 整数または浮動小数点数
        0 か 1、またはそれに近い数（ほかのニューロンの出力）。配列ではなく、1つの数。

    戻り値
    ------
    float
        0 以上 1 以下。x が 0 なら 0.5 より大きく、1 なら 0.5 より小さい値。

    例
    --
    #[end]
    >>> print(NOT(0) > 0.5, NOT(1) > 0.5)
    True False
    """
    ### BEGIN SOLUTION
    return sigmoid(0.2 - x, 20)
    ### END SOLUTION


# %% check="NOT" points=2
for x, expected in [(0, 1), (1, 0)]:
    got = NOT(x)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number for NOT({x}), got {got!r}. "
        "Is the return there, with a number and not an array?"
        #[ja]
        f"NOT({x}) では数が1つ返るはずですが、{got!r} が返りました。"
        "return はありますか。配列になっていませんか。"
        #[end]
    )
    assert 0 <= got <= 1 and (got > 0.5) == (expected == 1) and got != 0.5, (
        #[en]
        f"Expected NOT({x}) near {expected}, got {got}. "
        "Is the weight of x negative, the bias positive, and does the sum go through h?"
        #[ja]
        f"NOT({x}) は {expected} に近いはずですが、{got} が返りました。"
        "x の重みは負、バイアスは正ですか。総和を h に通しましたか。"
        #[end]
    )

print("NOT: the visible examples agree.")  #[en]
print("NOT：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### XOR
# One of the two, but not both. No single neuron can do this (why? that is the question at the end), yet several can: every logic circuit can be put together from AND, OR and NOT. Call your own.
#
# **Find out:** when it works, put slope 1 in place of 20 in AND, OR and NOT, run their cells again, and look at `XOR(0, 1)`. Which of the neurons hesitated? Then put the 20 back.

# %% [markdown] lang="ja"
# ### XOR
# どちらか片方だけが 1 のとき、つまり「少なくとも片方は 1 で、両方ではない」ときに 1 になります。1つのニューロンでは作れません（なぜでしょうか。最後の問いで考えます）。それでも、いくつか組み合わせれば作れます。どんな論理回路も AND・OR・NOT の組み合わせで表せるからです。自分で作った関数を呼び出しましょう。
#
# **試してみよう：** できあがったら、AND・OR・NOT の傾きを 20 から 1 に変えてセルを実行し直し、`XOR(0, 1)` の値を見てください。迷っているのはどのニューロンでしょうか。見終わったら 20 に戻しておきましょう。

# %% exercise="XOR" needs=["AND", "OR", "NOT"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def XOR(x1, x2):
    """
    #[en]
    Several neurons that say 1 if exactly one input is 1: AND, OR and NOT, put together.

    Source: the school lecture on deep learning, and "Deep Learning from Scratch",
    chapter 2.

    Parameters
    ----------
    x1, x2 : int or float
        0 or 1; the figure also tries numbers from -0.5 to 1.5. Single numbers, no arrays.

    Returns
    -------
    float
        From 0 to 1: above 0.5 if exactly one is 1, else below.

    Example
    -------
    #[ja]
    入力の片方だけが 1 のとき 1 と答えます。
    AND・OR・NOT のニューロンを組み合わせて作ります。

    出典：科学エキスパート講座「深層学習」と、『ゼロから作るDeep Learning』2章。

    引数
    ----
    x1, x2 : 整数または浮動小数点数
        0 か 1。図では -0.5 から 1.5 までの数も使います。配列ではなく、1つの数。

    戻り値
    ------
    float
        0 以上 1 以下。片方だけが 1 なら 0.5 より大きく、それ以外なら 0.5 より小さい値。

    例
    --
    #[end]
    >>> print(XOR(0, 1) > 0.5, XOR(1, 1) > 0.5)
    True False
    """
    ### BEGIN SOLUTION
    return AND(OR(x1, x2), NOT(AND(x1, x2)))
    ### END SOLUTION


# %% check="XOR" points=3
for x1, x2, expected in [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]:
    got = XOR(x1, x2)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number for XOR({x1}, {x2}), got {got!r}. "
        "Is the return there, with a number and not an array?"
        #[ja]
        f"XOR({x1}, {x2}) では数が1つ返るはずですが、{got!r} が返りました。"
        "return はありますか。配列になっていませんか。"
        #[end]
    )
    assert 0 <= got <= 1 and (got > 0.5) == (expected == 1) and got != 0.5, (
        #[en]
        f"Expected XOR({x1}, {x2}) near {expected}, got {got}. "
        "Print the neurons inside one by one: which is wrong, or (with slope 1?) unsure?"
        #[ja]
        f"XOR({x1}, {x2}) は {expected} に近いはずですが、{got} が返りました。"
        "中のニューロンの値を1つずつ表示してみましょう。間違っているもの、"
        "あるいは（傾きが 1 のままで）迷っているものはありませんか。"
        #[end]
    )

print("XOR: the visible examples agree.")  #[en]
print("XOR：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: where the gates say 1
#
# Every point of the plane goes through your functions; grey is where they say more than 0.5. The black corners should be grey, the white ones not. AND and OR are one neuron each: what shape is their border? And what did XOR need that they did not?
#
# (Did you try slope 1? With "OR, and not AND", `XOR(0, 1)` becomes 0.41: AND says 0.38, so NOT says 0.46, and the last AND cannot make a clear answer out of unclear ones.)

# %% [markdown] lang="ja"
# ### 図で見る：ゲートが 1 と答える領域
#
# 平面の点を一つひとつあなたの関数に渡し、0.5 より大きくなった領域を灰色に塗ります。黒い角は灰色の中に、白い角はその外にあるはずです。AND と OR はどちらも1つのニューロンですが、その境界はどんな形をしているでしょうか。そして XOR の境界は、それとどう違うでしょうか。
#
# （傾き 1 は試しましたか。「OR であり、かつ AND でない」という作り方なら、`XOR(0, 1)` は 0.41 になります。AND が 0.38、それを受けた NOT が 0.46 と答え、最後の AND は、あいまいな入力からはっきりした答えを出せません。）

# %% figure="regions"
grid = np.linspace(-0.5, 1.5, 61)
answers = [
    np.array([[float(gate(x1, x2)) for x1 in grid] for x2 in grid])
    for gate in (AND, OR, XOR)
]
truths = [("AND", [0, 0, 0, 1]), ("OR", [0, 1, 1, 1]), ("XOR", [0, 1, 1, 0])]

fig, axes = plt.subplots(1, 3, sharey=True, figsize=(9, 3.8), layout="constrained")
for ax, answer, (name, truth) in zip(axes, answers, truths, strict=True):
    ax.contourf(grid, grid, answer, levels=[-9, 0.5, 9], colors=["white", "0.8"])
    for x1, x2, t in zip([0, 0, 1, 1], [0, 1, 0, 1], truth, strict=True):
        face = "black" if t else "white"
        ax.plot(x1, x2, "o", color=face, markeredgecolor="black", markersize=11)
    ax.set_title(name)
    ax.set_xlabel("$x_1$")
    ax.set_xticks([0, 1])
    ax.set_yticks([0, 1])
    ax.set_aspect("equal")
axes[0].set_ylabel("$x_2$")
fig.suptitle("Grey: the gate says 1. Black corners: it should")  #[en]
fig.suptitle("灰色：ゲートが 1 と答える領域　黒丸：1 と答えるべき点")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## 3. A whole layer at once
#
# With inputs 2 and 3 and weights 0.5 and 2, a neuron without bias sums up $2 \cdot 0.5 + 3 \cdot 2 = 7$. A layer is many such neurons side by side. Put the weights of each neuron into one **column** of a matrix, and all sums come from one product:
#
# $$\mathbf{h} = \mathbf{x} W + \mathbf{b}$$
#
# $(N, D) \cdot (D, M) + (M,) \to (N, M)$: the layer in the notes takes 10 inputs of 2 numbers through a 2×4 matrix and gives 10 rows of 4. `x` and `W` are not swapped, and nothing is transposed. NumPy adds `b` to every row by itself.

# %% [markdown] lang="ja"
# ## 3. 層をまとめて計算する
#
# 入力が 2 と 3、重みが 0.5 と 2 なら、バイアスなしのニューロンの総和は $2 \cdot 0.5 + 3 \cdot 2 = 7$ です。このようなニューロンをいくつも並べたものが層です。ニューロンごとの重みを行列の**列**に並べると、すべての総和が1回の行列の積で求まります。
#
# $$\mathbf{h} = \mathbf{x} W + \mathbf{b}$$
#
# 形状は $(N, D) \cdot (D, M) + (M,) \to (N, M)$ です。講義資料の例では、2つの数からなる入力を10組、2×4 の行列に通すと、4つの数が10行分得られます。`x` と `W` の順番は入れ替えず、転置もしません。`b` は NumPy が自動的に各行へ足してくれます。

# %% exercise="affine"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def affine(x, W, b):
    """
    #[en]
    Send one sample or a batch through a layer's weights and biases.

        h = x W + b

    Source: the lecture notes on analysing learner language, section 4.2.1, and
    "Deep Learning from Scratch", chapter 3.

    Parameters
    ----------
    x : array of int or float, shape (D,) for one sample, (N, D) for a batch
        The layer's input, one sample per row.
    W : array of int or float, shape (D, M)
        The weights: column m belongs to neuron m.
    b : array of int or float, shape (M,)
        The biases, one per neuron.

    Returns
    -------
    array, shape (M,) for one sample, (N, M) for a batch
        The sums, before any activation function.
        The arguments must be as they were when you return.

    Example
    -------
    #[ja]
    1つのデータ、またはバッチに、層の重みとバイアスを適用します。

        h = x W + b

    出典：「学習者言語の分析」の講義資料 4.2.1 節と、『ゼロから作るDeep Learning』3章。

    引数
    ----
    x : 整数または浮動小数点数の配列、データ1つなら形状 (D,)、バッチなら (N, D)
        層への入力。1行が1つのデータ。
    W : 整数または浮動小数点数の配列、形状 (D, M)
        重み。m 列目がニューロン m のもの。
    b : 整数または浮動小数点数の配列、形状 (M,)
        バイアス。ニューロンごとに1つ。

    戻り値
    ------
    配列、データ1つなら形状 (M,)、バッチなら (N, M)
        活性化関数に通す前の総和。
        関数から戻るとき、引数の中身は元のままにしておくこと。

    例
    --
    #[end]
    >>> W = np.array([[0.5, 1.0], [2.0, -1.0]])
    >>> b = np.array([0.0, 10.0])
    >>> print(affine(np.array([2, 3]), W, b))
    [7. 9.]
    >>> print(affine(np.array([[2, 3], [0, 1]]), W, b))
    [[7. 9.]
     [2. 9.]]
    """
    ### BEGIN SOLUTION
    return np.dot(x, W) + b
    ### END SOLUTION


# %% check="affine" points=3
#[en]
# The notes' 10 inputs and 2×4 weights, two single samples,
# and a square W that shows a transpose.
#[ja]
# 資料と同じ10組の入力と 2×4 の重み、1つだけのデータが2例、
# 転置すると値が変わる正方行列です。
#[end]
inputs = np.arange(20.0).reshape(10, 2)
weights = np.array([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]])
biases = np.array([10.0, 20.0, 30.0, 40.0])
batch = np.array([[15 + 12 * n, 26 + 16 * n, 37 + 20 * n, 48 + 24 * n] for n in range(10)])
square = np.array([[1, 2], [3, 4]])
notes = np.array(
    [[1.72265811, 0.68672941, 1.10772301], [0.60344169, 0.60322389, -0.3536039]]
)
notes_scores = np.array([5.25564131, 3.1831305, 1.15463432])

for x, W, b, expected in [
    (np.array([2.0, 3.0]), np.array([[0.5], [2.0]]), np.array([0.0]), np.array([7.0])),
    (np.array([2.0, 3.0]), notes, np.array([1.0, 0.0, -1.0]), notes_scores + [1, 0, -1]),
    (np.array([[1, 1], [1, 0]]), square, np.array([0, 10]), np.array([[4, 16], [1, 12]])),
    (inputs, weights, biases, batch),
]:
    before = x.copy(), W.copy(), b.copy()
    got = affine(x, W, b)
    assert got is not None and np.shape(got) == expected.shape, (
        #[en]
        f"Expected shape {expected.shape} for x {x.shape}, W {W.shape}, b {b.shape}, "
        f"got {np.shape(got)}: {got}. Is it x @ W, the matrix product, and is it returned?"
        #[ja]
        f"x {x.shape}、W {W.shape}、b {b.shape} なら形状は {expected.shape} のはずですが、"
        f"{np.shape(got)} の {got} が返りました。"
        "行列の積 x @ W を計算して、return していますか。"
        #[end]
    )
    assert np.all(np.abs(np.asarray(got) - expected) < 1e-4), (
        #[en]
        f"Expected {expected} for x = {x}, W = {W}, b = {b}, got {got}. "
        "Is W as it is, not transposed, and b added with a plus?"
        #[ja]
        f"x = {x}、W = {W}、b = {b} では {expected} のはずですが、{got} が返りました。"
        "W を転置していませんか。b はプラスで足していますか。"
        #[end]
    )
    assert all(
        np.array_equal(now, then) for now, then in zip((x, W, b), before, strict=True)
    ), (
        #[en]
        "Expected x, W and b as they were, but one of them has changed. "
        "Avoid += and -= on them."
        #[ja]
        "x、W、b は元のままのはずですが、中身が変わっています。"
        "引数には += や -= を使わないようにしましょう。"
        #[end]
    )

print("affine: the visible examples agree.")  #[en]
print("affine：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 4. Softmax: scores become probabilities
#
# The last layer gives one **score** per class, of any size and sign. Softmax turns the $K$ scores of a sample into numbers that can be read as probabilities:
#
# $$y_k = \frac{e^{a_k}}{\sum_{j=1}^{K} e^{a_j}}$$
#
# Two traps. **Overflow:** $e^{1000}$ is `inf`, and inf / inf is nan. Subtract the largest score first; numerator and denominator shrink by the same factor, so nothing else changes. **Batches:** every row is a sample of its own, with its own maximum and its own sum. The usual `np.max(a)` and `np.sum(...)` mix all rows together; `axis=-1, keepdims=True` keeps them apart, and serves a single sample as well.

# %% [markdown] lang="ja"
# ## 4. ソフトマックス関数：スコアを確率に変える
#
# 最後の層は、クラスごとに1つずつ**スコア**を出します。大きさも符号もまちまちです。ソフトマックス関数は、1つのデータの $K$ 個のスコアを、確率と解釈できる数に変えます。
#
# $$y_k = \frac{e^{a_k}}{\sum_{j=1}^{K} e^{a_j}}$$
#
# 落とし穴が二つあります。一つは**オーバーフロー**です。$e^{1000}$ は `inf` になり、inf / inf は nan です。先に最大のスコアを引いておきましょう。分子と分母が同じ倍率で小さくなるだけなので、値は変わりません。もう一つは**バッチ**です。1行が1つのデータなので、最大値も総和も行ごとに求めます。よく見かける `np.max(a)` や `np.sum(...)` では、全部の行が混ざってしまいます。`axis=-1, keepdims=True` と書けば行ごとになり、データが1つのときもそのまま使えます。

# %% exercise="softmax"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def softmax(a):
    """
    #[en]
    Turn the scores of one sample, or of each row of a batch, into probabilities.

        y_k = exp(a_k) / sum over j of exp(a_j)

    Source: "Deep Learning from Scratch", chapter 3, and the school lecture
    on deep learning.

    Parameters
    ----------
    a : array of int or float, shape (K,) for one sample, (N, K) for a batch
        The scores, for instance from -1000 to 1000.

    Returns
    -------
    array of float, with the shape of `a`
        Probabilities, never nan: each row sums to 1, and no row depends on another.
        The argument must be as it was when you return.

    Example
    -------
    #[ja]
    1つのデータのスコア、またはバッチの各行のスコアを、確率に変えます。

        y_k = exp(a_k) / Σ_j exp(a_j)

    出典：『ゼロから作るDeep Learning』3章と、科学エキスパート講座「深層学習」。

    引数
    ----
    a : 整数または浮動小数点数の配列、データ1つなら形状 (K,)、バッチなら (N, K)
        スコア。たとえば -1000 から 1000 まで。

    戻り値
    ------
    浮動小数点数の配列、形状は `a` と同じ
        確率。nan にはならないこと。各行の和は 1 で、ほかの行には影響されません。
        関数から戻るとき、引数の中身は元のままにしておくこと。

    例
    --
    #[end]
    >>> print(np.round(softmax(np.array([1, 2, 3])), 2))
    [0.09 0.24 0.67]
    >>> print(np.round(softmax(np.array([[1, 2, 3], [1000, 1000, 0]])), 2))
    [[0.09 0.24 0.67]
     [0.5  0.5  0.  ]]
    """
    ### BEGIN SOLUTION
    a = np.asarray(a, dtype=float)
    e = np.exp(a - a.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
    ### END SOLUTION


# %% check="softmax" points=4
scores = np.array([5.25564131, 3.1831305, 1.15463432])
answer = np.array([0.875331, 0.110177, 0.014492])
both = np.array([[0.090031, 0.244728, 0.665241], [0.333333, 0.333333, 0.333333]])

#[en]
single = "Is it exp of each score, divided by the sum of all exps?"
rows = "Each row needs its own sum: axis=-1, keepdims=True."
huge = "Subtract the maximum before np.exp."
huge_rows = "Each row needs its own maximum: axis=-1, keepdims=True."
#[ja]
single = "各スコアの exp を、exp の総和で割っていますか。"
rows = "総和は行ごとに求めます（axis=-1, keepdims=True）。"
huge = "np.exp に入れる前に、最大値を引きましょう。"
huge_rows = "最大値は行ごとに求めます（axis=-1, keepdims=True）。"
#[end]
for a, expected, hint in [
    (np.array([1, 2, 3]), both[0], single),
    (scores, answer, single),
    (np.array([[1, 2, 3], [0, 0, 0]]), both, rows),
    (np.array([1000.0, 1000.0, 0.0]), np.array([0.5, 0.5, 0.0]), huge),
    (np.array([[1000.0, 1000.0], [-1000.0, -1000.0]]), np.full((2, 2), 0.5), huge_rows),
]:
    before = a.copy()
    got = softmax(a)
    assert got is not None and np.shape(got) == a.shape, (
        #[en]
        f"Expected the shape of a, {a.shape}, got {np.shape(got)}: {got}. "
        "Is the return there, and keepdims=True?"
        #[ja]
        f"a と同じ形状 {a.shape} で返るはずですが、{np.shape(got)} の {got} が返りました。"
        "return と keepdims=True を忘れていませんか。"
        #[end]
    )
    assert np.all(np.abs(np.asarray(got) - expected) < 1e-5), (
        #[en]
        f"Expected {expected} for a = {a}, got {got}. {hint}"
        #[ja]
        f"a = {a} では {expected} のはずですが、{got} が返りました。{hint}"
        #[end]
    )
    assert np.array_equal(a, before), (
        #[en]
        "Expected a as it was, but it has changed. "
        "Write a - maximum instead of a -= maximum."
        #[ja]
        "a は元のままのはずですが、中身が変わっています。a -= ではなく a - と書きましょう。"
        #[end]
    )

print("softmax: the visible examples agree.")  #[en]
print("softmax：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 5. A network that grades essays
#
# The lecture notes have a network for essays by learners of English. In go two numbers, the word count and the number of grammatical errors; out come three scores $A$, $B$, $C$. Where no score is negative, plain division makes probabilities of them:
#
# $$P(\text{good}) = \frac{A}{A + B + C} \qquad P(\text{average}) = \frac{B}{A + B + C} \qquad P(\text{poor}) = \frac{C}{A + B + C}$$

# %% [markdown] lang="ja"
# ## 5. 作文を評価するネットワーク
#
# 講義資料に、英語学習者の作文を評価するニューラルネットワークの例があります。語数と文法的な誤りの数、この二つを入力すると、三つのスコア $A$、$B$、$C$ が出てきます。スコアが負でなければ、和で割るだけで確率として扱えます。
#
# $$P(\text{良い}) = \frac{A}{A + B + C} \qquad P(\text{普通}) = \frac{B}{A + B + C} \qquad P(\text{悪い}) = \frac{C}{A + B + C}$$

# %% exercise="normalize_scores"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def normalize_scores(scores):
    """
    #[en]
    Turn the three scores of one essay into probabilities by dividing by their sum.

        P(good) = A / (A + B + C), and likewise with B and C above

    Source: the lecture notes on analysing learner language, section 4.2.2.

    Parameters
    ----------
    scores : array of int or float, shape (3,)
        A (good), B (average), C (poor) of one essay: none negative, not all zero.

    Returns
    -------
    array of float, shape (3,)
        P(good), P(average), P(poor), in this order; their sum is 1.
        The argument must be as it was when you return.

    Example
    -------
    #[ja]
    1つの作文の三つのスコアを、和で割って確率に変えます。

        P(良い) = A / (A + B + C)。P(普通)、P(悪い) は分子がそれぞれ B、C

    出典：「学習者言語の分析」の講義資料 4.2.2 節。

    引数
    ----
    scores : 整数または浮動小数点数の配列、形状 (3,)
        1つの作文の A（良い）、B（普通）、C（悪い）。負の数はなく、すべて 0 でもない。

    戻り値
    ------
    浮動小数点数の配列、形状 (3,)
        P(良い)、P(普通)、P(悪い) をこの順に並べたもの。和は 1。
        関数から戻るとき、引数の中身は元のままにしておくこと。

    例
    --
    #[end]
    >>> print(normalize_scores(np.array([5, 3, 2])))
    [0.5 0.3 0.2]
    """
    ### BEGIN SOLUTION
    return np.asarray(scores) / np.sum(scores)
    ### END SOLUTION


# %% check="normalize_scores" points=2
for scores, expected in [
    (np.array([6.0, 3.0, 1.0]), [0.6, 0.3, 0.1]),
    (np.array([0.4, 1.4, 0.2]), [0.2, 0.7, 0.1]),
    (np.array([50, 0, 200]), [0.2, 0.0, 0.8]),
]:
    before = scores.copy()
    got = normalize_scores(scores)
    assert got is not None and np.shape(got) == (3,), (
        #[en]
        f"Expected three probabilities in an array of shape (3,), got {got}. "
        "Is the whole array divided, and returned?"
        #[ja]
        f"3つの確率を並べた形状 (3,) の配列が返るはずですが、{got} が返りました。"
        "配列全体を割って、return していますか。"
        #[end]
    )
    assert np.all(np.abs(np.asarray(got) - expected) < 1e-6), (
        #[en]
        f"Expected {expected} for scores {scores}, got {got}. "
        "Is each score divided by the sum of the three, without exp?"
        #[ja]
        f"スコア {scores} では {expected} のはずですが、{got} が返りました。"
        "exp は使わずに、各スコアを3つの和で割っていますか。"
        #[end]
    )
    assert np.array_equal(scores, before), (
        #[en]
        "Expected scores as they were, but they have changed. "
        "Write scores / total instead of scores /= total."
        #[ja]
        "scores は元のままのはずですが、中身が変わっています。"
        "scores /= total ではなく scores / total と書きましょう。"
        #[end]
    )

print("normalize_scores: the visible examples agree.")  #[en]
print("normalize_scores：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### The verdict
#
# The category with the highest probability is the essay's grade. `np.argmax` gives the position of the largest number: 0, 1 or 2.

# %% [markdown] lang="ja"
# ### 評価を決める
#
# 確率が最も高いカテゴリを、その作文の評価とします。いちばん大きい数の位置（0、1、2 のどれか）は `np.argmax` でわかります。評価は英語の文字列 `"good"`（良い）、`"average"`（普通）、`"poor"`（悪い）で返してください。日本語版でも英語版でも同じ文字列を使います。

# %% exercise="predict_label" needs=["normalize_scores"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def predict_label(scores):
    """
    #[en]
    Name the grade with the highest probability.

        the label at the position of the largest of P(good), P(average), P(poor)

    Source: the lecture notes on analysing learner language, section 4.2.2.

    Parameters
    ----------
    scores : array of int or float, shape (3,)
        A (good), B (average), C (poor) of one essay, as for normalize_scores.

    Returns
    -------
    str
        "good", "average" or "poor", spelt just so (the Japanese course has the same three).
        If two are equally high, either will do.
        The argument must be as it was when you return.

    Example
    -------
    #[ja]
    確率が最も高い評価の名前を返します。

        P(良い)、P(普通)、P(悪い) のうち、最大のものの位置にある名前

    出典：「学習者言語の分析」の講義資料 4.2.2 節。

    引数
    ----
    scores : 整数または浮動小数点数の配列、形状 (3,)
        1つの作文の A（良い）、B（普通）、C（悪い）。normalize_scores と同じもの。

    戻り値
    ------
    str
        "good"（良い）、"average"（普通）、"poor"（悪い）のどれか。つづりもこのとおりに。
        最大のものが二つあるときは、どちらでもよい。
        関数から戻るとき、引数の中身は元のままにしておくこと。

    例
    --
    #[end]
    >>> print(predict_label(np.array([0.2, 0.7, 0.1])))
    average
    """
    ### BEGIN SOLUTION
    return ["good", "average", "poor"][np.argmax(scores)]
    ### END SOLUTION


# %% check="predict_label" points=2
for scores, expected in [
    (np.array([0.2, 0.7, 0.1]), "average"),
    (np.array([6, 3, 1]), "good"),
    (np.array([0.0, 0.4, 0.5]), "poor"),
]:
    before = scores.copy()
    got = predict_label(scores)
    assert np.ndim(got) == 0 and str(got) == expected, (
        #[en]
        f'Expected "{expected}" for scores {scores}, got {got!r}. '
        "Is it the label at the position that np.argmax gives, spelt as in the docstring?"
        #[ja]
        f'スコア {scores} では "{expected}" のはずですが、{got!r} が返りました。'
        "np.argmax の位置にある名前を、説明のとおりのつづりで返していますか。"
        #[end]
    )
    assert np.array_equal(scores, before), (
        #[en]
        "Expected scores as they were, but they have changed. np.argmax needs no sorting."
        #[ja]
        "scores は元のままのはずですが、中身が変わっています。"
        "np.argmax なら並べ替えは不要です。"
        #[end]
    )

print("predict_label: the visible examples agree.")  #[en]
print("predict_label：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: the whole network at work
#
# Your functions in a row, as a network with 2 inputs, 4 neurons and 3 outputs: affine, sigmoid, affine, sigmoid, then the verdict. Each point of the picture is an essay. Would fewer errors alone lift the middle one of the three essays to "good"? The weights are made up; in the weeks to come, the network will find its own.

# %% [markdown] lang="ja"
# ### 図で見る：ネットワーク全体の推論
#
# あなたの関数を affine、sigmoid、affine、sigmoid の順につなぐと、入力2つ、中間層4つ、出力3つのネットワークになります。図の1点が1つの作文です。三つの作文のうちまん中のものは、誤りを減らすだけで good（良い）になるでしょうか。ここの重みは手で決めたものですが、これからの週では、ネットワークが自分で重みを見つけていきます。

# %% figure="essays"
W1 = np.array([[0.03, 0.02, -0.01, 0.0], [0.0, -0.2, 0.4, 0.3]])
b1 = np.array([-3.0, -4.0, -2.0, -4.0])
W2 = np.array([[1.0, 2.0, -3.0], [4.0, -2.0, -2.0], [-2.0, 0.0, 2.0], [-2.0, -1.0, 3.0]])
b2 = np.array([-2.0, 0.0, 0.0])
three = np.array([[290, 4], [150, 8], [60, 18]])
words, errors = np.linspace(0, 400, 161), np.linspace(0, 25, 81)
essays = np.stack(np.meshgrid(words, errors), axis=-1).reshape(-1, 2)

hidden = np.asarray(sigmoid(np.asarray(affine(np.concatenate([three, essays]), W1, b1))))
scores = np.asarray(sigmoid(np.asarray(affine(hidden, W2, b2))))
grades = ["good", "average", "poor"]
areas = np.array([grades.index(predict_label(s)) for s in scores[3:]]).reshape(81, 161)
probabilities = [np.asarray(normalize_scores(s)) for s in scores[:3]]

fig, ax = plt.subplots(figsize=(6.8, 4.4), layout="constrained")
ax.contourf(
    words, errors, areas, levels=[-0.5, 0.5, 1.5, 2.5], colors=["white", "0.87", "0.7"]
)
for (x1, x2), p in zip(three, probabilities, strict=True):
    ax.plot(x1, x2, "o", color="tab:orange", markeredgecolor="black", markersize=9)
    text = "\n".join(f"P({grade}) = {p[k]:.2f}" for k, grade in enumerate(grades))
    ax.annotate(text, (x1, x2), xytext=(10, 0), textcoords="offset points", va="center")
#[en]
names = ["good", "average", "poor"]
#[ja]
names = ["good（良い）", "average（普通）", "poor（悪い）"]
#[end]
for name, place in zip(names, [(350, 9), (110, 2), (250, 21.5)], strict=True):
    ax.text(*place, name, ha="center", va="center", fontsize=14)
ax.set_title("What the network says about every essay")  #[en]
ax.set_title("作文ごとのネットワークの評価")  #[ja]
ax.set_xlabel("word count")  #[en]
ax.set_xlabel("語数")  #[ja]
ax.set_ylabel("number of errors")  #[en]
ax.set_ylabel("誤りの数")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## Question: why can one neuron not do XOR?
#
# AND, OR and NOT take one neuron each; XOR took several. Why will no choice of $b$, $w_1$ and $w_2$ do? Think of the line on which $b + w_1 x_1 + w_2 x_2 = 0$, and of the four corners in the picture of section 2. And what do several neurons have that one has not? **Your turn:** answer in the cell below, in three to five sentences.

# %% [markdown] lang="ja"
# ## 問い：なぜ1つのニューロンでは XOR を作れないのか
#
# AND・OR・NOT は1つのニューロンで作れましたが、XOR には複数のニューロンが必要でした。$b$、$w_1$、$w_2$ をどう選んでも作れないのはなぜでしょうか。$b + w_1 x_1 + w_2 x_2 = 0$ となる線と、2節の図にある四つの角を思い出してください。また、ニューロンを組み合わせると、なぜ作れるようになるのでしょうか。**あなたの番：** 下のセルに3〜5文で答えましょう。

# %% [markdown] question="why_not_xor" points=2 lang="en"
# ### BEGIN SOLUTION
# A neuron says more than 0.5 on one side of the straight line $b + w_1 x_1 + w_2 x_2 = 0$ and less on the other. XOR needs (0, 1) and (1, 0) on one side, (0, 0) and (1, 1) on the other; these pairs lie crosswise, and no straight line parts them.
# In numbers: $b < 0$, $b + w_1 > 0$, $b + w_2 > 0$ and $b + w_1 + w_2 < 0$. The two in the middle add up to $2b + w_1 + w_2 > 0$, the two outer ones to $2b + w_1 + w_2 < 0$: a contradiction.
# Several neurons draw several lines. OR and AND draw one each, and a further neuron keeps the strip between them.
# ### END SOLUTION

# %% [markdown] question="why_not_xor" points=2 lang="ja"
# ### BEGIN SOLUTION
# 1つのニューロンの出力は、直線 $b + w_1 x_1 + w_2 x_2 = 0$ の片側で 0.5 より大きく、反対側で小さくなります。XOR では (0, 1) と (1, 0) を一方の側に、(0, 0) と (1, 1) をもう一方の側に置く必要がありますが、この二組は正方形の2本の対角線の両端にあたるので、1本の直線では分けられません（線形分離できません）。
# 式で書くと、$b < 0$、$b + w_1 > 0$、$b + w_2 > 0$、$b + w_1 + w_2 < 0$ のすべてが必要です。ところが、中の二つを足すと $2b + w_1 + w_2 > 0$、外の二つを足すと $2b + w_1 + w_2 < 0$ となり、矛盾します。
# ニューロンを組み合わせると、境界の線を何本も引けます。OR と AND が1本ずつ線を引き、その間の帯だけを次のニューロンが残すので、XOR になります。
# ### END SOLUTION

# %% [markdown] lang="en"
# ## Next week
#
# Your network answers, but its weights were handed to you, and nobody has asked yet whether the answers are any good. In week 2 you measure how wrong a network is, in one number: the **loss**. It is the first step towards weights that find themselves.

# %% [markdown] lang="ja"
# ## 来週は
#
# ネットワークが答えを出せるようになりました。ただ、重みはこちらで用意したものでしたし、答えがどれくらい正しいのかも、まだ調べていません。第2週では、間違いの大きさを一つの数、**損失**で表します。重みを自動で見つける「学習」への、最初の一歩です。
