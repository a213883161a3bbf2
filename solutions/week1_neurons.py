# %% [markdown] lang="en"
# # Week 1: A neuron computes, a layer infers
#
# A neuron adds up its inputs and decides how strong a signal it passes on. This week you build logic gates from single neurons, and then a small network that grades essays.
#
# By the end you can
#
# - compute the output of a neuron, on paper and in NumPy,
# - build AND, OR and NOT from one neuron each and XOR from several, and say why XOR needs more than one,
# - compute a layer for a whole batch with one matrix product,
# - turn scores into probabilities, row by row and without overflow.
#
# **How to work.** Run the cells from top to bottom with Shift+Enter. Write in the cells that say "Your turn", then run the check below. The code of checks and pictures is folded, because you need not read it. Run these cells like the others. The checks show a few examples; grading uses other inputs as well. When you are done, hand in this one file without changing its name.
#
# **What you need.** Python functions and loops, and the basics of NumPy: what `x.shape` and `x[i, j]` mean, that `+`, `*` and `np.exp` work element by element, that `x @ W` is the matrix product, and that `np.sum(a, axis=0)` adds along one axis.
#
# <details>
# <summary><b>NumPy on one page: open this if some of it is new to you</b></summary>
#
# Let `a = np.array([[1, 2, 3], [4, 5, 6]])`, a matrix with two rows and three columns.
#
# | code | result | meaning |
# |---|---|---|
# | `a.shape` | `(2, 3)` | the size along each axis |
# | `a[1, 2]` | `6` | row 1, column 2; both are counted from 0 |
# | `a[0]` | `[1 2 3]` | a whole row |
# | `a[:, 1]` | `[2 5]` | a whole column |
# | `a * 10` | `[[10 20 30] [40 50 60]]` | element by element, as with `+` and `np.exp` |
# | `a.sum(axis=0)` | `[5 7 9]` | adds along axis 0: one number for each column |
# | `a.sum(axis=1)` | `[ 6 15]` | adds along axis 1: one number for each row |
# | `a.sum(axis=1, keepdims=True)` | `[[ 6] [15]]` | the same numbers as a column of shape `(2, 1)` |
# | `a + np.array([10, 20, 30])` | `[[11 22 33] [14 25 36]]` | adds the vector to each row (**broadcasting**) |
# | `a - np.array([[1], [4]])` | `[[0 1 2] [0 1 2]]` | subtracts a column of shape `(2, 1)`: one number for each row |
# | `a @ np.ones((3, 4))` | an array of shape `(2, 4)` | the matrix product: `(2, 3) @ (3, 4)` gives `(2, 4)` |
#
# Two traps: `row = a[0]` is not a copy, so `row[0] = 9` changes `a` as well. Write `a[0].copy()` if `a` must stay the same. And an array of integers remains an array of integers: `a[0, 0] = 0.5` stores `0`. Create the array with `dtype=float` if it will hold fractions.
#
# </details>

# %% [markdown] lang="ja"
# # 第1週：ニューロンは計算し、層は推論する
#
# ニューロンは、入力を足し合わせ、どれくらい強い信号を次へ送るかを決めます。今週は、まず1つのニューロンで論理ゲートを作り、それから作文を評価する小さなニューラルネットワークまで進みます。
#
# この週が終わると、次のことができるようになります。
#
# - ニューロンの出力を、紙の上でもNumPyでも計算できる
# - AND・OR・NOTを1つのニューロンで、XORを複数のニューロンで作り、XORを1つのニューロンで作れない理由を説明できる
# - バッチ全体に対する層の計算を、1回の行列の積で求められる
# - スコアを、オーバーフローさせずに、行ごとに確率へ変換できる
#
# **進め方：** セルは、Shift+Enterで上から順に実行します。「あなたの番」と書かれたセルにコードを書いたら、すぐ下の確認セルを実行してください。確認セルと図のセルのコードは、読まなくてもよいので折りたたんであります。ほかのセルと同じように実行してください。確認セルにあるのは一部の例だけで、採点ではほかの入力も使います。できあがったら、このファイルだけを、名前を変えずに提出してください。
#
# **必要な知識：** Pythonの関数とループ、それにNumPyの基本です。`x.shape`と`x[i, j]`の意味、`+`、`*`、`np.exp`が要素ごとに計算すること、`x @ W`が行列の積であること、`np.sum(a, axis=0)`が1つの軸に沿って足すことを知っていれば十分です。
#
# <details>
# <summary><b>1ページでわかるNumPy（初めて見るものがあれば開いてください）</b></summary>
#
# `a = np.array([[1, 2, 3], [4, 5, 6]])`とします。2行3列の行列です。
#
# | コード | 結果 | 意味 |
# |---|---|---|
# | `a.shape` | `(2, 3)` | 軸ごとの大きさ |
# | `a[1, 2]` | `6` | 1行目、2列目の要素（番号は0から数える） |
# | `a[0]` | `[1 2 3]` | 1つの行 |
# | `a[:, 1]` | `[2 5]` | 1つの列 |
# | `a * 10` | `[[10 20 30] [40 50 60]]` | 要素ごとの計算（`+`や`np.exp`も同じ） |
# | `a.sum(axis=0)` | `[5 7 9]` | 軸0に沿って足す（列ごとに1つの数） |
# | `a.sum(axis=1)` | `[ 6 15]` | 軸1に沿って足す（行ごとに1つの数） |
# | `a.sum(axis=1, keepdims=True)` | `[[ 6] [15]]` | 同じ数を、形状`(2, 1)`の列として返す |
# | `a + np.array([10, 20, 30])` | `[[11 22 33] [14 25 36]]` | どの行にも同じベクトルを足す（**ブロードキャスト**） |
# | `a - np.array([[1], [4]])` | `[[0 1 2] [0 1 2]]` | 形状`(2, 1)`の列を引く（行ごとに1つの数を引く） |
# | `a @ np.ones((3, 4))` | 形状`(2, 4)`の配列 | 行列の積（`(2, 3) @ (3, 4)`は`(2, 4)`になる） |
#
# 落とし穴が2つあります。`row = a[0]`はコピーではないので、`row[0] = 9`とすると`a`の中身も変わります。`a`を変えたくないときは`a[0].copy()`と書きます。また、整数の配列は整数のままです。`a[0, 0] = 0.5`としても、入るのは`0`です。小数を入れる配列は、`dtype=float`を付けて作ってください。
#
# </details>

# %% [markdown] lang="en"
# ## From nerve cells to neural networks
#
# A **nerve cell** in the brain receives signals from other cells through its connections. Most nerve cells are never replaced. What changes when we learn is the connections: some become stronger, others weaker. An artificial neuron imitates these connections: each one has a number, its **weight**, and a strong connection has a large weight. Learning means changing the weights.
#
# What are artificial neurons good for? Suppose a program has to decide whether an image shows a 5. There are three ways to build it:
#
# | way | people | the computer |
# |---|---|---|
# | rules | write every rule, such as "a 5 has a horizontal line at the top" | follows the rules |
# | machine learning with features | choose **features**: numbers that describe an image, such as how many holes it has | learns to decide from the features |
# | neural network | collect images and their right answers | learns everything, from the pixels to the answer (**end to end**) |
#
# A neural network needs no features made by hand, and the same procedure works for images, sound and text.
#
# A network works in two phases. In **inference** it computes an answer with the weights that it has. In **learning** it changes its weights. This week is about inference: you build a network whose weights are chosen by hand. In weeks 2 to 5 it gets what it needs for learning, and in weeks 6 and 7 it learns to read handwritten digits.

