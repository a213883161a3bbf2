# %% [markdown] lang="en"
# # Week 7: Learning digits
#
# You have built all the parts. This week you train the network: at first it knows nothing, and in the end it reads handwritten digits.
#
# By the end you can
#
# - move every parameter of a network one step downhill (stochastic gradient descent),
# - write the training loop: mini-batches, steps, epochs, and a record of loss and accuracy,
# - draw learning curves and recognize overfitting in them,
# - explain why a network is judged on images that it has never seen,
# - draw a digit of your own and let your network read it.
#
# **How to work.** Write your code in the cells that say "Your turn", then run the check below. The checks show a few examples; grading uses other inputs as well. When you are done, hand in this one file without changing its name.

# %% [markdown] lang="ja"
# # 第7週：数字を学習する
#
# 部品はすべてそろいました。今週はネットワークを学習させます。はじめは何も知らないネットワークが、最後には手書き数字を読めるようになります。
#
# この週が終わると、次のことができるようになります。
#
# - ネットワークのすべてのパラメータを、勾配を使って1歩更新できる（確率的勾配降下法）
# - ミニバッチ、ステップ、エポックからなる学習のループを書き、損失と正解率を記録できる
# - 学習曲線を描き、過学習を見つけられる
# - ネットワークを、学習に使っていない画像で評価する理由を説明できる
# - 自分で描いた数字を、自分のネットワークに読ませることができる
#
# **進め方：** 「あなたの番」と書かれたセルにコードを書いたら、すぐ下の確認セルを実行しましょう。確認セルにあるのは一部の例だけで、採点ではほかの入力も使います。できあがったら、このファイルだけを、名前を変えずに提出してください。

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
# `mini_batch` from week 2 and the network `TwoLayerNet` from week 6, with the functions it needs, are ready to use, so you can start even if earlier weeks are unfinished. Run the cell.

# %% [markdown] lang="ja"
# ## これまでの週から
#
# 第2週の`mini_batch`と、第6週のネットワーク`TwoLayerNet`（と、それに必要な関数）を用意しました。これまでの週の課題が終わっていなくても始められます。次のセルをそのまま実行してください。

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
    Draw `size` random rows: the same rows of `x` and of `t`. A row may be drawn twice.
    #[ja]
    `size`個の行をランダムに選び、`x`と`t`から同じ行を取り出す（同じ行が2回選ばれることもある）。
    #[end]
    """
    rows = rng.integers(len(x), size=size)
    return np.asarray(x)[rows], np.asarray(t)[rows]


class TwoLayerNet:
    """
    #[en]
    input (D) - affine - sigmoid (H) - affine - softmax (K); `t` is one-hot or labels.
    #[ja]
    入力 (D) → Affine → Sigmoid (H) → Affine → Softmax (K)。
    `t`はone-hot表現でもラベルでもよい。
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
# **MNIST** is a famous database of digits written by real people: 60,000 images to train with and 10,000 to test with. Each image has 28×28 pixels from 0 (paper) to 1 (ink); we unroll it into a row of 784 numbers. Each image has a label, the right answer. Learning from such pairs is called **supervised learning**.
#
# The folder `data`, which has to be beside this notebook, contains about a tenth of that: 6,000 images for training, the **training data**, and 1,500 others, the **test data**. They are 80 % and 20 % of the 7,500 images, a usual split. The network never learns from the test data. They show how well it reads digits that it has not seen before. This ability is called **generalization**, and it is what we want in the end. (Grading tries your network on further images, which are not among these 7,500.)
#
# Look at the twelve images below: are there any that you cannot read with certainty?
#
# <details>
# <summary><b>If you want all of MNIST</b></summary>
#
# MNIST consists of four files, `train-images-idx3-ubyte.gz`, `train-labels-idx1-ubyte.gz`, `t10k-images-idx3-ubyte.gz` and `t10k-labels-idx1-ubyte.gz`. Search the web for "the MNIST database" and the name of the first file. Put the four files into a new folder `mnist` beside this notebook, and write `load("mnist")` instead of `load()` below. All cells then run with all images; one epoch takes ten times as long.
#
# </details>

# %% [markdown] lang="ja"
# ## データ
#
# **MNIST**は、人が実際に書いた数字を集めた有名なデータベースです。訓練用の画像が60,000枚、テスト用の画像が10,000枚あります。1枚は28×28画素で、値は0（紙）から1（インク）までです。これを784個の数の1行に並べて使います。どの画像にも、正解のラベルが付いています。このように、正解の付いたデータから学ぶことを**教師あり学習**といいます。
#
# その約10分の1を、このノートブックと一緒に配っています（フォルダー`data`。ノートブックと同じ場所に置いてください）。6,000枚が**訓練データ**、別の1,500枚が**テストデータ**です。全7,500枚の80%と20%にあたり、よく使われる分け方です。テストデータは学習には一切使いません。初めて見る数字をどれだけ読めるかを測るためのものです。初めて見るデータにも正しく答えられる力を**汎化能力**と呼びます。最終的に高めたいのは、この力です（採点では、この7,500枚に含まれない画像でも試します）。
#
# 下の12枚を見てください。どの数字か、自信を持って言えないものはありますか。
#
# <details>
# <summary><b>MNISTをすべて使いたいとき</b></summary>
#
# MNISTは`train-images-idx3-ubyte.gz`、`train-labels-idx1-ubyte.gz`、`t10k-images-idx3-ubyte.gz`、`t10k-labels-idx1-ubyte.gz`の4つのファイルからできています。「MNIST database」と最初のファイルの名前で検索して入手し、このノートブックと同じ場所に作ったフォルダー`mnist`に4つとも入れてください。そして下のセルの`load()`を`load("mnist")`に書き換えます。すべてのセルが全画像で動きます（1エポックにかかる時間は10倍になります）。
#
# </details>

# %% given="data"
from data import load

(x_train, t_train), (x_test, t_test) = load()

# %% given="helpers"
runs = {}


def finished(name):
    """
    #[en]
    Return the network and the history of a finished training run.
    #[ja]
    学習の終わったネットワークと、その履歴を返す。
    #[end]
    """
    if name not in runs:
        raise NotImplementedError(
            #[en]
            "No network has been trained yet: solve sgd_step and train, "
            f"then run the cell of the figure that stores the result in runs[{name!r}]."
            #[ja]
            "まだ学習したネットワークがありません。sgd_stepとtrainを完成させてから、"
            f"結果をruns[{name!r}]に入れる図のセルを実行してください。"
            #[end]
        )
    return runs[name]


