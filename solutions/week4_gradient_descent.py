# %% [markdown] lang="en"
# # Week 4: Walking downhill
#
# You can measure how wrong a network is (week 2), and you can compute the slope of a function (week 3). Now put the two together: compute the slope, take a step downhill, and repeat. This is **gradient descent**, and it is how a network learns.
#
# By the end you can
#
# - find the minimum of a function by following its gradient,
# - record all points of the path and draw them on a contour map,
# - write a class, and a first small network as a class,
# - compute the gradient of a network's loss with respect to its weights,
# - tell from the results whether a learning rate is too large, too small or good.
#
# **How to work.** Write in the cells that say "Your turn", then run the check below. The checks show a few examples; grading uses other inputs as well. When you are done, hand in this one file without changing its name.

# %% [markdown] lang="ja"
# # 第4週：坂を下る
#
# これまでに、間違いの大きさを測る方法（第2週）と、関数の傾きを求める方法（第3週）を学びました。今週は、この2つを組み合わせます。傾きを求め、坂を1歩下り、それを繰り返す。これが**勾配降下法**で、ニューラルネットワークはこの方法で学習します。
#
# この週が終わると、次のことができるようになります。
#
# - 勾配をたどって、関数の値が最小になる点を見つけられる
# - 通った点をすべて記録し、等高線の上に描ける
# - クラスを書ける。また、小さなニューラルネットワークをクラスとして書ける
# - 重みについての損失関数の勾配を求められる
# - 学習率が大きすぎるか、小さすぎるか、ちょうどよいかを、結果から見分けられる
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
# **From earlier weeks.** These three functions are ready-made. Call them wherever they help.

# %% [markdown] lang="ja"
# **これまでの週から：** 次の3つの関数は完成しています。必要なところで使ってください。

# %% given="earlier_weeks"
def softmax(a):
    """Week 1: scores of shape (K,) or (N, K) become probabilities, row by row."""  #[en]
    """第1週：形状 (K,) または (N, K) のスコアを、行ごとに確率に変える。"""  #[ja]
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def cross_entropy_error(y, t):
    """Week 2: the loss of one sample, or the mean of a batch; t is one-hot or labels."""  #[en]
    """第2週：1件のデータの損失、またはバッチの平均。tはone-hot表現かラベル。"""  #[ja]
    y, t = np.asarray(y, dtype=float), np.asarray(t)
    labels = t.argmax(axis=-1) if t.ndim == y.ndim else t
    right = np.atleast_2d(y)[np.arange(labels.size), labels]
    return -np.mean(np.log(right + 1e-7))


def numerical_gradient(f, x):
    """Week 3: the gradient of f at x, any shape; a float x is moved and put back."""  #[en]
    """第3週：xでのfの勾配（形状は自由）。floatのx自体を少し動かし、元に戻す。"""  #[ja]
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
# ### A picture: the framework of learning
#
# A network computes its outputs from the data $X$ and its weights $W$: $Y = f(X, W)$. The loss compares $Y$ with the right answers $t$. While the network learns, $X$ and $t$ stay the same and only the weights change, so the loss is a function of the weights, $L(W)$. **Learning** means finding weights for which $L(W)$ is small. Follow the arrows: which part did you build in which week, and which arrow is new?

# %% [markdown] lang="ja"
# ### 図で見る：学習の枠組み
#
# ニューラルネットワークは、データ$X$と重み$W$から出力$Y = f(X, W)$を計算します。損失関数は、$Y$を正解$t$と比べます。学習のあいだ、$X$と$t$は変わらず、変わるのは重みだけです。ですから、損失は重みの関数$L(W)$と見なせます。**学習**とは、$L(W)$が小さくなる重みを見つけることです。矢印をたどってください。どの部分を第何週に作りましたか。今週新しく加わるのは、どの矢印ですか。

# %% figure="framework_of_learning"
data, network, output = "data", "network (week 1)", "output"  #[en]
data, network, output = "データ", "ネットワーク（第1週）", "出力"  #[ja]
answers, loss = "right answers", "loss (week 2)"  #[en]
answers, loss = "正解", "損失（第2週）"  #[ja]
gradient, step = "gradient (week 3)", "step (week 4)"  #[en]
gradient, step = "勾配（第3週）", "更新（第4週）"  #[ja]
boxes = {
    (0, 1): f"{data}\n$X$",
    (2, 1): f"{network}\n$f(X, W)$",
    (4, 1): f"{output}\n$Y$",
    (6, 1): f"{loss}\n$L(W)$",
    (6, 2.2): f"{answers}\n$t$",
    (4, -0.3): f"{gradient}\n$\\nabla L(W)$",
    (2, -0.3): f"{step}\n$W \\leftarrow W - \\eta \\, \\nabla L(W)$",
}
arrows = [
    ((0, 1), (2, 1)), ((2, 1), (4, 1)), ((4, 1), (6, 1)), ((6, 2.2), (6, 1)),
    ((6, 1), (4, -0.3)), ((4, -0.3), (2, -0.3)), ((2, -0.3), (2, 1)),
]
fig, ax = plt.subplots(figsize=(9, 3.6), layout="constrained")
patches = {}
for place, name in boxes.items():
    box = {"boxstyle": "round,pad=0.5", "facecolor": "0.93", "edgecolor": "black"}
    text = ax.text(*place, name, ha="center", va="center", bbox=box)
    patches[place] = text.get_bbox_patch()
for start, end in arrows:
    is_new = start == (2, -0.3)
    arrow = {"arrowstyle": "->", "linewidth": 3 if is_new else 1.5}
    arrow |= {"color": "tab:orange" if is_new else "black"}
    arrow |= {"patchA": patches[start], "patchB": patches[end], "shrinkA": 2, "shrinkB": 2}
    ax.annotate("", end, start, arrowprops=arrow)
ax.set_title("Learning changes the weights until the loss is small")  #[en]
ax.set_title("損失が小さくなるまで重みを変えていくのが学習")  #[ja]
ax.set_xlim(-0.8, 7.2)
ax.set_ylim(-0.9, 2.8)
ax.axis("off")
plt.show()