# %% [markdown] lang="ja"
# ## 脳の神経細胞からニューラルネットワークへ
#
# 脳の**神経細胞**は、細胞どうしのつながり（結合）を通して信号を受け取ります。神経細胞の多くは一生入れ替わりません。学習によって変わるのは、つながりの強さです。人工のニューロンはこの仕組みをまねたもので、つながりの1本1本に**重み**という数を持たせます。つながりが強いほど、重みは大きくなります。学習とは、重みを変えていくことです。
#
# 人工のニューロンは、何の役に立つのでしょうか。たとえば、画像に写った数字が5かどうかを判定するプログラムには、3通りの作り方があります。
#
# | 方法 | 人がすること | コンピュータがすること |
# |---|---|---|
# | ルールベース | 「5には上に横線がある」といった規則をすべて書く | 規則に従って判定する |
# | 特徴量を使う機械学習 | **特徴量**（穴の数のように、画像の性質を表す数）を設計する | 特徴量から判定する方法を学習する |
# | ニューラルネットワーク | 画像と正解を集める | 画素から答えまで、すべてを学習する（**end-to-end**） |
#
# ニューラルネットワークでは、人が特徴量を設計する必要がなく、画像でも音声でも文章でも同じ手順で学習できます。
#
# ニューラルネットワークの仕事には、今の重みで答えを求める**推論**と、重みを変えていく**学習**の2つがあります。今週は推論を扱い、人が重みを決めたネットワークを作ります。第2週から第5週で学習に必要なものをそろえ、第6週と第7週で手書き数字の認識を学習させます。

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
# A neuron multiplies each input by its weight, adds a **bias**, and passes the sum to an **activation function** $h$:
#
# $$z = b + w_1 x_1 + w_2 x_2 + \cdots \qquad y = h(z)$$
#
# If $h$ is a step, which is 1 above 0 and 0 otherwise, the neuron is a **perceptron**, an early kind of neuron. Our $h$ is the **sigmoid** with slope $a$:
#
# $$h(x) = \frac{1}{1 + e^{-ax}} \qquad (a > 0)$$
#
# It maps every number to a number between 0 and 1. The inputs may be as large as ±1000. $e^{1000}$ does not fit in a float: `np.exp` then warns and returns `inf`, and $1 / (1 + \infty) = 0$ is still right. Other ways of writing the formula may end in $\infty / \infty$, which is `nan`.

# %% [markdown] lang="ja"
# ## 1. ニューロンと活性化関数
#
# ニューロンは、入力に重みを掛けて足し合わせ、**バイアス**を加えます。その総和を**活性化関数**$h$に通したものが出力です。
#
# $$z = b + w_1 x_1 + w_2 x_2 + \cdots \qquad y = h(z)$$
#
# $h$が、0を超えると1、それ以下なら0になるステップ関数のとき、このニューロンを**パーセプトロン**といいます。初期に考えられた、単純なニューロンです。ここでは$h$として、傾き$a$の**シグモイド関数**を使います。
#
# $$h(x) = \frac{1}{1 + e^{-ax}} \qquad (a > 0)$$
#
# シグモイド関数は、どんな数も0から1までの数に変えます。入力は±1000になることもあります。$e^{1000}$は浮動小数点数に収まらないので、`np.exp`は警告を出して`inf`を返しますが、$1 / (1 + \infty) = 0$なので答えは正しいままです。ただし、式を別の形に変えると$\infty / \infty$、つまり`nan`になることがあります。

# %% figure="neuron"
fig, ax = plt.subplots(figsize=(7, 2.6), layout="constrained")
circle = {"boxstyle": "circle,pad=0.45", "facecolor": "white", "edgecolor": "black"}
plain = {"facecolor": "white", "edgecolor": "none", "pad": 2}
places = [((0, 2), "$x_1$", "$w_1$"), ((0, 1), "$x_2$", "$w_2$"), ((0, 0), "$1$", "$b$")]
for (x, y), name, weight in places:
    ax.annotate("", (2.7, 1), (x, y), arrowprops={"arrowstyle": "->", "shrinkB": 18})
    ax.text(x, y, name, ha="center", va="center", bbox=circle)
    ax.text(1.2, y + 0.44 * (1 - y), weight, ha="center", va="center", bbox=plain)
ax.annotate("", (5.2, 1), (2.7, 1), arrowprops={"arrowstyle": "->", "shrinkB": 21})
ax.annotate("", (7.2, 1), (5.2, 1), arrowprops={"arrowstyle": "->"})
for x, text in [(2.7, "$z$"), (5.2, "$h(z)$")]:
    ax.text(x, 1, text, ha="center", va="center", bbox=circle | {"facecolor": "0.9"})
ax.text(7.3, 1, "$y$", fontsize=14, va="center")
#[en]
labels = ["inputs", "weights", "sum", "activation", "output"]
ax.set_title("One neuron: a weighted sum, then an activation function")
#[ja]
labels = ["入力", "重み", "総和", "活性化関数", "出力"]
ax.set_title("1つのニューロン：重み付きの総和と活性化関数")
#[end]
for x, label in zip([0, 1.2, 2.7, 5.2, 7.3], labels, strict=True):
    ax.text(x, 2.75, label, ha="center", va="center")
ax.set_xlim(-0.6, 7.9)
ax.set_ylim(-0.5, 3.1)
ax.axis("off")
plt.show()

