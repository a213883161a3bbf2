# %% [markdown] lang="en"
# # Week 2: How wrong are we?
#
# Before a network can get better, it has to know how wrong it is. This week you measure this with one number: the **loss**.
#
# By the end you can
#
# - compute the squared error and the cross entropy error of a prediction, on paper and in NumPy,
# - average a loss over a batch, whether the right answers are one-hot vectors or labels,
# - draw a random mini-batch from a large training set,
# - explain why a network learns from its loss and not from its accuracy.
#
# **How to work.** Write in the cells that say "Your turn", then run the check below. The checks show a few examples; grading uses other inputs as well. When you are done, hand in this one file without changing its name.

# %% [markdown] lang="ja"
# # 第2週：どれくらい間違えているか
#
# ニューラルネットワークを良くするには、まず、どれくらい間違えているかを知る必要があります。今週は、間違いの大きさを1つの数で表します。この数を**損失**といいます。
#
# この週が終わると、次のことができるようになります。
#
# - 予測の二乗和誤差と交差エントロピー誤差を、紙の上でもNumPyでも計算できる
# - 正解がone-hot表現でもラベルでも、バッチの平均損失を求められる
# - 大きな訓練データから、ランダムにミニバッチを取り出せる
# - 学習の指標に正解率ではなく損失を使う理由を説明できる
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
# ## 1. Mean squared error
#
# A network looks at a handwritten "2" and answers with ten probabilities $y_0, \dots, y_9$. The right answer is the class number 2. To compare the two, write the right answer **one-hot**, also as ten numbers: $t_2 = 1$ and every other $t_k = 0$. How far apart are they?
#
# $$E = \frac{1}{2} \sum_k (y_k - t_k)^2$$
#
# The smaller the error, the better. A small example with three classes and the right answer $t = (0, 1, 0)$: for the prediction $A = (0.2, 0.7, 0.1)$ the error is $\frac{1}{2}(0.2^2 + 0.3^2 + 0.1^2) = 0.07$, and for $B = (0.5, 0.3, 0.2)$ it is 0.39.
#
# A warning about the name: we follow the book "Deep Learning from Scratch" and call this the mean squared error, but it is half the **sum**. The function of the same name in scikit-learn takes the mean and returns a different number: 0.0195 where ours returns 0.0975.

# %% [markdown] lang="ja"
# ## 1. 二乗和誤差
#
# 手書きの「2」を見たネットワークが、10個の確率$y_0, \dots, y_9$を出力したとします。正解は、クラスの番号でいえば2です。出力と比べられるように、正解も10個の数で表します。$t_2 = 1$とし、ほかの$t_k$はすべて0とします。これを**one-hot表現**といいます。では、出力と正解は、どれくらい離れているでしょうか。
#
# $$E = \frac{1}{2} \sum_k (y_k - t_k)^2$$
#
# $E$が小さいほど良い予測です。3クラスで正解が$t = (0, 1, 0)$の例で計算すると、予測$A = (0.2, 0.7, 0.1)$の誤差は$\frac{1}{2}(0.2^2 + 0.3^2 + 0.1^2) = 0.07$、予測$B = (0.5, 0.3, 0.2)$の誤差は0.39です。
#
# 名前には注意してください。この授業の`mean_squared_error`は、教科書『ゼロから作るDeep Learning』と同じく、**総和**の半分です。scikit-learnにある同じ名前の関数は平均を取る「平均二乗誤差」なので、値が違います（この関数で0.0975になる例が、scikit-learnでは0.0195になります）。