def show_digits(images, titles, heading):
    """
    #[en]
    Draw images, six to a row, each with its title.
    #[ja]
    画像を6枚ずつ並べ、それぞれにタイトルを付けて描く。
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
heading = f"Twelve of {len(x_train):,} training images, and their labels"  #[en]
heading = f"訓練データ{len(x_train):,}枚のうちの12枚と、その正解"  #[ja]
show_digits(x_train[:12], t_train[:12], heading)

# %% [markdown] lang="en"
# ### A picture: how far can you get without a network?
#
# Before you train, you need something to compare with, a **baseline**. This one takes the mean of all training images of each digit. It reads a test image as the digit whose mean image is nearest: the one with the smallest sum of squared differences. A random guess would be right one time in ten. Will your network beat these ten blurred pictures?

# %% [markdown] lang="ja"
# ### 図で見る：ネットワークを使わずに、どこまで読めるか
#
# 学習を始める前に、比べる相手となる**ベースライン**を用意します。まず、訓練データの画像を数字ごとに平均します。そして、テスト画像にいちばん近い（差の2乗の和が最も小さい）平均の画像を探し、その数字を答えとします。当てずっぽうなら、正解は10回に1回です。あなたのネットワークは、このぼやけた10枚に勝てるでしょうか。

# %% figure="baseline"
means = np.array([x_train[t_train == digit].mean(axis=0) for digit in range(10)])
distances = [np.sum((x_test - mean) ** 2, axis=1) for mean in means]
baseline = np.mean(np.argmin(distances, axis=0) == t_test)
fig, ax = plt.subplots(figsize=(8, 1.3), layout="constrained")
ax.imshow(np.hstack(means.reshape(10, 28, 28)), cmap="gray_r", vmin=0, vmax=1)
ax.axis("off")
ax.set_title(f"The mean image of each digit (test accuracy {baseline:.3f})")  #[en]
ax.set_title(f"数字ごとの平均の画像（テストデータの正解率{baseline:.3f}）")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## 1. One step downhill
#
# This is week 4's gradient descent for a whole network. Every parameter moves a little against its own gradient:
#
# $$W \leftarrow W - \eta \, \frac{\partial L}{\partial W} \qquad\text{for } W_1,\ b_1,\ W_2 \text{ and } b_2$$
#
# $\eta$ is the learning rate. $L$ is the loss of a random mini-batch. A mini-batch saves memory and time, but it makes the gradient an estimate, and the path downhill fluctuates. Hence the name **stochastic** gradient descent, SGD. The fluctuation even helps: it can move the network out of a local minimum.
#
# All four gradients must belong to the same point. Compute the gradient **once**, then move the parameters.

# %% [markdown] lang="ja"
# ## 1. 1歩だけ下る
#
# 第4週の勾配降下法を、ネットワーク全体に使います。すべてのパラメータを、それぞれの勾配と逆の向きへ少しだけ動かします。
#
# $$W \leftarrow W - \eta \, \frac{\partial L}{\partial W} \qquad\text{（} W_1,\ b_1,\ W_2,\ b_2 \text{ のそれぞれについて）}$$
#
# $\eta$は学習率です。$L$はランダムに選んだミニバッチの損失です。ミニバッチを使うとメモリと時間を節約できますが、勾配は推定値になり、下る道には揺らぎが生じます。**確率的**勾配降下法（SGD）という名前は、ここから来ています。この揺らぎは、局所最適解から抜け出す助けにもなります。
#
# 4つの勾配は、どれも同じ地点のものでなければなりません。勾配は**1回だけ**求めて、それからパラメータを動かしましょう。

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
        The factor of the gradient: it sets the size of the step.

    Returns
    -------
    None
        The result is in `network.params`, under the same keys; you may change its arrays
        or replace them by new ones.
        Call `network.gradient(x_batch, t_batch)` exactly once, before any parameter moves.
        Do not modify `x_batch` and `t_batch`.

    Example
    -------
    #[ja]
    ミニバッチ1つの勾配を使い、ネットワークのすべてのパラメータを1回更新する。

        W  ←  W - learning_rate * ∂L/∂W        （W1、b1、W2、b2のそれぞれ）

    出典：『ゼロから作るDeep Learning』4章、および深層学習の授業資料（SGDのページ）。

    引数
    ----
    network : TwoLayerNet、または次の2つを持つオブジェクト
        `params`：キーが "W1"、"b1"、"W2"、"b2" で、値が浮動小数点数の配列の辞書（dict）。
        `gradient(x, t)`：同じキーと形状の配列を持つ辞書（dict）を返すメソッド。
    x_batch : 浮動小数点数の配列、形状 (B, D)
        ミニバッチ。1行が1件のデータ。
    t_batch : 配列、ラベルなら形状 (B,)、one-hot表現なら (B, K)
        その正解。
    learning_rate : float
        学習率。勾配に掛けて、1歩の大きさを決める数。

    戻り値
    ------
    None
        結果は`network.params`の同じキーに入れる。配列の中身を変えても、新しい配列に
        置き換えてもよい。`network.gradient(x_batch, t_batch)`は、どのパラメータも
        動かさないうちに、ちょうど1回だけ呼ぶ。
        `x_batch`と`t_batch`は書き換えないこと。

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
# A bowl takes the place of a network: its loss is the sum of all squared parameters, plus half the
# square of their sum. W1 is (-3, 4); its gradient there is (-6, 8).
#[ja]
# ネットワークの代わりの「お椀」です。損失は、全パラメータの2乗の和に、
# 全パラメータの和の2乗の半分を足したものです。W1は (-3, 4) で、そこでの勾配は (-6, 8) です。
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
        "Call it before the loop over the parameters, and keep its result in a variable."
        #[ja]
        f"network.gradientを呼ぶのはちょうど1回のはずですが、{len(bowl.calls)}回でした。"
        "パラメータのループに入る前に呼び、結果を変数に入れておきましょう。"
        #[end]
    )
    assert np.array_equal(bowl.calls[0][0], x_before) and (
        np.array_equal(bowl.calls[0][1], t_before)
    ), (
        #[en]
        "Expected network.gradient to be given x_batch and t_batch, got "
        f"{bowl.calls[0][0]} and {bowl.calls[0][1]}. Do you pass x first, then t?"
        #[ja]
        "network.gradientにはx_batchとt_batchを渡すはずですが、"
        f"{bowl.calls[0][0]}と{bowl.calls[0][1]}でした。x、tの順になっていますか。"
        #[end]
    )
    for name in ("W1", "b1", "W2", "b2"):
        assert name in bowl.params, (
            #[en]
            f'Expected network.params to keep the key "{name}", '
            f"got only {list(bowl.params)}."
            #[ja]
            f'network.paramsにはキー "{name}" が残るはずですが、'
            f"{list(bowl.params)}だけでした。"
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
                "It did not move: do you put every new value, biases too, into network.params?"
            )
        elif got.shape == expected.shape and np.allclose(got, upward):
            hint = "It moved uphill: the gradient points uphill, so subtract it."
        #[ja]
        hint = "元の値から「学習率 × 同じ名前の勾配」を引いていますか。"
        if got.shape == expected.shape and np.allclose(got, start[name]):
            hint = (
                "動いていません。"
                "バイアスも含めて、新しい値をnetwork.paramsに入れましたか。"
            )
        elif got.shape == expected.shape and np.allclose(got, upward):
            hint = "坂を上っています。勾配は上る向きを指すので、引きましょう。"
        #[end]
        assert got.shape == expected.shape and np.allclose(
            got, expected, rtol=1e-5, atol=1e-6
        ), (
            #[en]
            f"Expected {name} = {expected.tolist()} after a step with learning rate "
            f"{learning_rate} from {start[name].tolist()}, got {got.tolist()}. {hint}"
            #[ja]
            f"{name}は{start[name].tolist()}から学習率{learning_rate}の1歩で"
            f"{expected.tolist()}になるはずですが、{got.tolist()}でした。{hint}"
            #[end]
        )
    assert np.array_equal(x_batch, x_before) and np.array_equal(t_batch, t_before), (
        #[en]
        "Expected x_batch and t_batch to be unchanged, but they have changed."
        #[ja]
        "x_batchとt_batchは元のままのはずですが、中身が変わっています。"
        #[end]
    )

print("sgd_step: the visible examples agree.")  #[en]
print("sgd_step：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: how the border forms
#
# In week 1 you chose the weights of XOR yourself. Here your `sgd_step` finds weights for the same task, with 200 points around the four corners and eight hidden neurons. The network answers 1 where the picture is grey, and the black dots should be there. Follow the border from left to right. Does it become the border that you made in week 1?

# %% [markdown] lang="ja"
# ### 図で見る：境界ができていく様子
#
# 第1週では、XORの重みを自分で選びました。ここでは、同じ課題の重みを、あなたの`sgd_step`が見つけます。4つの角のまわりに点が200個あり、中間層のニューロンは8個です。灰色はネットワークが1と答える領域で、黒丸が灰色の中に入れば正解です。境界の変化を、左から右へたどってください。最後は、第1週の境界と同じ形になったでしょうか。

# %% figure="border"
rng = np.random.default_rng(1)
corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
which = rng.integers(4, size=200)
x, t = corners[which] + 0.15 * rng.normal(size=(200, 2)), np.array([0, 1, 1, 0])[which]

np.random.seed(3)
network = TwoLayerNet(2, 8, 2, weight_init_std=1)
grid = np.linspace(-0.5, 1.5, 81)
points = np.stack(np.meshgrid(grid, grid), axis=-1).reshape(-1, 2)
fig, axes = plt.subplots(1, 4, sharey=True, figsize=(10, 3.4), layout="constrained")
done = 0
for ax, steps in zip(axes, (0, 100, 400, 1600), strict=True):
    for _ in range(steps - done):
        sgd_step(network, x, t, 1.0)
    done = steps
    answer = network.predict(points)[:, 1].reshape(81, 81)
    ax.contourf(grid, grid, answer, levels=[0, 0.5, 1], colors=["white", "0.8"])
    for label, face in ((0, "white"), (1, "black")):
        ax.plot(*x[t == label].T, "o", color=face, markeredgecolor="black", markersize=4)
    ax.set_title(f"{steps:,} steps, loss {network.loss(x, t):.2f}")  #[en]
    ax.set_title(f"{steps:,}ステップ、損失{network.loss(x, t):.2f}")  #[ja]
    ax.set_xlabel("$x_1$")
    ax.set_xticks([0, 1])
    ax.set_yticks([0, 1])
    ax.set_aspect("equal")
axes[0].set_ylabel("$x_2$")
fig.suptitle("Grey: the network answers 1. Black dots: where it should")  #[en]
fig.suptitle("灰色：ネットワークが1と答える領域　黒丸：1と答えるべき点")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## 2. The training loop
#
# One step is tiny, so we take thousands, and record four numbers on the way:
#
# ```
# record the four numbers
# for each epoch:
#     for each step of the epoch:
#         draw a mini-batch, and take a step
#     record the four numbers
# ```
#
# If there are `N` training images, the network has seen as many images after `N / batch_size` steps; this is one **epoch**. With 10,000 images and mini-batches of 100, an epoch has 100 steps, and in 100 epochs the network sees each image 100 times (on average, because the images are drawn at random).
#
# The four numbers are the loss and the accuracy on **all** training images, and the loss and the accuracy on **all** test images. The first record comes before the first step, because the learning curves of section 3 should show where the training started. So `epochs` epochs give `epochs + 1` entries. `sgd_step` and `mini_batch` do most of the work.

# %% [markdown] lang="ja"
# ## 2. 学習のループ
#
# 1歩はとても小さいので、何千歩も進みます。その途中で、4つの数を記録します。
#
# ```
# 4つの数を記録する
# エポックごとに：
#     ステップごとに：
#         ミニバッチを取り出し、1歩進む
#     4つの数を記録する
# ```
#
# 訓練データが`N`枚のとき、`N / batch_size`ステップ進むと、`N`枚の画像を見たことになります。これが1**エポック**です。10,000枚の画像を100枚ずつのミニバッチで学習するなら、1エポックは100ステップで、100エポックの間に各画像を100回ずつ見ます（画像はランダムに選ぶので、これは平均の回数です）。
#
# 4つの数とは、**すべての**訓練データでの損失と正解率、**すべての**テストデータでの損失と正解率です。どこから出発したのかも3節の学習曲線に描きたいので、最初の1歩の前にも一度記録します。そのため、`epochs`エポックなら記録は`epochs + 1`個になります。仕事の大半は`sgd_step`と`mini_batch`がしてくれます。

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
    Train the network by stochastic gradient descent, and record losses and accuracies.

        one epoch = N / batch_size steps (at least 1), each with a new random mini-batch
        of `batch_size` rows of the training set

    If N / batch_size is not an integer, round it down or up, as you like; a mini-batch of the
    rows that are left over may be smaller.

    Source: "Deep Learning from Scratch", chapter 4, and the homework sheet of seminar
    session 4 (10 epochs, batch size 100, learning rate 0.1).

    Parameters
    ----------
    network : TwoLayerNet, or any object with its `params`, `gradient`, `predict`, `loss`
        and `accuracy`
        This network itself is trained: its `params` change. A step computes one gradient.
    x_train : array of float, shape (N, D)
    t_train : array, shape (N,) with labels or (N, K) one-hot
        The training data, the only data to learn from.
    x_test, t_test : arrays like these, with M rows
        The test data, only for measuring.
    epochs : int, 0 or more
    batch_size : int, 1 or more
        May be larger than N: an epoch is then one step. Whether a row may be drawn twice
        is up to you, as long as the batches are random.
    learning_rate : float
    rng : numpy.random.Generator or None
        The only source of randomness. None means np.random.default_rng().

    Returns
    -------
    dict with the keys "train_loss", "test_loss", "train_accuracy" and "test_accuracy"
        (you may add more)
        Each value is a list of epochs + 1 numbers: the first before training, then one after
        every epoch. Losses: the means over all training data and over all test data.
        Accuracies: the fractions of right answers on the same two sets, from 0 to 1.
        Do not modify the four data arrays.

    Example
    -------
    #[ja]
    確率的勾配降下法でネットワークを学習させ、損失と正解率を記録する。

        1エポック = N / batch_sizeステップ（少なくとも1）。各ステップで、訓練データから
        `batch_size`行のミニバッチを新しくランダムに取り出す

    N / batch_sizeが整数にならないときは、切り捨てても切り上げてもよい。余った行で作る
    ミニバッチは小さくなってもよい。

    出典：『ゼロから作るDeep Learning』4章と、ゼミ第4回の宿題
    （エポック数10、バッチサイズ100、学習率0.1）。

    引数
    ----
    network : TwoLayerNet、または同じ`params`、`gradient`、`predict`、`loss`、`accuracy`
        を持つオブジェクト
        渡されたネットワークそのものを学習させる（`params`が変わる）。
        1ステップで勾配を求めるのは1回だけ。
    x_train : 浮動小数点数の配列、形状 (N, D)
    t_train : 配列、ラベルなら形状 (N,)、one-hot表現なら (N, K)
        訓練データ。学習に使ってよいのはこれだけ。
    x_test, t_test : 同じ形式でM行の配列
        テストデータ。測定にだけ使う。
    epochs : int、0以上
    batch_size : int、1以上
        Nより大きくてもよく、そのとき1エポックは1ステップ。ミニバッチがランダムなら、
        同じ行が重複してもしなくてもよい。
    learning_rate : float
    rng : numpy.random.GeneratorまたはNone
        乱数はすべてここから取る。Noneならnp.random.default_rng()を使う。

    戻り値
    ------
    キー "train_loss"、"test_loss"、"train_accuracy"、"test_accuracy" を持つ辞書（dict）
        （ほかのキーを加えてもよい）
        値はどれもepochs + 1個の数のリスト。最初は学習前の値、続いて各エポックの後の値。
        損失は、訓練データ全体とテストデータ全体での平均。正解率は、それぞれ全体での
        正解の割合（0から1）。
        渡された4つの配列は書き換えないこと。

    例
    --
    #[end]
    >>> network = TwoLayerNet(2, 3, 2)
    >>> x, t = np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([0, 1])
    >>> history = train(network, x, t, x, t, epochs=3, batch_size=1)
    >>> print([len(history[name]) for name in ("train_loss", "test_loss")])
    [4, 4]
    """
    ### BEGIN SOLUTION
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def record():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
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
# This network keeps a record: at every step it stores the batch, its parameters and
# the gradient.
#[ja]
# 日記を付けるネットワークです。1歩ごとに、ミニバッチ、パラメータ、勾配を書き留めます。
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
# There are 53 training rows and 20 test rows; the last column is the row number / 100.
# Every second test label is wrong on purpose, so that training and test results differ.
#[ja]
# 訓練データは53行、テストデータは20行で、最後の列は行番号 ÷ 100です。訓練データとテストデータの
# 結果に差が出るように、テストデータの正解ラベルは1つおきにわざと間違えてあります。
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
        "Expected the four data arrays to be unchanged, but they have changed. "
        "Draw row numbers instead of shuffling the data."
        #[ja]
        "渡された4つの配列は元のままのはずですが、中身が変わっています。"
        "データそのものを並べ替えずに、行番号をランダムに選びましょう。"
        #[end]
    )
    #[en]
    # What is returned?
    #[ja]
    # 戻り値の形を調べます。
    #[end]
    for name in ("train_loss", "test_loss", "train_accuracy", "test_accuracy"):
        assert isinstance(history, dict) and name in history, (
            #[en]
            f'Expected a dict with the key "{name}", got '
            f"{list(history) if isinstance(history, dict) else history}. "
            "Does the function end with: return history ?"
            #[ja]
            f'キー "{name}" を持つ辞書（dict）が返るはずですが、'
            f"{list(history) if isinstance(history, dict) else history}が返りました。"
            "最後に履歴の辞書（dict）をreturnしていますか。"
            #[end]
        )
        assert np.shape(history[name]) == (epochs + 1,), (
            #[en]
            f'Expected {epochs + 1} numbers in history["{name}"] for {epochs} epochs, got '
            f"shape {np.shape(history[name])}. "
            "One entry comes before training, then one after each epoch."
            #[ja]
            f'{epochs}エポックならhistory["{name}"]は{epochs + 1}個の数のはずですが、'
            f"形状は{np.shape(history[name])}でした。"
            "学習前に1個、各エポックの後に1個です。"
            #[end]
        )

    #[en]
    # How many steps were taken, and on which rows?
    #[ja]
    # ステップ数と、使われた行を調べます。
    #[end]
    steps = len(network.pages) // epochs
    assert len(network.pages) == epochs * steps and steps in (5, 6), (
        #[en]
        f"Expected {epochs} epochs of 5 or 6 steps (53 / {batch_size}, rounded down or up), "
        f"with one gradient each, got {len(network.pages)} steps in all. "
        "Is the loop over the steps inside the loop over the epochs? "
        "Do you train the network that was passed in?"
        #[ja]
        f"{epochs}エポックのそれぞれで5か6ステップ（53 / {batch_size}の切り捨てか切り上げ）進み、"
        "1ステップごとに勾配を1回求めるはずですが、"
        f"全部で{len(network.pages)}ステップでした。"
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
            f"ミニバッチの形状は{(batch_size, 4)}と{(batch_size,)}のはずですが、"
            f"{x_batch.shape}と{t_batch.shape}でした。batch_sizeを使っていますか。"
            #[end]
        )
        number = np.rint(100 * x_batch[:, 3]).astype(int)
        assert np.all(number < 53), (
            #[en]
            "Expected batches of training rows only, but they contain test rows. "
            "The network must never learn from x_test."
            #[ja]
            "ミニバッチは訓練データだけのはずですが、テストデータが混ざっています。"
            "x_testを学習に使ってはいけません。"
            #[end]
        )
        assert np.array_equal(t_batch, t_all[number]), (
            #[en]
            f"Expected labels {t_all[number]} for the rows {number}, got {t_batch}. "
            "Are the same rows drawn from x_train and t_train?"
            #[ja]
            f"{number}行目の正解は{t_all[number]}のはずですが、{t_batch}でした。"
            "x_trainとt_trainから同じ行を取り出していますか。"
            #[end]
        )
        numbers.append(number)
    drawn.append([tuple(number) for number in numbers])
    assert len({tuple(np.sort(number)) for number in numbers}) > 1, (
        #[en]
        f"Expected a new mini-batch at every step, got the rows {numbers[0]} each time. "
        "Draw inside the loop."
        #[ja]
        f"1歩ごとに新しいミニバッチを選ぶはずですが、毎回{numbers[0]}行目でした。"
        "ループの中で取り出しましょう。"
        #[end]
    )

    #[en]
    # Did every step move the parameters as it should?
    #[ja]
    # 1歩ごとに、パラメータが正しく動いたかを調べます。
    #[end]
    states = [page[2] for page in network.pages] + [network.params]
    assert all(np.allclose(states[0][name], first[name]) for name in first), (
        #[en]
        "Expected the first step to start from the network's own parameters, but they had "
        "already changed. Do not initialize them again."
        #[ja]
        "最初の1歩は、渡されたネットワークのパラメータから始まるはずですが、その前に"
        "変わっていました。初期化し直してはいけません。"
        #[end]
    )
    for number, page in enumerate(network.pages):
        for name, slope in page[3].items():
            goal = page[2][name] - learning_rate * slope
            assert np.allclose(states[number + 1][name], goal, rtol=1e-4, atol=1e-5), (
                #[en]
                f"Expected {name} to move by -{learning_rate} times its gradient in step "
                f"{number + 1}, but it moved differently. "
                "Do you pass learning_rate to sgd_step, take one step per mini-batch, "
                "and keep the parameters between epochs?"
                #[ja]
                f"{number + 1}歩目で{name}は"
                f"「-{learning_rate} × 勾配」だけ動くはずですが、そうなっていません。"
                "learning_rateをsgd_stepに渡していますか。1つのミニバッチで1歩だけ進んでいますか。"
                "エポックの間でパラメータを作り直していませんか。"
                #[end]
            )

    #[en]
    # Measure again: is the history right?
    #[ja]
    # 測り直して、履歴が正しいかを調べます。
    #[end]
    recount = Diary()
    for epoch, params in enumerate(states[::steps]):
        recount.params = params
        for name, expected in [
            ("train_loss", recount.loss(before[0], before[1])),
            ("test_loss", recount.loss(before[2], before[3])),
            ("train_accuracy", recount.accuracy(before[0], before[1])),
            ("test_accuracy", recount.accuracy(before[2], before[3])),
        ]:
            got = history[name][epoch]
            tolerance = 0.01 * expected if name.endswith("loss") else 1e-6
            assert abs(got - expected) <= tolerance, (
                #[en]
                f'Expected history["{name}"][{epoch}] = {expected:.4f}, got {got}. '
                "Entry 0 is from before training, entry e from the end of epoch e, "
                "and each is measured on all training or all test data, not on a mini-batch."
                #[ja]
                f'history["{name}"][{epoch}]は{expected:.4f}のはずですが、{got}でした。'
                "0番目は学習前、e番目はeエポック目の終わりの値です。"
                "ミニバッチではなく、名前のとおりのデータ全体で測っていますか。"
                #[end]
            )