# %% exercise="sigmoid"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def sigmoid(x, a=1.0):
    """
    #[en]
    Compute the sigmoid function with slope `a`, elementwise.

        h(x) = 1 / (1 + exp(-a * x))

    Source: "Deep Learning from Scratch", chapter 3; "Deep Learning" (Okano).

    Parameters
    ----------
    x : number or array of int or float, any shape
        The input, for instance from -1000 to 1000.
    a : int or float, greater than 0
        The slope: the larger, the steeper. It is 1 if not given.

    Returns
    -------
    float or array of float, with the shape of `x`
        Values from 0 to 1, never nan. A warning about overflow does no harm.
        Do not modify the arguments.

    Example
    -------
    #[ja]
    傾き`a`のシグモイド関数を、要素ごとに計算する。

        h(x) = 1 / (1 + exp(-a * x))

    出典：『ゼロから作るDeep Learning』3章、「深層学習」（岡野）。

    引数
    ----
    x : 数、または整数か浮動小数点数の配列（形状は何でもよい）
        関数への入力。たとえば-1000から1000まで。
    a : 整数または浮動小数点数、0より大きい
        傾き。大きいほど急になる。省略したときは1。

    戻り値
    ------
    浮動小数点数、または浮動小数点数の配列。形状は`x`と同じ
        0以上1以下の値。nanにはならないこと。オーバーフローの警告は出てもよい。
        引数の配列は書き換えないこと。

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
huge = "Write 1 / (1 + np.exp(-a * x)): other forms may end in ∞ / ∞, which is nan."
#[ja]
formula = "マイナスは付けましたか。傾きaは指数の中にあり、省略すると1になりますか。"
huge = "1 / (1 + np.exp(-a * x)) と書きましょう。別の形では∞/∞、つまりnanになることがあります。"
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
    with np.errstate(over="ignore"):
        got = sigmoid(x) if a == 1 else sigmoid(x, a)
    assert got is not None and np.shape(got) == np.shape(x), (
        #[en]
        f"Expected the shape of x = {x}, which is {np.shape(x)}, got {got}. "
        "Is the return there? np.exp works on numbers and on whole arrays."
        #[ja]
        f"x = {x}と同じ形状{np.shape(x)}で返るはずですが、{got}が返りました。"
        "returnはありますか。np.expは数にも配列全体にも使えます。"
        #[end]
    )
    assert np.all(np.abs(np.asarray(got) - expected) < 1e-6), (
        #[en]
        f"Expected {expected} for x = {x} and slope {a}, got {got}. {hint}"
        #[ja]
        f"x = {x}、傾き{a}では{expected}のはずですが、{got}が返りました。{hint}"
        #[end]
    )
    assert np.array_equal(x, before), (
        #[en]
        "Expected x to be unchanged, but it has changed. Write -a * x instead of x *= -a."
        #[ja]
        "xの中身が変わっています。引数の配列は書き換えないでください。"
        "x *= -aではなく-a * xと書きましょう。"
        #[end]
    )

print("sigmoid: the visible examples agree.")  #[en]
print("sigmoid：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: from a gentle slope to a step
#
# The picture shows your function with three slopes and, behind the curves, the step that jumps from 0 to 1. Follow the dotted line at $x = 0.2$ upwards: how close to 1 is each curve there? The gates of the next section use the steepest one.

# %% [markdown] lang="ja"
# ### 図で見る：緩やかな傾きからステップ関数まで
#
# あなたの関数を3通りの傾きで描き、0から1へ一気に跳ぶステップ関数と重ねます。$x = 0.2$の点線を下から上へたどってください。それぞれの曲線の値は、どれくらい1に近いでしょうか。次の節のゲートでは、いちばん急なものを使います。

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
ax.set_xlabel("入力x")  #[ja]
ax.set_ylabel("output h(x)")  #[en]
ax.set_ylabel("出力h(x)")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ### A picture: why a step cannot learn
#
# Why do we not use the step itself? For every weight, learning needs to know how the output changes if the weight changes a little. The answer is the slope of the curve at one point (the number $a$ only sets how steep the whole curve is). The step has slope 0 everywhere except at the jump, where it has no slope. A small change in a weight then changes nothing, so a network of steps cannot tell in which direction its weights should move. The sigmoid rises everywhere, so its slope always shows a direction. This is why networks that learn use the sigmoid or another function whose slope shows a direction.

# %% [markdown] lang="ja"
# ### 図で見る：ステップ関数では学習できない理由
#
# ステップ関数をそのまま使わないのはなぜでしょうか。学習では、重みの一つひとつについて「少し変えたら、出力はどう変わるか」を調べます。その答えになるのが、曲線上の1点での傾きです（$a$は、曲線全体の急さを決める数です）。ステップ関数の傾きは、跳ぶところを除いてどこでも0です（跳ぶところには、傾きがありません）。重みを少し変えても出力が変わらないので、どちらへ変えればよいかがわかりません。シグモイド関数はどこでも右上がりなので、傾きから向きがわかります。学習するネットワークで、シグモイド関数のように傾きから向きがわかる関数を使うのは、このためです。

# %% figure="step_and_sigmoid"
x = np.linspace(-4, 4, 401)
place = 1.5
height = float(sigmoid(place))
slope = height * (1 - height)
near = np.array([place - 1.6, place + 1.6])

fig, axes = plt.subplots(1, 2, sharey=True, figsize=(7.6, 3.2), layout="constrained")
axes[0].plot([-4, 0, 0, 4], [0, 0, 1, 1], color="black")
axes[1].plot(x, sigmoid(x), color="black")
for ax, y, rise in [(axes[0], 1.0, 0.0), (axes[1], height, slope)]:
    tangent = y + rise * (near - place)
    (line,) = ax.plot(near, tangent, "--", color="tab:orange", linewidth=3)
    line.set_label(f"slope at the dot: {rise:.2f}")  #[en]
    line.set_label(f"黒丸での傾き：{rise:.2f}")  #[ja]
    ax.plot(place, y, "o", color="black", markersize=8)
    ax.grid(alpha=0.3)
    ax.legend(loc="upper left")
axes[0].set_ylim(-0.1, 1.4)
#[en]
axes[0].set_title("Step: flat almost everywhere")
axes[1].set_title("Sigmoid: rises everywhere")
axes[0].set_ylabel("output h(x)")
for ax in axes:
    ax.set_xlabel("input x")
#[ja]
axes[0].set_title("ステップ関数：ほとんどの場所で平ら")
axes[1].set_title("シグモイド関数：どこでも右上がり")
axes[0].set_ylabel("出力h(x)")
for ax in axes:
    ax.set_xlabel("入力x")
#[end]
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
# AND and OR are one neuron each: choose $b$, $w_1$, $w_2$ so that the sum is positive exactly where the table says 1. Then $h$, your sigmoid with **slope 20**, turns the sum into almost 1 or almost 0. The weights below are examples; any others that give the right answers are just as good.
#
# ### AND
# $y = h(-1.5 + x_1 + x_2)$: the sum is above 0 only if both inputs are 1.

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
# ANDもORも、1つのニューロンで作れます。表が1のところだけ総和が正になるように、$b$、$w_1$、$w_2$を選びましょう。その総和を$h$（**傾き20**のシグモイド関数）に通すと、ほぼ1かほぼ0になります。ここに挙げた重みは一例です。正しく動けば、ほかの値でも構いません。
#
# ### AND
# $y = h(-1.5 + x_1 + x_2)$：両方が1のときだけ、総和が0を超えます。

# %% exercise="AND" needs=["sigmoid"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def AND(x1, x2):
    """
    #[en]
    Compute one neuron that outputs 1 only if both inputs are 1.

        y = h(b + w1*x1 + w2*x2), for instance h(-1.5 + x1 + x2), where h has slope 20

    Source: "Deep Learning from Scratch", chapter 2; "Deep Learning" (Okano).

    Parameters
    ----------
    x1, x2 : int or float
        0 or 1, or nearly so: the output of another neuron. Single numbers, not arrays.

    Returns
    -------
    float
        A number from 0 to 1, not True or False: above 0.5 if both are 1, else below.

    Example
    -------
    #[ja]
    入力が両方とも1のときだけ1を出力する、1つのニューロン。

        y = h(b + w1*x1 + w2*x2)、たとえばh(-1.5 + x1 + x2)。hの傾きは20

    出典：『ゼロから作るDeep Learning』2章、「深層学習」（岡野）。

    引数
    ----
    x1, x2 : 整数または浮動小数点数
        0か1、またはそれに近い数（ほかのニューロンの出力）。配列ではなく、1つの数。

    戻り値
    ------
    float
        0以上1以下の数（True、Falseではない）。
        両方とも1なら0.5より大きく、それ以外なら0.5より小さい値。

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
        "Do you return a number, and not an array?"
        #[ja]
        f"AND({x1}, {x2}) では数が1つ返るはずですが、{got!r}が返りました。"
        "returnはありますか。配列になっていませんか。"
        #[end]
    )
    assert 0 <= got <= 1 and (got > 0.5) == (expected == 1) and got != 0.5, (
        #[en]
        f"Expected AND({x1}, {x2}) near {expected}, got {got}. "
        "Is the sum b + w1*x1 + w2*x2 positive for (1, 1) only, and does it go through h?"
        #[ja]
        f"AND({x1}, {x2}) は{expected}に近いはずですが、{got}が返りました。"
        "総和b + w1*x1 + w2*x2が正になるのは (1, 1) だけですか。"
        "その総和をhに通しましたか。"
        #[end]
    )

