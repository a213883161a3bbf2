# %% [markdown] lang="en"
# # Week 7: Learning digits
#
# Six weeks of parts lie on the table. This week you put them together and switch on the current: a network that knows nothing learns to read handwriting, and you watch it learn.
#
# By the end you can
#
# - move every weight of a network one step downhill (stochastic gradient descent),
# - write the training loop: mini-batches, steps, epochs, and a record of loss and accuracy,
# - draw learning curves and read them,
# - say why a network is judged on images that it has never seen.
#
# **How to work.** Write in the cells that say "Your turn", then run the check beneath. The checks show a few examples; grading tries others too. When you are done, hand in this one file with its name unchanged.

# %% [markdown] lang="ja"
# # 第7週：数字を学習する
#
# 6週間かけて作った部品がそろいました。今週はそれを組み立てて、いよいよ動かします。何も知らないネットワークが手書き数字を読めるようになっていく様子を、自分の目で確かめましょう。
#
# この週が終わると、次のことができるようになります。
#
# - ネットワークのすべての重みを、勾配に従って一歩更新できる（確率的勾配降下法）
# - ミニバッチ、ステップ、エポックからなる学習のループを書き、損失と認識精度を記録できる
# - 学習曲線を描き、読み取れる
# - ネットワークの実力を、学習に使っていない画像で測る理由を説明できる
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
# ## From earlier weeks
#
# Ready to use, so nothing hangs on how your earlier weeks went: `mini_batch` from week 2 and the network `TwoLayerNet` from week 6, with the functions it needs. Just run the cell.

# %% [markdown] lang="ja"
# ## これまでの週から
#
# 第2週の `mini_batch` と、第6週のネットワーク `TwoLayerNet`（と、それに必要な関数）を用意しました。これまでの週の出来には左右されません。そのまま実行してください。

# %% given="earlier_weeks"
def sigmoid(x):
    """1 / (1 + exp(-x))"""
    return 0.5 * (1 + np.tanh(0.5 * x))


def softmax(a):
    """exp(a_k) / Σ_j exp(a_j)"""
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def cross_entropy_error(y, t):
    """-1/N Σ_n Σ_k t_nk log(y_nk + 1e-7)"""
    y, t = np.asarray(y, dtype=float), np.asarray(t)
    labels = t.argmax(axis=-1) if t.ndim == y.ndim else t
    right = np.atleast_2d(y)[np.arange(labels.size), labels]
    return -np.mean(np.log(right + 1e-7))


def mini_batch(x, t, size, rng):
    """
    #[en]
    Draw `size` random rows: the same rows of `x` and of `t`. A row may come twice.
    #[ja]
    `size` 個の行をランダムに選び、`x` と `t` から同じ行を取り出します（重複もあります）。
    #[end]
    """
    rows = rng.integers(len(x), size=size)
    return np.asarray(x)[rows], np.asarray(t)[rows]


