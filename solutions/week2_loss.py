# %% [markdown] lang="en"
# # Week 2: How wrong are we?
#
# Before a network can get better, it has to know how far off it is. This week you turn "wrong" into one number: the **loss**.
#
# By the end you can
#
# - compute the squared error and the cross entropy error of a prediction, on paper and in NumPy,
# - average a loss over a batch, whether the right answers come as one-hot vectors or as labels,
# - draw a random mini-batch from a large training set,
# - explain why a network learns from its loss and not from its accuracy.
#
# **How to work.** Write in the cells that say "Your turn", then run the check beneath. The checks show a few examples; grading tries others too. When you are done, hand in this one file with its name unchanged.

# %% [markdown] lang="ja"
# # 第2週：どれくらい間違えているか
#
# ニューラルネットワークが賢くなるには、まず自分がどれくらい間違えているかを知る必要があります。今週は、その間違いの大きさを一つの数、つまり**損失**で表します。
#
# この週が終わると、次のことができるようになります。
#
# - 予測の二乗和誤差と交差エントロピー誤差を、紙の上でも NumPy でも計算できる
# - 正解がone-hot表現でもラベルでも、バッチの平均損失を求められる
# - 大きな訓練データから、ランダムにミニバッチを取り出せる
# - 学習の指標に認識精度ではなく損失を使う理由を説明できる
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
# ## 1. Mean squared error
#
# A network looks at a handwritten "2" and answers with ten probabilities $y_0, \dots, y_9$. The right answer is written **one-hot**: $t_2 = 1$, every other $t_k = 0$. How far apart are the two?
#
# $$E = \frac{1}{2} \sum_k (y_k - t_k)^2$$
#
# The smaller, the better. A warning about the name: we follow the book and the slides and call this the mean squared error, yet it is half the **sum**. The function of the same name in scikit-learn takes the mean, and gives another number: 0.0195 where ours gives 0.0975.

# %% [markdown] lang="ja"
# ## 1. 二乗和誤差
#
# 手書きの「2」を見たネットワークが、10個の確率 $y_0, \dots, y_9$ を出力したとします。正解は**one-hot表現**で表します。$t_2 = 1$ で、ほかの $t_k$ はすべて 0 です。この二つは、どれくらい離れているでしょうか。
#
# $$E = \frac{1}{2} \sum_k (y_k - t_k)^2$$
#
# 小さいほど良い予測です。名前には注意しましょう。この授業の `mean_squared_error` は、教科書やスライドと同じく**総和**の半分です。一方、scikit-learn にある同じ名前の関数は平均を取る「平均二乗誤差」なので、値が違います（こちらで 0.0975 になる例が、あちらでは 0.0195 になります）。

# %% exercise="mean_squared_error"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def mean_squared_error(y, t):
    """
    #[en]
    Half the sum of the squared errors of one sample.

        E = 1/2 * sum over k of (y_k - t_k)^2

    Source: "Deep Learning from Scratch", chapter 4, and the seminar slides on it.
    Mind the name: scikit-learn's `mean_squared_error` takes the mean,
    this one half the sum.

    Parameters
    ----------
    y : array of float, shape (K,)
        The network's output, for instance one probability per class.
    t : array of int or float, shape (K,)
        The right answer, one-hot.

    Returns
    -------
    float
        The error E, one number. The arguments must be as they were when you return.

    Example
    -------
    #[ja]
    1つのデータについて、二乗誤差の総和の半分（二乗和誤差）を求めます。

        E = 1/2 * Σ_k (y_k - t_k)^2

    出典：『ゼロから作るDeep Learning』4章と、その輪講スライド。
    名前に注意：scikit-learn の `mean_squared_error` は平均、この関数は総和の半分です。

    引数
    ----
    y : 浮動小数点数の配列、形状 (K,)
        ネットワークの出力。たとえば各クラスの確率。
    t : 整数または浮動小数点数の配列、形状 (K,)
        one-hot表現の正解。

    戻り値
    ------
    float
        誤差 E（1つの数）。関数から戻るとき、引数の中身は元のままにしておくこと。

    例
    --
    #[end]
    >>> y = np.array([0.2, 0.7, 0.1])
    >>> t = np.array([0, 1, 0])
    >>> print(f"{mean_squared_error(y, t):.4f}")
    0.0700
    """
    ### BEGIN SOLUTION
    difference = np.asarray(y, dtype=float) - np.asarray(t, dtype=float)
    return 0.5 * np.sum(difference**2)
    ### END SOLUTION