print("AND: the visible examples agree.")  #[en]
print("AND：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### OR
# $y = h(-0.2 + x_1 + x_2)$: here one input is enough. Only the bias is different.

# %% [markdown] lang="ja"
# ### OR
# $y = h(-0.2 + x_1 + x_2)$：今度は片方が1なら十分です。ANDとの違いはバイアスだけです。

# %% exercise="OR" needs=["sigmoid"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def OR(x1, x2):
    """
    #[en]
    Compute one neuron that outputs 1 if at least one input is 1.

        y = h(b + w1*x1 + w2*x2), for instance h(-0.2 + x1 + x2), where h has slope 20

    Source: "Deep Learning from Scratch", chapter 2; "Deep Learning" (Okano).

    Parameters
    ----------
    x1, x2 : int or float
        0 or 1, or nearly so: the output of another neuron. Single numbers, not arrays.

    Returns
    -------
    float
        A number from 0 to 1, not True or False:
        above 0.5 if at least one is 1, else below.

    Example
    -------
    #[ja]
    入力の少なくとも片方が1のとき1を出力する、1つのニューロン。

        y = h(b + w1*x1 + w2*x2)、たとえばh(-0.2 + x1 + x2)。hの傾きは20

    出典：『ゼロから作るDeep Learning』2章、「深層学習」（岡野）。

    引数
    ----
    x1, x2 : 整数または浮動小数点数
        0か1、またはそれに近い数（ほかのニューロンの出力）。配列ではなく、1つの数。

    戻り値
    ------
    float
        0以上1以下の数（True、Falseではない）。
        少なくとも片方が1なら0.5より大きく、それ以外なら0.5より小さい値。

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
        "Do you return a number, and not an array?"
        #[ja]
        f"OR({x1}, {x2}) では数が1つ返るはずですが、{got!r}が返りました。"
        "returnはありますか。配列になっていませんか。"
        #[end]
    )
    assert 0 <= got <= 1 and (got > 0.5) == (expected == 1) and got != 0.5, (
        #[en]
        f"Expected OR({x1}, {x2}) near {expected}, got {got}. "
        "Is the sum b + w1*x1 + w2*x2 negative for (0, 0) only, and does it go through h?"
        #[ja]
        f"OR({x1}, {x2}) は{expected}に近いはずですが、{got}が返りました。"
        "総和b + w1*x1 + w2*x2が負になるのは (0, 0) だけですか。"
        "その総和をhに通しましたか。"
        #[end]
    )

print("OR: the visible examples agree.")  #[en]
print("OR：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### NOT
# $y = h(0.2 - x)$: one input with a negative weight. An input of 1 makes the sum negative.

# %% [markdown] lang="ja"
# ### NOT
# $y = h(0.2 - x)$：入力は1つで、重みは負です。入力が1になると、総和は負になります。

# %% exercise="NOT" needs=["sigmoid"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def NOT(x):
    """
    #[en]
    Compute one neuron that turns 0 into 1 and 1 into 0.

        y = h(b + w*x), for instance h(0.2 - x), where h has slope 20

    Source: "Deep Learning" (Okano).

    Parameters
    ----------
    x : int or float
        0 or 1, or nearly so: the output of another neuron. A single number, not an array.

    Returns
    -------
    float
        A number from 0 to 1, not True or False: above 0.5 if x is 0, below if x is 1.

    Example
    -------
    #[ja]
    入力の0と1を反転させる、1つのニューロン。

        y = h(b + w*x)、たとえばh(0.2 - x)。hの傾きは20

    出典：「深層学習」（岡野）。

    引数
    ----
    x : 整数または浮動小数点数
        0か1、またはそれに近い数（ほかのニューロンの出力）。配列ではなく、1つの数。

    戻り値
    ------
    float
        0以上1以下の数（True、Falseではない）。
        xが0なら0.5より大きく、1なら0.5より小さい値。

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
        "Do you return a number, and not an array?"
        #[ja]
        f"NOT({x}) では数が1つ返るはずですが、{got!r}が返りました。"
        "returnはありますか。配列になっていませんか。"
        #[end]
    )
    assert 0 <= got <= 1 and (got > 0.5) == (expected == 1) and got != 0.5, (
        #[en]
        f"Expected NOT({x}) near {expected}, got {got}. "
        "Is the weight of x negative, the bias positive, and does the sum go through h?"
        #[ja]
        f"NOT({x}) は{expected}に近いはずですが、{got}が返りました。"
        "xの重みは負、バイアスは正ですか。総和をhに通しましたか。"
        #[end]
    )