assert drawn[0] == drawn[1], (
    #[en]
    f"Expected the same batches from the same seed, got the rows {drawn[0][0]} and then "
    f"{drawn[1][0]}. Do all random numbers come from rng?"
    #[ja]
    f"同じシードなら同じミニバッチになるはずですが、1回目は{drawn[0][0]}行目、"
    f"2回目は{drawn[1][0]}行目が使われました。rngだけから乱数を取っていますか。"
    #[end]
)
assert drawn[0] != drawn[2], (
    #[en]
    f"Expected different batches from a different seed, got the rows {drawn[0][0]} both times. "
    "Are the rows drawn at random, with the rng that was passed in?"
    #[ja]
    f"シードが違えば別のミニバッチになるはずですが、2回とも{drawn[0][0]}行目でした。"
    "引数のrngを使って、ランダムに選んでいますか。"
    #[end]
)

print("train: the visible examples agree.")  #[en]
print("train：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### Training with real digits
#
# The seminar's homework sheet sets 10 epochs, a batch size of 100 and a learning rate of 0.1. With MNIST's 60,000 images this gives 600 steps per epoch and 6,000 steps in all. With our 6,000 images an epoch has only 60 steps. So we train one network for 10 epochs (600 steps), and another one for 100 epochs (6,000 steps again). This takes about 15 seconds, or a minute on a slow or busy computer.
#
# The figure shows six test images, each with the network's answer and the probability of this answer: in the upper row after 10 epochs, in the lower row after 100. For comparison: an untrained network is right about one time in ten, and the baseline with the ten mean images reads 82 % of the test images correctly. Which of the two networks beats this baseline?

# %% [markdown] lang="ja"
# ### 本物の数字で学習する
#
# ゼミの宿題の設定は、エポック数10、バッチサイズ100、学習率0.1です。60,000枚のMNISTなら1エポックは600ステップで、全部で6,000ステップになります。手元の6,000枚では、1エポックは60ステップしかありません。そこで、宿題のとおり10エポック（600ステップ）学習するネットワークと、100エポック（同じ6,000ステップ）学習するネットワークの2つを作ります。あわせて15秒ほど、遅いコンピュータでは1分ほどかかります。
#
# 図は、6枚のテスト画像に対するネットワークの答えと、その確率です。上の段が10エポック後、下の段が100エポック後です。比べてみましょう。学習前のネットワークが正解するのは10回に1回ほどで、ベースライン（数字ごとの平均の画像10枚）の正解率は82%でした。このベースラインを上回っているのは、どちらのネットワークですか。

# %% figure="training_run"
runs.clear()
titles = []
for epochs in (10, 100):
    np.random.seed(7)
    network = TwoLayerNet(784, 50, 10)
    W1_before = network.params["W1"].copy()
    history = train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, rng=np.random.default_rng(7)
    )
    runs[epochs] = network, history
    titles += [f"{y.argmax()}  ({y.max():.0%})" for y in network.predict(x_test[:6])]

