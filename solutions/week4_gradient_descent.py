# %% [markdown] lang="en"
# # Week 4: Walking downhill
#
# You know how wrong a network is, and you can find the slope of any function. Put the two together and something starts to learn: step downhill, look around, step again. This is **gradient descent**.
#
# By the end you can
#
# - find the bottom of a function by following its gradient,
# - record the whole way and draw it on a contour map,
# - write a first small network as a class, and find the gradient of its loss with respect to its weights,
# - tell a learning rate that is too large or too small from a good one.
#
# **How to work.** Write in the cells that say "Your turn", then run the check beneath. The checks show a few examples; grading tries others too. When you are done, hand in this one file with its name unchanged.

# %% [markdown] lang="ja"
# # 第4週：坂を下る
#
# これまでに、間違いの大きさを測る方法と、関数の傾きを求める方法を学びました。この二つを組み合わせると、いよいよ学習が始まります。坂を一歩下り、まわりの傾きを調べ、また一歩下る。これが**勾配降下法**です。
#
# この週が終わると、次のことができるようになります。
#
# - 勾配をたどって、関数の値が最小になる場所を見つけられる
# - たどった道のりをすべて記録し、等高線の上に描ける
# - 小さなニューラルネットワークをクラスとして書き、重みについての損失関数の勾配を求められる
# - 学習率が大きすぎるとき、小さすぎるときの様子を見分けられる
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
# **From earlier weeks.** These three are ready-made; call them wherever they help.

# %% [markdown] lang="ja"
# **これまでの週から：** 次の三つの関数は完成しています。必要なところで自由に使ってください。

# %% given="earlier_weeks"
def softmax(a):
    """Week 1: scores of shape (K,) or (N, K) become probabilities, row by row."""  #[en]
    """第1週：形状 (K,) または (N, K) のスコアを、行ごとに確率に変える。"""  #[ja]
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def cross_entropy_error(y, t):
    """Week 2: one sample's error, or a batch's mean; t is one-hot or labels."""  #[en]
    """第2週：データ1つの誤差、またはバッチの平均。t はone-hot表現かラベル。"""  #[ja]
    y, t = np.asarray(y, dtype=float), np.asarray(t)
    labels = t.argmax(axis=-1) if t.ndim == y.ndim else t
    right = np.atleast_2d(y)[np.arange(labels.size), labels]
    return -np.mean(np.log(right + 1e-7))


def numerical_gradient(f, x):
    """Week 3: f's gradient at x, any shape; a float x itself is moved and put back."""  #[en]
    """第3週：x での f の勾配（形状は自由）。float の x はその場で動かし、元に戻す。"""  #[ja]
    h = 1e-4
    x = np.asarray(x)
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(float)
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        before = x[i]
        x[i] = before + h
        above = f(x)
        x[i] = before - h
        below = f(x)
        x[i] = before
        gradient[i] = (above - below) / (2 * h)
    return gradient


# %% [markdown] lang="en"
# ## 1. Gradient descent
#
# The gradient points the steepest way **up**. So we step the other way, and how far is set by the **learning rate** $\eta$:
#
# $$x \leftarrow x - \eta \, \nabla f(x)$$
#
# At the new point the slope is another one, so the gradient is computed anew before every step. For $f(x) = x_0^2 + x_1^2$, whose bottom is at $(0, 0)$, a hundred steps from $(-3, 4)$ lead here:
#
# | learning rate | where we end up | |
# |---|---|---|
# | $0.1$ | $(-6.1 \times 10^{-10},\ 8.1 \times 10^{-10})$ | arrived |
# | $10$ | farther away than $10^{10}$ | thrown out of the valley |
# | $10^{-10}$ | $(-2.99999994,\ 3.99999992)$ | hardly moved |
#
# One trap: `x = init_x` makes no copy, only a second name. After `x -= …` the start of whoever called you has moved too. Work on a copy of floats, as with `np.array(init_x, dtype=float)`.

# %% [markdown] lang="ja"
# ## 1. 勾配降下法
#
# 勾配は、関数の値が最も急に**増える**向きを指します。そこで、その逆向きに進みます。どれだけ進むかを決めるのが**学習率** $\eta$（イータ）です。
#
# $$x \leftarrow x - \eta \, \nabla f(x)$$
#
# 進んだ先では傾きが変わるので、一歩ごとに勾配を計算し直します。$f(x) = x_0^2 + x_1^2$ は $(0, 0)$ で最小になる関数です。$(-3, 4)$ から 100 歩進むと、学習率によって次のように変わります。
#
# | 学習率 | 100 歩進んだ場所 | |
# |---|---|---|
# | $0.1$ | $(-6.1 \times 10^{-10},\ 8.1 \times 10^{-10})$ | 最小の場所に着いた |
# | $10$ | $10^{10}$ よりも遠く | 谷から飛び出した |
# | $10^{-10}$ | $(-2.99999994,\ 3.99999992)$ | ほとんど動かない |
#
# 一つ、落とし穴があります。`x = init_x` はコピーではなく、同じ配列に別の名前を付けるだけです。そのまま `x -= …` とすると、呼び出した側の初期値まで動いてしまいます。`np.array(init_x, dtype=float)` のように、浮動小数点数のコピーを作ってから使いましょう。