print("NOT: the visible examples agree.")  #[en]
print("NOT：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### XOR
# XOR is 1 if one of the inputs is 1, but not both. A single neuron cannot compute it (why not? that is the question at the end), but several neurons can: every logic circuit can be built from AND, OR and NOT. Call your own functions.

# %% [markdown] lang="ja"
# ### XOR
# XORは、どちらか片方だけが1のとき、つまり「少なくとも片方は1で、両方ではない」ときに1になります。1つのニューロンでは作れません（なぜでしょうか。最後の問いで考えます）。しかし、複数のニューロンを組み合わせれば作れます。どんな論理回路も、AND・OR・NOTの組み合わせで表せるからです。自分で作った関数を呼び出してください。

# %% exercise="XOR" needs=["AND", "OR", "NOT"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def XOR(x1, x2):
    """
    #[en]
    Combine AND, OR and NOT into neurons that output 1 if exactly one input is 1.

    Source: "Deep Learning from Scratch", chapter 2; "Deep Learning" (Okano).

    Parameters
    ----------
    x1, x2 : int or float
        0 or 1; the figure also tries numbers from -0.5 to 1.5. Single numbers, not arrays.

    Returns
    -------
    float
        A number from 0 to 1, not True or False:
        above 0.5 if exactly one is 1, else below.

    Example
    -------
    #[ja]
    入力の片方だけが1のとき1を出力する、複数のニューロン。
    AND・OR・NOTを組み合わせて作る。

    出典：『ゼロから作るDeep Learning』2章、「深層学習」（岡野）。

    引数
    ----
    x1, x2 : 整数または浮動小数点数
        0か1。図では-0.5から1.5までの数も使う。配列ではなく、1つの数。

    戻り値
    ------
    float
        0以上1以下の数（True、Falseではない）。
        片方だけが1なら0.5より大きく、それ以外なら0.5より小さい値。

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
        "Do you return a number, and not an array?"
        #[ja]
        f"XOR({x1}, {x2}) では数が1つ返るはずですが、{got!r}が返りました。"
        "returnはありますか。配列になっていませんか。"
        #[end]
    )
    assert 0 <= got <= 1 and (got > 0.5) == (expected == 1) and got != 0.5, (
        #[en]
        f"Expected XOR({x1}, {x2}) near {expected}, got {got}. "
        "Print the output of each neuron inside. Is one wrong, or (with slope 1) near 0.5?"
        #[ja]
        f"XOR({x1}, {x2}) は{expected}に近いはずですが、{got}が返りました。"
        "中のニューロンの値を1つずつ表示してみましょう。間違っているもの、"
        "あるいは（傾きが1のままで）0.5に近いものはありませんか。"
        #[end]
    )

print("XOR: the visible examples agree.")  #[en]
print("XOR：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: where the gates output 1
#
# Every point of the plane goes through your functions; a point is grey if its output is above 0.5. The black dots should be on grey, the white ones on white. AND and OR are one neuron each: what shape is their border? And how does the border of XOR differ?

# %% [markdown] lang="ja"
# ### 図で見る：ゲートが1を出力する領域
#
# 平面の点を1つずつあなたの関数に渡し、出力が0.5より大きくなった領域を灰色に塗ります。黒丸は灰色の中に、白丸はその外にあるはずです。ANDとORはどちらも1つのニューロンですが、その境界はどんな形をしているでしょうか。XORの境界は、それとどう違うでしょうか。

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
fig.suptitle("Grey: the gate outputs 1. Black dots: where it should")  #[en]
fig.suptitle("灰色：ゲートが1を出力する領域　黒丸：1を出力すべき点")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## 3. A whole layer at once
#
# With inputs 2 and 3 and weights 0.5 and 2, a neuron without a bias computes the sum $2 \cdot 0.5 + 3 \cdot 2 = 7$. A layer is many such neurons side by side. Put the weights of each neuron into one **column** of a matrix, and one product gives all sums:
#
# $$\mathbf{z} = \mathbf{x} W + \mathbf{b}$$
#
# Several inputs that go through the layer together are called a **batch**: a matrix with one **sample** in each row. For a batch of $N$ samples, the shapes are $(N, D) \cdot (D, M) + (M,) \to (N, M)$: for example, 10 samples of 2 numbers and a 2×4 matrix give 10 rows of 4 sums. Do not swap `x` and `W`, and do not transpose them. NumPy adds `b` to every row by itself.
#
# ### A picture: the layers of a network
#
# The network of section 5 has 2 inputs, 4 neurons in the middle and 3 outputs. In the picture below, the three columns of circles are, from left to right, the **input layer**, the **hidden layer** and the **output layer**. Each arrow is one weight, so the first set of arrows is a 2×4 matrix and the second a 4×3 matrix. A network with several hidden layers is called **deep**, and training it is called deep learning.

# %% [markdown] lang="ja"
# ## 3. 層をまとめて計算する
#
# 入力が2と3、重みが0.5と2なら、バイアスなしのニューロンの総和は$2 \cdot 0.5 + 3 \cdot 2 = 7$です。このようなニューロンを並べたものが層です。ニューロンごとの重みを行列の**列**に並べると、すべての総和が1回の行列の積で求まります。
#
# $$\mathbf{z} = \mathbf{x} W + \mathbf{b}$$
#
# 何件かの入力をまとめて計算するとき、そのまとまりを**バッチ**といいます。1行が1件のデータです。$N$件のバッチなら、形状は$(N, D) \cdot (D, M) + (M,) \to (N, M)$になります。たとえば、2つの数からなるデータ10件と2×4の行列からは、4つの総和が10行分得られます。`x`と`W`の順番は入れ替えず、転置もしません。`b`はNumPyが自動的に各行へ足してくれます。
#
# ### 図で見る：ネットワークの層
#
# 5節のネットワークには、入力が2つ、中間のニューロンが4つ、出力が3つあります。左から順に**入力層**、**中間層**（隠れ層）、**出力層**と呼びます。矢印の1本が1つの重みなので、左側の矢印全体は2×4の行列、右側は4×3の行列です。中間層がいくつもあるネットワークを**深い**ネットワークといい、その学習を深層学習（ディープラーニング）といいます。

# %% figure="layers"
layers = [(0.0, 2), (2.2, 4), (4.4, 3)]
left, middle, right = [
    [(x, 1.5 * (k - (size - 1) / 2)) for k in range(size)] for x, size in layers
]

fig, ax = plt.subplots(figsize=(6.4, 4.2), layout="constrained")
arrow = {"arrowstyle": "->", "color": "0.45", "shrinkA": 15, "shrinkB": 15}
for starts, ends in [(left, middle), (middle, right)]:
    for start in starts:
        for end in ends:
            ax.annotate("", end, start, arrowprops=arrow)
circle = {"marker": "o", "markersize": 28, "color": "white", "markeredgecolor": "black"}
for column in (left, middle, right):
    ax.plot(*np.transpose(column), linestyle="none", **circle)
for x, name in [(1.1, "$W_1$: 2×4"), (3.3, "$W_2$: 4×3")]:
    ax.text(x, 2.6, name, ha="center", fontsize=12)
#[en]
names = ["input layer\n(2)", "hidden layer\n(4)", "output layer\n(3)"]
ax.set_title("A network with 2 inputs, 4 hidden neurons and 3 outputs")
#[ja]
names = ["入力層\n（2）", "中間層\n（4）", "出力層\n（3）"]
ax.set_title("入力2、中間層4、出力3のネットワーク")
#[end]
for (x, _), name in zip(layers, names, strict=True):
    ax.text(x, -3.3, name, ha="center", va="center")
ax.set_xlim(-0.9, 5.3)
ax.set_ylim(-3.8, 3.1)
ax.axis("off")
plt.show()

# %% [markdown] lang="en"
# **How many axes?** To name one weight of a deep network, you need three numbers: $w^{(k)}_{ij}$ belongs to layer $k$ and leads from neuron $i$ to neuron $j$. The general word for an array of numbers, with any number of axes, is **tensor**. The number of axes is also called the number of dimensions, in NumPy `ndim`:
#
# | dimensions | name | example | shape |
# |---|---|---|---|
# | 0 | scalar | one bias, the slope $a$ | `()` |
# | 1 | vector | one sample, the biases of a layer | `(2,)` |
# | 2 | matrix | a batch of samples, the weights of a layer | `(2, 4)` |
# | 3 | 3-dimensional tensor | a batch of images | `(100, 28, 28)` |

# %% [markdown] lang="ja"
# **軸はいくつあるか：** 深いネットワークの重みを1つ指定するには、$w^{(k)}_{ij}$のように3つの番号が必要です。この記号は、$k$番目の層で、ニューロン$i$からニューロン$j$へつながる重みを表します。数を並べたものを、軸がいくつあっても**テンソル**といいます。軸の数は次元の数ともいい、NumPyでは`ndim`でわかります。
#
# | 次元 | 名前 | 例 | 形状 |
# |---|---|---|---|
# | 0 | スカラー | 1つのバイアス、傾き$a$ | `()` |
# | 1 | ベクトル | 1件のデータ、層のバイアス | `(2,)` |
# | 2 | 行列 | 入力のバッチ、層の重み | `(2, 4)` |
# | 3 | 3次元のテンソル | 画像のバッチ | `(100, 28, 28)` |

# %% exercise="affine"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def affine(x, W, b):
    """
    #[en]
    Compute the sums of a layer for one sample or for a batch.

        z = x W + b

    Source: "Deep Learning from Scratch", chapter 3; "Analysing Learner Language", 4.2.1.

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
        Do not modify the arguments.

    Example
    -------
    #[ja]
    1件のデータ、またはバッチについて、層の総和を計算する。

        z = x W + b

    出典：『ゼロから作るDeep Learning』3章、「学習者言語の分析」4.2.1節。

    引数
    ----
    x : 整数または浮動小数点数の配列、データが1件なら形状 (D,)、バッチなら (N, D)
        層への入力。1行が1件のデータ。
    W : 整数または浮動小数点数の配列、形状 (D, M)
        重み。m列目がニューロンmのもの。
    b : 整数または浮動小数点数の配列、形状 (M,)
        バイアス。ニューロンごとに1つ。

    戻り値
    ------
    配列、データが1件なら形状 (M,)、バッチなら (N, M)
        活性化関数に通す前の総和。
        引数の配列は書き換えないこと。

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
# The examples: 10 samples with 2×4 weights, two single samples,
# and a square W that gives different values if it is transposed.
#[ja]
# 例は、データ10件と2×4の重み、1件だけのデータ（2例）、
# 転置すると値が変わる正方行列Wです。
#[end]
inputs = np.arange(20.0).reshape(10, 2)
weights = np.array([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]])
biases = np.array([10.0, 20.0, 30.0, 40.0])
batch = np.array([[15 + 12 * n, 26 + 16 * n, 37 + 20 * n, 48 + 24 * n] for n in range(10)])
square = np.array([[1, 2], [3, 4]])
six = np.array(
    [[1.72265811, 0.68672941, 1.10772301], [0.60344169, 0.60322389, -0.3536039]]
)
six_scores = np.array([5.25564131, 3.1831305, 1.15463432])