# %% [markdown] lang="en"
# ## 1. Gradient descent
#
# The gradient points in the direction in which the function rises fastest. So gradient descent goes the opposite way, in three steps:
#
# 1. Compute the gradient $\nabla f(x)$ at the current point $x$.
# 2. Move against the gradient. The **learning rate** $\eta$ (eta) decides how far: $x \leftarrow x - \eta \, \nabla f(x)$.
# 3. Repeat 1 and 2 from the new point. The slope there is different, so the gradient has to be computed again.
#
# For example, $f(x) = x_0^2 + x_1^2$ has its minimum at $(0, 0)$. A hundred repetitions from $(-3, 4)$ lead to these points:
#
# | learning rate | point after 100 steps | |
# |---|---|---|
# | $0.1$ | $(-6.1 \times 10^{-10},\ 8.1 \times 10^{-10})$ | reaches the minimum |
# | $10$ | $(-2.6 \times 10^{13},\ -1.3 \times 10^{12})$ | goes far away |
# | $10^{-10}$ | $(-2.99999994,\ 3.99999992)$ | hardly moves |
#
# One warning: `x = init_x` does not copy the array; it only gives the array a second name. `x -= …` then changes the caller's array as well. Work on a float copy, for example `np.array(init_x, dtype=float)`.

# %% [markdown] lang="ja"
# ## 1. 勾配降下法
#
# 勾配は、関数の値が最も急に増える向きを指します。そこで、勾配降下法ではその逆向きに進みます。手順は3つです。
#
# 1. 今の点$x$で、勾配$\nabla f(x)$を求める。
# 2. 勾配と逆の向きに進む。どれだけ進むかを決めるのが**学習率** $\eta$（イータ）です：$x \leftarrow x - \eta \, \nabla f(x)$
# 3. 新しい点で、1と2を繰り返す。点が変わると傾きも変わるので、勾配を求め直します。
#
# たとえば$f(x) = x_0^2 + x_1^2$は、$(0, 0)$で最小になる関数です。$(-3, 4)$から100回繰り返すと、着く点は学習率によって次のように変わります。
#
# | 学習率 | 100歩進んだ点 | |
# |---|---|---|
# | $0.1$ | $(-6.1 \times 10^{-10},\ 8.1 \times 10^{-10})$ | 最小の点に達する |
# | $10$ | $(-2.6 \times 10^{13},\ -1.3 \times 10^{12})$ | はるか遠くへ離れる |
# | $10^{-10}$ | $(-2.99999994,\ 3.99999992)$ | ほとんど動かない |
#
# 注意してほしいことが1つあります。`x = init_x`は配列をコピーせず、同じ配列に別の名前を付けるだけです。そのまま`x -= …`とすると、呼び出した側の配列まで変わってしまいます。`np.array(init_x, dtype=float)`のように、浮動小数点数のコピーを作ってから使いましょう。

# %% exercise="gradient_descent"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    """
    #[en]
    Walk downhill from `init_x` and return the last point.

        x <- x - lr * (gradient of f at x),  exactly step_num times

    Source: "Deep Learning from Scratch", chapter 4; a wiki page on gradient descent.

    Parameters
    ----------
    f : function
        Takes a float array of shape (D,) and returns one number.
    init_x : array of float or int, shape (D,)
        The start. Do not modify this array.
    lr : float
        The learning rate.
    step_num : int, 0 or more
        The number of steps. With 0, return the start.

    Returns
    -------
    array of float, shape (D,)
        The last point. If the numbers grow without limit, return them; do not raise an error.

    Example
    -------
    #[ja]
    `init_x`から坂を下り、最後の点を返す。

        x <- x - lr *（xでのfの勾配）を、ちょうどstep_num回

    出典：『ゼロから作るDeep Learning』4章、勾配降下法のWikiページ。

    引数
    ----
    f : 関数
        形状 (D,) の浮動小数点数の配列を受け取り、数を1つ返す。
    init_x : 浮動小数点数または整数の配列、形状 (D,)
        出発点。この配列は書き換えないこと。
    lr : float
        学習率。勾配に掛けて、1歩の大きさを決める数。
    step_num : 0以上の整数
        進む回数。0なら出発点を返す。

    戻り値
    ------
    浮動小数点数の配列、形状 (D,)
        最後の点。値が際限なく大きくなっても、例外は起こさずそのまま返す。

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
none = "With step_num=0, return the start."
one = "One step leads to x - lr * gradient. The minus sign leads against the gradient."
two = "Is the gradient computed again at every point, and are there exactly step_num steps?"
whole = "If init_x holds integers, copy it as float."
default = "Without lr and step_num, take 100 steps with a learning rate of 0.01."
arrives = "A hundred steps with a learning rate of 0.1 lead to the minimum."
creeps = "With such a small learning rate the point hardly moves. Is lr used as it is?"
#[ja]
none = "step_num=0なら、出発点を返します。"
one = "1歩進むと「x - lr * 勾配」になります。勾配の逆向きなので、マイナスです。"
two = "勾配を1歩ごとに計算し直していますか。進む回数はちょうどstep_num回ですか。"
whole = "init_xが整数のときは、浮動小数点数としてコピーしましょう。"
default = "lrとstep_numを省くと、学習率0.01で100歩進みます。"
arrives = "学習率0.1で100歩進めば、最小の点に着きます。"
creeps = "これほど小さい学習率では、ほとんど動きません。lrをそのまま使っていますか。"
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
        "Return the last point only. Is the return there, after the loop?"
        #[ja]
        f"形状 (2,) の配列が1つ返るはずですが、{got}が返りました。"
        "返すのは最後の点だけです。ループのあとにreturnがありますか。"
        #[end]
    )
    assert np.array_equal(init_x, before), (
        #[en]
        f"Expected init_x to be unchanged, {before}, but it is now {init_x}. "
        "Work on a copy: np.array(init_x, dtype=float)."
        #[ja]
        f"init_xは{before}のままのはずですが、{init_x}に変わっています。"
        "np.array(init_x, dtype=float)でコピーを作りましょう。"
        #[end]
    )
    assert np.max(np.abs(np.subtract(got, expected))) < 1e-5, (
        #[en]
        f"Expected {expected} from {init_x} with {options}, got {got}. {hint}"
        #[ja]
        f"{init_x}から{options}で進むと{expected}のはずですが、"
        f"{got}が返りました。{hint}"
        #[end]
    )