short, long = (runs[epochs][1]["test_accuracy"][-1] for epochs in (10, 100))
heading = f"After 10 epochs (test accuracy {short:.3f}) and 100 epochs ({long:.3f})"  #[en]
heading = f"10エポック後（テストデータの正解率{short:.3f}）と100エポック後（{long:.3f}）"  #[ja]
show_digits(np.concatenate([x_test[:6], x_test[:6]]), titles, heading)

# %% [markdown] lang="en"
# ## 3. Learning curves
#
# Four lists of 101 numbers are hard to read. Drawn over the epochs, they become **learning curves**, the first figure to look at after training. This figure answers three questions:
#
# - **Is the training loss still falling?** Then training has not converged. Whether more epochs also help on the test data is another matter.
# - **Does the training loss jump or grow?** Then check first whether the learning rate is too large (small mini-batches make the loss fluctuate, too).
# - **What does the test loss do?** As long as it falls with the training loss, what the network learns holds for new images too: the network generalizes. When the test loss stops falling or even rises while the training loss goes on falling, the network only learns peculiarities of its training images. This is **overfitting**. The training curves alone never show it.
#
# Loss and accuracy have different scales, so two plots, one above the other, are easy to read; a single plot is fine too. In Matplotlib this looks as follows:
#
# ```python
# fig, (top, bottom) = plt.subplots(2, 1, sharex=True)
# top.plot(numbers, label="name in the legend")  # along x: 0, 1, 2, ...
# top.set_ylabel("what the numbers are")
# top.legend()
# ```