for x, W, b, expected in [
    (np.array([2.0, 3.0]), np.array([[0.5], [2.0]]), np.array([0.0]), np.array([7.0])),
    (np.array([2.0, 3.0]), six, np.array([1.0, 0.0, -1.0]), six_scores + [1, 0, -1]),
    (np.array([[1, 1], [1, 0]]), square, np.array([0, 10]), np.array([[4, 16], [1, 12]])),
    (inputs, weights, biases, batch),
]:
    before = x.copy(), W.copy(), b.copy()
    got = affine(x, W, b)
    assert got is not None and np.shape(got) == expected.shape, (
        #[en]
        f"Expected shape {expected.shape} for x {x.shape}, W {W.shape}, b {b.shape}, "
        f"got {np.shape(got)}: {got}. Do you return x @ W + b, with the matrix product?"
        #[ja]
        f"x {x.shape}、W {W.shape}、b {b.shape}なら形状は{expected.shape}のはずですが、"
        f"{np.shape(got)}の{got}が返りました。"
        "行列の積x @ Wを計算して、returnしていますか。"
        #[end]
    )
    assert np.all(np.abs(np.asarray(got) - expected) < 1e-4), (
        #[en]
        f"Expected {expected} for x = {x}, W = {W}, b = {b}, got {got}. "
        "Do you use W without transposing it, and add b with a plus?"
        #[ja]
        f"x = {x}、W = {W}、b = {b}では{expected}のはずですが、{got}が返りました。"
        "Wを転置していませんか。bはプラスで足していますか。"
        #[end]
    )
    assert all(
        np.array_equal(now, then) for now, then in zip((x, W, b), before, strict=True)
    ), (
        #[en]
        "Expected x, W and b to be unchanged, but one of them has changed. "
        "Avoid += and -= on them."
        #[ja]
        "x、W、bのどれかの中身が変わっています。引数の配列は書き換えないでください。"
        "引数には+=や-=を使わないようにしましょう。"
        #[end]
    )

print("affine: the visible examples agree.")  #[en]
print("affine：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 4. Softmax: scores become probabilities
#
# The last layer gives one **score**, of any size and sign, for each **class**, that is, for each possible answer. Softmax turns the $K$ scores of a sample into numbers that can be read as probabilities:
#
# $$y_k = \frac{e^{a_k}}{\sum_{j=1}^{K} e^{a_j}}$$
#
# For an image of a 3, a network with ten classes may answer $(0, 0, 0.2, 0.7, 0, 0.1, 0, 0, 0, 0)$, rounded to one decimal: a 3 with probability 0.7, a 2 with 0.2, a 5 with 0.1.
#
# There are two pitfalls. **Overflow:** $e^{1000}$ is `inf`, and inf / inf is nan. Subtract the largest score first. This divides the numerator and the denominator by the same factor, so the result stays the same. **Batches:** every row is one sample and needs its own maximum and its own sum. `np.max(a)` and `np.sum(...)` without an axis mix all rows. `axis=-1, keepdims=True` keeps the rows apart, and it also works for a single sample.

# %% [markdown] lang="ja"
# ## 4. ソフトマックス関数：スコアを確率に変える
#
# 最後の層は、**クラス**（答えの候補）ごとに1つずつ**スコア**を出します。スコアの大きさや符号はまちまちです。ソフトマックス関数は、1件のデータの$K$個のスコアを、確率と解釈できる数に変えます。
#
# $$y_k = \frac{e^{a_k}}{\sum_{j=1}^{K} e^{a_j}}$$
#
# たとえば、10クラスのネットワークが「3」の画像に対して$(0, 0, 0.2, 0.7, 0, 0.1, 0, 0, 0, 0)$と答えたとします（小数第1位までに丸めた値です）。これは、確率0.7で3、0.2で2、0.1で5だという予測です。
#
# 落とし穴が2つあります。1つは**オーバーフロー**です。$e^{1000}$は`inf`になり、inf / infはnanです。先に最大のスコアを引いておきましょう。分子と分母が同じ倍率で変わるだけなので、結果は変わりません。もう一つは**バッチ**です。1行が1件のデータなので、最大値も総和も行ごとに求めます。軸を指定しない`np.max(a)`や`np.sum(...)`では、すべての行が混ざってしまいます。`axis=-1, keepdims=True`と書けば行ごとになり、データが1件のときもそのまま使えます。

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

    Source: "Deep Learning from Scratch", chapter 3; "Deep Learning" (Okano).

    Parameters
    ----------
    a : array of int or float, shape (K,) for one sample, (N, K) for a batch
        The scores, for instance from -1000 to 1000.

    Returns
    -------
    array of float, with the shape of `a`
        Probabilities, never nan: each row sums to 1, and no row depends on another.
        Do not modify the argument.

    Example
    -------
    #[ja]
    1件のデータのスコア、またはバッチの各行のスコアを、確率に変える。

        y_k = exp(a_k) / Σ_j exp(a_j)

    出典：『ゼロから作るDeep Learning』3章、「深層学習」（岡野）。

    引数
    ----
    a : 整数または浮動小数点数の配列、データが1件なら形状 (K,)、バッチなら (N, K)
        スコア。たとえば-1000から1000まで。

    戻り値
    ------
    浮動小数点数の配列、形状は`a`と同じ
        確率。nanにはならないこと。各行の和は1で、ほかの行には影響されない。
        引数の配列は書き換えないこと。

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
single = "Do you divide exp of each score by the sum of all exps?"
rows = "Each row needs its own sum: axis=-1, keepdims=True."
huge = "Subtract the maximum before np.exp."
huge_rows = "Each row needs its own maximum: axis=-1, keepdims=True."
#[ja]
single = "各スコアのexpを、expの総和で割っていますか。"
rows = "総和は行ごとに求めます（axis=-1, keepdims=True）。"
huge = "np.expに入れる前に、最大値を引きましょう。"
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
        "Are the return and keepdims=True there?"
        #[ja]
        f"aと同じ形状{a.shape}で返るはずですが、{np.shape(got)}の{got}が返りました。"
        "returnとkeepdims=Trueを忘れていませんか。"
        #[end]
    )
    assert np.all(np.abs(np.asarray(got) - expected) < 1e-5), (
        #[en]
        f"Expected {expected} for a = {a}, got {got}. {hint}"
        #[ja]
        f"a = {a}では{expected}のはずですが、{got}が返りました。{hint}"
        #[end]
    )
    assert np.array_equal(a, before), (
        #[en]
        "Expected a to be unchanged, but it has changed. "
        "Write a - maximum instead of a -= maximum."
        #[ja]
        "aの中身が変わっています。引数の配列は書き換えないでください。"
        "a -= maximumではなくa - maximumと書きましょう。"
        #[end]
    )