# %% exercise="gradient_descent"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    """
    #[en]
    Walk downhill from `init_x`, and return the point where the walk ends.

        x <- x - lr * (gradient of f at x),  exactly step_num times

    Source: "Deep Learning from Scratch", chapter 4, and the wiki page on gradient descent.

    Parameters
    ----------
    f : function
        Takes a float array of shape (D,) and returns one number.
    init_x : array of float or int, shape (D,)
        Where the walk begins.
    lr : float
        The learning rate.
    step_num : int, 0 or more
        The number of steps. With 0, the start itself comes back.

    Returns
    -------
    array of float, shape (D,)
        The last point. If the numbers grow without bound, let them: nothing is raised.
        `init_x` must be as it was when you return.

    Example
    -------
    #[ja]
    `init_x` から坂を下り、最後にたどり着いた点を返します。

        x <- x - lr * (x での f の勾配)   これをちょうど step_num 回

    出典：『ゼロから作るDeep Learning』4章と、勾配降下法のWikiページ。

    引数
    ----
    f : 関数
        形状 (D,) の浮動小数点数の配列を受け取り、数を1つ返す。
    init_x : 浮動小数点数または整数の配列、形状 (D,)
        出発点。
    lr : float
        学習率。
    step_num : 0 以上の整数
        進む回数。0 なら出発点をそのまま返す。

    戻り値
    ------
    浮動小数点数の配列、形状 (D,)
        最後の点。値が際限なく大きくなっても、例外は起こさずそのまま返すこと。
        関数から戻るとき、`init_x` の中身は元のままにしておくこと。

    例
    --
    #[end]
    >>> def f(x):
    ...     return np.sum(x**2)
    >>> print(np.round(gradient_descent(f, np.array([-3.0, 4.0]), lr=0.1, step_num=1), 4))
    [-2.4  3.2]
    """
    ### BEGIN SOLUTION
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x
    ### END SOLUTION


# %% check="gradient_descent" points=4
def bowl(x):
    return np.sum(x**2)


start = np.array([-3.0, 4.0])
#[en]
none = "With step_num=0 no step is taken."
one = "One step leads to x - lr * gradient: against the gradient, hence the minus."
two = "Is the gradient computed anew at every point, and are there exactly step_num steps?"
whole = "If init_x holds integers, copy it as float."
default = "This call leaves out lr and step_num: 100 steps with 0.01."
arrives = "A hundred steps with 0.1 lead to the bottom."
creeps = "With such a learning rate nothing much may happen. Is lr used as it is?"
#[ja]
none = "step_num=0 なら一歩も進みません。"
one = "一歩進むと x - lr * 勾配 になります。勾配の逆向きなので、マイナスです。"
two = "勾配を一歩ごとに計算し直していますか。進む回数はちょうど step_num 回ですか。"
whole = "init_x が整数のときは、浮動小数点数としてコピーしましょう。"
default = "lr と step_num を省いた呼び出しです。0.01 で 100 歩進みます。"
arrives = "0.1 で 100 歩進めば、最小の場所に着きます。"
creeps = "これほど小さい学習率では、ほとんど動きません。lr をそのまま使っていますか。"
#[end]
for init_x, options, expected, hint in [
    (start, {"lr": 0.1, "step_num": 0}, [-3, 4], none),
    (start, {"lr": 0.1, "step_num": 1}, [-2.4, 3.2], one),
    (start, {"lr": 0.1, "step_num": 2}, [-1.92, 2.56], two),
    (np.array([-3, 4]), {"lr": 0.1, "step_num": 2}, [-1.92, 2.56], whole),
    (start, {}, [-0.397859, 0.530478], default),
    (start, {"lr": 0.1, "step_num": 100}, [-6.1e-10, 8.1e-10], arrives),
    (start, {"lr": 1e-10, "step_num": 100}, [-2.99999994, 3.99999992], creeps),
]:
    before = init_x.copy()
    got = gradient_descent(bowl, init_x, **options)
    shape = [np.shape(part) for part in got] if isinstance(got, tuple) else np.shape(got)
    assert shape in [(2,), [(), ()]], (
        #[en]
        f"Expected one array of shape (2,), got {got}. "
        "Only the last point comes back. Is the return there, after the loop?"
        #[ja]
        f"形状 (2,) の配列が1つ返るはずですが、{got} が返りました。"
        "返すのは最後の点だけです。ループのあとに return がありますか。"
        #[end]
    )
    assert np.array_equal(init_x, before), (
        #[en]
        f"Expected init_x as it was, {before}, but it is now {init_x}. "
        "Work on a copy: np.array(init_x, dtype=float)."
        #[ja]
        f"init_x は {before} のままのはずですが、{init_x} に変わっています。"
        "np.array(init_x, dtype=float) でコピーを作りましょう。"
        #[end]
    )
    assert np.max(np.abs(np.subtract(got, expected))) < 1e-5, (
        #[en]
        f"Expected {expected} from {init_x} with {options}, got {got}. {hint}"
        #[ja]
        f"{init_x} から {options} で進むと {expected} のはずですが、"
        f"{got} が返りました。{hint}"
        #[end]
    )

with np.errstate(over="ignore", invalid="ignore"):
    got = gradient_descent(bowl, start, lr=10.0, step_num=100)
assert not np.max(np.abs(got)) <= 1e10, (
    #[en]
    f"Expected numbers beyond 1e10 with the learning rate 10, got {got}. "
    "Is lr used as it is, and does the walk go on to the last step?"
    #[ja]
    f"学習率 10 では値が 1e10 を超えるはずですが、{got} が返りました。"
    "lr をそのまま使い、最後の一歩まで進んでいますか。"
    #[end]
)

print("gradient_descent: the visible examples agree.")  #[en]
print("gradient_descent：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 2. The whole way
#
# The last point does not tell how we came there. This time keep every point: the start, then the point after each step. That makes `step_num + 1` rows.
#
# The copy matters here as well. If you put `x` into a list and then change it with `x -= …`, the list holds one and the same array over and over. `x = x - …` makes a new one.

# %% [markdown] lang="ja"
# ## 2. 道のりをすべて残す
#
# 最後の点だけでは、どこを通ってきたのかわかりません。今度は、出発点と、一歩進むごとの点をすべて残しましょう。全部で `step_num + 1` 行になります。
#
# ここでもコピーに注意が必要です。`x` をリストに入れたあと `x -= …` で書き換えると、リストには同じ配列がいくつも並ぶことになります。`x = x - …` と書けば、新しい配列が作られます。

# %% exercise="gradient_descent_path"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    """
    #[en]
    Walk as `gradient_descent` does, and return every point of the way.

        x_0 = init_x,   x_(i+1) = x_i - lr * (gradient of f at x_i)

    Source: "Deep Learning from Scratch", chapter 4, and the wiki page on gradient descent.

    Parameters
    ----------
    f, init_x, lr, step_num
        As for `gradient_descent`.

    Returns
    -------
    array of float, shape (step_num + 1, D)
        Row i is the point after i steps: row 0 is the start, the last row the end.
        `init_x` must be as it was when you return.

    Example
    -------
    #[ja]
    `gradient_descent` と同じように進み、通った点をすべて返します。

        x_0 = init_x、  x_(i+1) = x_i - lr * (x_i での f の勾配)

    出典：『ゼロから作るDeep Learning』4章と、勾配降下法のWikiページ。

    引数
    ----
    f, init_x, lr, step_num
        `gradient_descent` と同じ。

    戻り値
    ------
    浮動小数点数の配列、形状 (step_num + 1, D)
        i 行目は i 歩進んだ点。0 行目が出発点、最後の行が終点。
        関数から戻るとき、`init_x` の中身は元のままにしておくこと。

    例
    --
    #[end]
    >>> def f(x):
    ...     return np.sum(x**2)
    >>> print(np.round(
    ...     gradient_descent_path(f, np.array([-3.0, 4.0]), lr=0.1, step_num=2), 4
    ... ))
    [[-3.    4.  ]
     [-2.4   3.2 ]
     [-1.92  2.56]]
    """
    ### BEGIN SOLUTION
    path = [np.array(init_x, dtype=float)]
    for _ in range(step_num):
        path.append(path[-1] - lr * numerical_gradient(f, path[-1]))
    return np.array(path)
    ### END SOLUTION


# %% check="gradient_descent_path" points=3
def bowl(x):
    return np.sum(x**2)


for init_x, options, expected in [
    (
        np.array([-3.0, 4.0]),
        {"lr": 0.1, "step_num": 3},
        [[-3, 4], [-2.4, 3.2], [-1.92, 2.56]],
    ),
    (
        np.array([5, 0, -10]),
        {"lr": 0.3, "step_num": 2},
        [[5, 0, -10], [2, 0, -4], [0.8, 0, -1.6]],
    ),
    (np.array([-3.0, 4.0]), {"lr": 0.1, "step_num": 0}, [[-3, 4]]),
    (np.array([-3.0, 4.0]), {}, [[-3, 4], [-2.94, 3.92], [-2.8812, 3.8416]]),
]:
    before = init_x.copy()
    got = gradient_descent_path(bowl, init_x, **options)
    rows, columns = options.get("step_num", 100) + 1, len(init_x)
    shape = [np.shape(part) for part in got] if isinstance(got, tuple) else np.shape(got)
    assert shape in [(rows, columns), [(columns,)] * rows], (
        #[en]
        f"Expected one array of shape {(rows, columns)} for {options}, "
        f"got {type(got).__name__} of shape {shape}. "
        "The start is a row too, and so is the last point. Is the return there?"
        #[ja]
        f"{options} では形状 {(rows, columns)} の配列が1つ返るはずですが、"
        f"形状 {shape} の {type(got).__name__} が返りました。"
        "出発点と最後の点も、それぞれ1行です。return を忘れていませんか。"
        #[end]
    )
    assert np.array_equal(init_x, before), (
        #[en]
        f"Expected init_x as it was, {before}, but it is now {init_x}. "
        "Work on a copy: np.array(init_x, dtype=float)."
        #[ja]
        f"init_x は {before} のままのはずですが、{init_x} に変わっています。"
        "np.array(init_x, dtype=float) でコピーを作りましょう。"
        #[end]
    )
    first = np.asarray(got)[: len(expected)]
    assert rows == 1 or not np.all(np.asarray(got) == first[0]), (
        #[en]
        f"Expected a new point in every row, but all rows are {first[0]}. "
        "Did one array go into the list again and again? "
        "Put in x.copy(), or write x = x - …"
        #[ja]
        f"行ごとに違う点が並ぶはずですが、どの行も {first[0]} です。"
        "同じ配列を何度もリストに入れていませんか。"
        "x.copy() を入れるか、x = x - … と書きましょう。"
        #[end]
    )
    assert np.max(np.abs(first - expected)) < 1e-5, (
        #[en]
        f"Expected the rows {expected} first, got {first.tolist()} with {options}. "
        "Row 0 is the start; each row follows from the one before, with its own gradient."
        #[ja]
        f"{options} のとき、最初の行は {expected} のはずですが、{first.tolist()} でした。"
        "0 行目は出発点です。次の行は、前の行とその点での勾配から求めます。"
        #[end]
    )

print("gradient_descent_path: the visible examples agree.")  #[en]
print("gradient_descent_path：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: three walks in one valley
#
# This valley is long and narrow: $f(x) = x_0^2 / 8 + x_1^2$. As on a hiking map, each line joins points of equal height; the square is the start, the star the bottom. Every walk has 12 steps. Look at the direction first: a step leaves at a right angle to the contour line, so it seldom points straight at the star. Then compare the rates, and try your own in the last line of the cell.

# %% [markdown] lang="ja"
# ### 図で見る：同じ谷を下る三つの道
#
# $f(x) = x_0^2 / 8 + x_1^2$ という、細長い谷です。登山の地図と同じように、1本の線が同じ高さの点を結んでいます。四角が出発点、星が谷底で、どの道も 12 歩です。まず、進む向きを見てください。どの一歩も等高線と直角に進むので、星へまっすぐ向かうとは限りません。次に、学習率による違いを比べましょう。セルの最後の行の数を変えて試すこともできます。

# %% figure="three_walks"
def draw_the_three_walks(rates):
    def valley(x):
        return x[0] ** 2 / 8 + x[1] ** 2

    start = np.array([-4.0, 2.0])
    x0, x1 = np.meshgrid(np.linspace(-5, 3, 161), np.linspace(-4, 4, 161))
    fig, axes = plt.subplots(1, 3, sharey=True, figsize=(10, 4), layout="constrained")
    for ax, rate in zip(axes, rates, strict=True):
        path = gradient_descent_path(valley, start, rate, 12)
        ax.contour(x0, x1, valley([x0, x1]), [0.1, 0.5, 1.5, 3, 5, 8, 12], colors="0.7")
        ax.plot(*np.transpose(path), "o-", color="black", linewidth=1, markersize=4)
        ax.plot(*start, "s", color="tab:orange", markeredgecolor="black", markersize=9)
        ax.plot(0, 0, "*", color="tab:orange", markeredgecolor="black", markersize=15)
        ax.set_xlim(-5, 3)
        ax.set_ylim(-4, 4)
        ax.set_aspect("equal")
        ax.set_title(f"learning rate {rate}")  #[en]
        ax.set_title(f"学習率 {rate}")  #[ja]
        ax.set_xlabel("$x_0$")
    axes[0].set_ylabel("$x_1$")
    plt.show()


draw_the_three_walks([0.02, 0.8, 1.03])

# %% [markdown] lang="en"
# ## 3. A network with six weights
#
# Now the height is the loss, and it is the weights that move. Our network is tiny: two inputs, three classes, no bias. All its weights are one 2×3 matrix $W$:
#
# $$x \;\longrightarrow\; \text{scores } xW \;\longrightarrow\; \text{softmax} \;\longrightarrow\; \text{cross entropy error with } t$$
#
# `predict` gives the scores, before the softmax; `loss` goes all the way. Both read `self.W` anew at every call, because we are about to change it from outside.

# %% [markdown] lang="ja"
# ## 3. 重みが六つのネットワーク
#
# 今度は損失関数の坂を、重みを動かして下ります。考えるのは、入力が二つ、クラスが三つ、バイアスなしの小さなネットワークです。重みは2×3の行列 $W$ 一つだけです。
#
# $$x \;\longrightarrow\; \text{スコア } xW \;\longrightarrow\; \text{ソフトマックス関数} \;\longrightarrow\; t \text{ との交差エントロピー誤差}$$
#
# `predict` が返すのは、ソフトマックス関数を通す前のスコアです。`loss` は最後の誤差まで計算します。このあと `W` を外から書き換えるので、どちらのメソッドも、呼ばれるたびに `self.W` を読むようにしてください。

# %% exercise="SimpleNet"
#[en]
# Your turn: three methods
#[ja]
# あなたの番：三つのメソッド
#[end]
class SimpleNet:
    """
    #[en]
    A network with one layer: two inputs, three classes, no bias.

        scores = x W,    loss = cross entropy error of softmax(x W) against t

    Source: "Deep Learning from Scratch", chapter 4; the wiki page on gradient descent;
    the lecture notes on learner language.

    Attribute
    ---------
    W : array of float, shape (2, 3)
        The weights. They may be changed or replaced from outside at any time.

    Example
    -------
    #[ja]
    入力が2つ、クラスが3つ、バイアスなしの、1層のニューラルネットワークです。

        スコア = x W、   損失 = softmax(x W) と t の交差エントロピー誤差

    出典：『ゼロから作るDeep Learning』4章、勾配降下法のWikiページ、
    講義「学習者言語の分析」の資料。

    属性
    ----
    W : 浮動小数点数の配列、形状 (2, 3)
        重み。いつでも外から書き換えたり、置き換えたりできる。

    例
    --
    #[end]
    >>> net = SimpleNet()
    >>> net.W = np.array([[1.0, 0.5, 0.0], [0.0, 0.5, 2.0]])
    >>> print(net.predict(np.array([2.0, 3.0])))
    [2.  2.5 6. ]
    >>> print(f"{net.loss(np.array([2.0, 3.0]), np.array([0, 0, 1])):.3f}")
    0.047
    """

    def __init__(self):
        """
        #[en]
        Draw W, shape (2, 3), from the standard normal distribution (mean 0, deviation 1).

        Every new network draws weights of its own: fix no seed.
        #[ja]
        標準正規分布（平均 0、標準偏差 1）から、形状 (2, 3) の W を作ります。

        重みはネットワークごとに新しく引きます。シードは固定しないこと。
        #[end]
        """
        ### BEGIN SOLUTION
        self.W = np.random.default_rng().standard_normal((2, 3))
        ### END SOLUTION

    def predict(self, x):
        """
        #[en]
        The scores x W, before the softmax.

        Parameters
        ----------
        x : array of float or int, shape (2,) for one sample, (N, 2) for a batch

        Returns
        -------
        array of float, shape (3,) or (N, 3)
            `x` and `W` must be as they were when you return.
        #[ja]
        ソフトマックス関数を通す前のスコア x W を求めます。

        引数
        ----
        x : 浮動小数点数または整数の配列、データ1つなら形状 (2,)、バッチなら (N, 2)

        戻り値
        ------
        浮動小数点数の配列、形状 (3,) または (N, 3)
            関数から戻るとき、`x` と `W` の中身は元のままにしておくこと。
        #[end]
        """
        ### BEGIN SOLUTION
        return np.dot(x, self.W)
        ### END SOLUTION

    def loss(self, x, t):
        """
        #[en]
        The cross entropy error of softmax(x W) against t.

        Parameters
        ----------
        x : array of float or int, shape (2,) for one sample, (N, 2) for a batch
        t : the right answers, in one of two forms
            one-hot: array of int or float, shape (3,) or (N, 3);
            labels: array of int, shape (N,), and for one sample a plain integer.

        Returns
        -------
        float
            One number, for a batch the mean over its samples.
            `x`, `t` and `W` must be as they were when you return.
        #[ja]
        softmax(x W) と t の交差エントロピー誤差を求めます。

        引数
        ----
        x : 浮動小数点数または整数の配列、データ1つなら形状 (2,)、バッチなら (N, 2)
        t : 正解。次のどちらか
            one-hot表現：形状 (3,) または (N, 3) の、整数または浮動小数点数の配列。
            ラベル：形状 (N,) の整数の配列。データ1つなら、ただの整数。

        戻り値
        ------
        float
            数を1つ。バッチのときは、データについての平均。
            関数から戻るとき、`x`、`t`、`W` の中身は元のままにしておくこと。
        #[end]
        """
        ### BEGIN SOLUTION
        return cross_entropy_error(softmax(self.predict(x)), t)
        ### END SOLUTION


# %% check="SimpleNet" points=5
W = getattr(SimpleNet(), "W", None)
assert isinstance(W, np.ndarray) and W.shape == (2, 3), (
    #[en]
    f"Expected net.W to be an array of shape (2, 3), got {type(W).__name__} "
    f"of shape {np.shape(W)}. Does __init__ set self.W, two rows and three columns?"
    #[ja]
    "net.W は形状 (2, 3) の配列のはずですが、"
    f"形状 {np.shape(W)} の {type(W).__name__} でした。"
    "__init__ で self.W に2行3列の配列を入れましたか。"
    #[end]
)
drawn = np.array([SimpleNet().W for _ in range(200)])
assert not np.array_equal(drawn[0], drawn[1]), (
    #[en]
    f"Expected other weights in every network, got {drawn[0].tolist()} twice. "
    "Is W drawn inside __init__, and without a fixed seed?"
    #[ja]
    f"重みはネットワークごとに違うはずですが、2回とも {drawn[0].tolist()} でした。"
    "W を __init__ の中で引いていますか。シードを固定していませんか。"
    #[end]
)
assert abs(drawn.mean()) < 0.2 and abs(drawn.std() - 1) < 0.2, (
    #[en]
    "Expected weights with mean 0 and standard deviation 1, got "
    f"{drawn.mean():.2f} and {drawn.std():.2f} over 200 networks. "
    "np.random.rand is uniform from 0 to 1; "
    "the normal distribution is standard_normal or randn."
    #[ja]
    "重みの平均は 0、標準偏差は 1 のはずですが、200 個のネットワークで "
    f"{drawn.mean():.2f} と {drawn.std():.2f} でした。"
    "np.random.rand は 0 から 1 の一様分布です。正規分布は standard_normal か randn です。"
    #[end]
)

net = SimpleNet()
net.W = np.array(
    [[1.72265811, 0.68672941, 1.10772301], [0.60344169, 0.60322389, -0.3536039]]
)
sample, batch = np.array([2.0, 3.0]), np.array([[2.0, 3.0], [0.6, -0.9]])
W_before, batch_before = net.W.copy(), batch.copy()

scores = [[5.255641, 3.183131, 1.154634], [0.490497, -0.130864, 0.982877]]
for x, expected in [(sample, scores[0]), (batch, scores)]:
    got = net.predict(x)
    assert np.shape(got) == np.shape(expected), (
        #[en]
        f"Expected scores of shape {np.shape(expected)} for x of shape {x.shape}, "
        f"got {type(got).__name__} of shape {np.shape(got)}. "
        "Is it x times W, and the return there?"
        #[ja]
        f"形状 {x.shape} の x では、スコアの形状は {np.shape(expected)} のはずですが、"
        f"形状 {np.shape(got)} の {type(got).__name__} が返りました。"
        "x と W の行列の積を return していますか。"
        #[end]
    )
    assert np.max(np.abs(np.subtract(got, expected))) < 1e-4, (
        #[en]
        f"Expected the scores {expected} for x = {x.tolist()}, "
        f"got {np.asarray(got).tolist()}. "
        "Does predict read self.W, and leave the softmax to loss?"
        #[ja]
        f"x = {x.tolist()} のスコアは {expected} のはずですが、"
        f"{np.asarray(got).tolist()} が返りました。"
        "predict は self.W を読んでいますか。ソフトマックス関数は loss の中で使います。"
        #[end]
    )

#[en]
single = "Is the softmax there, once? And a single sample is not divided by its 3 classes."
label = "Labels must give what one-hot gives."
mean = "Is the softmax taken row by row, and the error averaged over the 2 samples?"
#[ja]
single = "ソフトマックス関数は1回通しましたか。クラス数 3 で割っていませんか。"
label = "ラベルでもone-hot表現と同じ値になります。"
mean = "ソフトマックス関数は行ごとですか。誤差は2個のデータの平均ですか。"
#[end]
for x, t, expected, hint in [
    (sample, np.array([0, 0, 1]), 4.234160, single),
    (sample, 2, 4.234160, label),
    (batch, np.array([[0, 0, 1], [1, 0, 0]]), 2.685484, mean),
    (batch, np.array([2, 0]), 2.685484, label),
]:
    got = net.loss(x, t)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number as the loss for t = {t}, got {got}. Is the return there?"
        #[ja]
        f"t = {t} の損失として数が1つ返るはずですが、{got} が返りました。"
        "return を忘れていませんか。"
        #[end]
    )
    assert abs(got - expected) < 0.01 * expected, (
        #[en]
        f"Expected the loss {expected} for x = {x.tolist()}, t = {t}, got {got}. {hint}"
        #[ja]
        f"x = {x.tolist()}、t = {t} の損失は {expected} のはずですが、"
        f"{got} が返りました。{hint}"
        #[end]
    )
assert np.array_equal(net.W, W_before) and np.array_equal(batch, batch_before), (
    #[en]
    "Expected x and W as they were, but they have changed. predict and loss only read them."
    #[ja]
    "x と W は元のままのはずですが、中身が変わっています。"
    "predict と loss では読むだけです。"
    #[end]
)

#[en]
# The gradient, by last week's function. It moves the entries of net.W one by one.
#[ja]
# 先週の関数で勾配を求めます。net.W の要素が一つずつ動かされます。
#[end]
net.W = np.array(
    [[1.83160192, 0.4900981, -0.94188042], [-0.24946104, 2.91410946, -0.00695892]]
)
x, t = np.array([0.6, 0.9]), np.array([0, 0, 1])
got = numerical_gradient(lambda _: net.loss(x, t), net.W)
expected = np.array([[0.067084, 0.517114, -0.584198], [0.100627, 0.775671, -0.876298]])
assert np.max(np.abs(got / expected - 1)) < 0.01, (
    #[en]
    f"Expected the gradient {expected.tolist()}, got {got.tolist()}. "
    "Does loss work with self.W itself, as it is at the moment of the call?"
    #[ja]
    f"勾配は {expected.tolist()} のはずですが、{got.tolist()} でした。"
    "loss は、呼ばれた時点の self.W をそのまま使っていますか。"
    #[end]
)

print("SimpleNet: the visible examples agree.")  #[en]
print("SimpleNet：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: what each weight should do
#
# Here is the gradient of the wiki page's network, for $x = (0.6, 0.9)$ whose right class is 2:
#
# ```python
# numerical_gradient(lambda _: net.loss(x, t), net.W)
# ```
#
# The function we hand in ignores its argument, hence the `_`. It need not look: `numerical_gradient` moves the entries of `net.W` itself, and `net.loss` reads them there. The gradient has the shape of $W$, one slope per weight. Where it is negative, a larger weight makes the loss smaller: go up (solid). Where it is positive, go down (dashed). Which class do the solid lines lead to? And why are the lines from $x_1$ thicker?

# %% [markdown] lang="ja"
# ### 図で見る：どの重みを、どちらへ動かすか
#
# Wikiページのネットワークに $x = (0.6, 0.9)$ を入れます。正解はクラス2です。勾配は次の1行で求まります。
#
# ```python
# numerical_gradient(lambda _: net.loss(x, t), net.W)
# ```
#
# 渡した関数は引数を使っていません（`_` はその印です）。`numerical_gradient` が `net.W` そのものの要素を動かし、`net.loss` がそれを読むので、引数を見なくてもよいのです。勾配は $W$ と同じ形状で、重み一つにつき傾きが一つあります。傾きが負なら、重みを増やすと損失が減ります（実線）。正なら、重みを減らします（破線）。実線はどのクラスにつながっているでしょうか。また、$x_1$ から出る線のほうが太いのはなぜでしょうか。

# %% figure="gradient_of_the_weights"
net = SimpleNet()
net.W = np.array(
    [[1.83160192, 0.4900981, -0.94188042], [-0.24946104, 2.91410946, -0.00695892]]
)
x, t = np.array([0.6, 0.9]), np.array([0, 0, 1])
slopes = numerical_gradient(lambda _: net.loss(x, t), net.W)
probabilities = softmax(net.predict(x))

fig, ax = plt.subplots(figsize=(7, 4.4), layout="constrained")
box = {"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": "none"}
inputs, outputs = [1.5, 0.5], [2, 1, 0]
for i, k in np.ndindex(2, 3):
    rise = outputs[k] - inputs[i]
    style = "-" if slopes[i, k] < 0 else "--"
    width = 1 + 5 * abs(slopes[i, k])
    label = f"{slopes[i, k]:+.3f}".replace("-", "−")
    ax.plot([0, 2], [inputs[i], outputs[k]], style, color="0.35", linewidth=width, zorder=1)
    ax.text(1.4, inputs[i] + 0.7 * rise, label, ha="center", va="center", bbox=box)
for i in range(2):
    ax.plot(0, inputs[i], "o", markersize=44, color="white", markeredgecolor="black")
    ax.text(0, inputs[i], f"$x_{i}$\n{x[i]}", ha="center", va="center")
for k in range(3):
    color = "tab:orange" if t[k] else "white"
    ax.plot(2, outputs[k], "o", markersize=44, color=color, markeredgecolor="black")
    ax.text(2, outputs[k], f"{probabilities[k]:.3f}", ha="center", va="center")
    name = f"class {k}" + ("\n(right)" if t[k] else "")  #[en]
    name = f"クラス{k}" + ("\n（正解）" if t[k] else "")  #[ja]
    ax.text(2.28, outputs[k], name, va="center")
ax.plot([], [], "-", color="0.35", linewidth=3, label="negative: raise the weight")  #[en]
ax.plot([], [], "--", color="0.35", linewidth=3, label="positive: lower the weight")  #[en]
ax.plot([], [], "-", color="0.35", linewidth=3, label="負：重みを増やす")  #[ja]
ax.plot([], [], "--", color="0.35", linewidth=3, label="正：重みを減らす")  #[ja]
ax.legend(
    loc="upper center", bbox_to_anchor=(0.5, 0), ncols=2, frameon=False, handlelength=3
)
ax.set_title("Slope of the loss for each weight; in the circles, the probabilities")  #[en]
ax.set_title("重みごとの損失の傾き（右の丸の中は各クラスの確率）")  #[ja]
ax.set_xlim(-0.3, 2.8)
ax.set_ylim(-0.4, 2.4)
ax.axis("off")
plt.show()

# %% [markdown] lang="en"
# ### A picture: the loss, step by step
#
# `gradient_descent` moves a copy, so `net.W` would stay where it is. For a network we take each step ourselves: `net.W -= lr * …`. Here are 60 samples of three classes, and all weights begin at 0. Which curve arrives, which is still on its way, and which one cannot settle? Nobody can draw a contour map of 40,000 weights, but this curve you can always draw.

# %% [markdown] lang="ja"
# ### 図で見る：一歩ごとの損失
#
# `gradient_descent` が動かすのはコピーなので、`net.W` は変わりません。そこで、ネットワークでは `net.W -= lr * …` と自分で一歩ずつ進めます。3クラスのデータ60個を使い、重みがすべて 0 のところから始めます。落ち着いた曲線、まだ途中の曲線、いつまでも落ち着かない曲線は、それぞれどれでしょうか。重みが 40,000 個もあれば等高線は描けませんが、この曲線ならいつでも描けます。

# %% figure="loss_against_steps"
rng = np.random.default_rng(4)
t = np.arange(60) % 3
centers = np.array([[0.0, 2.0], [-1.7, -1.0], [1.7, -1.0]])
x = centers[t] + 2 * rng.standard_normal((60, 2))


def losses_on_the_way(lr, step_num=40):
    net = SimpleNet()
    net.W = np.zeros((2, 3))
    losses = [net.loss(x, t)]
    for _ in range(step_num):
        net.W -= lr * numerical_gradient(lambda _: net.loss(x, t), net.W)
        losses.append(net.loss(x, t))
    return losses


curves = {lr: losses_on_the_way(lr) for lr in [0.005, 0.2, 5]}

fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
for (lr, losses), style in zip(curves.items(), ["k--", "ko-", "k^:"], strict=True):
    (line,) = ax.plot(losses, style, markersize=4)
    line.set_label(f"learning rate {lr}")  #[en]
    line.set_label(f"学習率 {lr}")  #[ja]
ax.set_ylim(0, 4.5)
ax.grid(alpha=0.3)
ax.legend(loc="upper center", ncols=3)
ax.set_title("Three learning rates, one network")  #[en]
ax.set_title("同じネットワーク、三つの学習率")  #[ja]
ax.set_xlabel("steps")  #[en]
ax.set_xlabel("ステップ数")  #[ja]
ax.set_ylabel("loss")  #[en]
ax.set_ylabel("損失")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## Question: too large, too small
#
# What does a learning rate do that is too large, and what does one that is too small? And how would you notice each of them without a picture, from the printed numbers alone? **Your turn:** answer in the cell below, in three to five sentences.

# %% [markdown] lang="ja"
# ## 問い：大きすぎる学習率、小さすぎる学習率
#
# 学習率が大きすぎると何が起こるでしょうか。小さすぎるとどうでしょうか。また、図がなく、表示された数だけを見るとしたら、それぞれどうすれば気づけるでしょうか。**あなたの番：** 下のセルに3〜5文で答えましょう。

# %% [markdown] question="learning_rate" points=2 lang="en"
# ### BEGIN SOLUTION
# A learning rate that is too large jumps over the bottom to the other side; the slope there may be steeper still, so the point swings to and fro or runs away for good.
# One that is too small goes the right way, but in steps so short that it hardly gets anywhere in the steps we can afford.
# Without a picture I would print the loss after every step. If it rises, jumps up and down, or turns into inf or nan, the rate is too large; if it falls steadily but only in distant digits, while the gradient is still far from 0, the rate is too small.
# A very small change alone does not tell: near the bottom steps are short too, but there the gradient is close to 0.
# ### END SOLUTION

# %% [markdown] question="learning_rate" points=2 lang="ja"
# ### BEGIN SOLUTION
# 学習率が大きすぎると、谷底を飛び越えて反対側の斜面に出てしまい、行ったり来たりを繰り返すか、どんどん遠ざかって発散します。
# 小さすぎると、向きは正しくても一歩が短すぎて、ほとんど進めません。
# 図がなくても、一歩ごとに損失を表示すれば気づけます。損失が増える、上下に揺れる、inf や nan になるときは、学習率が大きすぎます。
# 減ってはいても下の桁しか変わらず、しかも勾配がまだ 0 から遠いなら、小さすぎます（谷底の近くでも変化は小さくなりますが、そのときは勾配が 0 に近くなっています）。
# ### END SOLUTION

# %% [markdown] lang="en"
# ## Next week
#
# For six weights, every step had to ask for the loss twelve times. A network that reads digits has about 40,000 weights and thousands of steps to go; that would take far too long. In week 5 you meet **backpropagation**: one pass backwards through the network gives all the slopes at once. It begins with buying apples.

# %% [markdown] lang="ja"
# ## 来週は
#
# 重みは六つしかないのに、一歩ごとに損失を12回も計算しました。手書き数字を読むネットワークには約 40,000 個の重みがあり、しかも何千歩も進むので、このままでは時間がかかりすぎます。第5週で学ぶ**誤差逆伝播法**なら、ネットワークを一度逆向きにたどるだけで、すべての傾きが求まります。リンゴの買い物から始めましょう。
