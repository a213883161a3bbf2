# %% [markdown] lang="en"
# # Week 6: A two-layer network
#
# You have neurons, losses, gradients and backpropagation. This week you put them together in one class, `TwoLayerNet`: a network that takes images in and gives probabilities out, and that knows in which direction each of its weights should move.
#
# By the end you can
#
# - write a two-layer network as a class that keeps its parameters in a dictionary,
# - compute its predictions, its loss and its accuracy for a whole batch,
# - find the gradient of every parameter in two ways: numerically, and by backpropagation,
# - explain why the first weights are small random numbers and not zeros.
#
# **How to work.** Write in the cells that say "Your turn", then run the check beneath. The checks show a few examples; grading tries others too. When you are done, hand in this one file with its name unchanged.

# %% [markdown] lang="ja"
# # 第6週：2層ニューラルネットワーク
#
# ニューロン、損失関数、勾配、誤差逆伝播法。ここまでに学んだ部品を、今週は一つのクラス `TwoLayerNet` にまとめます。画像を入れると確率が出てくるだけでなく、どの重みをどちらへ動かせばよいかまで計算できるネットワークです。
#
# この週が終わると、次のことができるようになります。
#
# - パラメータをディクショナリに持つ2層ニューラルネットワークを、クラスとして書ける
# - バッチ全体の予測、損失、認識精度を計算できる
# - 全パラメータの勾配を、数値微分と誤差逆伝播法の2通りで求められる
# - 重みの初期値を 0 ではなく小さな乱数にする理由を説明できる
#
# **進め方：** 「あなたの番」と書かれたセルにコードを書いたら、すぐ下の確認セルを実行しましょう。確認セルにあるのは一部の例だけで、採点ではほかの入力も使います。できあがったら、このファイル一つを、名前を変えずに提出してください。

# %% given="setup"
import time

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
# ## From earlier weeks
#
# These four functions are ready to use, whether or not you solved the weeks they come from. `numerical_gradient(f, x)` moves the numbers of the float array `x` **in place**, one after the other, and puts each back. So `f` may ignore its argument, as long as it reads that very array.

# %% [markdown] lang="ja"
# ## これまでの週から
#
# 次の4つの関数は、これまでの課題が解けていてもいなくても、そのまま使えます。`numerical_gradient(f, x)` は、浮動小数点数の配列 `x` の要素を一つずつ**その場で**動かし、終わると元の値に戻します。ですから、`f` が引数を使わなくても、同じ配列 `x` を読んで計算していれば正しい勾配が求まります。

# %% given="earlier_weeks"
def sigmoid(x, a=1.0):
    """
    #[en]
    Week 1: 1 / (1 + exp(-a x)), elementwise.
    #[ja]
    第1週：1 / (1 + exp(-a x)) を要素ごとに計算します。
    #[end]
    """
    return 1 / (1 + np.exp(-np.clip(a * np.asarray(x, dtype=float), -700, 700)))