with np.errstate(over="ignore", invalid="ignore"):
    got = gradient_descent(bowl, start, lr=10.0, step_num=100)
assert not np.max(np.abs(got)) <= 1e10, (
    #[en]
    f"Expected numbers beyond 1e10 with a learning rate of 10, got {got}. "
    "Is lr used as it is, and does the walk go on to the last step?"
    #[ja]
    f"学習率10では値が1e10を超えるはずですが、{got}が返りました。"
    "lrをそのまま使い、最後の1歩まで進んでいますか。"
    #[end]
)

print("gradient_descent: the visible examples agree.")  #[en]
print("gradient_descent：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 2. The whole path
#
# The last point does not show which way we came. This time keep every point: the start, and the point after each step. That makes `step_num + 1` rows.
#
# The copy matters here as well. If you append `x` to a list and then change it with `x -= …`, every entry of the list is the same array. `x = x - …` makes a new array.

# %% [markdown] lang="ja"
# ## 2. 通った点をすべて残す
#
# 最後の点だけでは、どこを通ってきたのかわかりません。今度は、出発点と、1歩進むごとの点をすべて残します。全部で`step_num + 1`行になります。
#
# ここでもコピーに注意してください。`x`をリストに入れたあと`x -= …`で書き換えると、リストの要素はどれも同じ配列になります。`x = x - …`と書けば、新しい配列が作られます。

# %% exercise="gradient_descent_path"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    """
    #[en]
    Walk as `gradient_descent` does, and return every point of the path.

        x_0 = init_x,   x_(i+1) = x_i - lr * (gradient of f at x_i)

    Source: "Deep Learning from Scratch", chapter 4; a wiki page on gradient descent.

    Parameters
    ----------
    f, init_x, lr, step_num
        As for `gradient_descent`. Do not modify `init_x`.

    Returns
    -------
    array of float, shape (step_num + 1, D)
        Row i is the point after i steps: row 0 is the start, the last row the end.

    Example
    -------
    #[ja]
    `gradient_descent`と同じように進み、通った点をすべて返す。

        x_0 = init_x、  x_(i+1) = x_i - lr *（x_iでのfの勾配）

    出典：『ゼロから作るDeep Learning』4章、勾配降下法のWikiページ。

    引数
    ----
    f, init_x, lr, step_num
        `gradient_descent`と同じ。`init_x`の配列は書き換えないこと。

    戻り値
    ------
    浮動小数点数の配列、形状 (step_num + 1, D)
        i行目は、i歩進んだ点。0行目が出発点、最後の行が終点。

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
        "The start and the last point are rows as well. Is the return there?"
        #[ja]
        f"{options}では形状{(rows, columns)}の配列が1つ返るはずですが、"
        f"形状{shape}の{type(got).__name__}が返りました。"
        "出発点と最後の点も、それぞれ1行です。returnを忘れていませんか。"
        #[end]
    )
    assert np.array_equal(init_x, before), (
        #[en]
        f"Expected init_x to be unchanged, {before}, but it is now {init_x}. "
        "Work on a copy: np.array(init_x, dtype=float)."
        #[ja]
        f"init_xは{before}のままのはずですが、{init_x}に変わっています。"
        "np.array(init_x, dtype=float)でコピーを作りましょう。"
        #[end]
    )
    first = np.asarray(got)[: len(expected)]
    assert rows == 1 or not np.all(np.asarray(got) == first[0]), (
        #[en]
        f"Expected a new point in every row, but all rows are {first[0]}. "
        "Did you append the same array again and again? "
        "Append x.copy(), or write x = x - …"
        #[ja]
        f"行ごとに違う点が並ぶはずですが、どの行も{first[0]}です。"
        "同じ配列を何度もリストに入れていませんか。"
        "x.copy()を入れるか、「x = x - …」と書きましょう。"
        #[end]
    )
    assert np.max(np.abs(first - expected)) < 1e-5, (
        #[en]
        f"Expected the rows {expected} first, got {first.tolist()} with {options}. "
        "Row 0 is the start; each row follows from the row before and the gradient there."
        #[ja]
        f"{options}のとき、最初の行は{expected}のはずですが、{first.tolist()}でした。"
        "0行目は出発点です。次の行は、前の行とその点での勾配から求めます。"
        #[end]
    )