# %% [markdown] lang="ja"
# ## 3. 学習曲線
#
# 101個の数のリストが4つあっても、そのままでは読みにくいものです。エポックを横軸にして描いた**学習曲線**は、学習が終わったら誰もがまず見る図です。次の3つのことがわかります。
#
# - **訓練データの損失は、まだ下がり続けているか。** 下がり続けているなら、学習はまだ収束していません（エポックを増やせばテストデータでも良くなるとは限りません）。
# - **訓練データの損失が、跳ね回ったり増えたりしていないか。** そうなっていたら、まず学習率が大きすぎないかを疑いましょう（ミニバッチが小さいために揺れることもあります）。
# - **テストデータの損失はどうなっているか。** 訓練データの損失と一緒に下がっている間は、学んだことが新しい画像にも通用しています（汎化）。訓練データの損失は下がり続けるのに、テストデータの損失が下がらなくなったり、逆に上がり始めたりしたら、ネットワークは、訓練データだけに見られる癖を覚えているにすぎません。これが**過学習**です。訓練データの曲線だけを見ていても、過学習には気づけません。
#
# 損失と正解率は目盛りが違うので、上下に並べた2つのグラフにすると読みやすくなります（1つのグラフにまとめても構いません）。Matplotlibでは、次のように書きます。
#
# ```python
# fig, (top, bottom) = plt.subplots(2, 1, sharex=True)
# top.plot(numbers, label="凡例に出る名前")  # 横軸は0, 1, 2, ...
# top.set_ylabel("数が表すもの")
# top.legend()
# ```

# %% exercise="plot_history"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def plot_history(history):
    """
    #[en]
    Draw the learning curves of a training run: four lines over the epochs.

    Source: the homework sheet of seminar session 4 ("see loss and accuracy").

    Parameters
    ----------
    history : dict, as `train` returns it
        "train_loss", "test_loss", "train_accuracy" and "test_accuracy": lists of equal length,
        one number for each epoch 0, 1, 2, ... (0 is before training). Ignore other keys.

    Returns
    -------
    matplotlib.figure.Figure
        A new figure at every call (plt.subplots makes one), with one line for each of the
        four lists, drawn with `plot`: the epochs 0, 1, 2, ... along x, the numbers of the list
        along y. One pair of axes or several; a label on the x axis and on every y axis
        in use; a legend that tells the lines of training and test data apart.
        Do not modify `history`. plt.show() is not needed.

    Example
    -------
    #[ja]
    学習の経過を学習曲線として描く。エポックを横軸にした4本の線。

    出典：ゼミ第4回の宿題（損失と正解率のグラフ）。

    引数
    ----
    history : `train`が返す辞書（dict）
        "train_loss"、"test_loss"、"train_accuracy"、"test_accuracy"：同じ長さのリスト。
        エポック0, 1, 2, ... の値が1つずつ（0は学習前）。ほかのキーがあっても使わない。

    戻り値
    ------
    matplotlib.figure.Figure
        呼ばれるたびに新しく作る図（plt.subplotsで作れる）。4つのリストのそれぞれを
        `plot`で1本の線に描く。横軸はエポック0, 1, 2, ...、縦軸はリストの値そのもの。
        グラフは1つでもいくつでもよい。横軸と、使った縦軸のすべてに軸ラベルを付け、
        訓練データの線とテストデータの線を見分けられる凡例を付ける。
        `history`は書き換えないこと。plt.show()は不要。

    例
    --
    #[end]
    >>> history = {"train_loss": [2.3, 0.9], "test_loss": [2.3, 1.1]}
    >>> history |= {"train_accuracy": [0.1, 0.8], "test_accuracy": [0.1, 0.7]}
    >>> fig = plot_history(history)
    >>> print(isinstance(fig, plt.Figure), sum(len(ax.lines) for ax in fig.axes))
    True 4
    """
    ### BEGIN SOLUTION
    #[en]
    loss, accuracy, epoch = "loss", "accuracy", "epoch"
    training, test = "training data", "test data"
    #[ja]
    loss, accuracy, epoch = "損失", "正解率", "エポック"
    training, test = "訓練データ", "テストデータ"
    #[end]
    fig, (top, bottom) = plt.subplots(
        2, 1, sharex=True, figsize=(6.4, 5.2), layout="constrained"
    )
    top.plot(history["train_loss"], color="black", label=training)
    top.plot(history["test_loss"], "--", color="tab:orange", label=test)
    bottom.plot(history["train_accuracy"], color="black", label=training)
    bottom.plot(history["test_accuracy"], "--", color="tab:orange", label=test)
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
    "test_loss": [2.31, 0.95, 0.70, 0.75],
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
    f"図（Figure）が返るはずですが、{type(fig).__name__}が返りました。"
    "最後はreturn figになっていますか。"
    #[end]
)
assert fig is not other, (
    #[en]
    "Expected a new figure, got one that was already open. "
    "Begin with plt.subplots() or plt.figure()."
    #[ja]
    "新しい図が返るはずですが、すでに開いていた図に描かれています。"
    "plt.subplots()かplt.figure()から始めましょう。"
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
        "Do you draw all four lists with plot, without changing the numbers?"
        #[ja]
        f'history["{name}"]の数{values}を結ぶ線があるはずですが、描かれた線は'
        f"{[y.tolist() for _, y in lines]}でした。"
        "4つとも、数をそのままplotで描いていますか。"
        #[end]
    )
    assert any(np.allclose(x, np.arange(len(values))) for x in found), (
        #[en]
        f'Expected x = 0, 1, 2, 3 for the line of history["{name}"], '
        f"got {found[0].tolist()}. "
        "The first number, epoch 0, is from before training."
        #[ja]
        f'history["{name}"]の線の横軸は0, 1, 2, 3のはずですが、'
        f"{found[0].tolist()}でした。"
        "最初の数は学習前、つまりエポック0の値です。"
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
    f"{x_labels}と{y_labels}でした。"
    "ax.set_xlabelとax.set_ylabelで付けられます。"
    #[end]
)
texts = {text.get_text() for legend in fig.findobj(Legend) for text in legend.get_texts()}
assert len(texts) >= 2, (
    #[en]
    "Expected a legend that tells the lines of training and test data apart, got "
    f"{len(texts)} different entries: {sorted(texts)}. "
    'Give each line a label: ax.plot(..., label="..."), then call ax.legend().'
    #[ja]
    "訓練データの線とテストデータの線を見分ける凡例があるはずですが、"
    f"項目は{len(texts)}種類（{sorted(texts)}）でした。"
    'ax.plot(..., label="...") で線に名前を付け、最後にax.legend()を呼びましょう。'
    #[end]
)
assert history == before, (
    #[en]
    "Expected history to be unchanged, but it has changed."
    #[ja]
    "historyは元のままのはずですが、中身が変わっています。"
    #[end]
)
plt.close(fig)