# %% check="mean_squared_error" points=3
#[en]
# The right answer is "2". One prediction says "2" with 0.6, the other says "7" with 0.6.
#[ja]
# 正解は「2」です。一方の予測は「2」の確率を 0.6、もう一方は「7」の確率を 0.6 としています。
#[end]
two = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
says_2 = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
says_7 = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])
three_classes = np.array([0.2, 0.7, 0.1])

for y, t, expected in [
    (says_2, two, 0.0975),
    (says_7, two, 0.5975),
    (three_classes, np.array([0, 1, 0]), 0.07),
]:
    y_before, t_before = y.copy(), t.copy()
    got = mean_squared_error(y, t)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number, got {got}. Is the sum there, and the return?"
        #[ja]
        f"数が1つ返るはずですが、{got} が返りました。総和と return を忘れていませんか。"
        #[end]
    )
    assert abs(got - expected) < 1e-6, (
        #[en]
        f"Expected {expected} for y = {y}, got {got}. "
        "Is the factor 1/2 there, and is it the sum, not the mean?"
        #[ja]
        f"y = {y} の誤差は {expected} のはずですが、{got} が返りました。"
        "1/2 を掛けましたか。平均ではなく総和になっていますか。"
        #[end]
    )
    assert np.array_equal(y, y_before) and np.array_equal(t, t_before), (
        #[en]
        "Expected y and t as they were, but they have changed. "
        "Write y - t instead of y -= t: the first makes a new array."
        #[ja]
        "y と t は元のままのはずですが、中身が変わっています。"
        "y -= t ではなく y - t と書けば、新しい配列が作られます。"
        #[end]
    )