# %% exercise="mean_squared_error"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def mean_squared_error(y, t):
    """
    #[en]
    Compute half the sum of the squared errors of one sample.

        E = 1/2 * sum over k of (y_k - t_k)^2

    Source: "Deep Learning from Scratch", chapter 4.
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
        The error E, one number. Do not modify the arguments.

    Example
    -------
    #[ja]
    1件のデータについて、二乗誤差の総和の半分（二乗和誤差）を求める。

        E = 1/2 * Σ_k (y_k - t_k)^2

    出典：『ゼロから作るDeep Learning』4章。
    名前に注意：scikit-learnの`mean_squared_error`は平均、この関数は総和の半分。

    引数
    ----
    y : 浮動小数点数の配列、形状 (K,)
        ネットワークの出力。たとえば各クラスの確率。
    t : 整数または浮動小数点数の配列、形状 (K,)
        one-hot表現の正解。

    戻り値
    ------
    float
        誤差E（1つの数）。引数の配列は書き換えないこと。

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
# The right answer is "2". One prediction gives a probability of 0.6 to "2", the other to "7".
#[ja]
# 正解は「2」です。一方の予測は「2」の確率を0.6、もう一方は「7」の確率を0.6としています。
#[end]
two = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
says_2 = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
says_7 = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])
three_classes = np.array([0.2, 0.7, 0.1])

for y, t, expected in [
    (says_2, two, 0.0975),
    (says_7, two, 0.5975),
    (three_classes, np.array([0, 1, 0]), 0.07),
    (np.array([0.5, 0.3, 0.2]), np.array([0, 1, 0]), 0.39),
]:
    y_before, t_before = y.copy(), t.copy()
    got = mean_squared_error(y, t)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number, got {got}. Are the sum and the return there?"
        #[ja]
        f"数が1つ返るはずですが、{got}が返りました。総和とreturnを忘れていませんか。"
        #[end]
    )
    assert abs(got - expected) < 1e-6, (
        #[en]
        f"Expected {expected} for y = {y}, got {got}. "
        "Do you multiply by 1/2, and take the sum, not the mean?"
        #[ja]
        f"y = {y}の誤差は{expected}のはずですが、{got}が返りました。"
        "1/2を掛けましたか。平均ではなく総和になっていますか。"
        #[end]
    )
    assert np.array_equal(y, y_before) and np.array_equal(t, t_before), (
        #[en]
        "Expected y and t to be unchanged, but they have changed. "
        "Write y - t instead of y -= t: the first makes a new array."
        #[ja]
        "yかtの中身が変わっています。引数の配列は書き換えないでください。"
        "y -= tではなくy - tと書けば、新しい配列が作られます。"
        #[end]
    )

print("mean_squared_error: the visible examples agree.")  #[en]
print("mean_squared_error：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 2. Cross entropy error
#
# **One sample.** The cross entropy error uses the natural logarithm to compare the probabilities with the right answer:
#
# $$E = -\sum_k t_k \log y_k$$
#
# Only one $t_k$ is 1, so only one term remains: minus the logarithm of the probability that the network gave to the **right** class. A probability of 0.6 gives 0.51, and 0.1 gives 2.30. As $\log 0 = -\infty$, we compute $\log(y + 10^{-7})$ instead.
#
# **A batch.** For $N$ samples, we take the mean:
#
# $$E = -\frac{1}{N} \sum_n \sum_k t_{nk} \log y_{nk}$$
#
# $N$ is the number of samples, not of classes, and a single sample is a batch of one row. In the small example above, $A$ has the error 0.357 and $B$ the error 1.204, so a batch of the two has the mean 0.780. (Check on paper: two samples of class 0, with the outputs $(0.1, 0.2, 0.7)$ and $(0.5, 0.2, 0.3)$, give 1.498.)
#
# **Two forms of the right answer.** The right answers may come one-hot, with the shape of `y`, or as **labels**, one integer per sample:
#
# | | one-hot `t` | labels `t` | which probability counts |
# |---|---|---|---|
# | one sample, `y` of shape (3,) | `[0, 1, 0]` | `1` | `y[1]` |
# | a batch, `y` of shape (2, 3) | `[[0, 1, 0], [1, 0, 0]]` | `[1, 0]` | `y[0, 1]` and `y[1, 0]` |
#
# A one-hot `t` has as many axes as `y`; labels have one axis fewer. So `np.ndim(t)` and `np.ndim(y)` tell the two forms apart (for a plain integer, `np.ndim` is 0). A hint for labels: `y[[0, 1], [1, 0]]` picks `y[0, 1]` and `y[1, 0]`.

# %% [markdown] lang="ja"
# ## 2. 交差エントロピー誤差
#
# **データが1件のとき：** 交差エントロピー誤差では、対数（自然対数）を使って確率と正解を比べます。
#
# $$E = -\sum_k t_k \log y_k$$
#
# 1になる$t_k$は1つだけなので、残る項も1つです。つまり$E$は、**正解クラス**に与えた確率の対数に、マイナスを付けた値です。確率が0.6なら0.51、0.1なら2.30になります。$\log 0 = -\infty$を避けるため、実際には$\log(y + 10^{-7})$を計算します。
#
# **バッチのとき：** データが$N$件あれば、平均を取ります。
#
# $$E = -\frac{1}{N} \sum_n \sum_k t_{nk} \log y_{nk}$$
#
# $N$はクラスの数ではなくデータの数です。データが1件なら、1行だけのバッチと考えます。1節の例では、$A$の誤差が0.357、$B$の誤差が1.204なので、この2件のバッチの平均は0.780です。（紙で確かめてみましょう。正解がどちらもクラス0で、出力が$(0.1, 0.2, 0.7)$と$(0.5, 0.2, 0.3)$なら、1.498になります。）
#
# **正解の2通りの表し方：** 正解は、`y`と同じ形状のone-hot表現か、データ1件につき整数1つの**ラベル**で渡されます。
#
# | | one-hot表現の`t` | ラベルの`t` | 使う確率 |
# |---|---|---|---|
# | データが1件、`y`の形状は (3,) | `[0, 1, 0]` | `1` | `y[1]` |
# | バッチ、`y`の形状は (2, 3) | `[[0, 1, 0], [1, 0, 0]]` | `[1, 0]` | `y[0, 1]`と`y[1, 0]` |
#
# one-hot表現の`t`は`y`と次元の数が同じで、ラベルは1つ少なくなります。ですから、`np.ndim(t)`と`np.ndim(y)`を比べれば区別できます（ただの整数の`np.ndim`は0です）。ラベルのときのヒント：`y[[0, 1], [1, 0]]`は`y[0, 1]`と`y[1, 0]`を取り出します。

# %% exercise="cross_entropy_error"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def cross_entropy_error(y, t):
    """
    #[en]
    Compute the cross entropy error of one sample, or its mean over a batch.

        E = -1/N * sum over n and k of t_nk * log(y_nk + 1e-7)

    The logarithm is the natural one; 1e-7 keeps it finite where a probability is 0.
    Source: "Deep Learning from Scratch", chapter 4.

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
        The error E, one number. A single sample is one row: its sum is not divided by K.
        Do not modify the arguments.

    Example
    -------
    #[ja]
    交差エントロピー誤差を求める。バッチのときは、全データの平均を取る。

        E = -1/N * Σ_n Σ_k t_nk * log(y_nk + 1e-7)

    logは自然対数。1e-7を足すのは、確率が0でもlogの値を有限にするため。
    出典：『ゼロから作るDeep Learning』4章。

    引数
    ----
    y : 浮動小数点数の配列、データが1件なら形状 (K,)、バッチなら (N, K)
        ネットワークの出力。K個のクラスの確率。
    t : 正解。次のどちらか
        one-hot表現：`y`と同じ形状の、整数または浮動小数点数の配列。
        ラベル：形状 (N,) の整数の配列。データが1件なら、ただの整数。

    戻り値
    ------
    float
        誤差E（1つの数）。1件のデータは1行と数え、クラス数Kでは割らない。
        引数の配列は書き換えないこと。

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
    "Do you use the natural logarithm (np.log), and a minus sign? "
    "Do not divide the error of one sample by 10, the number of classes."
)
single_label = "If t is an integer, take the logarithm of y[t]."
batch = "Do you take the mean over the 2 samples, not the sum?"
batch_labels = "Labels give the same value as one-hot answers: pick one probability from each row."
#[ja]
single = (
    "自然対数（np.log）ですか。マイナスは付けましたか。"
    "クラス数10で割っていませんか。"
)
single_label = "tが整数なら、対数を取るのはy[t]です。"
batch = "データ2件の和ではなく、平均になっていますか。"
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
    (np.array([[0.1, 0.2, 0.7], [0.5, 0.2, 0.3]]), np.array([0, 0]), 1.497866, batch_labels),
]:
    got = cross_entropy_error(y, t)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number for t = {t}, got {got}. Are the sum and the return there?"
        #[ja]
        f"t = {t}では数が1つ返るはずですが、{got}が返りました。"
        "総和とreturnを忘れていませんか。"
        #[end]
    )
    assert abs(got - expected) < 0.01 * expected, (
        #[en]
        f"Expected {expected} for y = {y}, t = {t}, got {got}. {hint}"
        #[ja]
        f"y = {y}、t = {t}の誤差は{expected}のはずですが、{got}が返りました。{hint}"
        #[end]
    )