print("plot_history: the visible examples agree.")  #[en]
print("plot_history：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### Your network, learning
#
# These are the curves of your 100 epochs. (The 10 epochs of the homework sheet are their first tenth, because both networks started with the same weights and the same random numbers.) Read them from the left: in the first two epochs the loss hardly changes; then it falls fast, and later more and more slowly. Where do the curves of training and test data begin to separate, and does the test loss still fall at the end?

# %% [markdown] lang="ja"
# ### 学習の軌跡
#
# 100エポックの学習曲線です（2つのネットワークは同じ重みと同じ乱数から始めたので、宿題の10エポックは、この曲線の最初の10分の1と同じです）。左から読んでいきましょう。損失は、最初の2エポックではほとんど変わらず、そのあと急に下がり、やがて下がり方がゆるやかになります。訓練データとテストデータの曲線はどのあたりで分かれ始めるでしょうか。また、テストデータの損失は、最後でもまだ下がっているでしょうか。

# %% figure="learning_curves"
_, history = finished(100)
fig = plot_history(history)
fig.suptitle(f"Learning curves with {len(x_train):,} training images")  #[en]
fig.suptitle(f"訓練データ{len(x_train):,}枚の学習曲線")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ### A picture: the loss of each step
#
# A learning curve has one number for each epoch. Here you see the loss of every mini-batch in the first 600 steps, for two batch sizes. Which of the two curves fluctuates more? Each step with batch size 100 needs ten times as much computation: does the loss fall faster?

# %% [markdown] lang="ja"
# ### 図で見る：1歩ごとの損失
#
# 学習曲線の値は、1エポックに1つだけです。この図では、最初の600ステップについて、ミニバッチごとの損失を2通りのバッチサイズで描きます。揺らぎが大きいのはどちらですか。バッチサイズ100では1歩ごとに10倍の計算をしますが、そのぶん損失は速く下がっているでしょうか。

# %% figure="loss_of_each_step"
fig, ax = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
for size, color in ((10, "0.7"), (100, "black")):
    np.random.seed(7)
    network, rng, losses = TwoLayerNet(784, 50, 10), np.random.default_rng(7), []
    for _ in range(600):
        x_batch, t_batch = mini_batch(x_train, t_train, size, rng)
        losses.append(network.loss(x_batch, t_batch))
        sgd_step(network, x_batch, t_batch, 0.1)
    label = f"batch size {size}"  #[en]
    label = f"バッチサイズ{size}"  #[ja]
    ax.plot(losses, color=color, linewidth=1, label=label)
ax.grid(alpha=0.3)
ax.legend()
ax.set_title("The loss of each mini-batch")  #[en]
ax.set_title("ミニバッチごとの損失")  #[ja]
ax.set_xlabel("step")  #[en]
ax.set_xlabel("ステップ")  #[ja]
ax.set_ylabel("loss")  #[en]
ax.set_ylabel("損失")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ### What the hidden neurons look for
#
# These are last week's pictures again, each with the 784 weights of one hidden neuron. Where the picture is bright, ink excites the neuron; where it is dark, ink inhibits it. The upper part shows the first ten neurons before training, the lower part all fifty after training. Nobody told the network where the strokes of a digit are, and nobody designed features for it: it learned everything from pixels and labels. Can you find arcs, bars or dark holes?

# %% [markdown] lang="ja"
# ### 中間層のニューロンは何を見ているか
#
# 先週の図をもう一度描きます。1枚が、中間層のニューロン1個の784個の重みです。明るい場所にインクがあると、ニューロンは活性化し、暗い場所にあると、抑えられます。上は学習前（最初の10個）、下は学習後の50個全部です。数字のどこに線があるかは誰も教えていませんし、特徴量を人が設計したわけでもありません。すべて画素と正解ラベルから学んだものです。弧や棒、黒い穴のような模様が見つかりますか。

# %% figure="weights"
network, _ = finished(100)
sheets = []
for W1 in (W1_before[:, :10], network.params["W1"]):
    images = W1.T.reshape(-1, 10, 28, 28)
    frames = np.pad(images, [(0, 0), (0, 0), (2, 2), (2, 2)], constant_values=np.nan)
    sheets.append(frames.transpose(0, 2, 1, 3).reshape(-1, 320))

fig, axes = plt.subplots(
    2, 2, figsize=(8, 4.7), height_ratios=[1, 5], width_ratios=[40, 1], layout="constrained"
)
for (ax, bar_ax), sheet in zip(axes, sheets, strict=True):
    largest = np.nanmax(np.abs(sheet))
    shown = ax.imshow(sheet, cmap="gray", vmin=-largest, vmax=largest)
    bar = fig.colorbar(shown, cax=bar_ax)
    bar.set_label("weight")  #[en]
    bar.set_label("重み")  #[ja]
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
axes[0, 0].set_title("First-layer weights before training")  #[en]
axes[0, 0].set_title("学習前の1層目の重み")  #[ja]
axes[1, 0].set_title("First-layer weights after training")  #[en]
axes[1, 0].set_title("学習後の1層目の重み")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ### With only a hundred images
#
# Now we make the task harder: another network gets only the first 100 training images and learns from them for 200 epochs, with a larger learning rate, so that it converges. The test data stay the same. Follow the two losses from left to right, then the two accuracies. (The curves jump at the beginning because mini-batches of 10 give only a rough estimate of the gradient. This is the fluctuation of section 1.) You will need this figure for the question below.

# %% [markdown] lang="ja"
# ### 訓練データが100枚しかなかったら
#
# 今度は条件を厳しくします。別のネットワークに、最初の100枚の訓練データだけを200エポック学習させます（収束するように、学習率は大きくしてあります）。テストデータは同じです。まず2つの損失を、次に2つの正解率を、左から右へたどってみてください（はじめのうち上下に揺れているのは、10枚のミニバッチでは勾配の推定が粗いからです。これが1節の揺らぎです）。この図は、あとの問いで使います。

# %% figure="few_images"
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
    learning_rate=0.5,
    rng=np.random.default_rng(7),
)
runs["few"] = few_network, few_history
fig = plot_history(few_history)
fig.suptitle("Learning curves with 100 training images")  #[en]
fig.suptitle("訓練データ100枚の学習曲線")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ### The most confident mistakes
#
# You see the six most confident wrong answers on test images, first those of the network with all training images (after 100 epochs), then those of the network with a hundred. "4 → 9" means that a 4 was read as a 9. Which mistakes can you understand, and which would no human make? How confident can a network be when it is wrong?

# %% [markdown] lang="ja"
# ### 自信満々の間違い
#
# テストデータでの誤答のうち、最も自信を持って答えたものを6枚ずつ描きます。まず、すべての訓練データで学習したネットワーク（100エポック後）、次に、100枚だけで学習したネットワークです。「4 → 9」は、4を9と読んだという意味です。仕方がないと思える間違いはどれで、人間なら決してしない間違いはどれでしょうか。ネットワークは、間違っているときにどれほど自信を持っているでしょうか。