print("mean_squared_error: the visible examples agree.")  #[en]
print("mean_squared_error：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 2. Cross entropy error
#
# $$E = -\sum_k t_k \log y_k \qquad\text{and for } N \text{ samples}\qquad E = -\frac{1}{N} \sum_n \sum_k t_{nk} \log y_{nk}$$
#
# Only one $t_k$ is 1, so only one term remains: minus the natural logarithm of the probability that the network gave to the **right** class. 0.6 costs 0.51, and 0.1 costs 2.30. As $\log 0 = -\infty$, we take $\log(y + 10^{-7})$. For a batch we take the mean: $N$ counts samples, not classes, and a single sample is a batch of one row.
#
# The right answers come in two forms: one-hot, with the shape of `y`, or as labels, one integer per sample (`2` instead of `[0, 0, 1, 0, …]`). Compare `np.ndim(t)` with `np.ndim(y)` to tell them apart (a plain integer has 0). A hint for labels: `y[[0, 1], [2, 7]]` picks `y[0, 2]` and `y[1, 7]`.

# %% [markdown] lang="ja"
# ## 2. 交差エントロピー誤差
#
# $$E = -\sum_k t_k \log y_k \qquad\text{データが } N \text{ 個なら}\qquad E = -\frac{1}{N} \sum_n \sum_k t_{nk} \log y_{nk}$$
#
# 1 になる $t_k$ は一つだけなので、残る項も一つです。つまり、**正解クラス**に与えた確率の自然対数に、マイナスを付けた値になります。確率 0.6 なら 0.51、0.1 なら 2.30 です。$\log 0 = -\infty$ を避けるため、$\log(y + 10^{-7})$ を計算します。バッチでは平均を取ります。$N$ はクラスの数ではなくデータの数で、データが1つなら1行だけのバッチと考えます。
#
# 正解の表し方は2通りあります。`y` と同じ形状のone-hot表現か、データごとに整数が1つのラベルです（`[0, 0, 1, 0, …]` の代わりに `2`）。どちらなのかは、`np.ndim(t)` と `np.ndim(y)` を比べるとわかります（ただの整数なら 0 です）。ラベルのときのヒント：`y[[0, 1], [2, 7]]` は `y[0, 2]` と `y[1, 7]` を取り出します。

# %% exercise="cross_entropy_error"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def cross_entropy_error(y, t):
    """
    #[en]
    The cross entropy error: one sample's, or the mean over a batch.

        E = -1/N * sum over n and k of t_nk * log(y_nk + 1e-7)

    The logarithm is the natural one; 1e-7 keeps it finite where a probability is 0.
    Source: "Deep Learning from Scratch", chapter 4, and the seminar slides on it.

    Parameters
    ----------
    y : array of float, shape (K,) for one sample, (N, K) for a batch
        The network's output: probabilities of the K classes.
    t : the right answers, in one of two forms
        one-hot: array of int or float with the shape of `y`;
        labels: array of int, shape (N,), and for one sample a plain integer.

    Returns
    -------
    float
        The error E, one number. A single sample is one row: it is not divided by K.
        The arguments must be as they were when you return.

    Example
    -------
    #[ja]
    交差エントロピー誤差を求めます。バッチのときは、データについての平均です。

        E = -1/N * Σ_n Σ_k t_nk * log(y_nk + 1e-7)

    log は自然対数です。1e-7 を足すのは、確率が 0 でも無限大にならないようにするためです。
    出典：『ゼロから作るDeep Learning』4章と、その輪講スライド。

    引数
    ----
    y : 浮動小数点数の配列、データ1つなら形状 (K,)、バッチなら (N, K)
        ネットワークの出力。K 個のクラスの確率。
    t : 正解。次のどちらか
        one-hot表現：`y` と同じ形状の、整数または浮動小数点数の配列。
        ラベル：形状 (N,) の整数の配列。データ1つなら、ただの整数。

    戻り値
    ------
    float
        誤差 E（1つの数）。データ1つは1行と数え、クラス数 K では割りません。
        関数から戻るとき、引数の中身は元のままにしておくこと。

    例
    --
    #[end]
    >>> y = np.array([[0.2, 0.7, 0.1], [0.5, 0.3, 0.2]])
    >>> print(f"{cross_entropy_error(y, np.array([[0, 1, 0], [0, 1, 0]])):.4f}")
    0.7803
    >>> print(f"{cross_entropy_error(y, np.array([1, 1])):.4f}")
    0.7803
    >>> print(f"{cross_entropy_error(y[0], 1):.4f}")
    0.3567
    """
    ### BEGIN SOLUTION
    y, t = np.asarray(y, dtype=float), np.asarray(t)
    t = np.eye(y.shape[-1])[t] if t.ndim < y.ndim else t
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y + 1e-7)) / n
    ### END SOLUTION


# %% check="cross_entropy_error" points=5
two = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
says_2 = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
says_7 = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])
both = np.stack([says_2, says_7])
both_before = both.copy()

#[en]
single = (
    "Natural logarithm (np.log)? Minus sign? "
    "One sample is not divided by its 10 classes."
)
single_label = "With an integer t, it is y[t] whose logarithm counts."
batch = "Is it the mean over the 2 samples, not their sum?"
batch_labels = "Labels must give what one-hot gives: pick one probability from each row."
#[ja]
single = (
    "自然対数（np.log）ですか。マイナスは付けましたか。"
    "クラス数 10 で割っていませんか。"
)
single_label = "t が整数なら、対数を取るのは y[t] です。"
batch = "2個のデータの和ではなく、平均になっていますか。"
batch_labels = (
    "ラベルでもone-hot表現と同じ値になります。"
    "各行から確率を1つずつ取り出しましょう。"
)
#[end]
for y, t, expected, hint in [
    (says_2, two, 0.510825, single),
    (says_7, two, 2.302584, single),
    (says_2, 2, 0.510825, single_label),
    (says_7, 2, 2.302584, single_label),
    (both, np.stack([two, two]), 1.406705, batch),
    (both, np.array([2, 2]), 1.406705, batch_labels),
    (both, np.array([2, 7]), 0.510825, batch_labels),
]:
    got = cross_entropy_error(y, t)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number for t = {t}, got {got}. Is the sum there, and the return?"
        #[ja]
        f"t = {t} では数が1つ返るはずですが、{got} が返りました。"
        "総和と return を忘れていませんか。"
        #[end]
    )
    assert abs(got - expected) < 0.01 * expected, (
        #[en]
        f"Expected {expected} for y = {y}, t = {t}, got {got}. {hint}"
        #[ja]
        f"y = {y}、t = {t} の誤差は {expected} のはずですが、{got} が返りました。{hint}"
        #[end]
    )