class TwoLayerNet:
    """
    #[en]
    input (D) - affine - sigmoid (H) - affine - softmax (K); `t` is one-hot or labels.
    #[ja]
    入力 (D) → アフィン → シグモイド (H) → アフィン → ソフトマックス (K)。
    `t` はone-hot表現でもラベルでも構いません。
    #[end]
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        p = self.params
        return softmax(sigmoid(x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        y, t = self.predict(x), np.asarray(t)
        labels = t.argmax(axis=-1) if t.ndim == y.ndim else t
        return np.mean(y.argmax(axis=-1) == labels)

    def gradient(self, x, t):
        p, x, t = self.params, np.atleast_2d(x), np.asarray(t)
        z = sigmoid(x @ p["W1"] + p["b1"])
        y = softmax(z @ p["W2"] + p["b2"])
        one_hot = np.reshape(t, y.shape) if t.size == y.size else np.eye(y.shape[1])[t]
        d2 = (y - one_hot) / len(x)
        d1 = (d2 @ p["W2"].T) * z * (1 - z)
        return {"W1": x.T @ d1, "b1": d1.sum(axis=0), "W2": z.T @ d2, "b2": d2.sum(axis=0)}


# %% [markdown] lang="en"
# ## The data
#
# Digits that people really wrote, as images of 28×28 pixels from 0 (paper) to 1 (ink), each unrolled into a row of 784 numbers. 1,200 of them are for training. Some 240 others, the **test images**, are kept aside: the network never learns from them, they only show what it can do. (Grading tries it on further ones, which are in no file of yours.)
#
# Look at the twelve below: which of them would you hesitate over?
#
# The folder `data` has to lie beside this notebook. Got MNIST as well (`seminar data fetch mnist`)? Then write `load("mnist")` here, and the whole notebook runs with its 60,000 images.

# %% [markdown] lang="ja"
# ## データ
#
# 人が実際に書いた数字です。1枚は28×28画素で、値は 0（紙）から 1（インク）まで。それを784個の数の1行に並べてあります。1,200枚が**訓練データ**です。それとは別の約240枚が**テストデータ**で、学習にはいっさい使わず、実力を測るためだけに使います（採点では、手元のどのファイルにもない画像でも試します）。
#
# 下の12枚を見てください。あなたなら、読むのに迷う数字はありますか。
#
# フォルダー `data` を、このノートブックと同じ場所に置いてください。MNISTを取得済みなら（`seminar data fetch mnist`）、`load("mnist")` と書き換えるだけで、ノートブック全体が 60,000 枚の画像で動きます。

# %% given="data"
from data import load

(x_train, t_train), (x_test, t_test) = load("digits")

# %% given="helpers"
runs = {}


def finished(name):
    """
    #[en]
    The network and the history of a finished training run.
    #[ja]
    終わった学習の、ネットワークと履歴を返します。
    #[end]
    """
    if name not in runs:
        raise NotImplementedError(
            #[en]
            "No network has been trained yet: solve sgd_step and train, "
            f'then run the figure that stores its result in runs["{name}"].'
            #[ja]
            "まだ学習したネットワークがありません。sgd_step と train を完成させてから、"
            f'結果を runs["{name}"] に入れる図のセルを実行してください。'
            #[end]
        )
    return runs[name]


def show_digits(images, titles, heading):
    """
    #[en]
    Draw images, six to a row, each with its title.
    #[ja]
    画像を6枚ずつ並べ、それぞれに題を付けて描きます。
    #[end]
    """
    rows = max(1, -(-len(images) // 6))
    size = (7.2, 1.45 * rows + 0.4)
    fig, axes = plt.subplots(rows, 6, figsize=size, layout="constrained", squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for ax, image, title in zip(axes.flat, images, titles, strict=False):
        ax.imshow(np.reshape(image, (28, 28)), cmap="gray_r", vmin=0, vmax=1)
        ax.set_title(title, fontsize=11)
    fig.suptitle(heading)
    plt.show()


# %% figure="digits"
heading = f"Twelve of {len(x_train)} training images, and their labels"  #[en]
heading = f"訓練データ{len(x_train)}枚のうちの12枚と、その正解"  #[ja]
show_digits(x_train[:12], t_train[:12], heading)

# %% [markdown] lang="en"
# ## 1. One step downhill
#
# Week 4's descent, now for a whole network. Every parameter moves a little against its own slope:
#
# $$W \leftarrow W - \eta \, \frac{\partial L}{\partial W} \qquad\text{for } W_1,\ b_1,\ W_2 \text{ and } b_2$$
#
# $\eta$ is the learning rate. The loss $L$ is that of a random mini-batch, so the slope is only an estimate, and the path downhill staggers a bit. Hence the name **stochastic** gradient descent, SGD. The staggering even helps: it can shake the network out of a bad valley.
#
# All four slopes belong to the same spot. Ask for the gradient **once**, then move.

# %% [markdown] lang="ja"
# ## 1. 一歩だけ下る
#
# 第4週の勾配降下法を、今度はネットワーク全体で行います。すべてのパラメータを、それぞれの勾配と逆の向きへ少しだけ動かします。
#
# $$W \leftarrow W - \eta \, \frac{\partial L}{\partial W} \qquad\text{（} W_1,\ b_1,\ W_2,\ b_2 \text{ のそれぞれについて）}$$
#
# $\eta$ は学習率です。損失 $L$ はランダムに選んだミニバッチの損失なので、勾配は推定値にすぎず、下る道は少しふらつきます。**確率的**勾配降下法（SGD）という名前は、ここから来ています。このふらつきは、浅い谷（局所最適解）から抜け出す助けにもなります。
#
# 4つの勾配は、どれも同じ地点のものでなければなりません。勾配は**一度だけ**求めて、それから動かしましょう。

# %% exercise="sgd_step"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def sgd_step(network, x_batch, t_batch, learning_rate):
    """
    #[en]
    Update every parameter of the network once, by the gradient of one mini-batch.

        W  <-  W - learning_rate * dL/dW        for W1, b1, W2, b2

    Source: "Deep Learning from Scratch", chapter 4, and the school lecture on deep learning
    (its page on SGD).

    Parameters
    ----------
    network : TwoLayerNet, or any object with these two
        `params`, a dict of float arrays with the keys "W1", "b1", "W2", "b2";
        `gradient(x, t)`, which returns a dict of arrays with the same keys and shapes.
    x_batch : array of float, shape (B, D)
        The mini-batch, one sample per row.
    t_batch : array, shape (B,) with labels or (B, K) one-hot
        Its right answers.
    learning_rate : float
        The length of the step, relative to the slope.

    Returns
    -------
    None
        The result is in `network.params`, under the same keys; whether you change its
        arrays or put new ones in their place is up to you.
        Call `network.gradient(x_batch, t_batch)` exactly once, before any parameter moves.
        `x_batch` and `t_batch` must be as they were when you return.

    Example
    -------
    #[ja]
    1つのミニバッチの勾配を使い、ネットワークのすべてのパラメータを1回更新します。

        W  ←  W - learning_rate * ∂L/∂W        （W1, b1, W2, b2 のそれぞれ）

    出典：『ゼロから作るDeep Learning』4章、および深層学習の講座資料（SGDのページ）。

    引数
    ----
    network : TwoLayerNet、または次の2つを持つオブジェクト
        `params`：キーが "W1", "b1", "W2", "b2" で、値が浮動小数点数の配列のディクショナリ。
        `gradient(x, t)`：同じキーと形状の、配列のディクショナリを返すメソッド。
    x_batch : 浮動小数点数の配列、形状 (B, D)
        ミニバッチ。1行が1つのデータ。
    t_batch : 配列、ラベルなら形状 (B,)、one-hot表現なら (B, K)
        その正解。
    learning_rate : float
        学習率。勾配に対する歩幅の割合。

    戻り値
    ------
    None
        結果は `network.params` の同じキーに入れます。配列の中身を変えても、新しい配列に
        置き換えても構いません。`network.gradient(x_batch, t_batch)` を呼ぶのは、
        どのパラメータも動かさないうちに、ちょうど1回だけです。
        関数から戻るとき、`x_batch` と `t_batch` の中身は元のままにしておくこと。

    例
    --
    #[end]
    >>> network = TwoLayerNet(2, 3, 2)
    >>> sgd_step(network, np.array([[0.0, 1.0]]), np.array([1]), 0.1)
    >>> print(network.params["b2"].round(2))
    [-0.05  0.05]
    """
    ### BEGIN SOLUTION
    gradient = network.gradient(x_batch, t_batch)
    for name in gradient:
        network.params[name] = network.params[name] - learning_rate * gradient[name]
    ### END SOLUTION


# %% check="sgd_step" points=3
#[en]
# A bowl in place of a network: its loss is the sum of all squared parameters, plus a little
# that ties them together. W1 is week 4's start (-3, 4), whose gradient there is (-6, 8).
#[ja]
# ネットワークの代わりの「おわん」です。損失は全パラメータの2乗の和で、少しだけ互いに
# 影響し合います。W1 は第4週の出発点 (-3, 4) で、そこでの勾配は (-6, 8) です。
#[end]
class Bowl:
    def __init__(self):
        self.params = {
            "W1": np.array([[-3.0, 4.0]]),
            "b1": np.array([0.5, -0.5]),
            "W2": np.array([[1.0], [-2.0]]),
            "b2": np.array([0.0]),
        }
        self.calls = []

    def gradient(self, x, t):
        self.calls.append((np.array(x), np.array(t)))
        tie = sum(np.sum(value) for value in self.params.values())
        return {name: 2 * value + tie for name, value in self.params.items()}


x_batch, t_batch = np.array([[0.2, 0.8], [0.6, 0.4]]), np.array([1, 0])
x_before, t_before = x_batch.copy(), t_batch.copy()
for learning_rate in (0.1, 0.5):
    bowl, start = Bowl(), Bowl().params
    slopes = Bowl().gradient(x_batch, t_batch)
    sgd_step(bowl, x_batch, t_batch, learning_rate)
    assert len(bowl.calls) == 1, (
        #[en]
        f"Expected exactly one call of network.gradient, got {len(bowl.calls)}. "
        "Is it called before the loop over the parameters, and its result kept?"
        #[ja]
        f"network.gradient を呼ぶのはちょうど1回のはずですが、{len(bowl.calls)} 回でした。"
        "パラメータのループに入る前に呼び、結果を変数に入れておきましょう。"
        #[end]
    )
    assert np.array_equal(bowl.calls[0][0], x_before) and (
        np.array_equal(bowl.calls[0][1], t_before)
    ), (
        #[en]
        "Expected network.gradient to be given x_batch and t_batch, got "
        f"{bowl.calls[0][0]} and {bowl.calls[0][1]}. First x, then t?"
        #[ja]
        "network.gradient には x_batch と t_batch を渡すはずですが、"
        f"{bowl.calls[0][0]} と {bowl.calls[0][1]} でした。x、t の順になっていますか。"
        #[end]
    )
    for name in ("W1", "b1", "W2", "b2"):
        assert name in bowl.params, (
            #[en]
            f'Expected network.params to keep the key "{name}", '
            f"got only {list(bowl.params)}."
            #[ja]
            f'network.params にはキー "{name}" が残るはずですが、'
            f"{list(bowl.params)} だけでした。"
            #[end]
        )
        got = np.asarray(bowl.params[name], dtype=float)
        expected = start[name] - learning_rate * slopes[name]
        upward = start[name] + learning_rate * slopes[name]
        #[en]
        hint = (
            "Is it the old value minus learning_rate times the gradient of the same name?"
        )
        if got.shape == expected.shape and np.allclose(got, start[name]):
            hint = (
                "It did not move: is every new value, biases too, put into network.params?"
            )
        elif got.shape == expected.shape and np.allclose(got, upward):
            hint = "It went uphill: the gradient points up, so subtract."
        #[ja]
        hint = "元の値から「学習率 × 同じ名前の勾配」を引いていますか。"
        if got.shape == expected.shape and np.allclose(got, start[name]):
            hint = (
                "動いていません。"
                "バイアスも含めて、新しい値を network.params に入れましたか。"
            )
        elif got.shape == expected.shape and np.allclose(got, upward):
            hint = "坂を上っています。勾配は上る向きなので、引き算です。"
        #[end]
        assert got.shape == expected.shape and np.allclose(
            got, expected, rtol=1e-5, atol=1e-6
        ), (
            #[en]
            f"Expected {name} = {expected.tolist()} after a step with learning rate "
            f"{learning_rate} from {start[name].tolist()}, got {got.tolist()}. {hint}"
            #[ja]
            f"{name} は {start[name].tolist()} から学習率 {learning_rate} の一歩で "
            f"{expected.tolist()} になるはずですが、{got.tolist()} でした。{hint}"
            #[end]
        )
    assert np.array_equal(x_batch, x_before) and np.array_equal(t_batch, t_before), (
        #[en]
        "Expected x_batch and t_batch as they were, but they have changed."
        #[ja]
        "x_batch と t_batch は元のままのはずですが、中身が変わっています。"
        #[end]
    )

print("sgd_step: the visible examples agree.")  #[en]
print("sgd_step：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 2. The training loop
#
# One step is tiny, so we take thousands: draw a mini-batch, step, draw, step. After about `N / batch_size` steps the network has seen as many samples as there are, and we call that one **epoch**. (Drawn at random, some images come twice and others not at all; on average each comes once.)
#
# At the end of every epoch we write down three numbers: the loss and the accuracy on **all** training images, and the accuracy on **all** test images. One entry comes even before the first step, so `epochs` epochs leave `epochs + 1` entries. Without it, you could not see where the journey began.
#
# `sgd_step` and `mini_batch` do most of the work.

# %% [markdown] lang="ja"
# ## 2. 学習のループ
#
# 一歩はとても小さいので、何千歩も進みます。ミニバッチを取り出しては一歩、また取り出しては一歩です。およそ `N / batch_size` ステップ進むと、訓練データの総数と同じ数のデータを見たことになります。これを1**エポック**と呼びます（ランダムに選ぶので、2回選ばれる画像も一度も選ばれない画像もありますが、平均すれば1回ずつです）。
#
# エポックが終わるたびに、三つの数を記録します。**すべての**訓練データでの損失と認識精度、そして**すべての**テストデータでの認識精度です。最初の一歩の前にも一度記録するので、`epochs` エポックなら記録は `epochs + 1` 個になります。これがないと、どこから出発したのかがわかりません。
#
# 仕事の大半は `sgd_step` と `mini_batch` がしてくれます。

# %% exercise="train" needs=["sgd_step"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def train(
    network,
    x_train,
    t_train,
    x_test,
    t_test,
    epochs=10,
    batch_size=100,
    learning_rate=0.1,
    rng=None,
):
    """
    #[en]
    Train the network by stochastic gradient descent, and record how it gets on.

        one epoch = N / batch_size steps (at least 1), each with a new random mini-batch
        of `batch_size` rows of the training set

    Where N / batch_size is no whole number, round it down or up, as you like; a mini-batch of
    the rows that are left over may be smaller.

    Source: "Deep Learning from Scratch", chapter 4, and the homework sheet of seminar
    session 4 (10 epochs, batch size 100, learning rate 0.1).

    Parameters
    ----------
    network : TwoLayerNet, or any object with its `params`, `gradient`, `predict`, `loss`
        and `accuracy`
        This very network is trained: its `params` change. A step asks for one gradient.
    x_train : array of float, shape (N, D)
    t_train : array, shape (N,) with labels or (N, K) one-hot
        The training set, the only one to learn from.
    x_test, t_test : arrays like these, with M rows
        The test set, only for measuring.
    epochs : int, 0 or more
    batch_size : int, 1 or more
        May be larger than N: an epoch is then one step. Whether a row may be drawn twice
        is up to you, as long as the batches are random.
    learning_rate : float
    rng : numpy.random.Generator or None
        The only source of randomness. None means np.random.default_rng().

    Returns
    -------
    dict with the keys "train_loss", "train_accuracy", "test_accuracy" (more are free)
        Each a list of epochs + 1 numbers: the first before training, then one after every
        epoch. Loss: the mean over the whole training set. Accuracies: fractions from 0 to 1
        of the whole training set and of the whole test set.
        The four data arrays must be as they were when you return.

    Example
    -------
    #[ja]
    確率的勾配降下法でネットワークを学習させ、その経過を記録します。

        1エポック = N / batch_size ステップ（少なくとも1）。各ステップで、訓練データから
        `batch_size` 行のミニバッチを新しくランダムに取り出す

    N / batch_size が整数にならないときは、切り捨てても切り上げても構いません。余った行で
    作るミニバッチは、小さくなっても構いません。

    出典：『ゼロから作るDeep Learning』4章と、ゼミ第4回の宿題
    （エポック数 10、バッチサイズ 100、学習率 0.1）。

    引数
    ----
    network : TwoLayerNet、または同じ `params`, `gradient`, `predict`, `loss`, `accuracy`
        を持つオブジェクト
        渡されたネットワークそのものを学習させる（`params` が変わる）。
        1ステップで求める勾配は1回だけ。
    x_train : 浮動小数点数の配列、形状 (N, D)
    t_train : 配列、ラベルなら形状 (N,)、one-hot表現なら (N, K)
        訓練データ。学習に使ってよいのはこれだけ。
    x_test, t_test : 同じ形式で M 行の配列
        テストデータ。測定にだけ使う。
    epochs : int、0 以上
    batch_size : int、1 以上
        N より大きくてもよく、そのとき1エポックは1ステップ。ミニバッチがランダムなら、
        同じ行が重複してもしなくてもよい。
    learning_rate : float
    rng : numpy.random.Generator または None
        乱数はここからだけ取ること。None なら np.random.default_rng() を使う。

    戻り値
    ------
    キー "train_loss", "train_accuracy", "test_accuracy" を持つディクショナリ
        （ほかのキーは自由）
        値はどれも epochs + 1 個の数のリスト。最初は学習前の値、続いて各エポックの後の値。
        損失は訓練データ全体の平均。認識精度は、訓練データ全体とテストデータ全体での
        正解の割合（0 から 1）。
        関数から戻るとき、4つのデータの配列の中身は元のままにしておくこと。

    例
    --
    #[end]
    >>> network = TwoLayerNet(2, 3, 2)
    >>> x, t = np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([0, 1])
    >>> history = train(network, x, t, x, t, epochs=3, batch_size=1)
    >>> print(len(history["train_loss"]), len(history["test_accuracy"]))
    4 4
    """
    ### BEGIN SOLUTION
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    record()
    for _ in range(epochs):
        for _ in range(max(len(x_train) // batch_size, 1)):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, x_batch, t_batch, learning_rate)
        record()
    return history
    ### END SOLUTION


# %% check="train" points=6
#[en]
# A network that keeps a diary: at every step it notes the batch, its parameters,
# the gradient.
#[ja]
# 日記を付けるネットワーク。一歩ごとに、ミニバッチ、パラメータ、勾配を書き留めます。
#[end]
class Diary(TwoLayerNet):
    def __init__(self):
        super().__init__(4, 5, 3, weight_init_std=0.5)
        self.pages = []

    def gradient(self, x, t):
        before = {name: np.array(value) for name, value in self.params.items()}
        slopes = super().gradient(x, t)
        copies = {name: np.array(value) for name, value in slopes.items()}
        self.pages.append((np.array(x), np.array(t), before, copies))
        return slopes


#[en]
# 53 rows to train on and 20 to test with; the last column is the row's number.
# Every second test label is deliberately wrong, so the two accuracies differ.
#[ja]
# 訓練データは 53 行、テストデータは 20 行で、最後の列が行番号です。二つの認識精度に差が
# 出るように、テストデータの正解ラベルは一つおきにわざと間違えてあります。
#[end]
rows = np.arange(73)
x_all = np.column_stack([2.0 * np.eye(3)[rows % 3], rows / 100])
t_all = np.where((rows >= 53) & (rows % 2 == 0), (rows + 1) % 3, rows % 3)
data = x_all[:53], t_all[:53], x_all[53:], t_all[53:]
before = [array.copy() for array in data]
epochs, batch_size, learning_rate = 4, 10, 0.5
drawn = []

for seed in (7, 7, 8):
    network = Diary()
    first = {name: value.copy() for name, value in network.params.items()}
    history = train(
        network,
        *data,
        epochs=epochs,
        batch_size=batch_size,
        learning_rate=learning_rate,
        rng=np.random.default_rng(seed),
    )
    assert all(np.array_equal(now, was) for now, was in zip(data, before, strict=True)), (
        #[en]
        "Expected the four data arrays as they were, but they have changed. "
        "Draw row numbers instead of shuffling the data itself."
        #[ja]
        "4つのデータの配列は元のままのはずですが、中身が変わっています。"
        "データそのものを並べ替えずに、行番号を引きましょう。"
        #[end]
    )
    #[en]
    # What comes back?
    #[ja]
    # 戻り値の形を調べます。
    #[end]
    for name in ("train_loss", "train_accuracy", "test_accuracy"):
        assert isinstance(history, dict) and name in history, (
            #[en]
            f'Expected a dict with the key "{name}", got '
            f"{list(history) if isinstance(history, dict) else history}. "
            "Does the function end with: return history ?"
            #[ja]
            f'キー "{name}" を持つディクショナリが返るはずですが、'
            f"{list(history) if isinstance(history, dict) else history} が返りました。"
            "最後に履歴のディクショナリを return していますか。"
            #[end]
        )
        assert np.shape(history[name]) == (epochs + 1,), (
            #[en]
            f'Expected {epochs + 1} numbers in history["{name}"] for {epochs} epochs, got '
            f"shape {np.shape(history[name])}. "
            "One entry comes before training, then one after each epoch."
            #[ja]
            f'{epochs} エポックなら history["{name}"] は {epochs + 1} 個の数のはずですが、'
            f"形状は {np.shape(history[name])} でした。"
            "学習前に1個、各エポックの後に1個です。"
            #[end]
        )

    #[en]
    # How many steps, and on which rows?
    #[ja]
    # ステップ数と、使われた行を調べます。
    #[end]
    steps = len(network.pages) // epochs
    assert len(network.pages) == epochs * steps and steps in (5, 6), (
        #[en]
        f"Expected {epochs} epochs of 5 or 6 steps (53 / {batch_size}, rounded down or up), "
        f"one gradient each, got {len(network.pages)} steps in all. "
        "Two loops, one in the other? Is the very network trained that was handed in?"
        #[ja]
        f"1エポックは 5 か 6 ステップ（53 / {batch_size} の切り捨てか切り上げ）で、"
        f"それが {epochs} エポック、勾配は各1回のはずですが、"
        f"全部で {len(network.pages)} ステップでした。"
        "二重ループになっていますか。渡されたネットワークそのものを学習させていますか。"
        #[end]
    )
    numbers = []
    for x_batch, t_batch, _, _ in network.pages:
        size = len(x_batch)
        assert (
            x_batch.shape == (size, 4)
            and t_batch.shape == (size,)
            and size in (batch_size, 53 % batch_size)
        ), (
            #[en]
            f"Expected mini-batches of shapes {(batch_size, 4)} and {(batch_size,)}, "
            f"got {x_batch.shape} and {t_batch.shape}. Is batch_size used?"
            #[ja]
            f"ミニバッチの形状は {(batch_size, 4)} と {(batch_size,)} のはずですが、"
            f"{x_batch.shape} と {t_batch.shape} でした。batch_size を使っていますか。"
            #[end]
        )
        number = np.rint(100 * x_batch[:, 3]).astype(int)
        assert np.all(number < 53), (
            #[en]
            "Expected batches of training rows only, got test rows among them. "
            "The network must never learn from x_test."
            #[ja]
            "ミニバッチは訓練データだけのはずですが、テストデータが混ざっています。"
            "x_test を学習に使ってはいけません。"
            #[end]
        )
        assert np.array_equal(t_batch, t_all[number]), (
            #[en]
            f"Expected labels {t_all[number]} for the rows {number}, got {t_batch}. "
            "Are the same rows drawn from x_train and t_train?"
            #[ja]
            f"{number} 行目の正解は {t_all[number]} のはずですが、{t_batch} でした。"
            "x_train と t_train から同じ行を取り出していますか。"
            #[end]
        )
        numbers.append(number)
    drawn.append([tuple(number) for number in numbers])
    assert len({tuple(np.sort(number)) for number in numbers}) > 1, (
        #[en]
        f"Expected a new mini-batch at every step, got the rows {numbers[0]} each time. "
        "Draw inside the loop."
        #[ja]
        f"一歩ごとに新しいミニバッチのはずですが、毎回 {numbers[0]} 行目でした。"
        "ループの中で取り出しましょう。"
        #[end]
    )

    #[en]
    # Did every step move the parameters as it should?
    #[ja]
    # 一歩ごとに、パラメータが正しく動いたかを調べます。
    #[end]
    states = [page[2] for page in network.pages] + [network.params]
    assert all(np.allclose(states[0][name], first[name]) for name in first), (
        #[en]
        "Expected the first step to start from the network's own parameters, but they had "
        "changed by then. Do not set them anew."
        #[ja]
        "最初の一歩は、渡されたネットワークのパラメータから始まるはずですが、その前に"
        "変わっていました。初期化し直してはいけません。"
        #[end]
    )
    for number, page in enumerate(network.pages):
        for name, slope in page[3].items():
            goal = page[2][name] - learning_rate * slope
            assert np.allclose(states[number + 1][name], goal, rtol=1e-4, atol=1e-5), (
                #[en]
                f"Expected {name} to move by -{learning_rate} times its gradient in step "
                f"{number + 1}, but it moved otherwise. "
                "Is learning_rate handed on to sgd_step, with one step per mini-batch, "
                "and are the parameters kept between epochs?"
                #[ja]
                f"{number + 1} 歩目で {name} は"
                f"「-{learning_rate} × 勾配」だけ動くはずですが、そうなっていません。"
                "learning_rate を sgd_step に渡していますか。1つのミニバッチで一歩ですか。"
                "エポックの間でパラメータを作り直していませんか。"
                #[end]
            )

    #[en]
    # A recount: does the history tell the truth?
    #[ja]
    # 数え直して、履歴が正しいかを調べます。
    #[end]
    recount = Diary()
    for epoch, params in enumerate(states[::steps]):
        recount.params = params
        for name, expected in [
            ("train_loss", recount.loss(before[0], before[1])),
            ("train_accuracy", recount.accuracy(before[0], before[1])),
            ("test_accuracy", recount.accuracy(before[2], before[3])),
        ]:
            got = history[name][epoch]
            tolerance = 0.01 * expected if name == "train_loss" else 1e-6
            assert abs(got - expected) <= tolerance, (
                #[en]
                f'Expected history["{name}"][{epoch}] = {expected:.4f}, got {got}. '
                "Entry 0 is from before training, entry e from the end of epoch e, "
                "and each is taken over the whole set in its name, not over a batch."
                #[ja]
                f'history["{name}"][{epoch}] は {expected:.4f} のはずですが、{got} でした。'
                "0 番目は学習前、e 番目は e エポック目の終わりの値です。"
                "ミニバッチではなく、名前のとおりのデータ全体で測っていますか。"
                #[end]
            )

assert drawn[0] == drawn[1], (
    #[en]
    f"Expected the same batches from the same seed, got the rows {drawn[0][0]} and then "
    f"{drawn[1][0]}. Do all random numbers come from rng?"
    #[ja]
    f"同じシードなら同じミニバッチになるはずですが、{drawn[0][0]} 行目の次に "
    f"{drawn[1][0]} 行目が使われました。rng だけから乱数を取っていますか。"
    #[end]
)
assert drawn[0] != drawn[2], (
    #[en]
    f"Expected other batches from another seed, got the rows {drawn[0][0]} both times. "
    "Are the rows drawn at random, and with the rng that was handed in?"
    #[ja]
    f"シードが違えば別のミニバッチになるはずですが、2回とも {drawn[0][0]} 行目でした。"
    "引数の rng を使って、ランダムに選んでいますか。"
    #[end]
)

print("train: the visible examples agree.")  #[en]
print("train：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### The real thing
#
# The homework sheet asks for 10 epochs, a batch size of 100 and a learning rate of 0.1, and it means MNIST: 60,000 // 100 = 600 steps an epoch, 6,000 steps in all. What counts is the number of **steps**. With our 1,200 images an epoch has 12 steps, so ten epochs would be only 120: hardly a start. We take as many epochs as give the same 6,000 steps, and that is 500. It takes some seconds, on a busy computer up to a minute.
#
# Then come twelve test images, each with the network's answer and the probability that it gives it. Before training it could only guess, and one answer in ten was right.

# %% [markdown] lang="ja"
# ### いよいよ本番
#
# 宿題の設定は、エポック数 10、バッチサイズ 100、学習率 0.1 です。ただし、これはMNISTの場合で、1エポックは 60,000 // 100 = 600 ステップ、全部で 6,000 ステップになります。大切なのは**ステップ数**です。手元の 1,200 枚では1エポックが 12 ステップなので、10エポックではたった 120 ステップ、まだ学習の入り口です。そこで、同じ 6,000 ステップになるように 500 エポック学習します。数秒から、遅ければ1分ほどかかります。
#
# 続いて、12枚のテスト画像について、ネットワークの答えとその確率を表示します。学習前はでたらめに答えるだけで、正解は10回に1回ほどでした。

# %% figure="training_run"
runs.pop("all", None)
steps_per_epoch = max(len(x_train) // 100, 1)
epochs = round(6000 / steps_per_epoch)
np.random.seed(7)
network = TwoLayerNet(784, 50, 10)
W1_before = network.params["W1"].copy()
history = train(
    network, x_train, t_train, x_test, t_test, epochs=epochs, rng=np.random.default_rng(7)
)
runs["all"] = network, history

answers = network.predict(x_test[:12])
accuracy = network.accuracy(x_test, t_test)
titles = [f"{y.argmax()}  ({y.max():.0%})" for y in answers]
heading = f"Answers after {epochs * steps_per_epoch} steps; test accuracy {accuracy:.3f}"  #[en]
heading = f"{epochs * steps_per_epoch} ステップ後の答え（テスト精度 {accuracy:.3f}）"  #[ja]
show_digits(x_test[:12], titles, heading)

# %% [markdown] lang="en"
# ## 3. Learning curves
#
# 501 numbers, three times over: nobody reads that. Drawn over the epochs they become **learning curves**, the first thing anyone looks at after training. Does the loss still fall? Then more epochs help. Does it jump about or grow? Then the learning rate is too large. And the distance between the two accuracies will keep us busy in a minute.
#
# Loss and accuracy have different scales, so two plots one above the other read well; a single plot is fine too.

# %% [markdown] lang="ja"
# ## 3. 学習曲線
#
# 501個の数が3組。そのままでは、とても読めません。エポックを横軸にして描いた**学習曲線**は、学習が終わったら誰もがまず見る図です。損失はまだ下がり続けているでしょうか。それなら、エポックを増やせばもっと良くなります。跳ね回ったり、増えたりしていたら、学習率が大きすぎます。そして、二つの認識精度の差については、このあとすぐ考えます。
#
# 損失と認識精度は目盛りが違うので、上下に並べた二つのグラフにすると読みやすくなります。一つのグラフにまとめても構いません。

# %% exercise="plot_history"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def plot_history(history):
    """
    #[en]
    Draw the learning curves of a training run: three lines over the epochs.

    Source: the homework sheet of seminar session 4 ("see loss and accuracy").

    Parameters
    ----------
    history : dict, as `train` returns it
        "train_loss", "train_accuracy", "test_accuracy": lists of equal length, one number
        for each epoch 0, 1, 2, ... (0 is before training). Leave other keys aside.

    Returns
    -------
    matplotlib.figure.Figure
        A new figure at every call (plt.subplots makes one), with one line for each of the
        three lists, drawn with `plot`: the epochs 0, 1, 2, ... along x, the numbers as they
        are along y. One pair of axes or several; a label on the x axis and on every y axis
        in use; a legend that tells the two accuracies apart.
        `history` must be as it was when you return. plt.show() is not needed.

    Example
    -------
    #[ja]
    学習の経過を学習曲線として描きます。エポックを横軸にした3本の線です。

    出典：ゼミ第4回の宿題（精度と損失の可視化）。

    引数
    ----
    history : `train` が返すディクショナリ
        "train_loss", "train_accuracy", "test_accuracy"：同じ長さのリスト。エポック
        0, 1, 2, ... の値が1つずつ（0 は学習前）。ほかのキーがあっても使わない。

    戻り値
    ------
    matplotlib.figure.Figure
        呼ばれるたびに新しく作る図（plt.subplots で作れます）。3つのリストのそれぞれを
        `plot` で1本の線に描く。横軸はエポック 0, 1, 2, ...、縦軸はリストの数そのもの。
        グラフは1つでもいくつでもよい。横軸と、使った縦軸のすべてに軸ラベルを付け、
        二つの認識精度を見分けられる凡例を付ける。
        関数から戻るとき、`history` の中身は元のままにしておくこと。plt.show() は不要です。

    例
    --
    #[end]
    >>> history = {"train_loss": [2.3, 0.9], "train_accuracy": [0.1, 0.8]}
    >>> history["test_accuracy"] = [0.1, 0.7]
    >>> fig = plot_history(history)
    >>> print(isinstance(fig, plt.Figure), sum(len(ax.lines) for ax in fig.axes))
    True 3
    """
    ### BEGIN SOLUTION
    #[en]
    loss, accuracy, epoch, title = "loss", "accuracy", "epoch", "Learning curves"
    training, test = "training images", "test images"
    #[ja]
    loss, accuracy, epoch, title = "損失", "認識精度", "エポック", "学習曲線"
    training, test = "訓練データ", "テストデータ"
    #[end]
    fig, (top, bottom) = plt.subplots(
        2, 1, sharex=True, figsize=(6.4, 5.2), layout="constrained"
    )
    top.plot(history["train_loss"], color="black", label=training)
    bottom.plot(history["train_accuracy"], color="black", label=training)
    bottom.plot(history["test_accuracy"], "--", color="tab:orange", label=test)
    top.set_title(title)
    top.set_ylabel(loss)
    bottom.set_ylabel(accuracy)
    bottom.set_xlabel(epoch)
    for ax in (top, bottom):
        ax.grid(alpha=0.3)
        ax.legend()
    return fig
    ### END SOLUTION


# %% check="plot_history" points=3
from matplotlib.legend import Legend

history = {
    "train_loss": [2.30, 0.90, 0.50, 0.30],
    "train_accuracy": [0.10, 0.75, 0.88, 0.97],
    "test_accuracy": [0.10, 0.70, 0.80, 0.82],
}
before = {name: list(values) for name, values in history.items()}
other = plt.figure()
try:
    fig = plot_history(history)
finally:
    plt.close(other)

assert isinstance(fig, plt.Figure), (
    #[en]
    f"Expected a figure, got {type(fig).__name__}. Does the function end with: return fig ?"
    #[ja]
    f"図（Figure）が返るはずですが、{type(fig).__name__} が返りました。"
    "最後は return fig になっていますか。"
    #[end]
)
assert fig is not other, (
    #[en]
    "Expected a new figure, got one that was already open. "
    "Begin with plt.subplots() or plt.figure()."
    #[ja]
    "新しい図が返るはずですが、すでに開いていた図に描かれています。"
    "plt.subplots() か plt.figure() から始めましょう。"
    #[end]
)
lines = [
    (line.get_xdata(orig=False), line.get_ydata(orig=False))
    for ax in fig.axes
    for line in ax.lines
]
for name, values in before.items():
    found = [x for x, y in lines if len(y) == len(values) and np.allclose(y, values)]
    assert found, (
        #[en]
        f'Expected a line with the numbers of history["{name}"], {values}, got lines with '
        f"{[y.tolist() for _, y in lines]}. "
        "Are all three drawn with plot, with the numbers as they are?"
        #[ja]
        f'history["{name}"] の数 {values} を結ぶ線があるはずですが、描かれた線は '
        f"{[y.tolist() for _, y in lines]} でした。"
        "3つとも、数をそのまま plot で描いていますか。"
        #[end]
    )
    assert any(np.allclose(x, np.arange(len(values))) for x in found), (
        #[en]
        f'Expected x = 0, 1, 2, 3 for the line of history["{name}"], '
        f"got {found[0].tolist()}. "
        "The first number, epoch 0, is from before training."
        #[ja]
        f'history["{name}"] の線の横軸は 0, 1, 2, 3 のはずですが、'
        f"{found[0].tolist()} でした。"
        "最初の数は学習前、つまりエポック 0 の値です。"
        #[end]
    )
x_labels = [ax.get_xlabel() for ax in fig.axes] + [fig.get_supxlabel()]
y_labels = [ax.get_ylabel() or fig.get_supylabel() for ax in fig.axes if ax.lines]
assert any(x_labels) and all(y_labels), (
    #[en]
    "Expected a label on the x axis and on every y axis in use, "
    f"got {x_labels} and {y_labels}. "
    "ax.set_xlabel and ax.set_ylabel write them."
    #[ja]
    "横軸と、使った縦軸のすべてに軸ラベルがあるはずですが、"
    f"{x_labels} と {y_labels} でした。"
    "ax.set_xlabel と ax.set_ylabel で付けられます。"
    #[end]
)
texts = {text.get_text() for legend in fig.findobj(Legend) for text in legend.get_texts()}
assert len(texts) >= 2, (
    #[en]
    "Expected a legend that tells the two accuracies apart, got "
    f"{len(texts)} different entries: {sorted(texts)}. "
    'Give each line a label: ax.plot(..., label="..."), then call ax.legend().'
    #[ja]
    "二つの認識精度を見分ける凡例があるはずですが、"
    f"項目は {len(texts)} 種類（{sorted(texts)}）でした。"
    'ax.plot(..., label="...") で線に名前を付け、最後に ax.legend() を呼びましょう。'
    #[end]
)
assert history == before, (
    #[en]
    "Expected history as it was, but it has changed."
    #[ja]
    "history は元のままのはずですが、中身が変わっています。"
    #[end]
)
plt.close(fig)

print("plot_history: the visible examples agree.")  #[en]
print("plot_history：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### Your network, learning
#
# The curves of your own run. Read them from the left: for a while next to nothing happens, then everything at once. That is the small random start: the slope is shallow there. How far do the two accuracies run together, and which is ahead at the end?

# %% [markdown] lang="ja"
# ### 学習の軌跡
#
# あなたのネットワークの学習曲線です。左から読んでいきましょう。しばらくはほとんど何も起こらず、それから一気に学習が進みます。小さな乱数から出発した重みのまわりでは、勾配がゆるやかだからです。二つの認識精度はどこまで一緒に上がり、最後に上にいるのはどちらでしょうか。

# %% figure="learning_curves"
_, history = finished("all")
fig = plot_history(history)
plt.show()

# %% [markdown] lang="en"
# ### What the hidden neurons look for
#
# Last week's pictures again: the 784 weights into one hidden neuron, laid out as an image. Light pixels excite the neuron, dark ones hold it back. On top the noise of the first ten neurons at the start, below it all fifty after training. Nobody told them where the strokes of a digit run. Can you spot arcs, bars, dark holes?

# %% [markdown] lang="ja"
# ### 中間層のニューロンは何を見ているか
#
# 先週の図をもう一度描きます。中間層のニューロン1個に入る784個の重みを、画像として並べたものです。明るい画素はニューロンを活性化させ、暗い画素は抑えます。上は学習前のノイズ（最初の10個）、下は学習後の50個全部です。数字の線がどこを通るかは、誰も教えていません。弧や棒、黒い穴のような模様が見つかりますか。

# %% figure="weights"
network, _ = finished("all")
sheets = []
for W1 in (W1_before[:, :10], network.params["W1"]):
    images = W1.T.reshape(-1, 10, 28, 28)
    frames = np.pad(images, [(0, 0), (0, 0), (2, 2), (2, 2)], constant_values=np.nan)
    sheets.append(frames.transpose(0, 2, 1, 3).reshape(-1, 320))

fig, (top, bottom) = plt.subplots(
    2, 1, figsize=(8, 5.8), height_ratios=[1, 5], layout="constrained"
)
for ax, sheet in [(top, sheets[0]), (bottom, sheets[1])]:
    largest = np.nanmax(np.abs(sheet))
    shown = ax.imshow(sheet, cmap="gray", vmin=-largest, vmax=largest)
    bar = fig.colorbar(shown, ax=ax, pad=0.02)
    bar.set_label("weight")  #[en]
    bar.set_label("重み")  #[ja]
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
top.set_title("First-layer weights before training")  #[en]
top.set_title("学習前の1層目の重み")  #[ja]
bottom.set_title("First-layer weights after training")  #[en]
bottom.set_title("学習後の1層目の重み")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ### With a hundred images only
#
# Now make it hard: only the first 100 training images, and 200 epochs over them. The test images stay the same. Follow the two accuracies from left to right, and keep the picture in mind for the question below.

# %% [markdown] lang="ja"
# ### 訓練データが100枚しかなかったら
#
# 今度は条件を厳しくします。訓練データを最初の100枚だけに減らし、それを200エポック学習させます。テストデータは同じです。二つの認識精度を左から右へたどってみてください。この図は、あとの問いで使います。

# %% figure="few_images"
runs.pop("few", None)
np.random.seed(7)
few_network = TwoLayerNet(784, 50, 10)
few_history = train(
    few_network,
    x_train[:100],
    t_train[:100],
    x_test,
    t_test,
    epochs=200,
    batch_size=10,
    rng=np.random.default_rng(7),
)
runs["few"] = few_network, few_history
fig = plot_history(few_history)
plt.show()

# %% [markdown] lang="en"
# ### The most confident mistakes
#
# Of all the wrong answers on the test images, the twelve of which the network was surest. "4 → 9" means: a 4, read as a 9. First your real network (if it makes fewer than twelve mistakes, you see them all), then the one that had a hundred images only. Which mistakes can you forgive, and which would no human make? And how sure can a network be while it is wrong?

# %% [markdown] lang="ja"
# ### 自信満々の間違い、12選
#
# テストデータでの誤答のうち、ネットワークが最も自信を持っていた12枚です。「4 → 9」は、4を9と読んだという意味です。まず本番のネットワーク（誤答が12個より少なければ全部）、次に100枚だけで学習したネットワークの間違いを並べます。仕方がないと思えるのはどれで、人間なら決してしない間違いはどれでしょうか。間違っているのに、どれほど自信を持っているでしょうか。

# %% figure="mistakes"
for name in ("all", "few"):
    network, _ = finished(name)
    y = network.predict(x_test)
    answers, confidence = y.argmax(axis=1), y.max(axis=1)
    wrong = np.flatnonzero(answers != t_test)
    surest = wrong[np.argsort(-confidence[wrong])][:12]
    titles = [f"{t_test[i]} → {answers[i]}  ({confidence[i]:.0%})" for i in surest]
    n = len(x_train) if name == "all" else 100
    #[en]
    heading = (
        f"Trained on {n} images: {len(wrong)} of {len(x_test)} wrong, the surest first"
    )
    #[ja]
    heading = f"訓練データ{n}枚：{len(x_test)}枚中{len(wrong)}枚が誤答（自信のあった順）"
    #[end]
    show_digits(x_test[surest], titles, heading)

# %% [markdown] lang="en"
# ## Question: where do the two accuracies part?
#
# Look at both pictures of learning curves once more, your network's and that of the hundred images. Where do the accuracies on training and on test images part, what does each do from there on, and what is this called? What makes the difference between the two pictures? **Your turn:** answer in the cell below, in three to five sentences.

# %% [markdown] lang="ja"
# ## 問い：二つの認識精度はどこで分かれるか
#
# 二つの学習曲線（本番のものと、訓練データ100枚のもの）をもう一度見てください。訓練データとテストデータの認識精度はどのあたりで分かれ、そのあとそれぞれどうなるでしょうか。この現象を何と呼びますか。また、二つの図の違いは何から来ているのでしょうか。**あなたの番：** 下のセルに3〜5文で答えましょう。

# %% [markdown] question="overfitting" points=2 lang="en"
# ### BEGIN SOLUTION
# In the picture of the hundred images the two accuracies rise together at first and part around epoch 30. From there on the accuracy on the training images climbs to 1.0, while that on the test images levels off at about 0.87.
# This is called **overfitting**: the network goes on to learn peculiarities of its training images by heart, which do not help with new ones. Only images that it has never learned from show it.
# With 1,200 images they part too, later and by less (about 1.0 and 0.97): what fits so many different images at once is more likely to be true of digits in general.
# ### END SOLUTION

# %% [markdown] question="overfitting" points=2 lang="ja"
# ### BEGIN SOLUTION
# 訓練データ100枚の図では、二つの認識精度は初めのうち一緒に上がりますが、30エポックあたりで分かれます。その後、訓練データの認識精度は 1.0 に達するのに対し、テストデータでは 0.87 ほどで頭打ちになります。
# これを**過学習**と呼びます。訓練データだけに見られる癖まで覚えてしまい、初めて見る画像に対する力（汎化性能）が伸びなくなった状態です。学習に使っていない画像で測るからこそ、気づくことができます。
# 1,200枚の場合も分かれますが、分かれるのは遅く、差も小さくなります（約 1.0 と約 0.97）。たくさんの異なる画像すべてに当てはまる特徴は、数字一般に共通する特徴である可能性が高いからです。
# ### END SOLUTION

# %% [markdown] lang="en"
# ## Looking back, and onward
#
# Seven weeks ago there was a single neuron. Then came a number for being wrong, a slope without calculus, a walk downhill, the chain rule as a graph, a network in one class, and today it learned to read. You know every line of it: no magic is left in the box.
#
# Where to from here? Turn the knobs of your own loop: the learning rate, the batch size, the number of hidden neurons. Fight overfitting: stop early, add noise or shifted copies of the images, keep the weights small. Walk downhill more cleverly (Momentum, Adam). Give the network more layers, or layers made for images (convolution). And when you meet PyTorch or JAX, you will find old friends: their automatic differentiation is the graph of week 5, and their training loop is the one you wrote today.
#
# Thank you for coming all this way. Have fun!

# %% [markdown] lang="ja"
# ## ふりかえりと、この先へ
#
# 7週間前、手元にあったのはニューロン1個でした。そこから、間違いの大きさを測る損失関数、公式を使わない数値微分、坂を下る勾配降下法、計算グラフで理解する誤差逆伝播法、一つのクラスにまとめた2層ニューラルネットワークへと進み、今日、そのネットワークが数字を読めるようになりました。その中身は、一行残らず自分の目で確かめてきました。もうブラックボックスではありません。
#
# 次は何をしましょうか。まずは自分の `train` で、学習率、バッチサイズ、中間層のニューロンの数を変えてみてください。過学習への対策も試せます。早めに学習を止める、画像をずらしたりノイズを加えたりして増やす、重みが大きくなりすぎないようにする、などです。もっと賢い下り方（MomentumやAdam）、もっと深い層、画像に向いた層（畳み込み）もあります。やがてPyTorchやJAXを使うときには、見覚えのあるものに出会うはずです。自動微分の中身は第5週の計算グラフですし、学習のループは今日書いたものと同じです。
#
# ここまでの7週間、おつかれさまでした。この先も楽しんでください。