print("gradient_descent_path: the visible examples agree.")  #[en]
print("gradient_descent_path：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: three walks in one valley
#
# The valley $f(x) = x_0^2 / 8 + x_1^2$ is long and narrow. As on a hiking map, each line joins points of equal height. The square is the start, the star is the minimum, and each walk has 12 steps. First look at the directions: each step is at a right angle to the contour line through the point where it begins, so it does not always point straight at the star. Then compare the three learning rates. Which walk arrives, which one is too slow, and which one moves away?

# %% [markdown] lang="ja"
# ### 図で見る：同じ谷を下る3つの道
#
# $f(x) = x_0^2 / 8 + x_1^2$は、細長い谷です。登山の地図と同じように、1本の線が同じ高さの点を結んでいます。四角が出発点、星が最小の点で、どの道も12歩です。まず、進む向きを見てください。どの1歩も、出発する点を通る等高線と直角に進むので、星へまっすぐ向かうとは限りません。次に、3つの学習率を比べてください。星に着いた道、なかなか進まない道、離れていく道は、それぞれどれですか。

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
        ax.set_title(f"学習率{rate}")  #[ja]
        ax.set_xlabel("$x_0$")
    axes[0].set_ylabel("$x_1$")
    plt.show()


draw_the_three_walks([0.02, 0.8, 1.03])

# %% [markdown] lang="en"
# ## 3. Classes
#
# A network stores weights and has functions that work with them. A **class** defines both at once: what each **object** of the class stores, and what it can do. Run this example:

# %% [markdown] lang="ja"
# ## 3. クラス
#
# ニューラルネットワークは、重みと、その重みを使ういくつかの関数を持っています。**クラス**は、この両方をまとめて定義するものです。つまり、そのクラスの**オブジェクト**が何を持ち、何ができるかを定義します。次の例を実行してください。

# %% given="counter"
class Counter:
    def __init__(self):
        self.count = 0

    def add(self):
        self.count += 1

    def value(self):
        return self.count


first, second = Counter(), Counter()
first.add()
first.add()
second.add()
first.value(), second.value()


# %% [markdown] lang="en"
# - `Counter()` makes a new object and runs `__init__` for it.
# - `add` and `value` are **methods**: functions of the class. `first.add()` calls `add` with `self = first`; Python passes `self` for you.
# - `self.count` is an **attribute**: it is stored in the object and is still there after the method has returned. A variable without `self.` disappears at the end of the method.
# - Each object has its own attributes: `first` has counted to 2, `second` to 1.
#
# Now write a class yourself, as a warm-up. It computes the mean of numbers that arrive one after the other, such as the losses during training.

# %% [markdown] lang="ja"
# - `Counter()`は新しいオブジェクトを作り、そのオブジェクトについて`__init__`を実行します。
# - `add`と`value`は**メソッド**、つまりクラスの関数です。`first.add()`と書くと、`self = first`として`add`が呼ばれます。`self`はPythonが渡すので、自分では渡しません。
# - `self.count`は**属性**です。オブジェクトの中に保存されるので、メソッドが終わっても残ります。`self.`の付かない変数は、メソッドが終わると消えます。
# - 属性はオブジェクトごとに別々です。`first`は2まで、`second`は1まで数えました。
#
# では、準備運動として、クラスを1つ書いてみましょう。学習中の損失のように、1つずつ届く数の平均を求めるクラスです。

# %% exercise="RunningMean"
#[en]
# Your turn: a first class
#[ja]
# あなたの番：はじめてのクラス
#[end]
class RunningMean:
    """
    #[en]
    The mean of the numbers that have been added so far.

        add(value):  takes one more number (int or float)
        mean():      returns the mean of all numbers added to this object, a float;
                     it is called after at least one call of add, and add may be called again

    You decide which attributes an object stores.
    Source: a seminar session on classes (the exercise is our own).

    Example
    -------
    #[ja]
    これまでに加えた数の平均。

        add(value)：  数（整数または浮動小数点数）を1つ加える
        mean()：      このオブジェクトに加えたすべての数の平均（float）を返す。
                      呼ばれるのはaddのあとだけ。そのあと、またaddが呼ばれることもある

    どんな属性を持たせるかは、自由に決めてよい。
    出典：クラス定義を扱うゼミの資料（課題はこの教材のもの）。

    例
    --
    #[end]
    >>> losses = RunningMean()
    >>> losses.add(2.0)
    >>> losses.add(1.0)
    >>> print(losses.mean())
    1.5
    """

    def __init__(self):
        ### BEGIN SOLUTION
        self.total, self.count = 0.0, 0
        ### END SOLUTION

    def add(self, value):
        ### BEGIN SOLUTION
        self.total += value
        self.count += 1
        ### END SOLUTION

    def mean(self):
        ### BEGIN SOLUTION
        return self.total / self.count
        ### END SOLUTION


# %% check="RunningMean" points=1
losses, others = RunningMean(), RunningMean()
for value, expected in [(2.0, 2.0), (1.0, 1.5), (6, 3.0)]:
    losses.add(value)
    others.add(10 * value)
    got = losses.mean()
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number from mean(), got {got}. Is the return there?"
        #[ja]
        f"mean()からは数が1つ返るはずですが、{got}が返りました。"
        "returnを忘れていませんか。"
        #[end]
    )
    assert abs(got - expected) < 1e-5, (
        #[en]
        f"Expected the mean {expected} after adding {value}, got {got}. "
        "Does each object store its own numbers in self, and does mean() leave them unchanged?"
        #[ja]
        f"{value}を加えたあとの平均は{expected}のはずですが、{got}が返りました。"
        "数をオブジェクトごとにselfに保存していますか。mean()の中で値を変えていませんか。"
        #[end]
    )