# %% figure="mistakes"
for name, count in ((100, len(x_train)), ("few", 100)):
    network, _ = finished(name)
    y = network.predict(x_test)
    answers, confidence = y.argmax(axis=1), y.max(axis=1)
    wrong = np.flatnonzero(answers != t_test)
    surest = wrong[np.argsort(-confidence[wrong])][:6]
    titles = [f"{t_test[i]} → {answers[i]} ({confidence[i]:.0%})" for i in surest]
    total = f"{len(wrong):,} of {len(x_test):,}"  #[en]
    total = f"{len(x_test):,}枚中{len(wrong):,}枚"  #[ja]
    heading = f"Trained on {count:,} images: {total} wrong, the most confident first"  #[en]
    heading = f"訓練データ{count:,}枚：{total}が誤答（自信のあった順）"  #[ja]
    show_digits(x_test[surest], titles, heading)

# %% [markdown] lang="en"
# ## Question: which network overfits?
#
# Compare the learning curves of the two networks, the one with all training images and the one with a hundred. Where do the curves of training and test data separate, and what do the two losses do from there on? Which network overfits, how do you recognize it, and why does this network overfit more than the other? After how many epochs would you stop its training? **Your task:** answer in the cell below, in three to five sentences.

# %% [markdown] lang="ja"
# ## 問い：過学習しているのはどちらか
#
# すべての訓練データで学習したネットワークと、100枚だけで学習したネットワークの学習曲線を比べてください。訓練データとテストデータの曲線はどのあたりで分かれ、そのあと2つの損失はそれぞれどうなりますか。過学習しているのはどちらで、どこからそれがわかりますか。なぜ、もう一方より過学習しやすいのでしょうか。あなたなら、何エポックで学習を止めますか。**課題：** 下のセルに3〜5文で答えてください。

# %% [markdown] question="overfitting" points=2 lang="en"
# ### BEGIN SOLUTION
# With 100 images the curves separate within the first ten epochs. The training loss goes on falling to almost 0, but the test loss is lowest (about 0.75) after about 30 epochs and then rises to about 0.87; the training accuracy reaches 1.0, while the test accuracy stays at about 0.76.
# So this network **overfits**: it learns peculiarities of its training images, which do not help with new ones. I would stop after about 30 epochs, where the test loss is lowest.
# With 6,000 images the curves separate later, after about 30 epochs, and only slightly (losses 0.15 and 0.21, accuracies 0.96 and 0.94), and the test loss still falls at the end: a pattern that fits so many different images is more likely to hold for digits in general.
# ### END SOLUTION

# %% [markdown] question="overfitting" points=2 lang="ja"
# ### BEGIN SOLUTION
# 訓練データ100枚では、最初の10エポックのうちに曲線が分かれます。訓練データの損失はほぼ0まで下がり続けますが、テストデータの損失は30エポックあたりで最小（約0.75）になり、そのあと約0.87まで上がります。正解率は、訓練データでは1.0に達するのに、テストデータでは0.76ほどで頭打ちになります。
# したがって、**過学習**しているのはこちらのネットワークです。訓練データだけに見られる癖を覚えてしまい、初めて見る画像には役立っていません。私なら、テストデータの損失が最小になる30エポックあたりで止めます。
# 6,000枚では、曲線が分かれるのは30エポックあたりと遅く、差もわずかで（損失は0.15と0.21、正解率は0.96と0.94）、テストデータの損失は最後まで下がり続けています。たくさんの異なる画像すべてに当てはまる特徴は、数字一般に当てはまる可能性が高いからです。
# ### END SOLUTION

# %% [markdown] rubric="overfitting" lang="en"
# 2 points, half a point each:
#
# - What the figures show: with 100 images the training loss goes on falling while the test loss stops falling or rises (or: training accuracy 1.0, test accuracy far below it); with 6,000 images the curves stay close.
# - The network with 100 images overfits, and the reason given is the comparison of training and test data, not one of the curves alone.
# - The cause: a few images have common peculiarities that the network can learn by heart; a pattern that fits many different images holds for new ones too (generalization).
# - When to stop: near the lowest test loss, here after about 30 epochs. Any number from 20 to 60 counts if this is the reason given.
#
# "It overfits because the accuracy is low" earns no points for the second item: a low accuracy on both sets is not overfitting. Readings from the figure need not be exact, and the figures of a student's own run count.

# %% [markdown] rubric="overfitting" lang="ja"
# 2点。次の各項目が0.5点。
#
# - 図からわかること：訓練データ100枚では、訓練データの損失は下がり続けるのに、テストデータの損失は下がらなくなる、または上がる（正解率が1.0とそれよりずっと低い値に分かれる、でもよい）。6,000枚では、2つの曲線が近いままである。
# - 過学習しているのは100枚のネットワークで、その理由として訓練データとテストデータを比べている（片方の曲線だけを理由にしていない）。
# - 原因：わずかな画像に共通する癖は丸暗記できてしまう。たくさんの異なる画像に当てはまることは、新しい画像にも当てはまる（汎化）。
# - いつ止めるか：テストデータの損失が最小になるあたり、ここでは約30エポック。これを理由にしていれば、20から60までのどの数でもよい。
#
# 「正解率が低いから過学習」だけでは、2つ目の項目は0点（両方のデータで低いなら、過学習ではない）。図の読み取りは正確でなくてよく、学生自身の図に合っていればよい。

# %% [markdown] lang="en"
# ## Try it: choose the settings yourself
#
# No points here: change the numbers in the first line and run the cell again. The number of hidden neurons, the batch size, the learning rate and the number of epochs are **hyperparameters**: you choose them before training, and the network does not learn them. If you choose them by the results on the test data, these data take part in the training and no longer show how well the network reads new images. So the cell sets aside the last 1,000 training images as **validation data** and measures the accuracy on them.
#
# - How high an accuracy can you reach in 10 epochs? 0.93 is possible. Change one number at a time, and write down what you tried.
# - At the very end, and only once, look at `network.accuracy(x_test, t_test)`. Is it as high as the accuracy on the validation data?
# - Before a long training run, test the loop: take only `x_learn[:20]` and `t_learn[:20]`, a batch size of 10, a learning rate of 0.5 and 200 epochs. If the training accuracy does not reach 1.0, there is a mistake in the loop.

# %% [markdown] lang="ja"
# ## 試してみよう：設定を自分で選ぶ
#
# この節は採点しません。1行目の数を変えて、セルを何度も実行してみましょう。中間層のニューロンの数、バッチサイズ、学習率、エポック数のように、学習では求まらず、人が前もって選ぶ数を**ハイパーパラメータ**といいます。テストデータの結果を見ながら選ぶと、テストデータも学習に使ったことになり、初めて見る画像をどれだけ読めるかがわからなくなります。そこで、訓練データの最後の1,000枚を**検証データ**として取っておき、それで正解率を測ります。
#
# - 10エポックで、正解率をどこまで上げられますか（0.93に届きます）。数は1つずつ変え、試したことを書き留めておきましょう。
# - 設定が決まったら、最後に一度だけ`network.accuracy(x_test, t_test)`を見てください。検証データの正解率と同じくらいですか。
# - 長い学習の前には、ループそのものを試します。`x_learn[:20]`と`t_learn[:20]`だけを、バッチサイズ10、学習率0.5で200エポック学習させてください。訓練データの正解率が1.0にならなければ、ループのどこかが間違っています。

# %% figure="try_settings"
hidden_size, batch_size, learning_rate, epochs = 50, 100, 0.1, 10