assert np.array_equal(both, both_before), (
    #[en]
    "Expected y as it was, but it has changed. Write y + 1e-7 instead of y += 1e-7."
    #[ja]
    "y は元のままのはずですが、中身が変わっています。"
    "y += 1e-7 ではなく y + 1e-7 と書きましょう。"
    #[end]
)

got = cross_entropy_error(np.array([0.0, 1.0, 0.0]), np.array([1, 0, 0]))
assert 9 < got < 40, (
    #[en]
    f"Expected about 16.1 where the right class has probability 0, got {got}. "
    "Is the 1e-7 inside the logarithm?"
    #[ja]
    f"正解クラスの確率が 0 のときは約 16.1 のはずですが、{got} が返りました。"
    "1e-7 は対数の中にありますか。"
    #[end]
)

print("cross_entropy_error: the visible examples agree.")  #[en]
print("cross_entropy_error：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: what a probability costs
#
# Your function draws this curve. Does it pass through the slides' two points? Then look at the two ends: a network that is sure and right pays almost nothing, and one that leaves the right class hardly any probability pays dearly.

# %% [markdown] lang="ja"
# ### 図で見る：確率と損失
#
# あなたの関数で曲線を描きます。スライドの2点を通っているでしょうか。次に、曲線の両端を見てください。自信を持って正解すれば損失はほとんど 0 ですが、正解クラスの確率を 0 近くまで下げてしまうと、損失は一気に大きくなります。

# %% figure="minus_log"
probabilities = np.linspace(0.002, 1, 500)
costs = [cross_entropy_error(np.array([p, 1 - p]), np.array([1, 0])) for p in probabilities]

fig, ax = plt.subplots(figsize=(6.4, 4))
ax.plot(probabilities, costs, color="black")
for p, cost, marker in [(0.6, 0.51, "o"), (0.1, 2.30, "s")]:
    ax.plot(p, cost, marker, color="tab:orange", markeredgecolor="black", markersize=9)
    ax.annotate(f"{p} → {cost:.2f}", (p, cost), xytext=(12, 6), textcoords="offset points")
ax.set_xlim(0, 1.02)
ax.set_ylim(0, 6.5)
ax.grid(alpha=0.3)
ax.set_title("Cross entropy error of one sample")  #[en]
ax.set_title("データ1つの交差エントロピー誤差")  #[ja]
ax.set_xlabel("probability y of the right class")  #[en]
ax.set_xlabel("正解クラスの確率 y")  #[ja]
ax.set_ylabel("loss −log y")  #[en]
ax.set_ylabel("損失 −log y")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## 3. Mini-batch
#
# MNIST has 60,000 training images. The loss over all of them is slow to compute, and learning needs it again and again. So we ask a few at random, as an opinion poll does, and let their mean stand for the whole:
#
# $$\frac{1}{N} \sum_{n=1}^{N} E_n \;\approx\; \frac{1}{|B|} \sum_{n \in B} E_n \qquad\text{with a random mini-batch } B$$
#
# Every image must keep its own answer: draw the row numbers **once** and use them for `x` and for `t`. All randomness comes from `rng`, a `numpy.random.Generator`, so the same seed gives the same batch and an experiment can be repeated. Whether a row may be drawn twice is up to you.

# %% [markdown] lang="ja"
# ## 3. ミニバッチ
#
# MNISTの訓練データは 60,000 枚あります。全部の損失を計算するには時間がかかるのに、学習ではその計算を何度も繰り返します。そこで世論調査のように、ランダムに選んだ一部の平均で全体を近似します。
#
# $$\frac{1}{N} \sum_{n=1}^{N} E_n \;\approx\; \frac{1}{|B|} \sum_{n \in B} E_n \qquad\text{（} B \text{ はランダムに選んだミニバッチ）}$$
#
# 画像と正解の組を崩してはいけません。行番号は**一度だけ**引き、それを `x` と `t` の両方に使います。乱数はすべて `rng`（`numpy.random.Generator`）から取りましょう。同じシードなら同じバッチになり、実験を再現できます。同じ行が重複してもしなくても構いません。

# %% exercise="mini_batch"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def mini_batch(x, t, size, rng):
    """
    #[en]
    Draw `size` random rows: the same rows of `x` and of `t`.

        mean loss over all N rows  ~  mean loss over the rows drawn

    Source: "Deep Learning from Scratch", chapter 4, and the seminar slides on it
    (10 of the 60,000 MNIST images).

    Parameters
    ----------
    x : array, shape (N, D), any dtype
        The data, one sample per row.
    t : array, shape (N,) or (N, K), any dtype
        The right answers, as labels or one-hot; row i belongs to row i of `x`.
    size : int
        How many rows to draw, from 1 to N.
    rng : numpy.random.Generator
        The only source of randomness: no np.random.choice, no seed of your own.

    Returns
    -------
    (x_batch, t_batch) : tuple of two arrays, shapes (size, D) and (size,) or (size, K)
        The arguments must be as they were when you return (`rng` will have moved on).

    Example
    -------
    #[ja]
    `size` 個の行をランダムに選び、`x` と `t` から同じ行を取り出します。

        N 行すべての平均損失 ≒ 選んだ行の平均損失

    出典：『ゼロから作るDeep Learning』4章と、その輪講スライド
    （MNISTの 60,000 件から 10 件を取り出す例）。

    引数
    ----
    x : 配列、形状 (N, D)、dtype は何でもよい
        データ。1行が1つのデータ。
    t : 配列、形状 (N,) または (N, K)、dtype は何でもよい
        正解（ラベルまたはone-hot表現）。i 行目が `x` の i 行目に対応する。
    size : int
        取り出す行の数。1 以上 N 以下。
    rng : numpy.random.Generator
        乱数はここからだけ取ること。np.random.choice や自分で決めたシードは使わないこと。

    戻り値
    ------
    (x_batch, t_batch) : 2つの配列のタプル、形状は (size, D) と、(size,) または (size, K)
        関数から戻るとき、引数の中身は元のままにしておくこと（`rng` の状態は進みます）。

    例
    --
    #[end]
    >>> x = np.array([[0, 1], [2, 3], [4, 5]])
    >>> t = np.array([7, 8, 9])
    >>> x_batch, t_batch = mini_batch(x, t, 2, np.random.default_rng(0))
    >>> print(x_batch.shape, t_batch.shape)
    (2, 2) (2,)
    """
    ### BEGIN SOLUTION
    rows = rng.choice(len(x), size, replace=False)
    return np.asarray(x)[rows], np.asarray(t)[rows]
    ### END SOLUTION


# %% check="mini_batch" points=3
#[en]
# Row i of x_all holds nothing but i, and so does t_all[i]:
# it shows if the rows belong together.
#[ja]
# x_all の i 行目はすべて i、t_all[i] も i です。同じ行を取り出せたかどうかがわかります。
#[end]
for n, size in [(60_000, 10), (5, 5), (5, 1)]:
    t_all = np.arange(n)
    x_all = np.stack([t_all, t_all, t_all], axis=1)
    t_before, x_before = t_all.copy(), x_all.copy()
    got = mini_batch(x_all, t_all, size, np.random.default_rng(2))
    assert isinstance(got, (tuple, list)) and len(got) == 2, (
        #[en]
        "Expected a tuple of exactly two arrays, x_batch and t_batch, "
        f"got {type(got).__name__}. "
        "Does the function end with: return x_batch, t_batch ?"
        #[ja]
        "x_batch と t_batch、ちょうど2つの配列のタプルが返るはずですが、"
        f"{type(got).__name__} が返りました。"
        "最後は return x_batch, t_batch になっていますか。"
        #[end]
    )
    x_batch, t_batch = np.asarray(got[0]), np.asarray(got[1])
    assert x_batch.shape == (size, 3) and t_batch.shape == (size,), (
        #[en]
        f"Expected shapes {(size, 3)} and {(size,)} for {size} of {n} rows, "
        f"got {x_batch.shape} and {t_batch.shape}. "
        "An array of row numbers keeps the axes: x[rows]."
        #[ja]
        f"{n} 行から {size} 行を取り出すと形状は {(size, 3)} と {(size,)} のはずですが、"
        f"{x_batch.shape} と {t_batch.shape} でした。"
        "行番号の配列を使って x[rows] と書きましょう。"
        #[end]
    )
    assert np.array_equal(x_batch, np.stack([t_batch] * 3, axis=1)), (
        #[en]
        "Expected the same rows of x and t, "
        f"got x rows {x_batch[:, 0]} and t rows {t_batch}. "
        "Are the row numbers drawn once, and used for both?"
        #[ja]
        "x と t から同じ行が返るはずですが、"
        f"x は {x_batch[:, 0]} 行目、t は {t_batch} 行目でした。"
        "行番号を一度だけ引いて、両方に使っていますか。"
        #[end]
    )
    assert np.array_equal(x_all, x_before) and np.array_equal(t_all, t_before), (
        #[en]
        "Expected x and t as they were, but they have changed. "
        "Draw row numbers instead of shuffling the data itself."
        #[ja]
        "x と t は元のままのはずですが、中身が変わっています。"
        "データそのものを並べ替えずに、行番号を引きましょう。"
        #[end]
    )

t_all = np.arange(60_000)
x_all = np.stack([t_all, t_all, t_all], axis=1)
first, again, other = (
    np.asarray(mini_batch(x_all, t_all, 10, np.random.default_rng(seed))[1])
    for seed in (2, 2, 3)
)
assert np.array_equal(first, again), (
    #[en]
    f"Expected the same rows from the same seed, got {first} and then {again}. "
    "Do all random numbers come from rng, none from np.random or random?"
    #[ja]
    f"同じシードなら同じ行が返るはずですが、{first} の次に {again} が返りました。"
    "np.random や random ではなく、rng だけから乱数を取っていますか。"
    #[end]
)
assert not np.array_equal(first, other), (
    #[en]
    f"Expected other rows from another seed, got {first} both times. "
    "Are the rows drawn at random, and with the rng that was handed in?"
    #[ja]
    f"シードが違えば別の行が返るはずですが、2回とも {first} が返りました。"
    "引数の rng を使って、ランダムに選んでいますか。"
    #[end]
)

print("mini_batch: the visible examples agree.")  #[en]
print("mini_batch：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 4. What the loss sees and the accuracy does not
#
# A tiny classifier has a single weight $w$: it says "class 1" with probability $1 / (1 + e^{-(wx - 2)})$, and it is tried on twelve samples. We turn the weight and watch. Stop at the dot and nudge $w$ a little to either side, in thought: which of the two curves tells you the way to go?

# %% [markdown] lang="ja"
# ## 4. 損失には見えて、認識精度には見えないもの
#
# 重みが $w$ 一つだけの小さな分類器を考えます。「クラス1」の確率を $1 / (1 + e^{-(wx - 2)})$ と答える分類器を、12個のデータで試します。重みを動かすと、損失と認識精度はどう変わるでしょうか。黒丸のところで $w$ をほんの少し左右に動かすつもりで見てください。どちらへ進めばよいかを教えてくれるのは、どちらの曲線でしょうか。

# %% figure="loss_and_accuracy"
x = np.array([0.3, 0.6, 0.8, 1.0, 1.3, 1.5, 1.7, 2.0, 2.3, 2.6, 2.9, 3.3])
t = np.array([0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1])
weights = np.linspace(0, 4, 801)
losses, accuracies = [], []
for w in weights:
    p = 1 / (1 + np.exp(-(w * x - 2)))
    y = np.stack([1 - p, p], axis=1)
    losses.append(cross_entropy_error(y, t))
    accuracies.append(np.mean(y.argmax(axis=1) == t))

fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.6))
top.plot(weights, losses, color="black")
bottom.step(weights, accuracies, where="mid", color="black")
here = 580
near = slice(here - 80, here + 81)
for ax, values in [(top, losses), (bottom, accuracies)]:
    slope = np.gradient(values, weights)[here]
    tangent = values[here] + slope * (weights[near] - weights[here])
    (line,) = ax.plot(weights[near], tangent, "--", color="tab:orange", linewidth=3)
    line.set_label(f"slope at the dot: {slope:.2f}")  #[en]
    line.set_label(f"黒丸での傾き：{slope:.2f}")  #[ja]
    ax.plot(weights[here], values[here], "o", color="black", markersize=8)
    ax.axvline(weights[here], color="gray", linestyle=":")
    ax.grid(alpha=0.3)
    ax.legend(loc="upper center")