print("softmax: the visible examples agree.")  #[en]
print("softmax：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 5. A network that grades essays
#
# This network grades essays by learners of English. It takes two numbers, the word count and the number of grammatical errors, and returns three scores $A$, $B$, $C$. If no score is negative, dividing the scores by their sum turns them into probabilities:
#
# $$P(\text{good}) = \frac{A}{A + B + C} \qquad P(\text{average}) = \frac{B}{A + B + C} \qquad P(\text{poor}) = \frac{C}{A + B + C}$$

# %% [markdown] lang="ja"
# ## 5. 作文を評価するネットワーク
#
# 英語学習者の作文を評価するニューラルネットワークです。語数と文法的な誤りの数という2つの数を受け取り、3つのスコア$A$、$B$、$C$を返します。スコアが負でなければ、和で割るだけで確率に変えられます。
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

        P(good) = A / (A + B + C), and likewise for B and C

    Source: "Analysing Learner Language", 4.2.2.

    Parameters
    ----------
    scores : array of int or float, shape (3,)
        A (good), B (average), C (poor) of one essay: none negative, not all zero.

    Returns
    -------
    array of float, shape (3,)
        P(good), P(average), P(poor), in this order; their sum is 1.
        Do not modify the argument.

    Example
    -------
    #[ja]
    1つの作文の3つのスコアを、和で割って確率に変える。

        P（良い） = A / (A + B + C)。P（普通）、P（悪い）は分子がそれぞれB、C

    出典：「学習者言語の分析」4.2.2節。

    引数
    ----
    scores : 整数または浮動小数点数の配列、形状 (3,)
        1つの作文のA（良い）、B（普通）、C（悪い）。負の数はなく、すべて0でもない。

    戻り値
    ------
    浮動小数点数の配列、形状 (3,)
        P（良い）、P（普通）、P（悪い）をこの順に並べたもの。和は1。
        引数の配列は書き換えないこと。

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
        f"3つの確率を並べた形状 (3,) の配列が返るはずですが、{got}が返りました。"
        "配列全体を割って、returnしていますか。"
        #[end]
    )
    assert np.all(np.abs(np.asarray(got) - expected) < 1e-6), (
        #[en]
        f"Expected {expected} for scores {scores}, got {got}. "
        "Is each score divided by the sum of the three, without exp?"
        #[ja]
        f"スコア{scores}では{expected}のはずですが、{got}が返りました。"
        "expは使わずに、各スコアを3つの和で割っていますか。"
        #[end]
    )
    assert np.array_equal(scores, before), (
        #[en]
        "Expected scores to be unchanged, but they have changed. "
        "Write scores / total instead of scores /= total."
        #[ja]
        "scoresの中身が変わっています。引数の配列は書き換えないでください。"
        "scores /= totalではなくscores / totalと書きましょう。"
        #[end]
    )

print("normalize_scores: the visible examples agree.")  #[en]
print("normalize_scores：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### The grade
#
# The category with the highest probability is the grade of the essay. `np.argmax` gives the position of the largest number: 0, 1 or 2.

# %% [markdown] lang="ja"
# ### 評価を決める
#
# 確率が最も高いカテゴリを、その作文の評価とします。最大の数の位置（0、1、2のどれか）は`np.argmax`でわかります。評価は英語の文字列`"good"`（良い）、`"average"`（普通）、`"poor"`（悪い）で返してください。日本語版でも英語版でも同じ文字列を使います。

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

    Source: "Analysing Learner Language", 4.2.2.

    Parameters
    ----------
    scores : array of int or float, shape (3,)
        A (good), B (average), C (poor) of one essay, as for normalize_scores.

    Returns
    -------
    str
        "good", "average" or "poor", spelled exactly like this.
        If two are equally high, return either.
        Do not modify the argument.

    Example
    -------
    #[ja]
    確率が最も高い評価の名前を返す。

        P（良い）、P（普通）、P（悪い）のうち、最大のものの位置にある名前

    出典：「学習者言語の分析」4.2.2節。

    引数
    ----
    scores : 整数または浮動小数点数の配列、形状 (3,)
        1つの作文のA（良い）、B（普通）、C（悪い）。normalize_scoresと同じもの。

    戻り値
    ------
    str
        "good"（良い）、"average"（普通）、"poor"（悪い）のどれか。つづりもこのとおりに。
        最大のものが2つあるときは、どちらでもよい。
        引数の配列は書き換えないこと。

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
        "Do you return the label at the position that np.argmax gives, spelled as in the docstring?"
        #[ja]
        f'スコア{scores}では"{expected}"のはずですが、{got!r}が返りました。'
        "np.argmaxが返す位置の名前を、説明のとおりのつづりで返していますか。"
        #[end]
    )
    assert np.array_equal(scores, before), (
        #[en]
        "Expected scores to be unchanged, but they have changed. np.argmax needs no sorting."
        #[ja]
        "scoresの中身が変わっています。引数の配列は書き換えないでください。"
        "np.argmaxなら並べ替えは不要です。"
        #[end]
    )