x_learn, t_learn = x_train[:-1000], t_train[:-1000]
x_choose, t_choose = x_train[-1000:], t_train[-1000:]
np.random.seed(7)
network = TwoLayerNet(784, hidden_size, 10)
history = train(
    network,
    x_learn,
    t_learn,
    x_choose,
    t_choose,
    epochs=epochs,
    batch_size=batch_size,
    learning_rate=learning_rate,
    rng=np.random.default_rng(7),
)
#[en]
# Here the validation data are passed to train in place of the test data.
print(f"Training data:   accuracy {history['train_accuracy'][-1]:.3f}")
print(f"Validation data: accuracy {history['test_accuracy'][-1]:.3f}")
#[ja]
# ここでは、テストデータの代わりに検証データをtrainに渡しています。
print(f"訓練データ：正解率{history['train_accuracy'][-1]:.3f}")
print(f"検証データ：正解率{history['test_accuracy'][-1]:.3f}")
#[end]

# %% [markdown] lang="en"
# ## Try it: your own digit
#
# No points here, but the best part: your network reads what you draw. A stroke is a list of points $(x, y)$, from $(0, 0)$ at the top left to $(27, 27)$ at the bottom right, and `draw` connects them with a pen. This is a 7: `draw([(7, 6), (20, 6), (12, 24)])`. A digit with two strokes, such as a 4, needs two lists: `draw([(10, 5), (8, 14), (20, 14)], [(18, 6), (17, 24)])`.
#
# Draw digits in the last line of the second cell below, as many as you like. Then **find a digit that you can read and your network cannot**. What happens if you move a digit by a few pixels, or draw it very large? (In MNIST every digit is centred and fits into 20×20 pixels.) What does the network answer if you draw a letter?

# %% [markdown] lang="ja"
# ## 試してみよう：自分で描いた数字
#
# この節は採点しませんが、いちばん楽しいところです。自分で描いた数字を、自分のネットワークに読ませましょう。1本の線は点 $(x, y)$ のリストで表します。左上が $(0, 0)$、右下が $(27, 27)$ です。`draw`が点をペンで順に結びます。たとえば`draw([(7, 6), (20, 6), (12, 24)])`は7です。2本の線で描く数字ならリストも2つです。4は`draw([(10, 5), (8, 14), (20, 14)], [(18, 6), (17, 24)])`のように描けます。
#
# 下の2つ目のセルの最後の行を書き換えて、いろいろな数字を描いてみてください。次に、**自分には読めるのに、ネットワークには読めない数字**を見つけましょう。数字を数画素ずらしたり、とても大きく描いたりすると、どうなるでしょうか（MNISTの数字は、どれも20×20画素に収まる大きさで、中央にそろえてあります）。数字以外の文字を描いたら、ネットワークは何と答えるでしょうか。

# %% given="draw"
def draw(*strokes, thickness=1.2):
    """
    #[en]
    Draw strokes, each a list of points (x, y), as an image of 28x28 pixels from 0 to 1.
    #[ja]
    線（点 (x, y) のリスト）を、値が0から1の28×28画素の画像として描く。
    #[end]
    """
    y, x = np.mgrid[:28, :28]
    distance = np.full((28, 28), np.inf)
    for stroke in strokes:
        for i in range(len(stroke) - 1):
            (x0, y0), (x1, y1) = stroke[i : i + 2]
            #[en]
            # The nearest point of the segment, from 0 at its beginning to 1 at its end
            #[ja]
            # 線分上でいちばん近い点（0が始点、1が終点）
            #[end]
            dx, dy = x1 - x0, y1 - y0
            nearest = ((x - x0) * dx + (y - y0) * dy) / max(dx**2 + dy**2, 1e-9)
            nearest = np.clip(nearest, 0, 1)
            to_segment = np.hypot(x - x0 - nearest * dx, y - y0 - nearest * dy)
            distance = np.minimum(distance, to_segment)
    return np.clip(thickness + 0.5 - distance, 0, 1)

# %% figure="try_own_digit"
def read_digit(image):
    """
    #[en]
    Draw an image, and the probabilities that the network gives to the ten digits.
    #[ja]
    画像と、ネットワークの答え（数字ごとの確率）を描く。
    #[end]
    """
    network, _ = finished(100)
    probabilities = network.predict(np.reshape(image, (1, 784)))[0]
    fig, (left, right) = plt.subplots(
        1, 2, figsize=(7.2, 2.8), width_ratios=[1, 2], layout="constrained"
    )
    left.imshow(image, cmap="gray_r", vmin=0, vmax=1)
    left.set_title(f"The network reads: {probabilities.argmax()}")  #[en]
    left.set_title(f"ネットワークの答え：{probabilities.argmax()}")  #[ja]
    right.bar(range(10), probabilities, color="tab:orange", edgecolor="black")
    right.set_xticks(range(10))
    right.set_ylim(0, 1)
    right.set_xlabel("digit")  #[en]
    right.set_xlabel("数字")  #[ja]
    right.set_ylabel("probability")  #[en]
    right.set_ylabel("確率")  #[ja]
    plt.show()


read_digit(draw([(7, 6), (20, 6), (12, 24)]))

# %% [markdown] lang="en"
# ## Looking back, and onward
#
# In week 1 you had a single neuron. Since then you have added the loss, numerical derivatives, gradient descent, backpropagation on a graph and a network in one class, and today this network learned to read digits. You know every line of its program.
#
# <details>
# <summary><b>Where to go from here</b></summary>
#
# - Fight overfitting: stop early, add noisy or shifted copies of the images, keep the weights small.
# - Use better steps than plain gradient descent (Momentum, Adam), more layers, or layers made for images (convolution). "Deep Learning from Scratch" covers them in its later chapters.
# - When you meet PyTorch or JAX, you will recognize them: their automatic differentiation is the graph of week 5, and their training loop is the one that you wrote today.
#
# </details>
#
# **Sources and further reading**
#
# - Saito, "Deep Learning from Scratch", chapter 4, section 4.5 (O'Reilly Japan, 2016, in Japanese; [its programs](https://github.com/oreilly-japan/deep-learning-from-scratch))
# - A seminar on Saito's book, session 4 (in Japanese): the homework sheet with 10 epochs, batch size 100, learning rate 0.1
# - Okano, "Deep Learning", a course for schools (in Japanese): SGD, epochs, MNIST
# - Nielsen, "Neural Networks and Deep Learning", chapter 3: overfitting ([a free online book](http://neuralnetworksanddeeplearning.com/chap3.html))
#
# Thank you for taking part in all seven weeks. Have fun!

# %% [markdown] lang="ja"
# ## ふりかえりと、この先へ
#
# 第1週にあったのはニューロン1個でした。そこから、間違いの大きさを測る損失関数、公式を使わない数値微分、坂を下る勾配降下法、計算グラフで理解する誤差逆伝播法、1つのクラスにまとめた2層ニューラルネットワークへと進み、今日、そのネットワークが数字を読めるようになりました。そのプログラムを、あなたは1行残らず理解しています。
#
# <details>
# <summary><b>この先へ進むには</b></summary>
#
# - 過学習への対策も試せます。早めに学習を止める、画像をずらしたりノイズを加えたりして増やす、重みが大きくなりすぎないようにする、などです。
# - もっと良い更新の方法（MomentumやAdam）、もっと多くの層、画像に向いた層（畳み込み）もあります。『ゼロから作るDeep Learning』の後半で学べます。
# - PyTorchやJAXを使うときには、見覚えのあるものに出会うはずです。自動微分の中身は第5週の計算グラフですし、学習のループは今日書いたものと同じです。
#
# </details>
#
# **出典と参考文献**
#
# - 斎藤康毅『ゼロから作るDeep Learning』オライリー・ジャパン、2016年、4.5節（[本のプログラム](https://github.com/oreilly-japan/deep-learning-from-scratch)）
# - 『ゼロから作るDeep Learning』を読むゼミ、第4回：エポック数10、バッチサイズ100、学習率0.1の宿題
# - 岡野浩三「深層学習」（高校生向けの講義資料）：SGD、エポック、MNIST
# - Nielsen, "Neural Networks and Deep Learning"（[オンラインで無料で読める本](http://neuralnetworksanddeeplearning.com/chap3.html)、英語）、第3章：過学習
#
# 7週間、おつかれさまでした。この先も楽しんでください。