print("RunningMean: the visible examples agree.")  #[en]
print("RunningMean：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 4. A network with six weights
#
# Now we walk down the slope of the loss by changing the weights. Our network is tiny: two inputs, three classes, no bias. All its weights form one 2×3 matrix $W$:
#
# $$x \;\longrightarrow\; \text{scores } xW \;\longrightarrow\; \text{softmax} \;\longrightarrow\; \text{cross entropy error with } t$$
#
# `predict` returns the scores, before the softmax; `loss` returns the cross entropy error at the end. For example, $x = (0.6, 0.9)$ with the right class 2 gives:
#
# $$W = \begin{pmatrix} 1.921 & 0.640 & -0.268 \\ 0.584 & -0.046 & -0.890 \end{pmatrix} \qquad xW = (1.678,\ 0.342,\ -0.962) \qquad L = 2.9285$$
#
# The score of class 2 is the lowest, so the loss is large. Both methods have to read `self.W` in every call, because we are going to change it from outside.

# %% [markdown] lang="ja"
# ## 4. 重みが6つのネットワーク
#
# 今度は、損失関数の坂を、重みを動かして下ります。考えるのは、入力が2つ、クラスが3つ、バイアスなしの小さなネットワークです。重みは2×3の行列$W$ 1つだけです。
#
# $$x \;\longrightarrow\; \text{スコア } xW \;\longrightarrow\; \text{ソフトマックス関数} \;\longrightarrow\; t \text{ との交差エントロピー誤差}$$
#
# `predict`は、ソフトマックス関数に通す前のスコアを返します。`loss`は最後の誤差まで計算します。たとえば、$x = (0.6, 0.9)$、正解がクラス2なら、次のようになります。
#
# $$W = \begin{pmatrix} 1.921 & 0.640 & -0.268 \\ 0.584 & -0.046 & -0.890 \end{pmatrix} \qquad xW = (1.678,\ 0.342,\ -0.962) \qquad L = 2.9285$$
#
# クラス2のスコアがいちばん低いので、損失は大きくなっています。このあと`W`を外から書き換えるので、どちらのメソッドも、呼ばれるたびに`self.W`を読むようにしてください。

# %% exercise="SimpleNet"
#[en]
# Your turn: three methods
#[ja]
# あなたの番：3つのメソッド
#[end]
class SimpleNet:
    """
    #[en]
    A network with one layer: two inputs, three classes, no bias.

        scores = x W,    loss = cross entropy error of softmax(x W) against t

    Source: "Deep Learning from Scratch", chapter 4; a wiki page on gradient descent;
    lecture notes on learner language.

    Attribute
    ---------
    W : array of float, shape (2, 3)
        The weights. They may be changed or replaced from outside at any time.

    Example
    -------
    #[ja]
    入力が2つ、クラスが3つ、バイアスなしの、1層のニューラルネットワーク。

        スコア = xW、   損失 = softmax(xW)とtの交差エントロピー誤差

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
        Draw W, shape (2, 3), from the standard normal distribution (mean 0, standard deviation 1).

        Every new network draws its own weights: do not fix a seed.
        #[ja]
        標準正規分布（平均0、標準偏差1）から、形状 (2, 3) のWを作る。

        重みはネットワークごとに新しく作る。シードは固定しないこと。
        #[end]
        """
        ### BEGIN SOLUTION
        self.W = np.random.default_rng().standard_normal((2, 3))
        ### END SOLUTION

    def predict(self, x):
        """
        #[en]
        Return the scores x W, before the softmax.

        Parameters
        ----------
        x : array of float or int, shape (2,) for one sample, (N, 2) for a batch

        Returns
        -------
        array of float, shape (3,) or (N, 3)
            Do not modify `x` or `W`.
        #[ja]
        ソフトマックス関数に通す前のスコアxWを求める。

        引数
        ----
        x : 浮動小数点数または整数の配列、1件のデータなら形状 (2,)、バッチなら (N, 2)

        戻り値
        ------
        浮動小数点数の配列、形状 (3,) または (N, 3)
            `x`と`W`は書き換えないこと。
        #[end]
        """
        ### BEGIN SOLUTION
        return np.dot(x, self.W)
        ### END SOLUTION

    def loss(self, x, t):
        """
        #[en]
        Return the cross entropy error of softmax(x W) against t.

        Parameters
        ----------
        x : array of float or int, shape (2,) for one sample, (N, 2) for a batch
        t : the right answers, in one of two forms
            one-hot: array of int or float, shape (3,) or (N, 3);
            labels: array of int, shape (N,), and for one sample a plain integer.

        Returns
        -------
        float
            One number; for a batch, the mean over its samples.
            Do not modify `x`, `t` or `W`.
        #[ja]
        softmax(xW)とtの交差エントロピー誤差を求める。

        引数
        ----
        x : 浮動小数点数または整数の配列、1件のデータなら形状 (2,)、バッチなら (N, 2)
        t : 正解。次のどちらか
            one-hot表現：形状 (3,) または (N, 3) の、整数または浮動小数点数の配列。
            ラベル：形状 (N,) の整数の配列。1件のデータなら、ただの整数。

        戻り値
        ------
        float
            1つの数。バッチのときは全データの平均。
            `x`、`t`、`W`は書き換えないこと。
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
    f"of shape {np.shape(W)}. Does __init__ set self.W to an array of 2 rows and 3 columns?"
    #[ja]
    "net.Wは形状 (2, 3) の配列のはずですが、"
    f"形状{np.shape(W)}の{type(W).__name__}でした。"
    "__init__でself.Wに2行3列の配列を入れましたか。"
    #[end]
)
drawn = np.array([SimpleNet().W for _ in range(200)])
assert not np.array_equal(drawn[0], drawn[1]), (
    #[en]
    f"Expected different weights in each network, got {drawn[0].tolist()} twice. "
    "Is W drawn inside __init__, and without a fixed seed?"
    #[ja]
    f"重みはネットワークごとに違うはずですが、2回とも{drawn[0].tolist()}でした。"
    "Wの乱数を__init__の中で作っていますか。シードを固定していませんか。"
    #[end]
)
assert abs(drawn.mean()) < 0.2 and abs(drawn.std() - 1) < 0.2, (
    #[en]
    "Expected weights with mean 0 and standard deviation 1, got "
    f"{drawn.mean():.2f} and {drawn.std():.2f} over 200 networks. "
    "np.random.rand is uniform from 0 to 1; "
    "the normal distribution is standard_normal or randn."
    #[ja]
    "重みの平均は0、標準偏差は1のはずですが、200個のネットワークで"
    f"{drawn.mean():.2f}と{drawn.std():.2f}でした。"
    "np.random.randは0から1の一様分布です。正規分布はstandard_normalかrandnです。"
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
        "Do you return the matrix product of x and W?"
        #[ja]
        f"形状{x.shape}のxでは、スコアの形状は{np.shape(expected)}のはずですが、"
        f"形状{np.shape(got)}の{type(got).__name__}が返りました。"
        "xとWの行列の積をreturnしていますか。"
        #[end]
    )
    assert np.max(np.abs(np.subtract(got, expected))) < 1e-4, (
        #[en]
        f"Expected the scores {expected} for x = {x.tolist()}, "
        f"got {np.asarray(got).tolist()}. "
        "Does predict read self.W, and leave the softmax to loss?"
        #[ja]
        f"x = {x.tolist()}のスコアは{expected}のはずですが、"
        f"{np.asarray(got).tolist()}が返りました。"
        "predictはself.Wを読んでいますか。ソフトマックス関数はlossの中で使います。"
        #[end]
    )

#[en]
single = "Do you apply the softmax once? Do not divide by 3, the number of classes."
label = "Labels give the same loss as one-hot answers."
mean = "Is the softmax computed row by row, and the loss averaged over the 2 samples?"
#[ja]
single = "ソフトマックス関数に1回だけ通しましたか。クラスの数3で割っていませんか。"
label = "ラベルでもone-hot表現と同じ値になります。"
mean = "ソフトマックス関数は行ごとに計算しましたか。損失はデータ2件の平均ですか。"
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
        f"t = {t}の損失として数が1つ返るはずですが、{got}が返りました。"
        "returnを忘れていませんか。"
        #[end]
    )
    assert abs(got - expected) < 0.01 * expected, (
        #[en]
        f"Expected the loss {expected} for x = {x.tolist()}, t = {t}, got {got}. {hint}"
        #[ja]
        f"x = {x.tolist()}、t = {t}の損失は{expected}のはずですが、"
        f"{got}が返りました。{hint}"
        #[end]
    )
assert np.array_equal(net.W, W_before) and np.array_equal(batch, batch_before), (
    #[en]
    "Expected x and W to be unchanged, but they have changed. predict and loss should only read them."
    #[ja]
    "xとWは元のままのはずですが、中身が変わっています。"
    "predictとlossでは読むだけです。"
    #[end]
)

net.W = np.array(
    [[1.92087598, 0.63971089, -0.26820797], [0.58411529, -0.04610929, -0.88999594]]
)
x, t = np.array([0.6, 0.9]), np.array([0, 0, 1])
for name, got, expected in [
    ("predict", net.predict(x), [1.678229, 0.342328, -0.961921]),
    ("loss", net.loss(x, t), 2.928534),
]:
    assert np.allclose(got, expected, rtol=0.01), (
        #[en]
        f"Expected {expected} from {name} for the example of section 4, got {got}. {single}"
        #[ja]
        f"4節の例では、{name}の値は{expected}のはずですが、{got}が返りました。{single}"
        #[end]
    )

#[en]
# The function of week 3 computes the gradient. It moves the entries of net.W one by one.
#[ja]
# 第3週の関数で勾配を求めます。net.Wの要素が1つずつ動きます。
#[end]
net.W = np.array(
    [[1.83160192, 0.4900981, -0.94188042], [-0.24946104, 2.91410946, -0.00695892]]
)
got = numerical_gradient(lambda _: net.loss(x, t), net.W)
expected = np.array([[0.067084, 0.517114, -0.584198], [0.100627, 0.775671, -0.876298]])
assert np.max(np.abs(got / expected - 1)) < 0.01, (
    #[en]
    f"Expected the gradient {expected.tolist()}, got {got.tolist()}. "
    "Does loss read self.W itself in every call?"
    #[ja]
    f"勾配は{expected.tolist()}のはずですが、{got.tolist()}でした。"
    "lossは、呼ばれた時点のself.Wをそのまま使っていますか。"
    #[end]
)

print("SimpleNet: the visible examples agree.")  #[en]
print("SimpleNet：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: which way to move each weight
#
# For $x = (0.6, 0.9)$ with the right class 2, and another $W$, one line computes the gradient:
#
# ```python
# numerical_gradient(lambda _: net.loss(x, t), net.W)
# ```
#
# The `lambda` ignores its argument, hence the `_`. It does not need this argument: `numerical_gradient` moves the entries of `net.W` itself, and `net.loss` reads them there.
#
# The gradient has the shape of $W$, one slope for each weight. Read one entry: the slope −0.584 for the weight from $x_0$ to class 2 means that the loss **falls** by about $0.584\,h$ if this weight rises by a small $h$. For the weight from $x_0$ to class 1, the slope is +0.517: if that weight rises by $h$, the loss rises by about $0.517\,h$. So raise a weight if its slope is negative (solid line), and lower it if its slope is positive (dashed line). To which class do the solid lines lead? And why are the lines from $x_1$ thicker?

# %% [markdown] lang="ja"
# ### 図で見る：どの重みを、どちらへ動かすか
#
# $x = (0.6, 0.9)$、正解がクラス2のデータについて、別の$W$で勾配を求めます。次の1行で求まります。
#
# ```python
# numerical_gradient(lambda _: net.loss(x, t), net.W)
# ```
#
# 渡した関数は、引数を使っていません（`_`はその印です）。`numerical_gradient`が`net.W`そのものの要素を動かし、`net.loss`がそれを読むので、引数は要らないのです。
#
# 勾配は$W$と同じ形状で、重み1つにつき傾きが1つあります。要素を1つ読んでみましょう。$x_0$からクラス2への重みの傾きは−0.584です。これは、この重みを少しだけ（$h$だけ）増やすと、損失がおよそ$0.584\,h$ **減る**という意味です。$x_0$からクラス1への重みの傾きは+0.517です。こちらは$h$だけ増やすと、損失がおよそ$0.517\,h$増えます。ですから、傾きが負なら重みを増やし（実線）、正なら減らします（破線）。実線はどのクラスにつながっていますか。また、$x_1$から出る線のほうが太いのはなぜですか。

# %% figure="gradient_of_the_weights"
net = SimpleNet()
net.W = np.array(
    [[1.83160192, 0.4900981, -0.94188042], [-0.24946104, 2.91410946, -0.00695892]]
)
x, t = np.array([0.6, 0.9]), np.array([0, 0, 1])
slopes = numerical_gradient(lambda _: net.loss(x, t), net.W)
probabilities = softmax(net.predict(x))

fig, ax = plt.subplots(figsize=(7.5, 4.6), layout="constrained")
inputs, outputs = [1.5, 0.5], [2, 1, 0]
for i, k in np.ndindex(2, 3):
    rise = outputs[k] - inputs[i]
    style = "-" if slopes[i, k] < 0 else (0, (4, 2))
    width = 1 + 4 * abs(slopes[i, k])
    ax.plot([0, 2], [inputs[i], outputs[k]], ls=style, color="0.4", linewidth=width, zorder=1)
    ax.annotate(
        f"{slopes[i, k]:+.3f}".replace("-", "−"),
        (1.4, inputs[i] + 0.7 * rise),
        xytext=(0, 3 + width / 2 + 3 * abs(rise)),
        textcoords="offset points",
        ha="center",
        rotation=np.degrees(np.arctan2(rise, 2)),
        rotation_mode="anchor",
        transform_rotates_text=True,
    )
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
ax.plot([], [], "-", color="0.4", linewidth=3, label="negative: raise the weight")  #[en]
ax.plot([], [], "--", color="0.4", linewidth=3, label="positive: lower the weight")  #[en]
ax.plot([], [], "-", color="0.4", linewidth=3, label="負：重みを増やす")  #[ja]
ax.plot([], [], "--", color="0.4", linewidth=3, label="正：重みを減らす")  #[ja]
ax.legend(
    loc="upper center", bbox_to_anchor=(0.5, 0), ncols=2, frameon=False, handlelength=4
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
# `gradient_descent` moves a copy, so it would not change `net.W`. For a network we take each step ourselves: `net.W -= lr * …`. Here are 60 samples of three classes, and all weights start at 0. With which learning rate does the loss become small, with which one is it still falling, and with which one does it jump up and down? A contour map of 40,000 weights cannot be drawn, but this curve always can.

# %% [markdown] lang="ja"
# ### 図で見る：1歩ごとの損失
#
# `gradient_descent`が動かすのはコピーなので、`net.W`は変わりません。そこで、ネットワークでは`net.W -= lr * …`と自分で1歩ずつ進めます。3クラスのデータ60件を使い、重みがすべて0のところから始めます。損失が十分に小さくなった学習率、まだ途中の学習率、いつまでも落ち着かない学習率は、それぞれどれですか。重みが40,000個もあれば等高線は描けませんが、この曲線ならいつでも描けます。

# %% figure="loss_against_steps"
rng = np.random.default_rng(4)
t = np.arange(60) % 3
centers = np.array([[0.0, 2.0], [-1.7, -1.0], [1.7, -1.0]])
x = centers[t] + 1.4 * rng.standard_normal((60, 2))


def losses_on_the_way(lr, step_num=40):
    net = SimpleNet()
    net.W = np.zeros((2, 3))
    losses = [net.loss(x, t)]
    for _ in range(step_num):
        net.W -= lr * numerical_gradient(lambda _: net.loss(x, t), net.W)
        losses.append(net.loss(x, t))
    return losses


fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
for lr, style, color in [(20, "^:", "0.5"), (0.005, "--", "black"), (0.5, "o-", "tab:orange")]:
    (line,) = ax.plot(losses_on_the_way(lr), style, color=color, markersize=4, linewidth=2)
    line.set_label(f"learning rate {lr}")  #[en]
    line.set_label(f"学習率{lr}")  #[ja]
ax.set_ylim(0, 4.2)
ax.grid(alpha=0.3)
ax.legend(loc="upper center", ncols=3)
ax.set_title("One network, three learning rates")  #[en]
ax.set_title("同じネットワーク、3つの学習率")  #[ja]
ax.set_xlabel("steps")  #[en]
ax.set_xlabel("ステップ数")  #[ja]
ax.set_ylabel("loss")  #[en]
ax.set_ylabel("損失")  #[ja]
plt.show()

# %% [markdown] lang="en"
# **Why mini-batches?** Here each step used all 60 samples. With 60,000 images one uses a mini-batch for each step (week 2), for two reasons. First, it needs less memory and time. Second, the gradient of a mini-batch is a little different in each step. This fluctuation can carry the weights out of a **local minimum**, a valley that is not the deepest one. Gradient descent with random mini-batches is called **stochastic gradient descent** (SGD). You will use it in week 7.

# %% [markdown] lang="ja"
# **なぜミニバッチを使うのか：** ここでは、1歩ごとに60件のデータをすべて使いました。画像が60,000枚もあるときは、1歩ごとにミニバッチ（第2週）を使います。理由は2つあります。1つは、メモリも計算時間も少なくてすむことです。もう一つは、ミニバッチの勾配が1歩ごとに少しずつ違うことです。この揺らぎのおかげで、いちばん深い谷ではない谷、つまり**局所最適解**（局所的な最小値）から抜け出せることがあります。ミニバッチをランダムに選ぶ勾配降下法を、**確率的勾配降下法**（SGD）といいます。第7週で使います。

# %% [markdown] lang="en"
# ## Try it: why does the point stop at $10^{13}$?
#
# No points here: change the numbers and run the cell again. The gradient of $f(x) = x_0^2 + x_1^2$ is $2x$, so each step with a learning rate of 10 multiplies the point by $1 - 20 = -19$. After 100 steps this gives about $10^{128}$. But the table in section 1 says $10^{13}$.
#
# - From which step on does the point stand still? What is the gradient there?
# - Explain why the point stands still, with the help of the last line of the output. `numerical_gradient` moves $x$ by $h = 10^{-4}$. The cause is the rounding error of week 3 again: there $h$ was too small for $x$, and here $x$ is too large for $h$.
# - Try the learning rates 0.5, 0.9, 1.0 and 1.1. Which numbers are $x_0$ and $x_1$ multiplied by in each step?

# %% [markdown] lang="ja"
# ## 試してみよう：学習率10では、なぜ$10^{13}$で止まるのか
#
# この節は採点しません。数を変えて、セルを何度も実行してみましょう。$f(x) = x_0^2 + x_1^2$の勾配は$2x$なので、学習率10で1歩進むと、点は$1 - 20 = -19$倍になります。100歩進めば、およそ$10^{128}$になるはずです。ところが、1節の表では$10^{13}$でした。
#
# - 点が動かなくなるのは、何歩目からですか。そこでの勾配はいくつですか。
# - 点が動かなくなる理由を、出力の最後の行を使って説明してください。`numerical_gradient`は$x$を$h = 10^{-4}$だけ動かします。原因は、第3週と同じ丸め誤差です。第3週では$x$に対して$h$が小さすぎ、今度は$h$に対して$x$が大きすぎます。
# - 学習率を0.5、0.9、1.0、1.1にしてみてください。$x_0$と$x_1$は、1歩ごとに何倍になりますか。

# %% figure="try_learning_rate"
lr = 10.0


def square(x):
    return np.sum(x**2)


for i, point in enumerate(gradient_descent_path(square, np.array([-3.0, 4.0]), lr, 14)):
    slope = numerical_gradient(square, point.copy())
    row = f"{i:2}  x = ({point[0]: .2e}, {point[1]: .2e})"
    print(f"{row}  gradient = ({slope[0]: .2e}, {slope[1]: .2e})")  #[en]
    print(f"{row}  勾配 = ({slope[0]: .2e}, {slope[1]: .2e})")  #[ja]
print("1e13 + 1e-4 == 1e13:", 1e13 + 1e-4 == 1e13)

# %% [markdown] lang="en"
# ## Question: too large, too small
#
# What happens if the learning rate is too large, and what if it is too small? How would you notice each case without a picture, from printed numbers alone? **Your task:** answer in the cell below, in three to five sentences.

# %% [markdown] lang="ja"
# ## 問い：大きすぎる学習率、小さすぎる学習率
#
# 学習率が大きすぎると何が起こりますか。小さすぎるとどうなりますか。また、図がなく、表示された数だけを見るとしたら、それぞれどうすれば気づけますか。**課題：** 下のセルに3〜5文で答えてください。

# %% [markdown] question="learning_rate" points=2 lang="en"
# ### BEGIN SOLUTION
# If the learning rate is too large, a step leads over the minimum to the other side. The slope there may be even steeper, so the point swings back and forth or moves farther and farther away.
# If the learning rate is too small, the steps go in the right direction, but they are so short that the point hardly moves in the number of steps that we can afford.
# Without a picture I would print the loss after each step. If it rises, jumps up and down, or becomes inf or nan, the learning rate is too large. If it falls steadily, but only in its last digits, while the gradient is still far from 0, the learning rate is too small.
# A small change in the loss alone is not enough: near the minimum the steps are short as well, but there the gradient is close to 0.
# ### END SOLUTION

# %% [markdown] question="learning_rate" points=2 lang="ja"
# ### BEGIN SOLUTION
# 学習率が大きすぎると、最小の点を飛び越えて反対側の斜面に出てしまい、行ったり来たりを繰り返すか、どんどん遠ざかって発散します。
# 小さすぎると、向きは正しくても1歩が短すぎて、現実的な回数ではほとんど進めません。
# 図がなくても、1歩ごとに損失を表示すれば気づけます。損失が増える、上下に揺れる、infやnanになるときは、学習率が大きすぎます。
# 減ってはいても下の桁しか変わらず、しかも勾配がまだ0から遠いなら、小さすぎます（最小の点の近くでも変化は小さくなりますが、そのときは勾配が0に近くなっています）。
# ### END SOLUTION

# %% [markdown] rubric="learning_rate" lang="en"
# 2 points, half a point each:
#
# - Too large: the step leads over the minimum to the other side; the point swings or moves away (diverges).
# - Too small: the direction is right, but the point hardly moves in the steps that one can afford.
# - How numbers show that it is too large: the loss rises, jumps up and down, or becomes inf or nan.
# - How numbers show that it is too small: the loss falls, but only in its last digits, while the gradient is not near 0.
#
# "It does not learn" alone earns no points. The last item does not need the comparison with the gradient if the answer says in another way that the minimum has not been reached yet.

# %% [markdown] rubric="learning_rate" lang="ja"
# 2点。次の各項目が0.5点。
#
# - 大きすぎる場合：最小の点を飛び越え、行ったり来たりするか、遠ざかる（発散する）。
# - 小さすぎる場合：向きは正しいが、現実的な回数ではほとんど進まない。
# - 大きすぎることに数から気づく方法：損失が増える、上下に揺れる、infやnanになる。
# - 小さすぎることに数から気づく方法：損失は減っても下の桁しか変わらず、勾配はまだ0に近くない。
#
# 「学習できない」だけでは0点。最後の項目は、まだ最小に達していないことを別の言い方で述べていれば、勾配に触れていなくてもよい。

# %% [markdown] lang="en"
# ## Next week
#
# With only six weights, we computed the loss twelve times in each step. A network that reads digits has about 40,000 weights and needs thousands of steps; that would take far too long. In week 5 you learn **backpropagation**: one pass backward through the network gives all slopes at once. Week 5 begins with buying apples.
#
# **Sources and further reading**
#
# - Saito, "Deep Learning from Scratch", chapter 4, sections 4.4 and 4.5 (O'Reilly Japan, 2016, in Japanese; [its programs](https://github.com/oreilly-japan/deep-learning-from-scratch))
# - "Analysing Learner Language", a university course, session 4 (in Japanese): the network with six weights
# - The page on gradient descent and backpropagation in the wiki of the OSS Consortium's .NET development group (in Japanese): three learning rates, a network with six weights
# - A seminar on Saito's book, session 4 (in Japanese): the framework of learning, what a class is
# - Okano, "Deep Learning", a course for schools (in Japanese): supervised learning
# - Nielsen, "Neural Networks and Deep Learning", chapter 1: learning with gradient descent ([a free online book](http://neuralnetworksanddeeplearning.com/chap1.html))

# %% [markdown] lang="ja"
# ## 来週は
#
# 重みが6つだけでも、1歩ごとに損失を12回計算しました。手書き数字を読むネットワークには約40,000個の重みがあり、何千歩も進む必要があるので、このままでは時間がかかりすぎます。第5週で学ぶ**誤差逆伝播法**なら、ネットワークを逆向きに一度たどるだけで、すべての傾きが求まります。リンゴの買い物から始めましょう。
#
# **出典と参考文献**
#
# - 斎藤康毅『ゼロから作るDeep Learning』オライリー・ジャパン、2016年、4.4節と4.5節（[本のプログラム](https://github.com/oreilly-japan/deep-learning-from-scratch)）
# - 「学習者言語の分析（応用）1」第4回：重みが6つのネットワーク
# - 「.NET開発基盤部会Wiki」の勾配降下法と誤差逆伝播法のページ：3つの学習率、重みが6つのネットワーク
# - 『ゼロから作るDeep Learning』を読むゼミ、第4回：学習の枠組み、クラスの定義
# - 岡野浩三「深層学習」（高校生向けの講義資料）：教師あり学習
# - Nielsen, "Neural Networks and Deep Learning"（[オンラインで無料で読める本](http://neuralnetworksanddeeplearning.com/chap1.html)、英語）、第1章：勾配降下法による学習