bottom.set_ylim(0.4, 1)
top.set_title("The loss is smooth: there is a slope to follow")  #[en]
top.set_title("損失はなめらかで、傾きをたどれる")  #[ja]
top.set_ylabel("loss")  #[en]
top.set_ylabel("損失")  #[ja]
bottom.set_title("The accuracy is a staircase: flat almost everywhere")  #[en]
bottom.set_title("認識精度は階段状で、ほとんどの場所で平ら")  #[ja]
bottom.set_ylabel("accuracy")  #[en]
bottom.set_ylabel("認識精度")  #[ja]
bottom.set_xlabel("weight w")  #[en]
bottom.set_xlabel("重み w")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## Question: why not use the accuracy as the guide?
#
# What we want in the end is a high accuracy. Why, then, does learning make the loss small instead of making the accuracy large? Think of what learning asks at every step: which way should this weight move? **Your turn:** answer in the cell below, in three to five sentences, with the figure in mind.

# %% [markdown] lang="ja"
# ## 問い：なぜ認識精度を指標にしないのか
#
# 最終的にほしいのは、高い認識精度です。それなのに、認識精度を大きくするのではなく、損失関数を小さくするように学習するのはなぜでしょうか。学習では一歩ごとに「この重みはどちらへ動かせばよいか」を考える、ということを思い出してください。**あなたの番：** 上の図も参考にして、下のセルに3〜5文で答えましょう。