assert np.array_equal(both, both_before), (
    #[en]
    "Expected y to be unchanged, but it has changed. Write y + 1e-7 instead of y += 1e-7."
    #[ja]
    "yの中身が変わっています。引数の配列は書き換えないでください。"
    "y += 1e-7ではなくy + 1e-7と書きましょう。"
    #[end]
)

got = cross_entropy_error(np.array([0.0, 1.0, 0.0]), np.array([1, 0, 0]))
assert 9 < got < 40, (
    #[en]
    f"Expected about 16.1 where the right class has probability 0, got {got}. "
    "Is the 1e-7 inside the logarithm?"
    #[ja]
    f"正解クラスの確率が0のときは約16.1のはずですが、{got}が返りました。"
    "1e-7は対数の中にありますか。"
    #[end]
)

print("cross_entropy_error: the visible examples agree.")  #[en]
print("cross_entropy_error：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: what a probability costs
#
# Your function draws this curve. The two dots are the examples from the text: does the curve pass through them? Then look at the two ends. A network that gives the right class a probability near 1 has a loss of almost 0; one that gives it a tiny probability has a very large loss.

# %% [markdown] lang="ja"
# ### 図で見る：確率と損失
#
# あなたの関数で曲線を描きます。2つの点は本文の例です。曲線は2点を通っているでしょうか。次に、曲線の両端を見てください。正解クラスの確率が1に近ければ、損失はほとんど0です。正解クラスの確率が0に近づくと、損失は急に大きくなります。

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
ax.set_title("1件のデータの交差エントロピー誤差")  #[ja]
ax.set_xlabel("probability y of the right class")  #[en]
ax.set_xlabel("正解クラスの確率y")  #[ja]
ax.set_ylabel("loss −log y")  #[en]
ax.set_ylabel("損失（−log y）")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## 3. Mini-batch
#
# MNIST, the best-known set of handwritten digits, has 60,000 training images, from which a network learns, and 10,000 test images, which show how well it has learned. The loss over all 60,000 is slow to compute, and learning needs it again and again. So we take a few images at random, as an opinion poll does with people, and let their mean loss stand for the mean loss of the whole:
#
# $$\frac{1}{N} \sum_{n=1}^{N} E_n \;\approx\; \frac{1}{|B|} \sum_{n \in B} E_n \qquad\text{with a random mini-batch } B$$
#
# There are two more reasons for mini-batches. **Memory:** a network stores what it computes for every image of the batch. For 60,000 images at once this may not fit into memory; for 100 images it does. **GPU:** a graphics processor (GPU) has thousands of small units that do the same calculation at the same time on shared memory. A batch gives them enough calculations of the same kind, so 100 images take hardly longer than one.
#
# Every image must keep its own answer: draw the row numbers **once** and use them for `x` and for `t`. All randomness comes from `rng`, a `numpy.random.Generator`, so the same seed gives the same batch and the experiment can be repeated. A row may be drawn more than once, or you may prevent this; both are right.

# %% [markdown] lang="ja"
# ## 3. ミニバッチ
#
# 手書き数字のデータとして最も有名なMNISTには、学習に使う訓練用の画像が60,000枚、結果を確かめるテスト用の画像が10,000枚あります。60,000枚すべての損失を計算するには時間がかかりますが、学習ではその計算を何度も繰り返します。そこで世論調査のように、ランダムに選んだ一部の画像の平均損失で、全体の平均損失を近似します。
#
# $$\frac{1}{N} \sum_{n=1}^{N} E_n \;\approx\; \frac{1}{|B|} \sum_{n \in B} E_n \qquad\text{（} B \text{ はランダムに選んだミニバッチ）}$$
#
# ミニバッチを使う理由は、あと2つあります。1つは**メモリ**です。ネットワークは、バッチの画像1枚ごとに計算の途中の値を保存します。60,000枚分はメモリに収まらないことがありますが、100枚分なら収まります。もう一つは**GPU**です。GPU（画像処理用のプロセッサ）には数千個の小さな計算ユニットがあり、メモリを共有しながら同じ計算を同時に行います。バッチにすれば同じ計算が並ぶので、100枚でも1枚とほとんど変わらない時間で計算できます。
#
# 画像と正解の組を崩してはいけません。行番号をランダムに引くのは**一度だけ**にし、その番号を`x`と`t`の両方に使います。乱数はすべて`rng`（`numpy.random.Generator`）から取ります。同じシードなら同じバッチになり、実験を再現できます。同じ行が重複しても、しなくても構いません。

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

    Source: "Deep Learning from Scratch", chapter 4 (10 of the 60,000 MNIST images).

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
        Do not modify the arguments (only the state of `rng` changes).

    Example
    -------
    #[ja]
    `size`個の行をランダムに選び、`x`と`t`から同じ行を取り出す。

        N行すべての平均損失 ≒ 選んだ行の平均損失

    出典：『ゼロから作るDeep Learning』4章（MNISTの60,000件から10件を取り出す例）。

    引数
    ----
    x : 配列、形状 (N, D)、dtypeは何でもよい
        データ。1行が1件のデータ。
    t : 配列、形状 (N,) または (N, K)、dtypeは何でもよい
        正解（ラベルまたはone-hot表現）。i行目が`x`のi行目に対応する。
    size : int
        取り出す行の数。1以上N以下。
    rng : numpy.random.Generator
        乱数はここからだけ取ること。np.random.choiceや自分で決めたシードは使わないこと。

    戻り値
    ------
    (x_batch, t_batch) : 2つの配列のタプル、形状は (size, D) と、(size,) または (size, K)
        引数の配列は書き換えないこと（`rng`の状態だけは変わる）。

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
# Every entry of row i of x_all is i, and t_all[i] is i as well:
# this shows whether the rows belong together.
#[ja]
# x_allのi行目はすべてi、t_all[i]もiです。これで、同じ行を取り出せたかどうかがわかります。
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
        'Does the function end with "return x_batch, t_batch"?'
        #[ja]
        "x_batchとt_batch、ちょうど2つの配列のタプルが返るはずですが、"
        f"{type(got).__name__}が返りました。"
        "最後はreturn x_batch, t_batchになっていますか。"
        #[end]
    )
    x_batch, t_batch = np.asarray(got[0]), np.asarray(got[1])
    assert x_batch.shape == (size, 3) and t_batch.shape == (size,), (
        #[en]
        f"Expected shapes {(size, 3)} and {(size,)} for {size} of {n} rows, "
        f"got {x_batch.shape} and {t_batch.shape}. "
        "An array of row numbers keeps the axes: x[rows]."
        #[ja]
        f"{n}行から{size}行を取り出すと形状は{(size, 3)}と{(size,)}のはずですが、"
        f"{x_batch.shape}と{t_batch.shape}でした。"
        "行番号の配列を使ってx[rows]と書きましょう。"
        #[end]
    )
    assert np.array_equal(x_batch, np.stack([t_batch] * 3, axis=1)), (
        #[en]
        "Expected the same rows of x and t, "
        f"got x rows {x_batch[:, 0]} and t rows {t_batch}. "
        "Are the row numbers drawn once, and used for both?"
        #[ja]
        "xとtから同じ行が返るはずですが、"
        f"xは{x_batch[:, 0]}行目、tは{t_batch}行目でした。"
        "行番号を一度だけ引いて、両方に使っていますか。"
        #[end]
    )
    assert np.array_equal(x_all, x_before) and np.array_equal(t_all, t_before), (
        #[en]
        "Expected x and t to be unchanged, but they have changed. "
        "Draw row numbers instead of shuffling the data itself."
        #[ja]
        "xかtの中身が変わっています。引数の配列は書き換えないでください。"
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
    f"同じシードなら同じ行が返るはずですが、{first}の次に{again}が返りました。"
    "np.randomやrandomではなく、rngだけから乱数を取っていますか。"
    #[end]
)
assert not np.array_equal(first, other), (
    #[en]
    f"Expected different rows from a different seed, got {first} both times. "
    "Are the rows drawn at random, and with the rng that was passed?"
    #[ja]
    f"シードが違えば別の行が返るはずですが、2回とも{first}が返りました。"
    "引数のrngを使って、ランダムに選んでいますか。"
    #[end]
)