def softmax(a):
    """
    #[en]
    Week 1: probabilities from scores; each row sums to 1.
    #[ja]
    第1週：スコアを確率に変えます。各行の和は 1 になります。
    #[end]
    """
    a = np.asarray(a, dtype=float)
    powers = np.exp(a - a.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def cross_entropy_error(y, t):
    """
    #[en]
    Week 2: the mean loss over the batch; t is one-hot or labels.
    #[ja]
    第2週：バッチの平均損失。t はone-hot表現でもラベルでも構いません。
    #[end]
    """
    y, t = np.asarray(y, dtype=float), np.asarray(t)
    labels = t.argmax(axis=-1) if t.ndim == y.ndim else t
    right = np.atleast_2d(y)[np.arange(labels.size), labels]
    return -np.mean(np.log(right + 1e-7))


def numerical_gradient(f, x):
    """
    #[en]
    Week 3: the gradient of f at the float array x, by central differences.
    #[ja]
    第3週：浮動小数点数の配列 x における f の勾配を、中心差分で求めます。
    #[end]
    """
    h = 1e-4
    grad = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        before = x[index]
        x[index] = before + h
        above = f(x)
        x[index] = before - h
        below = f(x)
        x[index] = before
        grad[index] = (above - below) / (2 * h)
    return grad


# %% [markdown] lang="en"
# ## 1. The way forward
#
# A class gathers what its objects know and what they can do. Our objects know four arrays of parameters, and keep them in the dictionary `self.params`. $N$ is the number of samples, $D$, $H$ and $K$ are the sizes of input, hidden layer and output: 784, 50 and 10 for handwritten digits of 28 × 28 pixels.
#
# | step | formula | shape |
# |---|---|---|
# | input | $x$ | $(N, D)$ |
# | hidden layer | $z = \mathrm{sigmoid}(x W_1 + b_1)$ | $(N, H)$, with $W_1$: $(D, H)$ and $b_1$: $(H,)$ |
# | output | $y = \mathrm{softmax}(z W_2 + b_2)$ | $(N, K)$, with $W_2$: $(H, K)$ and $b_2$: $(K,)$ |
#
# `predict` goes this way, `loss` is the mean cross entropy error of its result, and `accuracy` the fraction of the samples whose largest probability belongs to the right class. Input always comes as a batch $(N, D)$; a single image has the shape $(1, D)$.
#
# Learning will keep changing the parameters, so every method reads them from `self.params` anew, and never from a copy made earlier.

# %% [markdown] lang="ja"
# ## 1. 順伝播
#
# クラスは、オブジェクトが持つデータと、オブジェクトにできることを一つにまとめたものです。このネットワークが持つのは4つのパラメータの配列で、ディクショナリ `self.params` に入れておきます。$N$ はデータの数、$D$、$H$、$K$ は入力、中間層、出力のサイズです。28 × 28 画素の手書き数字なら、それぞれ 784、50、10 になります。
#
# | 段階 | 式 | 形状 |
# |---|---|---|
# | 入力 | $x$ | $(N, D)$ |
# | 中間層 | $z = \mathrm{sigmoid}(x W_1 + b_1)$ | $(N, H)$、$W_1$ は $(D, H)$、$b_1$ は $(H,)$ |
# | 出力 | $y = \mathrm{softmax}(z W_2 + b_2)$ | $(N, K)$、$W_2$ は $(H, K)$、$b_2$ は $(K,)$ |
#
# この順に計算するのが `predict` です。`loss` は、その結果の交差エントロピー誤差をバッチで平均した値です。`accuracy` は、確率が最大のクラスが正解と一致したデータの割合です。入力はいつもバッチ $(N, D)$ で、画像1枚なら $(1, D)$ になります。
#
# 学習が始まると、パラメータは何度も更新されます。どのメソッドも、前に作ったコピーではなく、呼ばれるたびに `self.params` からパラメータを読みましょう。

# %% [markdown] lang="en"
# ## 2. Two ways back
#
# **Numerically**, each gradient is one call of week 3's function, for instance on `self.params["W1"]` itself (a copy would move without the loss noticing) with `lambda w: self.loss(x, t)`. Inside a method, the plain name `numerical_gradient` still means the function above; the method is `self.numerical_gradient`.
#
# **By backpropagation**, run forward, keep $z$ and $y$, then walk back. With $t$ one-hot:
#
# | back through | formula | shape |
# |---|---|---|
# | softmax and loss | $d_\mathrm{scores} = (y - t) / N$ | $(N, K)$ |
# | second affine | $dW_2 = z^\top d_\mathrm{scores}$ | $(H, K)$ |
# | | $db_2$ = $d_\mathrm{scores}$ summed over the N rows | $(K,)$ |
# | | $d_z = d_\mathrm{scores} W_2^\top$ | $(N, H)$ |
# | sigmoid | $d_a = d_z \cdot z \cdot (1 - z)$, elementwise | $(N, H)$ |
# | first affine | $dW_1 = x^\top d_a$ | $(D, H)$ |
# | | $db_1$ = $d_a$ summed over the N rows | $(H,)$ |
#
# The $1/N$ is there because the loss is a mean; once divided, always divided, so it stands only in the first line. And $z(1 - z)$ is the derivative of the sigmoid. You need not learn the transposes by heart: a gradient has the shape of its parameter, and only one order of the factors fits.
#
# If `t` comes as labels, `np.eye(K)[t]` makes it one-hot.

# %% [markdown] lang="ja"
# ## 2. 勾配を求める二つの方法
#
# **数値微分**では、パラメータごとに上の関数を1回呼ぶだけです。たとえば `self.params["W1"]` そのものと、`lambda w: self.loss(x, t)` を渡します（コピーを渡すと、動かしても損失が変わりません）。メソッドの中でただ `numerical_gradient` と書けば上の関数を指し、メソッドのほうは `self.numerical_gradient` と書きます。
#
# **誤差逆伝播法**では、まず順伝播を計算して $z$ と $y$ を取っておき、そこから逆向きにたどります。$t$ がone-hot表現なら、次のようになります。
#
# | 逆伝播の段階 | 式 | 形状 |
# |---|---|---|
# | ソフトマックスと損失 | $d_\mathrm{scores} = (y - t) / N$ | $(N, K)$ |
# | 2つ目のアフィン変換 | $dW_2 = z^\top d_\mathrm{scores}$ | $(H, K)$ |
# | | $db_2$ は $d_\mathrm{scores}$ を行（データ）について足し合わせた和 | $(K,)$ |
# | | $d_z = d_\mathrm{scores} W_2^\top$ | $(N, H)$ |
# | シグモイド関数 | $d_a = d_z \cdot z \cdot (1 - z)$（要素ごとの積） | $(N, H)$ |
# | 1つ目のアフィン変換 | $dW_1 = x^\top d_a$ | $(D, H)$ |
# | | $db_1$ は $d_a$ を行（データ）について足し合わせた和 | $(H,)$ |
#
# $1/N$ は、損失が平均だから付きます。最初に一度割れば、あとの式にはそのまま伝わるので、割るのは1行目だけです。$z(1 - z)$ はシグモイド関数の微分です。転置の位置は覚えなくても大丈夫です。勾配はパラメータと同じ形状になるので、形状の合う掛け方は一つしかありません。
#
# `t` がラベルなら、`np.eye(K)[t]` でone-hot表現に変えられます。

# %% exercise="TwoLayerNet" needs={"loss": ["predict"], "accuracy": ["predict"], "numerical_gradient": ["loss"], "gradient": ["predict"]}
#[en]
# Your turn: six methods, from top to bottom
#[ja]
# あなたの番：6つのメソッドを、上から順に書きましょう
#[end]
class TwoLayerNet:
    """
    #[en]
    A network with two layers of weights: affine, sigmoid, affine, softmax.

        y = softmax(sigmoid(x W1 + b1) W2 + b2)

    Source: "Deep Learning from Scratch", chapters 4 and 5, and the homework
    of seminar session 4.
    N is the number of samples; D, H, K are the input, hidden and output sizes.

    Attribute
    ---------
    params : dict of four float arrays
        "W1": (D, H), "b1": (H,), "W2": (H, K), "b2": (K,).
        The arrays may be replaced or changed between two calls, so every method reads them
        from `self.params` each time. When a method returns, its arguments and the numbers
        in `params` must be as they were.

    Arguments of the methods
    ------------------------
    x : array of float or int, shape (N, D)
        A batch, one sample per row; a single sample has shape (1, D).
    t : the right answers, in one of two forms
        labels: array of int, shape (N,); one-hot: array of int or float, shape (N, K).
    #[ja]
    重みの層が2つのネットワーク：アフィン変換、シグモイド、アフィン変換、ソフトマックス。

        y = softmax(sigmoid(x W1 + b1) W2 + b2)

    出典：『ゼロから作るDeep Learning』4章・5章と、ゼミ第4回の宿題。
    N はデータの数、D、H、K は入力、中間層、出力のサイズです。

    属性
    ----
    params : 4つの浮動小数点数の配列を持つディクショナリ
        "W1"：(D, H)、"b1"：(H,)、"W2"：(H, K)、"b2"：(K,)。
        配列は、次に呼ばれるまでに置き換えられたり、書き換えられたりすることがあります。
        どのメソッドも、毎回 `self.params` から読むこと。
        メソッドから戻るとき、引数と `params` の値は元のままにしておくこと。

    メソッドの引数
    --------------
    x : 浮動小数点数または整数の配列、形状 (N, D)
        バッチ。1行が1つのデータ。データ1つなら形状 (1, D)。
    t : 正解。次のどちらか
        ラベル：形状 (N,) の整数の配列。
        one-hot表現：形状 (N, K) の、整数または浮動小数点数の配列。
    #[end]
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        """
        #[en]
        Makes `self.params`: small random weights, and biases of zero.

        Parameters
        ----------
        input_size, hidden_size, output_size : int
            D, H and K.
        weight_init_std : float
            How small the weights start: normal random numbers, times this.
            Another rule is fine too, if its weights are random and small.
            Each new network draws its own weights: no fixed seed.

        Example
        -------
        #[ja]
        `self.params` を作ります。重みは小さな乱数、バイアスは 0 で初期化します。

        引数
        ----
        input_size, hidden_size, output_size : int
            D、H、K。
        weight_init_std : float
            重みの初期値の大きさ。標準正規分布の乱数に、この値を掛けます。
            小さな乱数であれば、ほかの決め方でも構いません。
            重みはネットワークごとに新しく引きます。シードは固定しないこと。

        例
        --
        #[end]
        >>> net = TwoLayerNet(784, 50, 10)
        >>> for name in ["W1", "b1", "W2", "b2"]:
        ...     print(name, net.params[name].shape)
        W1 (784, 50)
        b1 (50,)
        W2 (50, 10)
        b2 (10,)
        """
        ### BEGIN SOLUTION
        rng = np.random.default_rng()
        shapes = (input_size, hidden_size), (hidden_size, output_size)
        W1, W2 = (weight_init_std * rng.standard_normal(shape) for shape in shapes)
        b1, b2 = np.zeros(hidden_size), np.zeros(output_size)
        self.params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
        ### END SOLUTION

    def predict(self, x):
        """
        #[en]
        The probabilities of the K classes, for each sample of the batch `x`, shape (N, D).

        Returns
        -------
        array of float, shape (N, K)
            y = softmax(sigmoid(x W1 + b1) W2 + b2); each row sums to 1,
            and stays finite even for large scores (±1000).

        Example
        -------
        #[ja]
        バッチ `x`（形状 (N, D)）のデータごとに、K 個のクラスの確率を求めます。

        戻り値
        ------
        浮動小数点数の配列、形状 (N, K)
            y = softmax(sigmoid(x W1 + b1) W2 + b2)。各行の和は 1。
            スコアが大きくても（±1000）、確率は有限の値になること。

        例
        --
        #[end]
        >>> net = TwoLayerNet(784, 50, 10)
        >>> print(net.predict(np.zeros((3, 784))).shape)
        (3, 10)
        """
        ### BEGIN SOLUTION
        z = sigmoid(np.asarray(x) @ self.params["W1"] + self.params["b1"])
        scores = z @ self.params["W2"] + self.params["b2"]
        return softmax(scores)
        ### END SOLUTION

    def loss(self, x, t):
        """
        #[en]
        The mean cross entropy error of the predictions for `x`; `t` is labels or one-hot.

        Returns
        -------
        float
            One number, the mean over the N samples.

        Example
        -------
        With W2 = 0 each of the 10 classes gets 0.1, and the loss is log 10:

        #[ja]
        `x` に対する予測の交差エントロピー誤差。`t` はラベルでもone-hot表現でも構いません。

        戻り値
        ------
        float
            1つの数。N 個のデータについての平均。

        例
        --
        W2 が 0 なら、10個のクラスの確率はどれも 0.1 で、損失は log 10 になります。

        #[end]
        >>> net = TwoLayerNet(784, 50, 10)
        >>> net.params["W2"] = np.zeros((50, 10))
        >>> print(f"{net.loss(np.ones((2, 784)), np.array([3, 5])):.4f}")
        2.3026
        """
        ### BEGIN SOLUTION
        return cross_entropy_error(self.predict(x), t)
        ### END SOLUTION

    def accuracy(self, x, t):
        """
        #[en]
        The fraction of the samples whose most probable class is the right one.

        Returns
        -------
        float
            One number from 0 to 1; `t` is labels or one-hot.

        Example
        -------
        This network always says "class 1", and is right in two of four cases:

        #[ja]
        最も確率の高いクラスが正解と一致した、データの割合（認識精度）を求めます。

        戻り値
        ------
        float
            0 以上 1 以下の1つの数。`t` はラベルでもone-hot表現でも構いません。

        例
        --
        いつも「クラス1」と答えるネットワークは、次の4個のうち2個に正解します。

        #[end]
        >>> net = TwoLayerNet(5, 4, 3)
        >>> net.params["b2"] = np.array([0.0, 9.0, 0.0])
        >>> print(f"{net.accuracy(np.ones((4, 5)), np.array([1, 0, 1, 2])):.2f}")
        0.50
        """
        ### BEGIN SOLUTION
        t = np.asarray(t)
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        guesses = self.predict(x).argmax(axis=1)
        return np.mean(guesses == labels)
        ### END SOLUTION

    def numerical_gradient(self, x, t):
        """
        #[en]
        The gradient of `loss(x, t)` by central differences: slow, but hard to get wrong.

        Uses the function `numerical_gradient` on the arrays in `self.params`.

        Returns
        -------
        dict of four float arrays
            Under "W1", "b1", "W2", "b2", each with the shape of the parameter of that name.

        Example
        -------
        #[ja]
        `loss(x, t)` の勾配を中心差分で求めます。時間はかかりますが、間違えにくい方法です。

        `self.params` の配列に、関数 `numerical_gradient` を使います。

        戻り値
        ------
        4つの浮動小数点数の配列を持つディクショナリ
            キーは "W1"、"b1"、"W2"、"b2"。形状は、それぞれ同じ名前のパラメータと同じ。

        例
        --
        #[end]
        >>> net = TwoLayerNet(5, 4, 2)
        >>> net.params["W2"] = np.zeros((4, 2))
        >>> grads = net.numerical_gradient(np.ones((4, 5)), np.array([0, 0, 0, 1]))
        >>> print([f"{slope:.3f}" for slope in grads["b2"]])
        ['-0.250', '0.250']
        """
        ### BEGIN SOLUTION
        return {
            name: numerical_gradient(lambda _: self.loss(x, t), self.params[name])
            for name in ["W1", "b1", "W2", "b2"]
        }
        ### END SOLUTION

    def gradient(self, x, t):
        """
        #[en]
        The same gradient by backpropagation: one way forward, one way back.

        With t one-hot and z = sigmoid(x W1 + b1):

            dscores = (y - t) / N      da  = (dscores W2^T) * z * (1 - z)
            dW2 = z^T dscores          dW1 = x^T da
            db2 = column sums          db1 = column sums
                  of dscores                 of da

        It must be fast: well under a second for a 784-50-10 network and a few samples.
        Source: "Deep Learning from Scratch", chapter 5.

        Returns
        -------
        dict of four float arrays
            Under "W1", "b1", "W2", "b2", each with the shape of the parameter of that name.
            `t` is labels or one-hot.

        Example
        -------
        #[ja]
        同じ勾配を、誤差逆伝播法で求めます。順伝播と逆伝播を1回ずつ計算します。

        t がone-hot表現で、z = sigmoid(x W1 + b1) なら、

            dscores = (y - t) / N      da  = (dscores W2^T) * z * (1 - z)
            dW2 = z^T dscores          dW1 = x^T da
            db2 = dscores の列ごとの和   db1 = da の列ごとの和

        784-50-10 のネットワークでも、データが数個なら1秒よりずっと短い時間で終わること。
        出典：『ゼロから作るDeep Learning』5章。

        戻り値
        ------
        4つの浮動小数点数の配列を持つディクショナリ
            キーは "W1"、"b1"、"W2"、"b2"。形状は、それぞれ同じ名前のパラメータと同じ。
            `t` はラベルでもone-hot表現でも構いません。

        例
        --
        #[end]
        >>> net = TwoLayerNet(5, 4, 2)
        >>> net.params["W2"] = np.zeros((4, 2))
        >>> grads = net.gradient(np.ones((4, 5)), np.array([0, 0, 0, 1]))
        >>> print([f"{slope:.3f}" for slope in grads["b2"]])
        ['-0.250', '0.250']
        """
        ### BEGIN SOLUTION
        x, t = np.asarray(x), np.asarray(t)
        W1, b1, W2, b2 = (self.params[name] for name in ["W1", "b1", "W2", "b2"])
        z = sigmoid(x @ W1 + b1)
        y = softmax(z @ W2 + b2)
        if t.ndim == 1:
            t = np.eye(y.shape[1])[t]

        dscores = (y - t) / len(x)
        da = dscores @ W2.T * z * (1 - z)
        dW1, dW2 = x.T @ da, z.T @ dscores
        db1, db2 = da.sum(axis=0), dscores.sum(axis=0)
        return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
        ### END SOLUTION


# %% check="TwoLayerNet" points=10
#[en]
# __init__: names, shapes and first values of the parameters
#[ja]
# __init__：パラメータの名前、形状、初期値
#[end]
net = TwoLayerNet(784, 50, 10)
params = getattr(net, "params", None)
came = list(params) if isinstance(params, dict) else type(params).__name__
assert isinstance(params, dict) and {"W1", "b1", "W2", "b2"} <= set(params), (
    #[en]
    f"__init__: expected self.params to be a dict with the keys W1, b1, W2, b2, got {came}."
    #[ja]
    "__init__：self.params は、キー W1、b1、W2、b2 を持つディクショナリのはずですが、"
    f"{came} でした。"
    #[end]
)
for name, shape in [("W1", (784, 50)), ("b1", (50,)), ("W2", (50, 10)), ("b2", (10,))]:
    values = np.asarray(params[name])
    assert values.shape == shape, (
        #[en]
        f"__init__: expected {name} of shape {shape} in a 784-50-10 network, "
        f"got {values.shape}. "
        "Weights have one row per input of their layer, biases a single axis."
        #[ja]
        f"__init__：784-50-10 のネットワークで {name} の形状は {shape} のはずですが、"
        f"{values.shape} でした。重みの行数はその層の入力の数、バイアスは1次元です。"
        #[end]
    )
    if name.startswith("b"):
        assert not values.any(), (
            #[en]
            f"__init__: expected zeros in {name}, got {values[:3]} and so on. "
            "Biases start at zero."
            #[ja]
            f"__init__：{name} はすべて 0 のはずですが、{values[:3]} などの値でした。"
            "バイアスの初期値は 0 です。"
            #[end]
        )
    else:
        assert len(np.unique(values)) > 10, (
            #[en]
            f"__init__: expected random numbers in {name}, got only {np.unique(values)}. "
            "Is every weight drawn by itself?"
            #[ja]
            f"__init__：{name} は乱数のはずですが、{np.unique(values)} しか入っていません。"
            "重みを一つずつ別の乱数にしていますか。"
            #[end]
        )
        assert np.abs(values).mean() < 0.3, (
            #[en]
            f"__init__: expected small weights in {name}, got {np.abs(values).mean():.2f} "
            "on average (without the sign). Are they multiplied by weight_init_std?"
            #[ja]
            f"__init__：{name} の重みは小さいはずですが、絶対値の平均が "
            f"{np.abs(values).mean():.2f} でした。weight_init_std を掛けましたか。"
            #[end]
        )

#[en]
# A network to follow on paper: z is 0.25, 0.5 or 0.75, and exp(scores) are 2, 4 or 8.
# Each method is asked with these parameters, put into params after the network was made.
#[ja]
# 紙の上でもたどれるネットワーク：z は 0.25、0.5、0.75、exp(スコア) は 2、4、8 になります。
# ネットワークを作ったあとで params を置き換え、各メソッドを試します。
#[end]
example = {
    "W1": np.log(3) * np.array([[1, 0, 0], [0, 1, 0]]),
    "b1": np.log(3) * np.array([0, 0, 1]),
    "W2": np.log(2) * np.array([[4, 0, 0, 0], [0, 4, 0, 0], [0, 0, 4, 0]]),
    "b2": np.log(2) * np.array([0, 0, -2, 1]),
}
net = TwoLayerNet(2, 3, 4)
for name in example:
    net.params[name] = example[name].copy()
x = np.array([[1, 0], [0, 1], [0, -1]])
labels = np.array([0, 0, 3])
one_hot = np.array([[1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1]])
both_forms = [("labels", labels), ("one-hot", one_hot)]  #[en]
both_forms = [("ラベル", labels), ("one-hot表現", one_hot)]  #[ja]
arguments = [(array, array.copy()) for array in (x, labels, one_hot)]


def check_unchanged(method):
    for name in example:
        assert np.array_equal(net.params[name], example[name]), (
            #[en]
            f"{method}: expected params as they were, but {name} has changed. "
            "Write b = a + 1 instead of a += 1: the first makes a new array."
            #[ja]
            f"{method}：params は元のままのはずですが、{name} の値が変わっています。"
            "a += 1 ではなく b = a + 1 と書けば、新しい配列が作られます。"
            #[end]
        )
    assert all(np.array_equal(array, before) for array, before in arguments), (
        #[en]
        f"{method}: expected x and t as they were, but they have changed. "
        "Write b = a - 1 instead of a -= 1: the first makes a new array."
        #[ja]
        f"{method}：x と t は元のままのはずですが、中身が変わっています。"
        "a -= 1 ではなく b = a - 1 と書けば、新しい配列が作られます。"
        #[end]
    )


#[en]
# predict
#[ja]
# predict：予測
#[end]
expected = np.array(
    [[0.5, 0.25, 0.125, 0.125], [0.25, 0.5, 0.125, 0.125], [0.4, 0.2, 0.2, 0.2]]
)
got = net.predict(x)
came = None if got is None else np.shape(got)
assert came == (3, 4), (
    #[en]
    f"predict: expected shape (3, 4) for 3 samples and 4 classes, got {came}. "
    "Is the return there, and is it x @ W1, then z @ W2?"
    #[ja]
    f"predict：3個のデータと4クラスなら形状は (3, 4) のはずですが、{came} でした。"
    "return を忘れていませんか。計算は x @ W1、z @ W2 の順です。"
    #[end]
)
check_unchanged("predict")
sums = np.sum(got, axis=1)
assert np.allclose(sums, 1, rtol=0, atol=1e-4), (
    #[en]
    f"predict: expected rows that sum to 1, got {sums}. "
    "Is softmax the last step, and taken row by row?"
    #[ja]
    f"predict：各行の和は 1 のはずですが、{sums} でした。"
    "最後に softmax を通していますか。softmax は行ごとに計算します。"
    #[end]
)
assert np.allclose(got, expected, rtol=0, atol=1e-4), (
    #[en]
    f"predict: expected\n{expected}\ngot\n{np.round(got, 3)}\n"
    "Is there one sigmoid, in the middle, are both biases added, "
    "and are the parameters read from self.params in this very call?"
    #[ja]
    f"predict：期待した値は\n{expected}\nですが、次の値が返りました。\n{np.round(got, 3)}\n"
    "sigmoid は中間層だけに、1回だけ使っていますか。バイアスを2つとも足しましたか。"
    "呼ばれるたびに self.params を読んでいますか。"
    #[end]
)

#[en]
# loss: -log of 1/2, 1/4 and 1/5, and the mean of the three
#[ja]
# loss：1/2、1/4、1/5 の −log を取り、3つを平均します。
#[end]
for form, t in both_forms:
    got = net.loss(x, t)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"loss: expected one number for {form}, got {got}. "
        "Is the mean there, and the return?"
        #[ja]
        f"loss：{form}では数が1つ返るはずですが、{got} が返りました。"
        "平均と return を忘れていませんか。"
        #[end]
    )
    assert abs(got - 1.2296) < 0.01 * 1.2296, (
        #[en]
        f"loss: expected 1.2296 for {form}, got {got}. "
        "Is it cross_entropy_error of what predict returns (probabilities), "
        "and t as it came?"
        #[ja]
        f"loss：{form}では 1.2296 のはずですが、{got} が返りました。"
        "predict の結果（確率）と t を、そのまま cross_entropy_error に渡していますか。"
        #[end]
    )
check_unchanged("loss")

#[en]
# accuracy: only the first of the three samples is right
#[ja]
# accuracy：3個のうち、正解は1個目のデータだけです。
#[end]
for form, t in both_forms:
    got = net.accuracy(x, t)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"accuracy: expected one number for {form}, got {got}. "
        "Is the mean there, and the return?"
        #[ja]
        f"accuracy：{form}では数が1つ返るはずですが、{got} が返りました。"
        "平均と return を忘れていませんか。"
        #[end]
    )
    assert abs(got - 1 / 3) < 1e-4, (
        #[en]
        f"accuracy: expected 1/3 for {form}, got {got}. Is it a fraction, not a count "
        "or a percentage? Is argmax taken along axis=1, for a one-hot t as well?"
        #[ja]
        f"accuracy：{form}では 1/3 のはずですが、{got} が返りました。"
        "個数や百分率ではなく割合ですか。argmax は axis=1 ですか。"
        "t がone-hot表現なら、t にも argmax が必要です。"
        #[end]
    )
check_unchanged("accuracy")

#[en]
# numerical_gradient, gradient: from the last step back to the first
#[ja]
# numerical_gradient と gradient：後ろの層から順に確かめます。
#[end]
expected_gradients = {
    "b2": [-0.28333, 0.31667, 0.15, -0.18333],
    "W2": [
        [-0.18333, 0.17917, 0.08542, -0.08125],
        [-0.2375, 0.18333, 0.06875, -0.01458],
        [-0.2125, 0.2375, 0.1125, -0.1375],
    ],
    "b1": [-0.16751, 0.17906, 0.07798],
    "W1": [[-0.08664, 0.05776, 0.02166], [-0.26571, 0.05199, -0.013]],
}
#[en]
numerical_hint = (
    "All zero? Then hand in self.params[...] itself, not a copy, "
    "with a function that calls self.loss(x, t)."
)
gradient_hints = {
    "b2": "(y - t) / N with a one-hot t, summed over the rows?",
    "W2": "z.T @ dscores, with z and y computed from this very x?",
    "b1": "da.sum(axis=0), where da has both factors, z and (1 - z), "
    "with z after the sigmoid?",
    "W1": "x.T @ da?",
}
#[ja]
numerical_hint = (
    "すべて 0 なら、コピーではなく self.params[...] そのものと、"
    "self.loss(x, t) を計算する関数を渡しましょう。"
)
gradient_hints = {
    "b2": "one-hot表現の t で (y - t) / N を求め、行について足しましたか。",
    "W2": "z.T @ dscores になっていますか。z と y は、渡された x から計算していますか。",
    "b1": "da に z と (1 - z) を両方掛け、行について足しましたか。"
    "z はシグモイド関数を通したあとの値です。",
    "W1": "x.T @ da になっていますか。",
}
#[end]
for method in ["numerical_gradient", "gradient"]:
    for form, t in both_forms:
        net.loss(x[::-1], t)
        got = getattr(net, method)(x, t)
        came = list(got) if isinstance(got, dict) else type(got).__name__
        assert isinstance(got, dict) and set(example) <= set(got), (
            #[en]
            f"{method}: expected a dict with the keys W1, b1, W2, b2, got {came}. "
            "Is the return there?"
            #[ja]
            f"{method}：キー W1、b1、W2、b2 を持つディクショナリが返るはずですが、"
            f"{came} が返りました。return を忘れていませんか。"
            #[end]
        )
        for name, numbers in expected_gradients.items():
            assert np.shape(got[name]) == np.shape(numbers), (
                #[en]
                f"{method}: expected {name} of shape {np.shape(numbers)}, "
                f"like the parameter, got {np.shape(got[name])}."
                #[ja]
                f"{method}：{name} の形状は"
                f"パラメータと同じ {np.shape(numbers)} のはずですが、"
                f"{np.shape(got[name])} でした。"
                #[end]
            )
            hint = (
                numerical_hint if method == "numerical_gradient" else gradient_hints[name]
            )
            assert np.allclose(got[name], numbers, rtol=0, atol=2e-4), (
                #[en]
                f"{method}: for {form}, expected {name} =\n{np.array(numbers)}\n"
                f"got\n{np.round(got[name], 5)}\n{hint}"
                #[ja]
                f"{method}：{form}での {name} は\n{np.array(numbers)}\n"
                f"のはずですが、次の値が返りました。\n{np.round(got[name], 5)}\n{hint}"
                #[end]
            )
        check_unchanged(method)

#[en]
# gradient is quick
#[ja]
# gradient は速い
#[end]
net = TwoLayerNet(784, 50, 10)
start = time.perf_counter()
net.gradient(np.ones((20, 784)), np.full(20, 3))
seconds = time.perf_counter() - start
assert seconds < 1, (
    #[en]
    f"gradient: expected an answer in well under a second, got it after {seconds:.1f} s. "
    "Does it go back by the formulas, and not by numerical differentiation?"
    #[ja]
    f"gradient：1秒もかからないはずですが、{seconds:.1f} 秒かかりました。"
    "数値微分ではなく、逆伝播の式で計算していますか。"
    #[end]
)

print("TwoLayerNet: the visible examples agree.")  #[en]
print("TwoLayerNet：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: what a network sees before it has learned
#
# Each hidden neuron has 784 weights, one per pixel. Put back into 28 × 28, they are a picture of what the neuron looks for: bright pixels excite it, dark ones calm it. Here are all fifty of a fresh network of yours. Is there a stroke, a curve, an edge anywhere? And are any two alike? Keep this picture in mind until next week.

# %% [markdown] lang="ja"
# ### 図で見る：学習前の重み
#
# 中間層のニューロンは、画素ごとに1つ、合わせて784個の重みを持っています。28 × 28 に並べ直すと、そのニューロンが何を探しているのかが画像として見えます。明るい画素はニューロンを活性化させ、暗い画素は抑えます。あなたのネットワークの、学習前の50個分を描きます。線や曲線、輪郭らしきものはあるでしょうか。同じ模様の組はあるでしょうか。来週まで、この図を覚えておいてください。

# %% figure="first_weights"
weights = np.asarray(TwoLayerNet(784, 50, 10).params["W1"])
images = weights.T.reshape(5, 10, 28, 28)
frames = np.pad(images, [(0, 0), (0, 0), (2, 2), (2, 2)], constant_values=np.nan)
sheet = frames.transpose(0, 2, 1, 3).reshape(5 * 32, 10 * 32)
largest = np.abs(weights).max()

fig, ax = plt.subplots(figsize=(8.4, 4), layout="constrained")
shown = ax.imshow(sheet, cmap="gray", vmin=-largest, vmax=largest)
ax.set_xticks([])
ax.set_yticks(np.arange(16, 160, 32), ["0–9", "10–19", "20–29", "30–39", "40–49"])
ax.tick_params(length=0)
ax.spines[:].set_visible(False)
bar = fig.colorbar(shown, shrink=0.8)
ax.set_title("First-layer weights of a 784-50-10 network before training")  #[en]
ax.set_title("学習前の1層目の重み（784-50-10 のネットワーク）")  #[ja]
ax.set_ylabel("hidden neurons")  #[en]
ax.set_ylabel("中間層のニューロンの番号")  #[ja]
bar.set_label("weight")  #[en]
bar.set_label("重み")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ### A picture: the price of a gradient
#
# Here both of your gradients are timed on growing networks and a batch of 100 (this may take a few seconds). Numerical differentiation needs two losses per parameter. The 784-50-10 network has 784·50 + 50 + 50·10 + 10 = 39,760 parameters, hence 79,520 losses for a single gradient; we do not wait for that, but time one loss and multiply (the empty circle). How far apart are the two on the right? Next week you will need 6,000 gradients for MNIST: how long would that take in each of the two ways?

# %% [markdown] lang="ja"
# ### 図で見る：勾配を求める時間
#
# ネットワークを少しずつ大きくしながら、あなたの二つのメソッドにかかる時間を、データ100個のバッチで測ります（数秒かかることがあります）。数値微分では、パラメータ1つにつき損失を2回計算します。784-50-10 のネットワークのパラメータは 784·50 + 50 + 50·10 + 10 = 39,760 個なので、勾配を1回求めるだけで、損失の計算は 79,520 回です。これは待っていられないので、損失1回の時間を測って掛け算で見積もります（白抜きの丸）。図の右端で、二つはどれくらい離れているでしょうか。来週のMNISTの学習では、勾配を 6,000 回求めます。それぞれの方法では、全部でどれくらいかかるでしょうか。

# %% figure="gradient_times"
def shortest_time(method, x, t, repeats):
    """
    #[en]
    The shortest of a few runs, in seconds.
    #[ja]
    何回か実行したうちの、最短の時間（秒）。
    #[end]
    """
    times = []
    while len(times) < repeats and sum(times) < 0.3:
        start = time.perf_counter()
        method(x, t)
        times.append(time.perf_counter() - start)
    return min(times)


rng = np.random.default_rng(6)
t = rng.integers(10, size=100)
counts, numerical_times, analytic_times = [], [], []
for hidden_size in [1, 2, 4, 8, 16, 32]:
    net = TwoLayerNet(64, hidden_size, 10)
    x = rng.random((100, 64))
    counts.append(64 * hidden_size + hidden_size + hidden_size * 10 + 10)
    numerical_times.append(shortest_time(net.numerical_gradient, x, t, 1))
    analytic_times.append(shortest_time(net.gradient, x, t, 30))
    #[en]
    # The next network takes up to four times as long.
    # Too long? Then this one was the last.
    #[ja]
    # 次のネットワークは最大で4倍ほどかかります。
    # 待てないほど長くなるなら、ここまでにします。
    #[end]
    if sum(numerical_times) + 4 * numerical_times[-1] > 4:
        break

net = TwoLayerNet(784, 50, 10)
x = rng.random((100, 784))
full = 39_760
estimate = 2 * full * shortest_time(net.loss, x, t, 30)
counts.append(full)
analytic_times.append(shortest_time(net.gradient, x, t, 30))

fig, ax = plt.subplots(figsize=(7, 4.4), layout="constrained")
(numerical_line,) = ax.loglog(counts[:-1], numerical_times, "o-", color="black")
(analytic_line,) = ax.loglog(counts, analytic_times, "s-", color="tab:orange")
analytic_line.set_markeredgecolor("black")
ends = [counts[-2], full], [numerical_times[-1], estimate]
(guess,) = ax.loglog(*ends, "o:", color="black", mfc="white", zorder=1)
for seconds in (estimate, analytic_times[-1]):
    text = f"{seconds:.0f} s" if seconds > 1 else f"{1000 * seconds:.1f} ms"  #[en]
    text = f"{seconds:.0f} 秒" if seconds > 1 else f"{1000 * seconds:.1f} ミリ秒"  #[ja]
    ax.annotate(text, (full, seconds), xytext=(10, -4), textcoords="offset points")
ax.set_xlim(50, 200_000)
ax.grid(alpha=0.3)
ax.set_title("Time for one gradient, batch of 100")  #[en]
ax.set_title("勾配を1回求めるのにかかる時間（バッチサイズ 100）")  #[ja]
ax.set_xlabel("number of parameters")  #[en]
ax.set_xlabel("パラメータの数")  #[ja]
ax.set_ylabel("time in seconds")  #[en]
ax.set_ylabel("時間（秒）")  #[ja]
names = ["numerical_gradient", "numerical_gradient, estimated", "gradient"]  #[en]
names = ["numerical_gradient", "numerical_gradient（見積もり）", "gradient"]  #[ja]
ax.legend([numerical_line, guess, analytic_line], names, loc="upper left")
plt.show()

# %% [markdown] lang="en"
# ## Question: why not start from zero?
#
# The biases start at zero. Why not the weights too? Suppose that `W1` and `W2` hold nothing but zeros. Follow the formulas: what is $z$, what do the gradients of `W1` and `W2` look like, and what do the fifty hidden neurons become, however long you train? (You may put zeros into `params` and look.) **Your turn:** answer in the cell below, in three to five sentences.

# %% [markdown] lang="ja"
# ## 問い：なぜ重みを 0 で始めないのか
#
# バイアスの初期値は 0 でした。では、なぜ重みは 0 ではいけないのでしょうか。`W1` と `W2` がすべて 0 だとして、式をたどってみてください。$z$ はどんな値になり、`W1` と `W2` の勾配はどんな形になるでしょうか。そのまま学習を続けると、50個の中間層のニューロンはどうなるでしょうか（`params` に 0 を入れて、実際に確かめても構いません）。**あなたの番：** 下のセルに3〜5文で答えましょう。

# %% [markdown] question="why_not_zero" points=2 lang="en"
# ### BEGIN SOLUTION
# With zero weights every hidden neuron answers $z = 0.5$, whatever the image. So all rows of $dW_2 = z^\top d_\mathrm{scores}$ are equal; and $dW_1$ is zero at first, because $d_z = d_\mathrm{scores} W_2^\top = 0$.
# After the first step all rows of $W_2$ are still equal, so each hidden neuron gets the same gradient as every other, and the columns of $W_1$ stay equal too. This never ends: equal neurons receive equal updates.
# Fifty neurons then do the work of a single one. Random weights make them different from the start (breaking the symmetry), and small ones keep the sigmoid where its slope is not yet flat.
# ### END SOLUTION

# %% [markdown] question="why_not_zero" points=2 lang="ja"
# ### BEGIN SOLUTION
# 重みがすべて 0 だと、どの画像に対しても、中間層のニューロンの出力はすべて $z = 0.5$ になります。そのため $dW_2 = z^\top d_\mathrm{scores}$ の行はどれも同じになります。また $d_z = d_\mathrm{scores} W_2^\top = 0$ なので、最初の $dW_1$ は 0 です。
# 1回更新しても $W_2$ の行は互いに等しいままなので、どのニューロンにも同じ勾配が伝わり、$W_1$ の列も等しいままです。同じニューロンが同じだけ更新されるので、何回学習しても違いは生まれません。
# 結局、50個のニューロンは1個分の働きしかしません。乱数にすれば最初からニューロンごとに違いができ（対称性が崩れ）、値を小さくしておけば、シグモイド関数の傾きがほとんど 0 になる領域を避けられます。
# ### END SOLUTION

# %% [markdown] lang="en"
# ## Next week
#
# Your network can say which way each of its 39,760 parameters should move. In week 7 you let them move: mini-batch by mini-batch, epoch by epoch, until the network reads handwritten digits. Then we draw the fifty pictures again, and see what has become of the noise.

# %% [markdown] lang="ja"
# ## 来週は
#
# 39,760個のパラメータをそれぞれどちらへ動かせばよいか、ネットワーク自身が計算できるようになりました。第7週では、いよいよ実際に動かします。ミニバッチとエポックを繰り返し、手書き数字を読めるまで学習させましょう。最後に50枚の画像をもう一度描いて、あのノイズがどう変わったかを見てみます。