# %% [markdown] question="why_not_accuracy" points=2 lang="en"
# ### BEGIN SOLUTION
# Learning moves each weight a little in the direction in which the guide improves, and it reads that direction from the derivative.
# Accuracy only counts right answers: a small change of a weight usually changes no answer, so its derivative is 0 almost everywhere, and at the steps it jumps and has none. With a derivative of 0 the weights would stay where they are.
# The loss depends on the probabilities themselves, so it changes continuously with every weight. Its derivative tells which way to go, and how steeply, even while not one answer changes.
# ### END SOLUTION

# %% [markdown] question="why_not_accuracy" points=2 lang="ja"
# ### BEGIN SOLUTION
# 学習では、指標が良くなる向きへ重みを少しずつ動かします。その向きは微分（傾き）から読み取ります。
# 認識精度は正解した個数だけで決まるので、重みを少し動かしても、たいていの場合は変わりません。そのため微分はほとんどの場所で 0 になり、段差のところでは値が不連続に跳ぶので微分できません。微分が 0 では、重みを更新できません。
# 損失関数は確率そのものの値で決まるため、重みを動かすと連続的に変化します。正解の個数が変わらないときでも、どちらへどれくらい動かせばよいかを微分が教えてくれます。
# ### END SOLUTION

# %% [markdown] lang="en"
# ## Next week
#
# Now we know how wrong we are; next we want to know which way is down. In week 3 you find the slope of any function without calculus, by **numerical differentiation**: move a little, look at the difference, divide. It has two pitfalls, and you will see both.

# %% [markdown] lang="ja"
# ## 来週は
#
# どれくらい間違えているかは、これで測れるようになりました。次に知りたいのは、どちらへ進めば損失が減るかです。第3週では**数値微分**を学びます。少しだけ動かして差を取り、動かした幅で割るだけで、公式を使わずに関数の傾きが求まります。落とし穴が二つあるので、どちらも実際に体験してみましょう。