print("mini_batch: the visible examples agree.")  #[en]
print("mini_batch：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 4. What the loss shows and the accuracy does not
#
# A tiny classifier has a single weight $w$. For an input $x$, it gives "class 1" the probability $1 / (1 + e^{-(wx - 2)})$, and we test it on twelve samples while $w$ changes. The **accuracy** is the share of right answers. Look at the dot and imagine that $w$ moves a little to the left or to the right: which of the two curves shows which way is better?

# %% [markdown] lang="ja"
# ## 4. 損失からわかり、正解率からはわからないこと
#
# 重みを1つ（$w$）だけ持つ、小さな分類器を考えます。この分類器は、入力$x$に対して「クラス1」の確率を$1 / (1 + e^{-(wx - 2)})$と答えます。12件のデータで、$w$を変えながら試します。**正解率**は、正しく答えたデータの割合です。黒丸のところから$w$を左右に少し動かすと考えてみてください。どちらへ動かせばよいかがわかるのは、どちらの曲線でしょうか。

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
bottom.set_title("正解率は階段状で、ほとんどの場所で平ら")  #[ja]
bottom.set_ylabel("accuracy")  #[en]
bottom.set_ylabel("正解率")  #[ja]
bottom.set_xlabel("weight w")  #[en]
bottom.set_xlabel("重みw")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## Question: why not use the accuracy as the guide?
#
# What we want in the end is a high accuracy. Why, then, does learning make the loss small instead of making the accuracy large? Learning asks at every step: in which direction should this weight move? **Your task:** answer in the cell below, in three to five sentences, with the figure in mind.

# %% [markdown] lang="ja"
# ## 問い：なぜ正解率を指標にしないのか
#
# 最終的にほしいのは、高い正解率です。それなのに、正解率を大きくするのではなく、損失を小さくするように学習するのはなぜでしょうか。学習では1歩ごとに「この重みはどちらへ動かせばよいか」を調べる、ということを思い出してください。**課題：** 上の図も参考にして、下のセルに3〜5文で答えてください。

# %% [markdown] question="why_not_accuracy" points=2 lang="en"
# ### BEGIN SOLUTION
# Learning moves each weight a little in the direction in which the guide improves, and it reads that direction from the derivative.
# The accuracy only counts right answers: a small change in a weight usually changes no answer, so the derivative of the accuracy is 0 almost everywhere and does not exist at the jumps. With a derivative of 0 the weights would not move.
# The loss depends on the probabilities themselves, so it changes continuously with every weight. Its derivative shows which way and how far to move, even while no answer changes.
# ### END SOLUTION

# %% [markdown] question="why_not_accuracy" points=2 lang="ja"
# ### BEGIN SOLUTION
# 学習では、指標が良くなる向きへ重みを少しずつ動かします。その向きは微分（傾き）から読み取ります。
# 正解率は正解した個数だけで決まるので、重みを少し動かしても、たいていの場合は変わりません。そのため微分はほとんどの場所で0になり、段差のところでは値が不連続に跳ぶので微分できません。微分が0では、重みを更新できません。
# 損失は確率そのものの値で決まるため、重みを動かすと連続的に変化します。正解の個数が変わらないときでも、どちらへどれくらい動かせばよいかを微分が教えてくれます。
# ### END SOLUTION

# %% [markdown] rubric="why_not_accuracy" lang="en"
# - 0.5 points: learning moves a weight in the direction that the derivative (slope) of the guide shows.
# - 1 point: a small change in a weight usually changes no answer, so the accuracy stays the same and its derivative is 0 almost everywhere; the weights would not move. 0.5 points for "the accuracy is a staircase" without the conclusion.
# - 0.5 points: the loss depends on the probabilities and changes continuously with the weights, so its derivative shows a direction.
# - Nothing for "the loss is more precise" or "everybody uses the loss".

# %% [markdown] rubric="why_not_accuracy" lang="ja"
# - 0.5点：学習では、指標の微分（傾き）が示す向きへ重みを動かす。
# - 1点：重みを少し変えても、予測の正誤はふつう変わらないので、正解率も変わらず、微分はほとんどの場所で0になる。そのため重みを更新できない。「正解率は階段状である」とだけ書いたものは0.5点。
# - 0.5点：損失は確率の値で決まり、重みを変えると連続的に変化するので、微分を見れば向きがわかる。
# - 「損失のほうが正確だから」「みんなが使っているから」だけのものは0点。

# %% [markdown] lang="en"
# ## Try it: how good is the opinion poll?
#
# No points here: change `size` and run the cell again. It draws 200 mini-batches with your function and compares their mean losses with the loss of all 10,000 samples.
#
# - How far are the 200 values from the line, with 10, 100 and 1,000 samples?
# - By what factor does the spread shrink when the batch is 100 times as large?
# - A batch of 1,000 takes ten times as much work as a batch of 100. Is it ten times as precise?

# %% [markdown] lang="ja"
# ## 試してみよう：世論調査はどれくらい当たるか
#
# この節は採点しません。`size`を変えて、セルを何度も実行してみましょう。あなたの関数でミニバッチを200回取り出し、その平均損失を、10,000件全体の損失と比べます。
#
# - 10件、100件、1,000件では、200個の値は線からどれくらい離れているでしょうか。
# - バッチを100倍にすると、ばらつき（標準偏差）は何分の1になるでしょうか。
# - 1,000件のバッチには、100件の10倍の計算が必要です。10倍正確になるでしょうか。

# %% figure="try_size"
size = 100

rng = np.random.default_rng(0)
right = rng.beta(4, 2, size=10_000)
y_all, t_all = np.stack([right, 1 - right], axis=1), np.zeros(10_000, dtype=int)
whole = cross_entropy_error(y_all, t_all)
batches = [mini_batch(y_all, t_all, size, rng) for _ in range(200)]
losses = np.array([cross_entropy_error(y, t) for y, t in batches])

fig, ax = plt.subplots(figsize=(6.4, 2.8), layout="constrained")
ax.hist(losses, bins=np.linspace(0, 1, 61), color="0.7", edgecolor="black")
ax.axvline(whole, color="tab:orange", linewidth=3)
ax.set_xlim(0, 1)
#[en]
ax.set_title(f"200 mini-batches of {size:,} (line: all 10,000), spread {losses.std():.4f}")
ax.set_xlabel("mean loss of the batch")
ax.set_ylabel("number of batches")
#[ja]
ax.set_title(f"{size:,}件のミニバッチ200回（線：10,000件全体）、標準偏差{losses.std():.4f}")
ax.set_xlabel("バッチの平均損失")
ax.set_ylabel("バッチの数")
#[end]
plt.show()

# %% [markdown] lang="en"
# ## Next week
#
# Now you can measure how wrong a network is. Next we want to know in which direction the loss falls. In week 3 you find the slope of a function without calculus, by **numerical differentiation**: move a little, take the difference, divide. The method has two pitfalls, and you will see both.
#
# **Sources and further reading**
#
# - Saito, "Deep Learning from Scratch", chapter 4, sections 4.1 and 4.2 (O'Reilly Japan, 2016, in Japanese; [its programs](https://github.com/oreilly-japan/deep-learning-from-scratch))
# - "Analysing Learner Language", a university course, session 4 (in Japanese): the example with three classes
# - Okano, "Deep Learning", a course for schools (in Japanese): GPU, MNIST
# - Nielsen, "Neural Networks and Deep Learning", chapter 3: the cross entropy ([a free online book](http://neuralnetworksanddeeplearning.com/chap3.html))

# %% [markdown] lang="ja"
# ## 来週は
#
# どれくらい間違えているかを測れるようになりました。次に知りたいのは、どちらへ進めば損失が減るかです。第3週では**数値微分**を学びます。少しだけ動かして差を取り、動かした幅で割れば、微分の公式を使わずに関数の傾きが求まります。この方法には落とし穴が2つあるので、どちらも自分の目で確かめます。
#
# **出典と参考文献**
#
# - 斎藤康毅『ゼロから作るDeep Learning』オライリー・ジャパン、2016年、4.1節と4.2節（[本のプログラム](https://github.com/oreilly-japan/deep-learning-from-scratch)）
# - 「学習者言語の分析（応用）1」第4回：3クラスの例
# - 岡野浩三「深層学習」（高校生向けの講義資料）：GPU、MNIST
# - Nielsen, "Neural Networks and Deep Learning"（[オンラインで無料で読める本](http://neuralnetworksanddeeplearning.com/chap3.html)、英語）、第3章：交差エントロピー
