# %% [markdown] lang="en"
# # Week 6: A two-layer network
#
# You have neurons, a loss, gradients and the layers of week 5. This week you put them together in one class, `TwoLayerNet`. Such a network takes images and returns probabilities, and it computes in which direction each of its weights should change.
#
# By the end you can
#
# - write a two-layer network as a class that keeps its parameters in a dictionary,
# - compute its predictions, its loss and its accuracy for a whole batch,
# - compute the gradient of every parameter in two ways: numerically, and by backpropagation through layers,
# - explain why the first weights are random numbers near 0, but not 0.
#
# **How to work.** Write your code in the cell that says "Your turn", then run the check below it. The check prints one line for each method, so run it after each method that you write. It shows a few examples; grading uses other inputs as well. When you are done, hand in this one file without changing its name.

# %% [markdown] lang="ja"
# # 第6週：2層ニューラルネットワーク
#
# ニューロン、損失関数、勾配、第5週のレイヤと、部品はそろいました。今週は、これらを1つのクラス`TwoLayerNet`にまとめます。画像を入れると確率が出てくるだけでなく、どの重みをどちらへ動かせばよいかまで計算できるネットワークです。
#
# この週が終わると、次のことができるようになります。
#
# - パラメータを辞書（dict）に持つ2層ニューラルネットワークを、クラスとして書ける
# - バッチ全体の予測、損失、正解率を計算できる
# - 全パラメータの勾配を、数値微分と、レイヤを使った誤差逆伝播法の2通りで求められる
# - 重みの初期値を、0ではなく、0に近い乱数にする理由を説明できる
#
# **進め方：** 「あなたの番」と書かれたセルにコードを書き、すぐ下の確認セルを実行しましょう。確認セルはメソッドごとに結果を1行ずつ表示するので、メソッドを1つ書くたびに実行できます。確認セルにあるのは一部の例だけで、採点ではほかの入力も使います。できあがったら、このファイルだけを、名前を変えずに提出してください。

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
# These four functions are ready to use, whether or not you solved the weeks they come from. `numerical_gradient(f, x)` moves each number of the float array `x` **in place** and then puts it back. So `f` may ignore its argument, as long as it reads that very array.

# %% [markdown] lang="ja"
# ## これまでの週から
#
# 次の4つの関数は、これまでの課題が解けていてもいなくても、そのまま使えます。`numerical_gradient(f, x)`は、浮動小数点数の配列`x`の要素を1つずつ**その場で**動かし、終わると元の値に戻します。ですから、`f`が引数を使わなくても、同じ配列`x`を読んで計算していれば正しい勾配が求まります。

# %% given="earlier_weeks"
def sigmoid(x, a=1.0):
    """
    #[en]
    Return 1 / (1 + exp(-a x)) for each element (week 1).
    #[ja]
    要素ごとの1 / (1 + exp(-a x))（第1週）。
    #[end]
    """
    return 1 / (1 + np.exp(-np.clip(a * np.asarray(x, dtype=float), -700, 700)))