print("predict_label: the visible examples agree.")  #[en]
print("predict_label：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: the whole network at work
#
# Called one after the other, your functions form the network with 2 inputs, 4 hidden neurons and 3 outputs: affine, sigmoid, affine, sigmoid. Each point of the picture is an essay. Take the middle one of the three dots: would fewer errors alone raise it to "good"? We chose these weights by hand; later in the course, networks find their own.

# %% [markdown] lang="ja"
# ### 図で見る：ネットワーク全体の推論
#
# あなたの関数をaffine、sigmoid、affine、sigmoidの順につなぐと、入力2、中間層4、出力3のネットワークになります。図の1点が1つの作文です。丸で示した3つの作文のうち、真ん中のものは、誤りを減らすだけでgood（良い）になるでしょうか。このネットワークの重みは人が手で決めたものですが、この先の週では、ネットワークが自分で重みを見つけます。

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
grades = [predict_label(s) for s in scores[:3]]
probabilities = np.array([normalize_scores(s) for s in scores])
areas = probabilities[3:].reshape(81, 161, 3)

fig, ax = plt.subplots(figsize=(6.8, 4.4), layout="constrained")
for k, shade in enumerate(["white", "0.87", "0.7"]):
    lead = areas[..., k] - np.delete(areas, k, axis=-1).max(axis=-1)
    ax.contourf(words, errors, lead, levels=[-0.002, 1], colors=[shade])
    ax.contour(words, errors, lead, levels=[0], colors="black", linewidths=0.8)
for (x1, x2), p, grade in zip(three, probabilities, grades, strict=False):
    ax.plot(x1, x2, "o", color="tab:orange", markeredgecolor="black", markersize=9)
    ax.annotate(
        f"{grade}\n{p[0]:.2f}, {p[1]:.2f}, {p[2]:.2f}", (x1, x2),
        xytext=(10, 0), textcoords="offset points", va="center",
    )
#[en]
names = ["good", "average", "poor"]
ax.set_title("What the network says about every essay\n(at the dots: P of good, average, poor)")
ax.set_xlabel("word count")
ax.set_ylabel("number of errors")
#[ja]
names = ["good（良い）", "average（普通）", "poor（悪い）"]
ax.set_title("作文ごとのネットワークの評価\n（点の横：good、average、poorの確率）")
ax.set_xlabel("語数")
ax.set_ylabel("誤りの数")
#[end]
for name, place in zip(names, [(362, 7.8), (105, 2.5), (250, 22)], strict=True):
    ax.text(*place, name, ha="center", va="center", fontsize=14)
plt.show()

# %% [markdown] lang="en"
# ## Question: why can one neuron not do XOR?
#
# AND, OR and NOT took one neuron each; XOR took several. Why is there no choice of $b$, $w_1$ and $w_2$ with which one neuron computes XOR? Think of the line on which $b + w_1 x_1 + w_2 x_2 = 0$, and of the four dots in the picture of section 2. And what can several neurons do that one cannot? **Your task:** answer in the cell below, in three to five sentences.

# %% [markdown] lang="ja"
# ## 問い：なぜ1つのニューロンではXORを作れないのか
#
# AND・OR・NOTは1つのニューロンで作れましたが、XORには複数のニューロンが必要でした。$b$、$w_1$、$w_2$をどう選んでも、1つのニューロンではXORを作れないのはなぜでしょうか。$b + w_1 x_1 + w_2 x_2 = 0$となる線と、2節の図にある4つの点を思い出してください。また、ニューロンを組み合わせると、なぜ作れるようになるのでしょうか。**課題：** 下のセルに3〜5文で答えてください。

# %% [markdown] question="why_not_xor" points=2 lang="en"
# ### BEGIN SOLUTION
# A neuron outputs more than 0.5 on one side of the straight line $b + w_1 x_1 + w_2 x_2 = 0$ and less on the other side. XOR needs (0, 1) and (1, 0) on one side and (0, 0) and (1, 1) on the other. These pairs lie on the two diagonals of a square, and no straight line separates them (they are not linearly separable).
# In numbers: $b < 0$, $b + w_1 > 0$, $b + w_2 > 0$ and $b + w_1 + w_2 < 0$. The two in the middle add up to $2b + w_1 + w_2 > 0$, the two outer ones to $2b + w_1 + w_2 < 0$: a contradiction.
# Several neurons draw several lines. OR and AND draw one each, and another neuron keeps the strip between the two lines.
# ### END SOLUTION

# %% [markdown] question="why_not_xor" points=2 lang="ja"
# ### BEGIN SOLUTION
# 1つのニューロンの出力は、直線$b + w_1 x_1 + w_2 x_2 = 0$の片側で0.5より大きく、反対側で小さくなります。XORでは (0, 1) と (1, 0) を一方の側に、(0, 0) と (1, 1) をもう一方の側に置く必要がありますが、この2組は正方形の2本の対角線の両端にあたるので、1本の直線では分けられません（線形分離できません）。
# 式で書くと、$b < 0$、$b + w_1 > 0$、$b + w_2 > 0$、$b + w_1 + w_2 < 0$のすべてが必要です。ところが、中の2つを足すと$2b + w_1 + w_2 > 0$、外の2つを足すと$2b + w_1 + w_2 < 0$となり、矛盾します。
# ニューロンを組み合わせると、境界の線を何本も引けます。ORとANDが1本ずつ線を引き、その間の帯だけを次のニューロンが残すので、XORになります。
# ### END SOLUTION

# %% [markdown] rubric="why_not_xor" lang="en"
# - 0.5 points: one neuron divides the plane by a single straight line (or: the sign of $b + w_1 x_1 + w_2 x_2$ decides its answer).
# - 1 point: no straight line has (0, 1) and (1, 0) on one side and (0, 0) and (1, 1) on the other; or the four inequalities and their contradiction. 0.5 points for "not linearly separable" without a reason.
# - 0.5 points: several neurons draw several lines, and another neuron combines them (for instance the strip between the lines of OR and AND).
# - Nothing for a repetition of the truth table, or for "XOR is too complicated".

# %% [markdown] rubric="why_not_xor" lang="ja"
# - 0.5点：1つのニューロンは、平面を1本の直線で分ける（または、$b + w_1 x_1 + w_2 x_2$の符号で答えが決まる）。
# - 1点：(0, 1) と (1, 0) が一方の側、(0, 0) と (1, 1) がもう一方の側になる直線はない。4つの不等式とその矛盾を示してもよい。理由がなく「線形分離できない」とだけ書いたものは0.5点。
# - 0.5点：複数のニューロンは直線を何本も引き、それを次のニューロンが組み合わせる（たとえば、ORとANDの直線の間の帯）。
# - 真理値表を繰り返しただけのもの、「XORは複雑だから」だけのものは0点。

# %% [markdown] lang="en"
# ## Try it: how steep does a neuron have to be?
#
# No points here: change the numbers and run the cell again. The cell computes XOR as your functions do, with a slope of your choice.
#
# - With slope 1, `XOR(0, 1)` is about 0.41, which is wrong. Read the row of (0, 1) from left to right: which neuron is the first on the wrong side of 0.5?
# - What is the smallest slope for which all four answers are right?
# - Go back to slope 20 and change `bias_or`. In which range do all four answers stay right?

# %% [markdown] lang="ja"
# ## 試してみよう：ニューロンの傾きはどれくらい必要か
#
# この節は採点しません。数を変えて、セルを何度も実行してみましょう。あなたの関数と同じ方法で、好きな傾きのXORを計算します。
#
# - 傾きを1にすると、`XOR(0, 1)`は約0.41になり、間違った答えになります。(0, 1) の行を左から右へ読んでください。0.5より大きいか小さいかが最初に逆になるのは、どのニューロンでしょうか。
# - 4つの答えがすべて正しくなる、最小の傾きはいくつでしょうか。
# - 傾きを20に戻し、`bias_or`を変えてください。4つの答えがすべて正しいのは、どの範囲でしょうか。

# %% figure="try_slope"
slope = 1
bias_and, bias_or, bias_not = -1.5, -0.2, 0.2

print(" x1 x2     OR    AND  NOT AND    XOR")
for x1, x2 in [(0, 0), (0, 1), (1, 0), (1, 1)]:
    either = sigmoid(bias_or + x1 + x2, slope)
    both = sigmoid(bias_and + x1 + x2, slope)
    not_both = sigmoid(bias_not - both, slope)
    xor = sigmoid(bias_and + either + not_both, slope)
    print(f"  {x1}  {x2}  {either:.3f}  {both:.3f}    {not_both:.3f}  {xor:.3f}")

# %% [markdown] lang="en"
# ## Next week
#
# Your network gives answers, but its weights were ready-made, and we have not checked how good the answers are. In week 2 you measure with one number, the **loss**, how wrong a network is. Measuring it is the first step towards a network that finds its own weights.
#
# **Sources and further reading**
#
# - Saito, "Deep Learning from Scratch", chapters 1 to 3 (O'Reilly Japan, 2016, in Japanese; [its programs](https://github.com/oreilly-japan/deep-learning-from-scratch))
# - Okano, "Deep Learning", a course for schools (in Japanese): nerve cells, logic gates, tensors
# - "Analysing Learner Language", a university course, session 4 (in Japanese): the network that grades essays
# - Nielsen, "Neural Networks and Deep Learning", chapter 1 ([a free online book](http://neuralnetworksanddeeplearning.com/chap1.html))

# %% [markdown] lang="ja"
# ## 来週は
#
# ネットワークが答えを出せるようになりました。ただし、重みはこちらで用意したもので、答えがどれくらい正しいのかもまだ調べていません。第2週では、間違いの大きさを1つの数、**損失**で表します。ネットワークが自分で重みを見つける「学習」への、最初の一歩です。
#
# **出典と参考文献**
#
# - 斎藤康毅『ゼロから作るDeep Learning』オライリー・ジャパン、2016年、第1章〜第3章（[本のプログラム](https://github.com/oreilly-japan/deep-learning-from-scratch)）
# - 岡野浩三「深層学習」（高校生向けの講義資料）：神経細胞、論理ゲート、テンソル
# - 「学習者言語の分析（応用）1」第4回：作文を評価するネットワーク
# - Nielsen, "Neural Networks and Deep Learning"（[オンラインで無料で読める本](http://neuralnetworksanddeeplearning.com/chap1.html)、英語）、第1章