def softmax(a):
    """
    #[en]
    Turn scores into probabilities; each row sums to 1 (week 1).
    #[ja]
    スコアを確率に変える。各行の和は1（第1週）。
    #[end]
    """
    a = np.asarray(a, dtype=float)
    powers = np.exp(a - a.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def cross_entropy_error(y, t):
    """
    #[en]
    Return the mean loss over the batch; t is one-hot or labels (week 2).
    #[ja]
    バッチの平均損失。tはone-hot表現でもラベルでもよい（第2週）。
    #[end]
    """
    y, t = np.asarray(y, dtype=float), np.asarray(t)
    labels = t.argmax(axis=-1) if t.ndim == y.ndim else t
    right = np.atleast_2d(y)[np.arange(labels.size), labels]
    return -np.mean(np.log(right + 1e-7))


def numerical_gradient(f, x):
    """
    #[en]
    Return the gradient of f at the float array x, by central differences (week 3).
    #[ja]
    浮動小数点数の配列xにおけるfの勾配。中心差分で求める（第3週）。
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
# Here are three layers of week 5. `forward` computes the output and remembers what `backward` needs. `backward` receives `dout`, the derivative of the loss with respect to the layer's output, and returns the derivative with respect to the layer's input. After `backward`, an affine layer has the gradients of its own parameters in `dW` and `db`.

# %% [markdown] lang="ja"
# 次は、第5週のレイヤ3つです。`forward`は出力を計算し、`backward`に必要な値を覚えておきます。`backward`は、損失をレイヤの出力で微分した値`dout`を受け取り、入力で微分した値を返します。Affineレイヤでは、`backward`のあと、自分のパラメータの勾配が`dW`と`db`に入っています。

# %% given="layers"
class AffineLayer:
    """
    #[en]
    The layer y = x W + b; after backward, the gradients of W and b are in dW and db.
    #[ja]
    y = x W + bを計算するレイヤ。backwardのあと、Wとbの勾配がdWとdbに入る。
    #[end]
    """

    def __init__(self, W, b):
        self.W, self.b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)

    def forward(self, x):
        self.x = np.asarray(x, dtype=float)
        return self.x @ self.W + self.b

    def backward(self, dout):
        dout = np.asarray(dout, dtype=float)
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T


class SigmoidLayer:
    """
    #[en]
    The layer y = sigmoid(x), element by element.
    #[ja]
    y = sigmoid(x) を要素ごとに計算するレイヤ。
    #[end]
    """

    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)


class SoftmaxWithLossLayer:
    """
    #[en]
    Softmax and the mean cross entropy error; t is one-hot or labels.
    #[ja]
    ソフトマックス関数と、交差エントロピー誤差の平均。tはone-hot表現でもラベルでもよい。
    #[end]
    """

    def forward(self, x, t):
        self.y, t = softmax(x), np.asarray(t)
        self.t = t if t.ndim == 2 else np.eye(self.y.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)


# %% [markdown] lang="en"
# ## 1. The forward pass
#
# A class combines data with the methods that work on them (week 4). The data of a `TwoLayerNet` are four arrays of parameters, in the dictionary `self.params`. $N$ is the number of samples; $D$, $H$ and $K$ are the sizes of the input, the hidden layer and the output. For handwritten digits of 28 × 28 pixels the network is 784–50–10: $D = 784$ pixels, $H = 50$ hidden neurons, $K = 10$ classes.
#
# | step | formula | shape |
# |---|---|---|
# | input | $x$ | $(N, D)$ |
# | hidden layer | $z = \mathrm{sigmoid}(x W_1 + b_1)$ | $(N, H)$, with $W_1$: $(D, H)$ and $b_1$: $(H,)$ |
# | output | $y = \mathrm{softmax}(z W_2 + b_2)$ | $(N, K)$, with $W_2$: $(H, K)$ and $b_2$: $(K,)$ |
#
# `predict` computes these steps. `loss` returns the mean cross entropy error of the predictions, and `accuracy` returns the fraction of the samples whose largest probability belongs to the right class. The input is always a batch of shape $(N, D)$; a single image has the shape $(1, D)$.
#
# **The first values.** The biases start at 0. The weights start as random numbers near 0, but not at 0; the question below asks why. They have to be near 0 because large weights make the 784 terms of $x W_1$ add up to large numbers. For such numbers the sigmoid is flat: its derivative $z (1 - z)$ is almost 0, and this derivative is a factor in the gradient of $W_1$. The gradient almost disappears, and the layer hardly learns. This is called a **vanishing gradient**. With many layers it is worse: each sigmoid contributes another factor of at most 1/4.
#
# **Read the parameters in each call.** Learning changes the parameters. It may change the numbers of an array, or put a new array into `params`. So every method has to read the parameters from `self.params` each time it is called, and must not keep them for a later call.

# %% [markdown] lang="ja"
# ## 1. 順伝播
#
# クラスは、データと、そのデータを使うメソッドを1つにまとめたものでした（第4週）。`TwoLayerNet`が持つデータは4つのパラメータの配列で、辞書（dict）の`self.params`に入れておきます。$N$はデータの数、$D$、$H$、$K$は入力、中間層、出力のサイズです。28×28画素の手書き数字なら、784–50–10のネットワークになります。画素が$D = 784$個、中間層のニューロンが$H = 50$個、クラスが$K = 10$個です。
#
# | 段階 | 式 | 形状 |
# |---|---|---|
# | 入力 | $x$ | $(N, D)$ |
# | 中間層 | $z = \mathrm{sigmoid}(x W_1 + b_1)$ | $(N, H)$、$W_1$は$(D, H)$、$b_1$は$(H,)$ |
# | 出力 | $y = \mathrm{softmax}(z W_2 + b_2)$ | $(N, K)$、$W_2$は$(H, K)$、$b_2$は$(K,)$ |
#
# この順に計算するのが`predict`です。`loss`は、予測の交差エントロピー誤差をバッチで平均した値を返します。`accuracy`が返すのは、確率が最大のクラスが正解と一致したデータの割合、つまり正解率です。入力はいつもバッチ$(N, D)$で、画像1枚なら$(1, D)$になります。
#
# **初期値：** バイアスは0から始めます。重みは、0ではなく、0に近い乱数から始めます。0ではいけない理由は、あとの「問い」で考えましょう。0に近い値にするのは、重みが大きいと、784個の項を足した$x W_1$も大きな値になるからです。大きな値のところではシグモイド関数が平らなので、微分$z (1 - z)$はほとんど0です。誤差逆伝播法では$W_1$の勾配にこの微分が掛かるため、勾配もほとんど0になり、学習が進みません。これを**勾配消失**といいます。層が多いほど深刻です。シグモイド関数を1つ通るたびに、1/4以下の数が掛かるからです。
#
# **パラメータは呼ばれるたびに読む：** 学習では、パラメータが何度も更新されます。配列の中身が変わることも、`params`に新しい配列が入ることもあります。どのメソッドも、呼ばれたときに`self.params`からパラメータを読み、次の呼び出しのために取っておかないようにしましょう。

# %% [markdown] lang="en"
# ## 2. Two ways to compute the gradient
#
# **By numerical differentiation.** The gradient of each parameter array takes one call of `numerical_gradient`, week 3's function. Its arguments are `lambda w: self.loss(x, t)` and the array itself, for instance `self.params["W1"]` (if you pass a copy, the function changes only the copy, and the loss stays the same). Inside a method, the plain name `numerical_gradient` means this function; the method is `self.numerical_gradient`.
#
# **By backpropagation.** Put the network together from the layers of week 5:
#
# ```
#      Affine      Sigmoid     Affine         SoftmaxWithLoss
# x  ────────→ a  ────────→ z  ────────→ scores  ────────→ loss
# dx ←──────── da ←──────── dz ←──────── dscores ←──────── 1
# ```
#
# 1. **Build** the layers from the arrays in `self.params`.
# 2. **Forward:** `x` goes into the first layer, and each output goes into the next layer. The last layer takes the scores and `t`, which may be labels or one-hot.
# 3. **Backward:** begin with `backward()` of the last layer, and continue with the other layers in reverse order. Each call of `backward` receives what the previous one returned. For a list of layers, `reversed(layers)` gives this order.
# 4. **Collect** `dW` and `db` of the two affine layers in a dictionary, under the names of the parameters.
#
# **A pitfall in the book's version.** The book builds the layers once, in `__init__`. Each affine layer then refers to the arrays that were in `params` at that time. As soon as another array is put into `params`, for instance with `net.params["W1"] = ...`, `params` and the layers no longer hold the same arrays, and `gradient` computes the gradient for the old ones. If you build the layers inside `gradient`, this cannot happen. Building them in each call costs next to nothing, because a layer does not copy its arrays.
#
# You may also write `gradient` without layers, with the formulas themselves. Both ways get full points.
#
# <details>
# <summary><b>If you are stuck:</b> what each layer computes on the way back</summary>
#
# If $t$ is one-hot (`np.eye(K)[t]` makes labels one-hot), the layers compute the following:
#
# | back through | formula | shape |
# |---|---|---|
# | softmax and loss | $d_\mathrm{scores} = (y - t) / N$ | $(N, K)$ |
# | second affine layer | $dW_2 = z^\top d_\mathrm{scores}$ | $(H, K)$ |
# | | $db_2$ = $d_\mathrm{scores}$ summed over the N rows | $(K,)$ |
# | | $d_z = d_\mathrm{scores} W_2^\top$ | $(N, H)$ |
# | sigmoid layer | $d_a = d_z \cdot z \cdot (1 - z)$, elementwise | $(N, H)$ |
# | first affine layer | $dW_1 = x^\top d_a$ | $(D, H)$ |
# | | $db_1$ = $d_a$ summed over the N rows | $(H,)$ |
#
# The loss is a mean, hence $1/N$. You divide by $N$ once, in the first line, and all later lines contain this division through $d_\mathrm{scores}$. A gradient has the shape of its parameter, so only one order of the factors fits.
#
# </details>

# %% [markdown] lang="ja"
# ## 2. 勾配を求める2つの方法
#
# **数値微分：** パラメータの配列ごとに、第3週の関数`numerical_gradient`を1回呼びます。渡すのは`lambda w: self.loss(x, t)`と、配列そのもの、たとえば`self.params["W1"]`です（コピーを渡すと、動くのはコピーだけで、損失は変わりません）。メソッドの中でただ`numerical_gradient`と書けばこの関数を指し、メソッドのほうは`self.numerical_gradient`と書きます。
#
# **誤差逆伝播法：** 第5週のレイヤをつないで、ネットワークを組み立てます。
#
# ```
#      Affine      Sigmoid     Affine         SoftmaxWithLoss
# x  ────────→ a  ────────→ z  ────────→ scores  ────────→ loss
# dx ←──────── da ←──────── dz ←──────── dscores ←──────── 1
# ```
#
# 1. **組み立てる：** `self.params`の配列から、レイヤを作ります。
# 2. **順伝播：** `x`を最初のレイヤに入れ、出力を次のレイヤに渡していきます。最後のレイヤには、スコアと`t`を渡します。`t`はラベルでもone-hot表現でも構いません。
# 3. **逆伝播：** 最後のレイヤの`backward()`から始めて、残りのレイヤを逆の順にたどります。どの`backward`にも、1つ前の呼び出しの戻り値を渡します。レイヤのリストなら、`reversed(layers)`でこの順になります。
# 4. **集める：** 2つのAffineレイヤの`dW`と`db`を、パラメータと同じ名前で辞書（dict）に入れます。
#
# **教科書の書き方の落とし穴：** 『ゼロから作るDeep Learning』では、`__init__`の中で一度だけレイヤを作ります。Affineレイヤが参照するのは、そのとき`params`に入っていた配列です。あとから`net.params["W1"] = ...`のように別の配列が入ると、`params`とレイヤの配列が食い違い、`gradient`は古い配列についての勾配を返してしまいます。`gradient`の中でレイヤを作れば、この問題は起こりません。配列はコピーされないので、毎回作っても手間はほとんどかかりません。
#
# レイヤを使わずに、式をそのまま書いても構いません。どちらの書き方でも満点になります。
#
# <details>
# <summary><b>行き詰まったら：</b>それぞれのレイヤが逆伝播で計算していること</summary>
#
# $t$がone-hot表現なら、次のようになります（ラベルは`np.eye(K)[t]`でone-hot表現に変えられます）。
#
# | 逆伝播の段階 | 式 | 形状 |
# |---|---|---|
# | ソフトマックス関数と損失 | $d_\mathrm{scores} = (y - t) / N$ | $(N, K)$ |
# | 2つ目のAffineレイヤ | $dW_2 = z^\top d_\mathrm{scores}$ | $(H, K)$ |
# | | $db_2$は$d_\mathrm{scores}$の$N$個の行の和 | $(K,)$ |
# | | $d_z = d_\mathrm{scores} W_2^\top$ | $(N, H)$ |
# | Sigmoidレイヤ | $d_a = d_z \cdot z \cdot (1 - z)$（要素ごとの積） | $(N, H)$ |
# | 1つ目のAffineレイヤ | $dW_1 = x^\top d_a$ | $(D, H)$ |
# | | $db_1$は$d_a$の$N$個の行の和 | $(H,)$ |
#
# $1/N$が付くのは、損失が平均だからです。$N$で割るのは1行目だけで、その割り算は、$d_\mathrm{scores}$を通してあとの行にも伝わります。勾配はパラメータと同じ形状になるので、形状の合う掛け方は1つしかありません。
#
# </details>

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
        Between two calls, the arrays may be replaced or changed in place: read them
        from `self.params` in each call. No method changes its arguments or `params`.

    Arguments of the methods
    ------------------------
    x : array of float or int, shape (N, D)
        A batch, one sample per row; a single sample has shape (1, D).
    t : the right answers, in one of two forms
        labels: array of int, shape (N,); one-hot: array of int or float, shape (N, K).
    #[ja]
    2層ニューラルネットワーク（Affine → Sigmoid → Affine → Softmax）。

        y = softmax(sigmoid(x W1 + b1) W2 + b2)

    出典：『ゼロから作るDeep Learning』4章・5章と、ゼミ第4回の宿題。
    Nはデータの数、D、H、Kは入力、中間層、出力のサイズ。

    属性
    ----
    params : 浮動小数点数の配列を4つ持つ辞書（dict）
        "W1"：(D, H)、"b1"：(H,)、"W2"：(H, K)、"b2"：(K,)。
        次の呼び出しまでに、別の配列に置き換わったり、中身が変わったりすることがある。
        メソッドが呼ばれるたびに`self.params`から読むこと。引数と`params`は書き換えないこと。

    メソッドの引数
    --------------
    x : 浮動小数点数または整数の配列、形状 (N, D)
        バッチ。1行が1件のデータ。データが1件なら形状 (1, D)。
    t : 正解。次のどちらか
        ラベル：形状 (N,) の整数の配列。
        one-hot表現：形状 (N, K) の、整数または浮動小数点数の配列。
    #[end]
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        """
        #[en]
        Create `self.params`: random weights near 0, and biases of 0.

        Parameters
        ----------
        input_size, hidden_size, output_size : int
            D, H and K.
        weight_init_std : float
            The size of the first weights: numbers from the standard normal
            distribution, times this. Another rule is fine too, if its weights are
            random and near 0. Each network draws its own weights: use no fixed seed.

        Example
        -------
        #[ja]
        `self.params`を作る。重みは0に近い乱数、バイアスは0。

        引数
        ----
        input_size, hidden_size, output_size : 整数
            D、H、K。
        weight_init_std : 浮動小数点数
            重みの初期値の大きさ。標準正規分布の乱数に、この値を掛ける。
            0に近い乱数であれば、ほかの決め方でもよい。
            重みの乱数はネットワークごとに新しく作る。シードは固定しないこと。

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
        Return the probabilities of the K classes for each sample of the batch `x`.

        Returns
        -------
        array of float, shape (N, K)
            y = softmax(sigmoid(x W1 + b1) W2 + b2). Each row sums to 1,
            and large scores (±1000) give finite numbers too.

        Example
        -------
        #[ja]
        バッチ`x`のデータごとの、K個のクラスの確率。

        戻り値
        ------
        浮動小数点数の配列、形状 (N, K)
            y = softmax(sigmoid(x W1 + b1) W2 + b2)。各行の和は1。
            スコアが大きくても（±1000）、有限の値になること。

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
        Return the mean cross entropy error of the predictions for `x`.

        Returns
        -------
        float
            One number, the mean over the N samples; `t` is labels or one-hot.

        Example
        -------
        With W2 = 0, each of the 10 classes gets 0.1, and the loss is log 10:

        #[ja]
        `x`に対する予測の、交差エントロピー誤差の平均。

        戻り値
        ------
        float
            1つの数。N件のデータの損失の平均。`t`はラベルでもone-hot表現でもよい。

        例
        --
        W2が0なら、10個のクラスの確率はどれも0.1で、損失はlog 10。

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
        Return the fraction of the samples whose most probable class is the right one.

        Returns
        -------
        float
            One number from 0 to 1; `t` is labels or one-hot.

        Example
        -------
        This network always predicts class 1, and is right in two of four cases:

        #[ja]
        最も確率の高いクラスが正解と一致したデータの割合（正解率）。

        戻り値
        ------
        float
            0以上1以下の、1つの数。`t`はラベルでもone-hot表現でもよい。

        例
        --
        いつもクラス1と予測するネットワークは、次の4件のうち2件に正解する。

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
        Return the gradient of `loss(x, t)`, by central differences: slow, but reliable.

        Use the function `numerical_gradient` on the arrays in `self.params`.

        Returns
        -------
        dict of four float arrays
            "W1", "b1", "W2", "b2": each has the shape of the parameter of that name.

        Example
        -------
        #[ja]
        `loss(x, t)`の勾配。中心差分で求める（時間はかかるが、間違えにくい）。

        `self.params`の配列に、関数`numerical_gradient`を使う。

        戻り値
        ------
        浮動小数点数の配列を4つ持つ辞書（dict）
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
        Return the same gradient, by backpropagation: forward once, backward once.

        It must be fast: well under a second for a 784-50-10 network and a few samples.
        Source: "Deep Learning from Scratch", chapter 5.

        Returns
        -------
        dict of four float arrays
            "W1", "b1", "W2", "b2": each has the shape of the parameter of that name.
            `t` is labels or one-hot.

        Example
        -------
        #[ja]
        同じ勾配。誤差逆伝播法で、順伝播と逆伝播を1回ずつ計算して求める。

        784-50-10のネットワークでも、データが数件なら1秒よりずっと短い時間で終わること。
        出典：『ゼロから作るDeep Learning』5章。

        戻り値
        ------
        浮動小数点数の配列を4つ持つ辞書（dict）
            キーは "W1"、"b1"、"W2"、"b2"。形状は、それぞれ同じ名前のパラメータと同じ。
            `t`はラベルでもone-hot表現でもよい。

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
        first = AffineLayer(self.params["W1"], self.params["b1"])
        second = AffineLayer(self.params["W2"], self.params["b2"])
        last = SoftmaxWithLossLayer()
        layers = [first, SigmoidLayer(), second]
        for layer in layers:
            x = layer.forward(x)
        last.forward(x, t)

        dout = last.backward()
        for layer in reversed(layers):
            dout = layer.backward(dout)
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
        ### END SOLUTION


# %% check="TwoLayerNet" points=10
#[en]
# You can follow this network on paper: z is 0.25, 0.5 or 0.75, and exp(score) is 2, 4 or 8.
# Each method is called after these parameters have been put into params.
#[ja]
# 紙の上でもたどれるネットワークです。
# zは0.25、0.5、0.75に、スコアの指数関数（`exp`）の値は2、4、8になります。
# ネットワークを作ったあとで、paramsをこの値に置き換え、各メソッドを呼びます。
#[end]
example = {
    "W1": np.log(3) * np.array([[1, 0, 0], [0, 1, 0]]),
    "b1": np.log(3) * np.array([0, 0, 1]),
    "W2": np.log(2) * np.array([[4, 0, 0, 0], [0, 4, 0, 0], [0, 0, 4, 0]]),
    "b2": np.log(2) * np.array([0, 0, -2, 1]),
}
example_gradients = {
    "b2": [-0.28333, 0.31667, 0.15, -0.18333],
    "W2": [
        [-0.18333, 0.17917, 0.08542, -0.08125],
        [-0.2375, 0.18333, 0.06875, -0.01458],
        [-0.2125, 0.2375, 0.1125, -0.1375],
    ],
    "b1": [-0.16751, 0.17906, 0.07798],
    "W1": [[-0.08664, 0.05776, 0.02166], [-0.26571, 0.05199, -0.013]],
}
x = np.array([[1, 0], [0, 1], [0, -1]])
labels = np.array([0, 0, 3])
one_hot = np.array([[1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1]])
both_forms = [("labels", labels), ("one-hot", one_hot)]  #[en]
both_forms = [("ラベル", labels), ("one-hot表現", one_hot)]  #[ja]
arguments = [(array, array.copy()) for array in (x, labels, one_hot)]


def example_network():
    net = TwoLayerNet(2, 3, 4)
    for name in example:
        net.params[name] = example[name].copy()
    return net


def check_unchanged(method, net):
    for name in example:
        assert np.array_equal(net.params[name], example[name]), (
            #[en]
            f"{method}: expected params to be unchanged, but {name} has changed. "
            "Write b = a + 1 instead of a += 1: the first makes a new array."
            #[ja]
            f"{method}：paramsは書き換えないはずですが、{name}の値が変わっています。"
            "「a += 1」ではなく「b = a + 1」と書けば、新しい配列が作られます。"
            #[end]
        )
    assert all(np.array_equal(array, before) for array, before in arguments), (
        #[en]
        f"{method}: expected x and t to be unchanged, but they have changed. "
        "Write b = a - 1 instead of a -= 1: the first makes a new array."
        #[ja]
        f"{method}：xとtは書き換えないはずですが、中身が変わっています。"
        "「a -= 1」ではなく「b = a - 1」と書けば、新しい配列が作られます。"
        #[end]
    )


def check_init(method):
    params = getattr(TwoLayerNet(784, 50, 10), "params", None)
    came = list(params) if isinstance(params, dict) else type(params).__name__
    assert isinstance(params, dict) and set(example) <= set(params), (
        #[en]
        f"{method}: expected self.params to be a dict with the keys W1, b1, W2, b2, "
        f"got {came}."
        #[ja]
        f"{method}：self.paramsは、キーW1、b1、W2、b2を持つ辞書（dict）のはずですが、"
        f"{came}でした。"
        #[end]
    )
    shapes = {"W1": (784, 50), "b1": (50,), "W2": (50, 10), "b2": (10,)}
    for name, shape in shapes.items():
        values = np.asarray(params[name])
        assert values.shape == shape, (
            #[en]
            f"{method}: expected {name} of shape {shape} in a 784-50-10 network, "
            f"got {values.shape}. "
            "Weights have one row per input of their layer; biases have a single axis."
            #[ja]
            f"{method}：784-50-10のネットワークで{name}の形状は{shape}のはずですが、"
            f"{values.shape}でした。重みの行数はその層の入力の数で、バイアスは1次元の配列です。"
            #[end]
        )
    for name in ["b1", "b2"]:
        values = np.asarray(params[name])
        assert not values.any(), (
            #[en]
            f"{method}: expected zeros in {name}, got {values[:3]} and so on. "
            "Biases start at 0."
            #[ja]
            f"{method}：{name}はすべて0のはずですが、{values[:3]}などの値でした。"
            "バイアスの初期値は0です。"
            #[end]
        )
    for name in ["W1", "W2"]:
        values = np.asarray(params[name])
        assert len(np.unique(values)) > 10, (
            #[en]
            f"{method}: expected random numbers in {name}, got only {np.unique(values)}. "
            "Is a number drawn for each weight?"
            #[ja]
            f"{method}：{name}は乱数のはずですが、{np.unique(values)}しか入っていません。"
            "重み1つごとに、別の乱数を使っていますか。"
            #[end]
        )
        assert np.abs(values).mean() < 0.3, (
            #[en]
            f"{method}: expected weights near 0 in {name}, but their mean absolute value "
            f"is {np.abs(values).mean():.2f}. Are they multiplied by weight_init_std?"
            #[ja]
            f"{method}：{name}の重みは0に近い値のはずですが、絶対値の平均が"
            f"{np.abs(values).mean():.2f}でした。weight_init_stdを掛けましたか。"
            #[end]
        )


def check_predict(method):
    net = example_network()
    expected = np.array(
        [[0.5, 0.25, 0.125, 0.125], [0.25, 0.5, 0.125, 0.125], [0.4, 0.2, 0.2, 0.2]]
    )
    got = net.predict(x)
    came = None if got is None else np.shape(got)
    assert came == (3, 4), (
        #[en]
        f"{method}: expected shape (3, 4) for 3 samples and 4 classes, got {came}. "
        "Is the return there? Do you compute x @ W1 first, then z @ W2?"
        #[ja]
        f"{method}：データ3件と4クラスなら形状は{(3, 4)}のはずですが、{came}でした。"
        "returnを忘れていませんか。計算は「x @ W1」「z @ W2」の順です。"
        #[end]
    )
    check_unchanged(method, net)
    sums = np.sum(got, axis=1)
    assert np.allclose(sums, 1, rtol=0, atol=1e-4), (
        #[en]
        f"{method}: expected rows that sum to 1, got {sums}. "
        "Is softmax the last step, and does it work row by row?"
        #[ja]
        f"{method}：各行の和は1のはずですが、{sums}でした。"
        "最後にsoftmaxを通していますか。softmaxは行ごとに計算します。"
        #[end]
    )
    assert np.allclose(got, expected, rtol=0, atol=1e-4), (
        #[en]
        f"{method}: expected\n{expected}\ngot\n{np.round(got, 3)}\n"
        "Is there just one sigmoid, in the middle? Are both biases added? "
        "Does predict read the parameters from self.params in this call?"
        #[ja]
        f"{method}：期待した値は\n{expected}\nですが、次の値が返りました。\n"
        f"{np.round(got, 3)}\nsigmoidは、中間層で1回だけ使っていますか。"
        "バイアスを2つとも足しましたか。呼ばれるたびにself.paramsを読んでいますか。"
        #[end]
    )


def check_number(method, expected, hint):
    net = example_network()
    for form, t in both_forms:
        got = getattr(net, method)(x, t)
        assert got is not None and np.ndim(got) == 0, (
            #[en]
            f"{method}: expected one number for {form}, got {got}. "
            "Are the mean and the return there?"
            #[ja]
            f"{method}：{form}では数が1つ返るはずですが、{got}が返りました。"
            "平均とreturnを忘れていませんか。"
            #[end]
        )
        assert abs(got - expected) < 0.01 * expected, (
            f"{method}: expected {expected:.4f} for {form}, got {got}. {hint}"  #[en]
            f"{method}：{form}では{expected:.4f}のはずですが、{got}が返りました。{hint}"  #[ja]
        )
        check_unchanged(method, net)


def check_loss(method):
    #[en]
    # The loss is the mean of -log 1/2, -log 1/4 and -log 1/5.
    hint = (
        "Do you pass what predict returns (the probabilities) and t "
        "to cross_entropy_error, both unchanged?"
    )
    #[ja]
    # 損失は、-log 1/2、-log 1/4、-log 1/5の平均です。
    hint = "predictの結果（確率）とtを、そのままcross_entropy_errorに渡していますか。"
    #[end]
    check_number(method, 1.2296, hint)


def check_accuracy(method):
    #[en]
    # Only the first of the three predictions is right.
    hint = (
        "Is it a fraction, not a count or a percentage? "
        "Is argmax taken along axis=1, for a one-hot t as well?"
    )
    #[ja]
    # 3件のうち、正解は1件目だけです。
    hint = (
        "個数や百分率ではなく、割合を返していますか。argmaxはaxis=1で求めていますか。"
        "tがone-hot表現なら、tにもargmaxが必要です。"
    )
    #[end]
    check_number(method, 1 / 3, hint)


def check_gradients(method, hints):
    net = example_network()
    for form, t in both_forms:
        net.predict(x[::-1])
        got = getattr(net, method)(x, t)
        came = list(got) if isinstance(got, dict) else type(got).__name__
        assert isinstance(got, dict) and set(example) <= set(got), (
            #[en]
            f"{method}: expected a dict with the keys W1, b1, W2, b2, got {came}. "
            "Is the return there?"
            #[ja]
            f"{method}：キーW1、b1、W2、b2を持つ辞書（dict）が返るはずですが、"
            f"{came}が返りました。returnを忘れていませんか。"
            #[end]
        )
        for name, numbers in example_gradients.items():
            assert np.shape(got[name]) == np.shape(numbers), (
                #[en]
                f"{method}: expected {name} of shape {np.shape(numbers)}, "
                f"like the parameter, got {np.shape(got[name])}."
                #[ja]
                f"{method}：{name}の形状はパラメータと同じ{np.shape(numbers)}のはずですが、"
                f"{np.shape(got[name])}でした。"
                #[end]
            )
            assert np.allclose(got[name], numbers, rtol=0, atol=2e-4), (
                #[en]
                f"{method}: for {form}, expected {name} =\n{np.array(numbers)}\n"
                f"got\n{np.round(got[name], 5)}\n{hints[name]}"
                #[ja]
                f"{method}：{form}での{name}は\n{np.array(numbers)}\n"
                f"のはずですが、次の値が返りました。\n{np.round(got[name], 5)}\n{hints[name]}"
                #[end]
            )
        check_unchanged(method, net)


def check_numerical_gradient(method):
    #[en]
    hint = (
        "If every value is 0, pass self.params[...] itself, not a copy, "
        "with a function that calls self.loss(x, t)."
    )
    #[ja]
    hint = (
        "すべて0なら、コピーではなくself.params[...]そのものと、"
        "`self.loss(x, t)`を計算する関数を渡しましょう。"
    )
    #[end]
    check_gradients(method, dict.fromkeys(example, hint))


def check_gradient(method):
    #[en]
    hints = {
        "b2": "Does the backward pass begin with backward() of the last layer, which gives "
        "(y - t) / N? The entry b2 is db of the second affine layer.",
        "W2": "The entry W2 is dW of the second affine layer. "
        "Does the forward pass use this x and the arrays in self.params?",
        "b1": "Does dout go back through the sigmoid layer too? "
        "The entry b1 is db of the first affine layer.",
        "W1": "The entry W1 is dW of the first affine layer, whose input is x.",
    }
    #[ja]
    hints = {
        "b2": "逆伝播は、最後のレイヤのbackward()、つまり「(y - t) / N」から始めていますか。"
        "b2には、2つ目のAffineレイヤのdbを入れます。",
        "W2": "W2には、2つ目のAffineレイヤのdWを入れます。"
        "順伝播では、渡されたxと、self.paramsの配列を使っていますか。",
        "b1": "doutは、Sigmoidレイヤも通って戻っていますか。"
        "b1には、1つ目のAffineレイヤのdbを入れます。",
        "W1": "W1には、1つ目のAffineレイヤのdWを入れます。このレイヤの入力はxです。",
    }
    #[end]
    check_gradients(method, hints)
    net = TwoLayerNet(784, 50, 10)
    start = time.perf_counter()
    net.gradient(np.ones((20, 784)), np.full(20, 3))
    seconds = time.perf_counter() - start
    assert seconds < 1, (
        #[en]
        f"{method}: expected an answer in well under a second, got it after "
        f"{seconds:.1f} s. Does it go back through the layers once, "
        "without numerical differentiation?"
        #[ja]
        f"{method}：1秒もかからないはずですが、{seconds:.1f}秒かかりました。"
        "数値微分を使わず、レイヤを逆向きに1回だけたどっていますか。"
        #[end]
    )


#[en]
agrees, differs, unwritten = "agrees", "does not agree yet", "not written yet"
#[ja]
agrees, differs, unwritten = "合っています", "まだ合っていません", "まだ書かれていません"
#[end]
remaining, problem = [], None
for method, check, needed in [
    ("__init__", check_init, None),
    ("predict", check_predict, "__init__"),
    ("loss", check_loss, "predict"),
    ("accuracy", check_accuracy, "predict"),
    ("numerical_gradient", check_numerical_gradient, "loss"),
    ("gradient", check_gradient, "predict"),
]:
    status, message = agrees, None
    if needed in remaining:
        status = f"checked as soon as {needed} agrees"  #[en]
        status = f"{needed}が合ってから確認します"  #[ja]
    else:
        try:
            check(method)
        except NotImplementedError:
            status = unwritten
        except AssertionError as error:
            status, message = differs, str(error)
    line = f"{method}: {status}"  #[en]
    line = f"{method}：{status}"  #[ja]
    print(line)
    if status != agrees:
        remaining.append(method)
        problem = problem or message or line
assert problem is None, problem

print("TwoLayerNet: the visible examples agree.")  #[en]
print("TwoLayerNet：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: the first weights
#
# Each hidden neuron has 784 weights, one for each pixel. Arranged as 28 × 28, they form an image of what the neuron reacts to: where the image is bright, ink excites the neuron; where the image is dark, ink inhibits the neuron. The figure shows all fifty neurons of a new `TwoLayerNet`. Do you see a stroke, a curve or an edge? Are two of them alike? Remember this picture until next week.

# %% [markdown] lang="ja"
# ### 図で見る：学習前の重み
#
# 中間層のニューロンはそれぞれ、画素ごとに1つ、合わせて784個の重みを持っています。28×28に並べ直すと、ニューロンが何に反応するのかが画像になります。明るい場所にインクがあると、ニューロンは活性化し、暗い場所にあると、抑えられます。下の図は、学習前の`TwoLayerNet`の50個のニューロンをすべて描いたものです。線や曲線、輪郭らしきものはあるでしょうか。互いによく似た模様はあるでしょうか。来週まで、この図を覚えておいてください。

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
ax.set_title("学習前の1層目の重み（784-50-10のネットワーク）")  #[ja]
ax.set_ylabel("hidden neurons")  #[en]
ax.set_ylabel("中間層のニューロンの番号")  #[ja]
bar.set_label("weight")  #[en]
bar.set_label("重み")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ### A picture: the time for one gradient
#
# This cell measures how long each of your two gradient methods takes on larger and larger networks, with a batch of 100 (it may run for a few seconds). Numerical differentiation computes two losses per parameter. The 784–50–10 network has 784·50 + 50 + 50·10 + 10 = 39,760 parameters, so a single gradient needs 79,520 losses. That would take too long here, so the cell measures the time for one loss and multiplies it by 79,520 (the empty circle). How far apart are the two methods at the right end of the figure? Training on 60,000 images for 10 epochs, in mini-batches of 100, takes 6,000 gradients. How long would that take with each method?

# %% [markdown] lang="ja"
# ### 図で見る：勾配を求める時間
#
# ネットワークを少しずつ大きくしながら、あなたの2つのメソッドにかかる時間を、データ100件のバッチで測ります（数秒かかることがあります）。数値微分では、パラメータ1つにつき損失を2回計算します。784–50–10のネットワークのパラメータは784·50 + 50 + 50·10 + 10 = 39,760個なので、勾配を1回求めるだけで、損失の計算は79,520回です。ここで待つには長すぎるので、損失1回の時間を測り、掛け算で見積もります（白抜きの丸）。図の右端で、2つのメソッドの時間はどれくらい離れているでしょうか。60,000枚の画像を100枚ずつのミニバッチにして10エポック学習すると、勾配を6,000回求めることになります。それぞれの方法では、全部でどれくらいかかるでしょうか。

# %% figure="gradient_times"
def shortest_time(method, x, t, repeats):
    """
    #[en]
    Return the shortest time of a few runs, in seconds.
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
    # If that is too long, this one was the last.
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
    text = f"{seconds:,.0f} s" if seconds > 1 else f"{1000 * seconds:.1f} ms"  #[en]
    text = f"{seconds:,.0f}秒" if seconds > 1 else f"{1000 * seconds:.1f}ミリ秒"  #[ja]
    ax.annotate(text, (full, seconds), xytext=(10, -4), textcoords="offset points")
ax.set_xlim(50, 200_000)
ax.grid(alpha=0.3)
ax.set_title("Time for one gradient, batch of 100")  #[en]
ax.set_title("勾配を1回求めるのにかかる時間（バッチサイズ100）")  #[ja]
ax.set_xlabel("number of parameters")  #[en]
ax.set_xlabel("パラメータの数")  #[ja]
ax.set_ylabel("time in seconds")  #[en]
ax.set_ylabel("時間（秒）")  #[ja]
names = ["numerical_gradient", "numerical_gradient, estimated", "gradient"]  #[en]
names = ["numerical_gradient", "numerical_gradient（見積もり）", "gradient"]  #[ja]
ax.legend([numerical_line, guess, analytic_line], names, loc="upper left")
plt.show()

# %% [markdown] lang="en"
# ## Try it: make the gradient vanish
#
# No points here: change the numbers and run the cell again. The cell multiplies `W1` of a new network by a factor and computes the gradient. Compare the rows: how large is the derivative of the sigmoid on average, and how large is the gradient of `W1`? Then change the line `factors = …`. Above which factor does the first layer hardly learn?
#
# Now replace `"W1"` with `"W2"` in both places in the line that multiplies, and try small factors: 0.1, 0.01, 0. The derivative of the sigmoid stays the same. Why does the gradient of `W1` still become small? (Look at what goes back through the second affine layer.)

# %% [markdown] lang="ja"
# ## 試してみよう：勾配消失を起こす
#
# この節は採点しません。数を変えて、セルを何度も実行してみましょう。下のセルは、新しいネットワークの`W1`を何倍かして、勾配を求めます。まず、表示された行を見比べてください。シグモイド関数の微分は平均でどれくらいでしょうか。`W1`の勾配はどうでしょうか。次に、`factors = …`の行にある数を変えてみてください。何倍あたりから、1層目はほとんど学習できなくなるでしょうか。
#
# 今度は、掛け算の行にある2か所の`"W1"`を`"W2"`に変えて、0.1、0.01、0のような小さな数を試しましょう。シグモイド関数の微分は変わりません。それでも`W1`の勾配が小さくなるのはなぜでしょうか（2つ目のAffineレイヤを通って戻る値に注目してください）。

# %% figure="try_vanishing_gradient"
factors = [1, 10, 100, 10_000]
rng = np.random.default_rng(6)
x, t = rng.random((100, 784)), rng.integers(10, size=100)
for factor in factors:
    net = TwoLayerNet(784, 50, 10)
    net.params["W1"] = factor * net.params["W1"]
    z = sigmoid(x @ net.params["W1"] + net.params["b1"])
    slope = np.mean(z * (1 - z))
    size = np.mean(np.abs(net.gradient(x, t)["W1"]))
    #[en]
    print(f"factor {factor:>6,}: mean sigmoid derivative {slope:.4f}, gradient of W1 {size:.1e}")
    #[ja]
    print(f"{factor:>6,}倍：シグモイド関数の微分は平均{slope:.4f}、W1の勾配は{size:.1e}")
    #[end]

# %% [markdown] lang="en"
# ## Question: why not start from zero?
#
# The biases start at 0. Why not the weights too? Suppose that all numbers in `W1` and `W2` are 0. Follow the formulas: what is $z$, what do the gradients of `W1` and `W2` look like, and what becomes of the fifty hidden neurons, however long you train? (You may put zeros into `params` and see what happens.) **Your task:** answer in the cell below, in three to five sentences.

# %% [markdown] lang="ja"
# ## 問い：なぜ重みを0から始めないのか
#
# バイアスの初期値は0でした。では、なぜ重みは0ではいけないのでしょうか。`W1`と`W2`がすべて0だとして、式をたどってみてください。$z$はどんな値になり、`W1`と`W2`の勾配にはどんな数が並ぶでしょうか。そのまま学習を続けると、50個の中間層のニューロンはどうなるでしょうか（`params`に0を入れて、実際に確かめても構いません）。**課題：** 下のセルに3〜5文で答えてください。

# %% [markdown] question="why_not_zero" points=2 lang="en"
# ### BEGIN SOLUTION
# With zero weights the output of every hidden neuron is $z = 0.5$, whatever the image. So all rows of $dW_2 = z^\top d_\mathrm{scores}$ are equal. And $dW_1$ is 0 at first, because $d_z = d_\mathrm{scores} W_2^\top = 0$.
# After the first step all rows of $W_2$ are still equal, so each hidden neuron gets the same gradient as every other, and the columns of $W_1$ stay equal too. However long the training lasts, equal neurons receive equal updates.
# The fifty neurons then do the work of a single one. Random weights make them different from the start (they break the symmetry), and weights near 0 keep the sigmoid in the range where it is not flat.
# ### END SOLUTION

# %% [markdown] question="why_not_zero" points=2 lang="ja"
# ### BEGIN SOLUTION
# 重みがすべて0だと、どの画像に対しても、中間層のニューロンの出力はすべて$z = 0.5$になります。そのため$dW_2 = z^\top d_\mathrm{scores}$の行はどれも同じになります。また$d_z = d_\mathrm{scores} W_2^\top = 0$なので、最初の$dW_1$は0です。
# 1回更新しても$W_2$の行は互いに等しいままなので、どのニューロンにも同じ勾配が伝わり、$W_1$の列も等しいままです。同じニューロンが同じだけ更新されるので、何回学習しても違いは生まれません。
# 結局、50個のニューロンは1個分の働きしかしません。乱数にすれば最初からニューロンごとに違いができ（対称性が崩れ）、0に近い値にしておけば、シグモイド関数の傾きがほとんど0になる領域を避けられます。
# ### END SOLUTION

# %% [markdown] rubric="why_not_zero" lang="en"
# - 0.5 points: the outputs of all hidden neurons are equal ($z = 0.5$), or the rows of $dW_2$ are equal.
# - 0.5 points: $dW_1$ is 0 at first, because $W_2 = 0$ lets nothing through ($d_z = d_\mathrm{scores} W_2^\top$); or from then on the columns of $dW_1$ are equal.
# - 1 point: the neurons receive equal updates, so they stay equal, and fifty do the work of one (symmetry).
#
# "Nothing is learned at all" without a reason earns no points: `b2` and `W2` do change. A correct answer from an experiment with zeros in `params` counts like one from the formulas.

# %% [markdown] rubric="why_not_zero" lang="ja"
# - 0.5点：中間層のニューロンの出力がすべて等しい（$z = 0.5$）、または$dW_2$の行がすべて等しい。
# - 0.5点：$W_2 = 0$のため何も伝わらず（$d_z = d_\mathrm{scores} W_2^\top$）、最初の$dW_1$は0になる。または、そのあとも$dW_1$の列が等しい。
# - 1点：どのニューロンも同じだけ更新されるので等しいままであり、50個で1個分の働きしかしない（対称性）。
#
# 理由を書かずに「まったく学習しない」とだけ答えたものは0点（`b2`と`W2`は変化する）。`params`に0を入れて実験した結果から答えたものも、式から答えたものと同じに扱う。

# %% [markdown] lang="en"
# ## Next week
#
# Your network can now compute how each of its 39,760 parameters should change. In week 7 you train it: mini-batch by mini-batch, epoch by epoch, until it reads handwritten digits. Then we draw the fifty images again, and you see what the noise has turned into.
#
# **Sources and further reading**
#
# - Saito, "Deep Learning from Scratch", chapters 4 and 5 (O'Reilly Japan, 2016, in Japanese; [its programs](https://github.com/oreilly-japan/deep-learning-from-scratch)): `TwoLayerNet`
# - A seminar on Saito's book, session 4 (in Japanese): writing the class as homework
# - Okano, "Deep Learning", a course for schools (in Japanese): 784–50–10, the first weights
# - Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010: how large the first weights should be

# %% [markdown] lang="ja"
# ## 来週は
#
# 39,760個のパラメータをそれぞれどちらへ動かせばよいか、ネットワーク自身が計算できるようになりました。第7週では、いよいよ実際に動かします。ミニバッチとエポックを繰り返し、手書き数字を読めるまで学習させましょう。最後に50枚の画像をもう一度描いて、ノイズがどう変わったかを見てみます。
#
# **出典と参考文献**
#
# - 斎藤康毅『ゼロから作るDeep Learning』オライリー・ジャパン、2016年、4.5節と第5章（[本のプログラム](https://github.com/oreilly-japan/deep-learning-from-scratch)）：`TwoLayerNet`
# - 『ゼロから作るDeep Learning』を読むゼミ、第4回：クラスを書く宿題
# - 岡野浩三「深層学習」（高校生向けの講義資料）：784–50–10のネットワーク、重みの初期値
# - Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010（英語）：重みの初期値の大きさ
