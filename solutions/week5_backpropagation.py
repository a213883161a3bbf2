# %% [markdown] lang="en"
# # Week 5: Every slope in one sweep back
#
# A numerical gradient is easy to trust and painfully slow. This week you find the same slopes by walking through the calculation once, from the end to the beginning: **backpropagation**.
#
# By the end you can
#
# - read a calculation as a graph, with values going forward and derivatives going backward,
# - write the layers of a neural network, each with its `forward` and its `backward`, for whole batches,
# - check a gradient against numerical differentiation,
# - explain why backward is so much cheaper.
#
# **How to work.** Write in the cells that say "Your turn", then run the check beneath. The checks show a few examples; grading tries others too. When you are done, hand in this one file with its name unchanged.

# %% [markdown] lang="ja"
# # 第5週：一度さかのぼるだけで、すべての傾きを
#
# 数値微分で求めた勾配は、信頼できますが、とても時間がかかります。今週は、計算を終わりから始めへと一度たどるだけで同じ勾配を求める方法、**誤差逆伝播法**を学びます。
#
# この週が終わると、次のことができるようになります。
#
# - 計算をグラフとして読み、値を順方向に、微分を逆方向に流せる
# - ニューラルネットワークの各レイヤの `forward` と `backward` を、バッチに対して書ける
# - 求めた勾配を、数値微分と比べて確かめられる
# - 逆伝播がなぜ桁違いに速いのかを説明できる
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
# **From earlier weeks.** These four are ready-made, so you can start afresh. Run the cell and read on.

# %% [markdown] lang="ja"
# **これまでの週から：** 次の4つの関数は用意してあります。前の週が途中でも大丈夫です。セルを実行して、先へ進みましょう。

# %% given="earlier_weeks"
def sigmoid(x, a=1.0):
    """
    #[en]
    1 / (1 + exp(-a x)) of each element (week 1).
    #[ja]
    要素ごとの 1 / (1 + exp(-a x))（第1週）。
    #[end]
    """
    return 1 / (1 + np.exp(-np.clip(a * np.asarray(x, dtype=float), -500, 500)))


def softmax(a):
    """
    #[en]
    Scores to probabilities, row by row (week 1).
    #[ja]
    スコアを、行ごとに確率へ変換します（第1週）。
    #[end]
    """
    a = np.asarray(a, dtype=float)
    exp_a = np.exp(a - a.max(axis=-1, keepdims=True))
    return exp_a / exp_a.sum(axis=-1, keepdims=True)


def cross_entropy_error(y, t):
    """
    #[en]
    The mean loss of probabilities `y`; `t` is one-hot or labels (week 2).
    #[ja]
    確率 `y` の平均損失。`t` はone-hot表現でもラベルでも構いません（第2週）。
    #[end]
    """
    y, t = np.asarray(y, dtype=float), np.asarray(t)
    labels = t.argmax(axis=-1) if t.ndim == y.ndim else t
    right = np.atleast_2d(y)[np.arange(labels.size), labels]
    return -np.mean(np.log(right + 1e-7))


def numerical_gradient(f, x):
    """
    #[en]
    The gradient of `f` at `x`: moves each element of `x` a little
    and puts it back (week 3).
    #[ja]
    `x` での `f` の勾配。`x` の要素を一つずつ少し動かし、元に戻します（第3週）。
    #[end]
    """
    x = np.asarray(x, dtype=float)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        here = x[i]
        x[i] = here + 1e-4
        above = f(x)
        x[i] = here - 1e-4
        below = f(x)
        x[i] = here
        gradient[i] = (above - below) / 2e-4
    return gradient


# %% [markdown] lang="en"
# ## 1. The addition node
#
# Two apples at 100 yen, with 10 % tax: $100 \times 2 \times 1.1 = 220$ yen. Draw each operation as a node, and values flow through the graph from left to right: that is **forward**. Now ask how the bill changes when the price of an apple does, or the tax. The answers flow from right to left: that is **backward**.
#
# A node need not know the graph. From the right it is handed `dout`, the derivative of the final result $L$ with respect to the node's own output $z$. It multiplies that by its *local* derivative and passes the product on. This is nothing but the chain rule:
#
# $$\frac{\partial L}{\partial x} = \underbrace{\frac{\partial L}{\partial z}}_{\texttt{dout}} \cdot \underbrace{\frac{\partial z}{\partial x}}_{\text{local}}$$
#
# For $z = x + y$ both local derivatives are 1.

# %% [markdown] lang="ja"
# ## 1. 加算ノード
#
# 1個100円のリンゴを2個買い、10%の消費税を払うと、$100 \times 2 \times 1.1 = 220$ 円です。一つ一つの演算をノードとして描くと、値はグラフの左から右へ流れます。これが**順伝播**です。では、リンゴの値段や消費税が変わると、支払いはどれくらい変わるでしょうか。その答えは右から左へ流れます。これが**逆伝播**です。
#
# ノードは、グラフの全体を知る必要がありません。右からは `dout` を受け取ります。これは、最終的な結果 $L$ を、そのノード自身の出力 $z$ で微分した値です。これに*局所的な*微分を掛けて、左へ渡します。連鎖律そのものです。
#
# $$\frac{\partial L}{\partial x} = \underbrace{\frac{\partial L}{\partial z}}_{\texttt{dout}} \cdot \underbrace{\frac{\partial z}{\partial x}}_{\text{局所的な微分}}$$
#
# $z = x + y$ なら、局所的な微分はどちらも 1 です。

# %% exercise="AddLayer"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
class AddLayer:
    """
    #[en]
    A node that adds two numbers.

        forward:   z = x + y
        backward:  dx = dout * 1,  dy = dout * 1

    Source: "Deep Learning from Scratch", chapter 5, and the wiki page on backpropagation.

    Example
    -------
    #[ja]
    2つの数を足す、加算ノードです。

        順伝播： z = x + y
        逆伝播： dx = dout * 1、dy = dout * 1

    出典：『ゼロから作るDeep Learning』5章と、誤差逆伝播法のWikiページ。

    例
    --
    #[end]
    >>> layer = AddLayer()
    >>> print(f"{layer.forward(200, 450):.1f}")
    650.0
    >>> dx, dy = layer.backward(1.1)
    >>> print(f"{dx:.1f} {dy:.1f}")
    1.1 1.1
    """

    def forward(self, x, y):
        """
        #[en]
        Parameters
        ----------
        x, y : int or float
            Two numbers.

        Returns
        -------
        float
            Their sum z, one number.
        #[ja]
        引数
        ----
        x, y : 整数または浮動小数点数
            2つの数。

        戻り値
        ------
        float
            2つの数の和 z（1つの数）。
        #[end]
        """
        ### BEGIN SOLUTION
        return x + y
        ### END SOLUTION

    def backward(self, dout):
        """
        #[en]
        Parameters
        ----------
        dout : int or float
            The derivative of the final result with respect to z.

        Returns
        -------
        (dx, dy) : tuple of two numbers
            The derivatives of the final result with respect to x and to y.
        #[ja]
        引数
        ----
        dout : 整数または浮動小数点数
            最終的な結果を z で微分した値。

        戻り値
        ------
        (dx, dy) : 2つの数のタプル
            最終的な結果を x で微分した値と、y で微分した値。
        #[end]
        """
        ### BEGIN SOLUTION
        return dout, dout
        ### END SOLUTION


# %% check="AddLayer" points=2
for x, y, z, dout in [(200, 450, 650, 1.1), (3.0, -5.0, -2.0, 2.0), (7, 0.5, 7.5, -1)]:
    layer = AddLayer()
    got = layer.forward(x, y)
    assert got is not None and np.ndim(got) == 0 and np.isclose(got, z, rtol=1e-5), (
        #[en]
        f"Expected forward({x}, {y}) to give {z}, got {got}. Is the return there?"
        #[ja]
        f"forward({x}, {y}) は {z} のはずですが、{got} が返りました。"
        "return を忘れていませんか。"
        #[end]
    )
    got = layer.backward(dout)
    assert isinstance(got, (tuple, list)) and len(got) == 2, (
        #[en]
        f"Expected backward({dout}) to give a tuple of exactly two numbers, "
        f"dx and dy, got {got}. "
        "Does it end with: return dx, dy ?"
        #[ja]
        f"backward({dout}) からは、dx と dy、ちょうど2つの数のタプルが返るはずですが、"
        f"{got} が返りました。最後は return dx, dy になっていますか。"
        #[end]
    )
    assert np.shape(got[0]) == np.shape(got[1]) == () and np.allclose(
        got, dout, rtol=1e-5
    ), (
        #[en]
        f"Expected backward({dout}) to give ({dout}, {dout}), got {got}. "
        "The local derivative of a sum is 1, whatever x and y were: "
        "dout goes through unchanged."
        #[ja]
        f"backward({dout}) は ({dout}, {dout}) のはずですが、{got} が返りました。"
        "足し算の局所的な微分は、x や y の値によらず 1 です。dout はそのまま流れます。"
        #[end]
    )

print("AddLayer: the visible examples agree.")  #[en]
print("AddLayer：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 2. The multiplication node
#
# $$z = x y \qquad \frac{\partial z}{\partial x} = y \qquad \frac{\partial z}{\partial y} = x$$
#
# Each input's derivative is the **other** input, so the two change places on the way back. That means `forward` has to remember them (in `self`) for the `backward` that follows. Every node of a graph is an object of its own, with a memory of its own.

# %% [markdown] lang="ja"
# ## 2. 乗算ノード
#
# $$z = x y \qquad \frac{\partial z}{\partial x} = y \qquad \frac{\partial z}{\partial y} = x$$
#
# 一方の入力についての微分は、**もう一方の**入力です。つまり、逆伝播では二つが入れ替わります。そのため `forward` では、あとの `backward` のために、二つの値を `self` に覚えておく必要があります。グラフのノードは一つ一つが別のオブジェクトで、それぞれが自分の値を覚えています。

# %% exercise="MulLayer"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
class MulLayer:
    """
    #[en]
    A node that multiplies two numbers.

        forward:   z = x * y
        backward:  dx = dout * y,  dy = dout * x

    A backward belongs to the last forward of the same object.
    Source: "Deep Learning from Scratch", chapter 5, and the wiki page on backpropagation.

    Example
    -------
    #[ja]
    2つの数を掛ける、乗算ノードです。

        順伝播： z = x * y
        逆伝播： dx = dout * y、dy = dout * x

    backward は、同じオブジェクトの直前の forward に対応します。
    出典：『ゼロから作るDeep Learning』5章と、誤差逆伝播法のWikiページ。

    例
    --
    #[end]
    >>> layer = MulLayer()
    >>> print(f"{layer.forward(100, 2):.1f}")
    200.0
    >>> dx, dy = layer.backward(1.1)
    >>> print(f"{dx:.1f} {dy:.1f}")
    2.2 110.0
    """

    def forward(self, x, y):
        """
        #[en]
        Parameters
        ----------
        x, y : int or float
            Two numbers.

        Returns
        -------
        float
            Their product z, one number.
        #[ja]
        引数
        ----
        x, y : 整数または浮動小数点数
            2つの数。

        戻り値
        ------
        float
            2つの数の積 z（1つの数）。
        #[end]
        """
        ### BEGIN SOLUTION
        self.x, self.y = x, y
        return x * y
        ### END SOLUTION

    def backward(self, dout):
        """
        #[en]
        Parameters
        ----------
        dout : int or float
            The derivative of the final result with respect to z.

        Returns
        -------
        (dx, dy) : tuple of two numbers
            The derivatives of the final result with respect to x and to y.
        #[ja]
        引数
        ----
        dout : 整数または浮動小数点数
            最終的な結果を z で微分した値。

        戻り値
        ------
        (dx, dy) : 2つの数のタプル
            最終的な結果を x で微分した値と、y で微分した値。
        #[end]
        """
        ### BEGIN SOLUTION
        return dout * self.y, dout * self.x
        ### END SOLUTION


# %% check="MulLayer" points=3
#[en]
# Two apples at 100 yen, three oranges at 150 yen, 10 % tax:
# first all forward, then all backward.
#[ja]
# 100円のリンゴ2個、150円のミカン3個、消費税10%。まず全部を順伝播、次に全部を逆伝播します。
#[end]
apples, oranges, tax = MulLayer(), MulLayer(), MulLayer()
for layer, x, y, z in [(apples, 100, 2, 200), (oranges, 150, 3, 450), (tax, 650, 1.1, 715)]:
    got = layer.forward(x, y)
    assert got is not None and np.ndim(got) == 0 and np.isclose(got, z, rtol=1e-5), (
        #[en]
        f"Expected forward({x}, {y}) to give {z}, got {got}. Is the return there?"
        #[ja]
        f"forward({x}, {y}) は {z} のはずですが、{got} が返りました。"
        "return を忘れていませんか。"
        #[end]
    )

#[en]
swap = "Do x and y change places? dx is dout times y."
own_memory = "Does each object remember its own last x and y, in self?"
#[ja]
swap = "x と y を入れ替えましたか。dx は dout 掛ける y です。"
own_memory = "オブジェクトごとに、自分の直前の x と y を self に覚えていますか。"
#[end]
for layer, x, y, dout, dx, dy, hint in [
    (tax, 650, 1.1, 1, 1.1, 650, swap),
    (oranges, 150, 3, 1.1, 3.3, 165, own_memory),
    (apples, 100, 2, 1.1, 2.2, 110, own_memory),
]:
    got = layer.backward(dout)
    assert isinstance(got, (tuple, list)) and len(got) == 2, (
        #[en]
        f"Expected backward({dout}) to give a tuple of exactly two numbers, "
        f"dx and dy, got {got}. "
        "Does it end with: return dx, dy ?"
        #[ja]
        f"backward({dout}) からは、dx と dy、ちょうど2つの数のタプルが返るはずですが、"
        f"{got} が返りました。最後は return dx, dy になっていますか。"
        #[end]
    )
    assert np.shape(got[0]) == np.shape(got[1]) == () and np.allclose(
        got, (dx, dy), rtol=1e-5
    ), (
        #[en]
        f"Expected backward({dout}) after forward({x}, {y}) to give ({dx}, {dy}), "
        f"got {got}. {hint}"
        #[ja]
        f"forward({x}, {y}) のあとの backward({dout}) は ({dx}, {dy}) のはずですが、"
        f"{got} が返りました。{hint}"
        #[end]
    )

apples.forward(100, 2)
apples.forward(120, 5)
got = apples.backward(1)
assert np.allclose(got, (5, 120), rtol=1e-5), (
    #[en]
    "Expected (5, 120) from backward(1) after forward(100, 2), forward(120, 5), "
    f"got {got}. "
    "Does every forward store its x and y anew?"
    #[ja]
    "forward(100, 2)、forward(120, 5) の順に呼んだあとの "
    "backward(1) は (5, 120) のはずですが、"
    f"{got} が返りました。forward のたびに x と y を覚え直していますか。"
    #[end]
)

print("MulLayer: the visible examples agree.")  #[en]
print("MulLayer：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: the apples, there and back
#
# The numbers come from your `MulLayer`. Begin at the right: a yen on the bill is a yen on the bill, so the way back starts with 1. Then look at the three inputs. If an apple cost one yen more, the bill would rise by 2.2 yen. What do 110 and 200 say?

# %% [markdown] lang="ja"
# ### 図で見る：リンゴの計算の行きと帰り
#
# 数値はあなたの `MulLayer` が計算しています。右端から見ていきましょう。支払いを支払いで微分すると 1 なので、帰り道は 1 から始まります。次に、三つの入力を見てください。リンゴが1円高くなると、支払いは 2.2 円増えます。では、110 と 200 は何を表しているでしょうか。

# %% given="drawing"
def draw_graph(ax, nodes, edges):
    """
    #[en]
    Draw a calculation: values forward (solid), derivatives backward (dashed).
    #[ja]
    計算グラフを描きます。値は順方向（実線）、微分は逆方向（破線）です。
    #[end]
    """
    patches = {}
    for place, name in nodes.items():
        shape, size = (
            ("circle,pad=0.25", 15) if name in ("+", "×") else ("round,pad=0.4", 11)
        )
        box = {"boxstyle": shape, "facecolor": "0.93", "edgecolor": "black"}
        text = ax.text(*place, name, ha="center", va="center", size=size, bbox=box)
        patches[place] = text.get_bbox_patch()
    for start, end, value, derivative in edges:
        for a, b, number, style, color in [
            (start, end, value, "solid", "black"),
            (end, start, derivative, "dashed", "tab:red"),
        ]:
            along = np.subtract(b, a) / np.hypot(*np.subtract(b, a))
            left = np.array([-along[1], along[0]])
            arrow = {
                "arrowstyle": "->", "linestyle": style, "color": color, "linewidth": 1.5
            }
            arrow |= {
                "patchA": patches[a], "patchB": patches[b], "shrinkA": 2, "shrinkB": 2
            }
            ax.annotate("", b + 0.09 * left, a + 0.09 * left, arrowprops=arrow)
            ax.annotate(
                f"{number:.4g}",
                np.add(a, b) / 2 + 0.14 * left,
                xytext=3 * left,
                textcoords="offset points",
                ha="center" if abs(left[0]) < 0.9 else ("left" if left[0] > 0 else "right"),
                va="center" if abs(left[1]) < 0.3 else ("bottom" if left[1] > 0 else "top"),
                color=color,
                size=12,
            )
    ax.set_xlim(min(x for x, _ in nodes) - 0.7, max(x for x, _ in nodes) + 0.7)
    ax.set_ylim(min(y for _, y in nodes) - 0.4, max(y for _, y in nodes) + 0.4)
    ax.set_aspect("equal")
    ax.axis("off")


# %% figure="apples"
count_node, tax_node = MulLayer(), MulLayer()
cost = count_node.forward(100, 2)
bill = tax_node.forward(cost, 1.1)
dcost, dtax = tax_node.backward(1)
dapple, dcount = count_node.backward(dcost)

apple_name, count_name, tax_name, bill_name = "apple", "how many", "tax", "bill"  #[en]
apple_name, count_name, tax_name, bill_name = "リンゴ", "個数", "消費税", "支払い"  #[ja]
nodes = {
    (0, 1): apple_name,
    (2, 0): count_name,
    (4, 0): tax_name,
    (2, 1): "×",
    (4, 1): "×",
    (6, 1): bill_name,
}
edges = [
    ((0, 1), (2, 1), 100, dapple),
    ((2, 0), (2, 1), 2, dcount),
    ((2, 1), (4, 1), cost, dcost),
    ((4, 0), (4, 1), 1.1, dtax),
    ((4, 1), (6, 1), bill, 1),
]
fig, ax = plt.subplots(figsize=(8, 2.4), layout="constrained")
draw_graph(ax, nodes, edges)
ax.set_title("Values go forward (solid), derivatives of the bill come back (dashed)")  #[en]
ax.set_title("値は順方向に（実線）、支払いの微分は逆方向に（破線）流れる")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ### A picture: apples and oranges
#
# Now the oranges join in, and with them an addition. Follow the dashed arrows: what does `+` do to the 1.1 that comes back to it, and what does each `×` do?

# %% [markdown] lang="ja"
# ### 図で見る：リンゴとミカン
#
# ミカンも買うと、加算ノードが加わります。破線の矢印をたどってみましょう。右から戻ってきた 1.1 を、`+` はどう流していますか。`×` はどうでしょうか。

# %% figure="apples_and_oranges"
apple_node, orange_node, sum_node, tax_node = MulLayer(), MulLayer(), AddLayer(), MulLayer()
apples_cost = apple_node.forward(100, 2)
oranges_cost = orange_node.forward(150, 3)
cost = sum_node.forward(apples_cost, oranges_cost)
bill = tax_node.forward(cost, 1.1)
dcost, dtax = tax_node.backward(1)
dapples_cost, doranges_cost = sum_node.backward(dcost)
dorange, dorange_count = orange_node.backward(doranges_cost)
dapple, dapple_count = apple_node.backward(dapples_cost)

apple_name, orange_name, tax_name, bill_name = "apple", "orange", "tax", "bill"  #[en]
apple_name, orange_name, tax_name, bill_name = "リンゴ", "ミカン", "消費税", "支払い"  #[ja]
count_name = "how many"  #[en]
count_name = "個数"  #[ja]
nodes = {
    (0, 2): apple_name,
    (2, 3): count_name,
    (0, 0): orange_name,
    (2, -1): count_name,
    (6, 0): tax_name,
    (2, 2): "×",
    (2, 0): "×",
    (4, 1): "+",
    (6, 1): "×",
    (8, 1): bill_name,
}
edges = [
    ((0, 2), (2, 2), 100, dapple),
    ((2, 3), (2, 2), 2, dapple_count),
    ((0, 0), (2, 0), 150, dorange),
    ((2, -1), (2, 0), 3, dorange_count),
    ((2, 2), (4, 1), apples_cost, dapples_cost),
    ((2, 0), (4, 1), oranges_cost, doranges_cost),
    ((4, 1), (6, 1), cost, dcost),
    ((6, 0), (6, 1), 1.1, dtax),
    ((6, 1), (8, 1), bill, 1),
]
fig, ax = plt.subplots(figsize=(8, 4.8), layout="constrained")
draw_graph(ax, nodes, edges)
ax.set_title("An addition passes the derivative on, a multiplication swaps its inputs")  #[en]
ax.set_title("加算は微分をそのまま渡し、乗算は入力を入れ替えて掛ける")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## 3. A graph of your own
#
# Now the square of a sum: $t = x + y$, then $z = t^2$. By the chain rule
#
# $$\frac{\partial z}{\partial x} = \frac{\partial z}{\partial t} \cdot \frac{\partial t}{\partial x} = 2t \cdot 1 = 2(x + y)$$
#
# and the same for $y$. Build it from your nodes: an `AddLayer`, then a `MulLayer` for $t \cdot t$. Note that $t$ enters the multiplication twice, so its derivative comes back along two ways. When a value is used twice, **the derivatives add up**.

# %% [markdown] lang="ja"
# ## 3. 自分でグラフを組み立てる
#
# 次は、和の2乗です。まず $t = x + y$、次に $z = t^2$ を計算します。連鎖律から
#
# $$\frac{\partial z}{\partial x} = \frac{\partial z}{\partial t} \cdot \frac{\partial t}{\partial x} = 2t \cdot 1 = 2(x + y)$$
#
# となり、$y$ についても同じです。`AddLayer` と、$t \cdot t$ を計算する `MulLayer` をつないで作ってみましょう。$t$ は乗算ノードに二度入るので、微分も二つの道を通って戻ってきます。同じ値を二度使ったら、戻ってきた**微分は足し合わせます**。

# %% exercise="square_of_sum" needs=["AddLayer", "MulLayer"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def square_of_sum(x, y):
    """
    #[en]
    The square of a sum, and its derivatives, found by going through the graph and back.

        t = x + y,   z = t * t,   dz/dx = dz/dy = 2t * 1 = 2(x + y)

    Source: "Deep Learning from Scratch", chapter 5, and the wiki page on backpropagation.

    Parameters
    ----------
    x, y : int or float
        Two numbers.

    Returns
    -------
    (z, dx, dy) : tuple of exactly three numbers, in this order
        The value z, then its derivatives with respect to x and to y.

    Example
    -------
    #[ja]
    和の2乗とその微分を、グラフの順伝播と逆伝播で求めます。

        t = x + y、 z = t * t、 dz/dx = dz/dy = 2t * 1 = 2(x + y)

    出典：『ゼロから作るDeep Learning』5章と、誤差逆伝播法のWikiページ。

    引数
    ----
    x, y : 整数または浮動小数点数
        2つの数。

    戻り値
    ------
    (z, dx, dy) : ちょうど3つの数のタプル。順番もこのとおり
        値 z と、それを x で微分した値、y で微分した値。

    例
    --
    #[end]
    >>> z, dx, dy = square_of_sum(2, 3)
    >>> print(f"{z:.1f} {dx:.1f} {dy:.1f}")
    25.0 10.0 10.0
    """
    ### BEGIN SOLUTION
    add, square = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = square.forward(t, t)
    dt_one, dt_other = square.backward(1)
    dx, dy = add.backward(dt_one + dt_other)
    return z, dx, dy
    ### END SOLUTION


# %% check="square_of_sum" points=2
for x, y, expected in [
    (2, 3, (25, 10, 10)),
    (1.5, -4, (6.25, -5, -5)),
    (0.5, -0.5, (0, 0, 0)),
]:
    got = square_of_sum(x, y)
    assert isinstance(got, (tuple, list)) and len(got) == 3, (
        #[en]
        f"Expected a tuple of exactly three numbers, z, dx and dy, got {got}. "
        "Does the function end with: return z, dx, dy ?"
        #[ja]
        f"z、dx、dy、ちょうど3つの数のタプルが返るはずですが、{got} が返りました。"
        "最後は return z, dx, dy になっていますか。"
        #[end]
    )
    assert all(np.ndim(part) == 0 for part in got), (
        #[en]
        f"Expected three plain numbers, got {got}. "
        "backward gives a tuple: unpack it with dx, dy = ..."
        #[ja]
        f"返るのはただの数が3つのはずですが、{got} が返りました。"
        "backward の戻り値はタプルです。dx, dy = ... と書いて取り出しましょう。"
        #[end]
    )
    assert np.allclose(got, expected, rtol=1e-5, atol=1e-6), (
        #[en]
        f"Expected {expected} for x = {x}, y = {y}, got {got}. "
        "Half of the derivative? Then add the two that come back from t * t."
        #[ja]
        f"x = {x}、y = {y} では {expected} のはずですが、{got} が返りました。"
        "微分が半分なら、t * t から戻ってきた二つの値を足しましょう。"
        #[end]
    )

print("square_of_sum: the visible examples agree.")  #[en]
print("square_of_sum：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 4. The sigmoid layer
#
# From here on, a node is a whole layer, and arrays flow instead of numbers. The sigmoid treats each element by itself, and its derivative needs only its own output:
#
# $$y = \frac{1}{1 + e^{-x}} \qquad \frac{\partial y}{\partial x} = y \, (1 - y)$$
#
# So what should `forward` remember?

# %% [markdown] lang="ja"
# ## 4. Sigmoidレイヤ
#
# ここからはレイヤ全体を一つのノードと見なし、数の代わりに配列を流します。シグモイド関数は要素ごとの計算で、微分は自分の出力だけから求まります。
#
# $$y = \frac{1}{1 + e^{-x}} \qquad \frac{\partial y}{\partial x} = y \, (1 - y)$$
#
# では、`forward` では何を覚えておけばよいでしょうか。

# %% exercise="SigmoidLayer"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
class SigmoidLayer:
    """
    #[en]
    The sigmoid as an activation function, element by element.

        forward:   y = 1 / (1 + exp(-x))
        backward:  dx = dout * y * (1 - y)

    A backward belongs to the last forward; called again, it gives the same again.
    All arguments must be as they were when you return.
    Source: "Deep Learning from Scratch", chapter 5.

    Example
    -------
    #[ja]
    活性化関数としてのシグモイド関数です。要素ごとに計算します。

        順伝播： y = 1 / (1 + exp(-x))
        逆伝播： dx = dout * y * (1 - y)

    backward は直前の forward に対応し、続けて呼んでも同じ値を返します。
    メソッドから戻るとき、引数の中身は元のままにしておくこと。
    出典：『ゼロから作るDeep Learning』5章。

    例
    --
    #[end]
    >>> layer = SigmoidLayer()
    >>> y = layer.forward(np.array([[0.0, 2.0]]))
    >>> print(f"{y[0, 0]:.4f} {y[0, 1]:.4f}")
    0.5000 0.8808
    >>> dx = layer.backward(np.array([[1.0, 1.0]]))
    >>> print(f"{dx[0, 0]:.4f} {dx[0, 1]:.4f}")
    0.2500 0.1050
    """

    def forward(self, x):
        """
        #[en]
        Parameters
        ----------
        x : array of int or float, any shape, most often (N, D)
            Any values, even 1000 and -1000 (the `sigmoid` above can take them).

        Returns
        -------
        array of float, the shape of x
            The sigmoid y of each element.
        #[ja]
        引数
        ----
        x : 整数または浮動小数点数の配列、形状は任意（多くは (N, D)）
            値の大きさは自由。1000 や -1000 でもよい（上の `sigmoid` なら計算できます）。

        戻り値
        ------
        浮動小数点数の配列、x と同じ形状
            要素ごとのシグモイド関数の値 y。
        #[end]
        """
        ### BEGIN SOLUTION
        self.y = sigmoid(x)
        return self.y
        ### END SOLUTION

    def backward(self, dout):
        """
        #[en]
        Parameters
        ----------
        dout : array of int or float, the shape of x
            The derivative of the loss with respect to y.

        Returns
        -------
        array of float, the shape of x
            dx, the derivative of the loss with respect to x.
        #[ja]
        引数
        ----
        dout : 整数または浮動小数点数の配列、x と同じ形状
            損失を y で微分した値。

        戻り値
        ------
        浮動小数点数の配列、x と同じ形状
            損失を x で微分した値 dx。
        #[end]
        """
        ### BEGIN SOLUTION
        return dout * self.y * (1 - self.y)
        ### END SOLUTION


# %% check="SigmoidLayer" points=3
#[en]
# The sigmoid of log 3 is 3/4, that of -log 3 is 1/4: you can check these by hand.
#[ja]
# log 3 のシグモイドは 3/4、-log 3 のシグモイドは 1/4 です。手でも確かめられます。
#[end]
log_3 = np.log(3)
layer = SigmoidLayer()
#[en]
formula = "Is it dout * y * (1 - y), with the y of the last forward, not its x?"
large = "nan? Then something overflows: y * (1 - y) with the given sigmoid is 0 here."
#[ja]
formula = (
    "dout * y * (1 - y) になっていますか。"
    "y は x ではなく、直前の forward の出力です。"
)
large = (
    "nan ならオーバーフローです。"
    "用意された sigmoid を使えば、y * (1 - y) は 0 になります。"
)
#[end]
for x, dout, y, dx, hint in [
    (
        [[0, log_3], [-log_3, 0]],
        [[1, 1], [4, 2]],
        [[0.5, 0.75], [0.25, 0.5]],
        [[0.25, 0.1875], [0.75, 0.5]],
        formula,
    ),
    ([log_3, 0, -log_3], [-4, 0, 4], [0.75, 0.5, 0.25], [-0.75, 0, 0.75], formula),
    ([[1000, -1000]], [[1, 1]], [[1, 0]], [[0, 0]], large),
]:
    x, dout = np.array(x, dtype=float), np.array(dout, dtype=float)
    x_before, dout_before, shown = x.copy(), dout.copy(), np.round(x, 3).tolist()
    got = layer.forward(x)
    assert np.shape(got) == x.shape and np.allclose(got, y, rtol=1e-4, atol=1e-6), (
        #[en]
        f"Expected forward({shown}) to give {y}, got {np.asarray(got).tolist()}. "
        "Is it the sigmoid, and returned?"
        #[ja]
        f"forward({shown}) は {y} のはずですが、{np.asarray(got).tolist()} が返りました。"
        "シグモイド関数になっていますか。return はありますか。"
        #[end]
    )
    for _ in range(2):
        got = layer.backward(dout)
        assert np.array_equal(x, x_before) and np.array_equal(dout, dout_before), (
            #[en]
            "Expected x and dout as they were, but they have changed. "
            "Write dout * y instead of dout *= y: the first makes a new array."
            #[ja]
            "x と dout は元のままのはずですが、中身が変わっています。"
            "dout *= y ではなく dout * y と書けば、新しい配列が作られます。"
            #[end]
        )
        assert np.shape(got) == x.shape and np.allclose(got, dx, rtol=1e-4, atol=1e-6), (
            #[en]
            f"Expected backward({dout.tolist()}) after forward({shown}) to give {dx}, "
            f"got {np.asarray(got).tolist()}. {hint}"
            #[ja]
            f"forward({shown}) のあとの backward({dout.tolist()}) は {dx} のはずですが、"
            f"{np.asarray(got).tolist()} が返りました。{hint}"
            #[end]
        )

print("SigmoidLayer: the visible examples agree.")  #[en]
print("SigmoidLayer：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 5. The affine layer
#
# $$Y = X W + b \qquad dX = dY \, W^{\mathsf T} \qquad dW = X^{\mathsf T} \, dY \qquad db = \sum_n dY_n$$
#
# Lost in transposes? Let the shapes lead you: **a gradient always has the shape of the thing itself.** $X$ is $(N, D)$ and $dY$ is $(N, M)$; only one product of the two has the shape $(D, M)$ of $W$.
#
# And `db`? The same $b$ was added to every row of the batch. It was used $N$ times, so $N$ derivatives come back, and as before they add up.

# %% [markdown] lang="ja"
# ## 5. Affineレイヤ
#
# $$Y = X W + b \qquad dX = dY \, W^{\mathsf T} \qquad dW = X^{\mathsf T} \, dY \qquad db = \sum_n dY_n$$
#
# 転置で迷ったら、形状を手がかりにしましょう。**勾配は、いつも元の配列と同じ形状**です。$X$ は $(N, D)$、$dY$ は $(N, M)$ です。この二つから $W$ と同じ $(D, M)$ を作れる積は、一つしかありません。
#
# では `db` はどうでしょう。同じ $b$ を、バッチのすべての行に足しました。$N$ 回使ったので、微分も $N$ 個戻ってきます。さきほどと同じように、足し合わせます。

# %% exercise="AffineLayer"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
class AffineLayer:
    """
    #[en]
    A fully connected layer, on batches.

        forward:   y = x W + b
        backward:  dx = dout W^T,  dW = x^T dout,  db = sum of the rows of dout

    A backward belongs to the last forward; called again, it gives the same again.
    All arguments must be as they were when you return.
    Source: "Deep Learning from Scratch", chapter 5.

    Attributes
    ----------
    dW : array of float, shape (D, M), there after backward
    db : array of float, shape (M,), there after backward
        The derivatives of the loss with respect to W and b: those of the last backward
        alone, summed over the batch (nothing is divided by N here, that is the loss's
        business).

    Example
    -------
    #[ja]
    バッチに対する全結合レイヤです。

        順伝播： y = x W + b
        逆伝播： dx = dout W^T、dW = x^T dout、db = dout の行の総和

    backward は直前の forward に対応し、続けて呼んでも同じ値を返します。
    メソッドから戻るとき、引数の中身は元のままにしておくこと。
    出典：『ゼロから作るDeep Learning』5章。

    属性
    ----
    dW : 浮動小数点数の配列、形状 (D, M)。backward のあとに使える
    db : 浮動小数点数の配列、形状 (M,)。backward のあとに使える
        損失を W と b で微分した値。前回までの値は足さず、直前の backward の分だけ。
        バッチについては総和（N では割りません。平均を取るのは損失関数の役目です）。

    例
    --
    #[end]
    >>> b = np.array([0.5, 0.5, 0.5])
    >>> layer = AffineLayer(np.array([[1.0, 0.0, 2.0], [0.0, 1.0, 3.0]]), b)
    >>> print(layer.forward(np.array([[1.0, 2.0]])))
    [[1.5 2.5 8.5]]
    >>> print(layer.backward(np.array([[0.0, 0.0, 1.0]])))
    [[2. 3.]]
    >>> print(layer.dW.shape, layer.db.shape)
    (2, 3) (3,)
    """

    def __init__(self, W, b):
        """
        #[en]
        Parameters
        ----------
        W : array of int or float, shape (D, M)
            The weights.
        b : array of int or float, shape (M,)
            The biases.
        #[ja]
        引数
        ----
        W : 整数または浮動小数点数の配列、形状 (D, M)
            重み。
        b : 整数または浮動小数点数の配列、形状 (M,)
            バイアス。
        #[end]
        """
        ### BEGIN SOLUTION
        self.W, self.b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)
        ### END SOLUTION

    def forward(self, x):
        """
        #[en]
        Parameters
        ----------
        x : array of int or float, shape (N, D)
            A batch, one sample per row.

        Returns
        -------
        array of float, shape (N, M)
            x W + b.
        #[ja]
        引数
        ----
        x : 整数または浮動小数点数の配列、形状 (N, D)
            バッチ。1行が1つのデータ。

        戻り値
        ------
        浮動小数点数の配列、形状 (N, M)
            x W + b の値。
        #[end]
        """
        ### BEGIN SOLUTION
        self.x = np.asarray(x, dtype=float)
        return self.x @ self.W + self.b
        ### END SOLUTION

    def backward(self, dout):
        """
        #[en]
        Stores dW and db, and returns dx.

        Parameters
        ----------
        dout : array of int or float, shape (N, M)
            The derivative of the loss with respect to forward's output.

        Returns
        -------
        array of float, shape (N, D)
            dx, the derivative of the loss with respect to x.
        #[ja]
        dW と db を属性に入れ、dx を返します。

        引数
        ----
        dout : 整数または浮動小数点数の配列、形状 (N, M)
            損失を forward の出力で微分した値。

        戻り値
        ------
        浮動小数点数の配列、形状 (N, D)
            損失を x で微分した値 dx。
        #[end]
        """
        ### BEGIN SOLUTION
        dout = np.asarray(dout, dtype=float)
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T
        ### END SOLUTION


# %% check="AffineLayer" points=5
W = np.array([[1.0, 0.0, 2.0, -1.0], [0.0, 1.0, -1.0, 3.0]])
b = np.array([10.0, 20.0, 30.0, 40.0])
layer = AffineLayer(W, b)

#[en]
hints = {
    "forward(x)": "Is it x @ W + b, and returned?",
    "backward(dout)": "dx = dout @ W.T has the shape of x. Is it returned?",
    "dW": "dW = x.T @ dout has the shape of W: that of the last x and dout, "
    "nothing added up, nothing divided. Is it stored as self.dW?",
    "db": "db is the sum of dout over the rows (axis 0): no mean, no second axis. "
    "Is it stored as self.db?",
}
#[ja]
hints = {
    "forward(x)": "x @ W + b になっていますか。return はありますか。",
    "backward(dout)": "dx = dout @ W.T は x と同じ形状です。return はありますか。",
    "dW": "dW = x.T @ dout は W と同じ形状です。直前の x と dout だけを使い、"
    "前の値を足したり、N で割ったりしません。self.dW に入れましたか。",
    "db": "db は dout のすべての行の総和（axis=0）です。平均ではありません。"
    "1次元の配列になります。self.db に入れましたか。",
}
#[end]
#[en]
# First a batch of three rows, then one of a single row, through the same layer.
#[ja]
# 同じレイヤに、まず3行のバッチ、次に1行だけのバッチを流します。
#[end]
for x, dout, expected_answers in [
    (
        np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]),
        np.array([[1.0, 0.0, 0.0, 2.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0]]),
        [
            [[11, 22, 30, 45], [13, 24, 32, 49], [15, 26, 34, 53]],
            [[-1, 6], [0, 1], [1, 2]],
            [[1, 3, 5, 7], [2, 4, 6, 10]],
            [1, 1, 1, 3],
        ],
    ),
    (
        np.array([[7.0, 0.0]]),
        np.array([[0.0, 0.0, 0.5, 1.0]]),
        [[[17, 20, 44, 33]], [[0, 2.5]], [[0, 0, 3.5, 7], [0, 0, 0, 0]], [0, 0, 0.5, 1]],
    ),
]:
    arguments = {"x": x, "dout": dout, "W": W, "b": b}
    before = {name: array.copy() for name, array in arguments.items()}
    answers = {"forward(x)": layer.forward(x), "backward(dout)": layer.backward(dout)}
    answers |= {"dW": getattr(layer, "dW", None), "db": getattr(layer, "db", None)}
    for name, array in arguments.items():
        assert np.array_equal(array, before[name]), (
            #[en]
            f"Expected {name} as it was, but it has changed. "
            "+=, -= and *= change an array itself; a + b makes a new one."
            #[ja]
            f"{name} は元のままのはずですが、中身が変わっています。"
            "+= や -= や *= は配列そのものを変えます。a + b なら新しい配列が作られます。"
            #[end]
        )
    for (name, got), expected in zip(answers.items(), expected_answers, strict=True):
        assert np.shape(got) == np.shape(expected), (
            #[en]
            f"Expected shape {np.shape(expected)} for {name}, N = {len(x)}, D = 2, M = 4, "
            f"got {'None' if got is None else np.shape(got)}. {hints[name]}"
            #[ja]
            f"N = {len(x)}、D = 2、M = 4 なら、"
            f"{name} の形状は {np.shape(expected)} のはずですが、"
            f"{'None' if got is None else np.shape(got)} でした。{hints[name]}"
            #[end]
        )
        assert np.allclose(got, expected, rtol=1e-4, atol=1e-6), (
            #[en]
            f"Expected {name} to be {expected} for x = {x.tolist()}, "
            f"got {np.asarray(got).tolist()}. {hints[name]}"
            #[ja]
            f"x = {x.tolist()} のとき、{name} は {expected} のはずですが、"
            f"{np.asarray(got).tolist()} でした。{hints[name]}"
            #[end]
        )

print("AffineLayer: the visible examples agree.")  #[en]
print("AffineLayer：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 6. Softmax and the loss in one layer
#
# At the end of the network the scores $x$ become probabilities $y$ (softmax), and these become one number (cross entropy error). Each of the two has an ugly derivative. Together, almost everything cancels:
#
# $$dx = \frac{y - t}{N} \cdot \texttt{dout}$$
#
# Read it as the network's mistake: what it said, minus what was right. It is $y - t$ with one-hot $t$; if labels come in, turn them into one-hot first (`np.eye(3)[[2, 0]]` gives the rows 2 and 0 of the unit matrix, just what you need). The $1/N$ is there because the loss is a mean over the batch. As this layer comes last, `dout` is 1 if nothing is said.

# %% [markdown] lang="ja"
# ## 6. ソフトマックスと損失を一つのレイヤに
#
# ネットワークの最後では、スコア $x$ がソフトマックス関数で確率 $y$ になり、交差エントロピー誤差で一つの数になります。別々に微分すると複雑な式になりますが、二つをまとめると、ほとんどの項が打ち消し合います。
#
# $$dx = \frac{y - t}{N} \cdot \texttt{dout}$$
#
# ネットワークの答えと正解との差、つまり「間違い」そのものです。式の $t$ はone-hot表現なので、ラベルを受け取ったときは、先にone-hot表現に直しましょう（`np.eye(3)[[2, 0]]` は、単位行列の2行目と0行目を取り出します。これがちょうど欲しいものです）。$1/N$ が付くのは、損失がバッチの平均だからです。最後のレイヤなので、`dout` は省略すると 1 です。

# %% exercise="SoftmaxWithLossLayer"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
class SoftmaxWithLossLayer:
    """
    #[en]
    The last layer: softmax, then the cross entropy error, averaged over the batch.

        forward:   y = softmax(x),  L = -1/N * sum over n and k of t_nk * log(y_nk + 1e-7)
        backward:  dx = dout * (y - t) / N

    A backward belongs to the last forward; called again, it gives the same again.
    All arguments must be as they were when you return.
    Source: "Deep Learning from Scratch", chapter 5 and appendix A.

    Example
    -------
    #[ja]
    最後のレイヤです。ソフトマックス関数と交差エントロピー誤差をまとめ、バッチで平均します。

        順伝播： y = softmax(x)、 L = -1/N * Σ_n Σ_k t_nk * log(y_nk + 1e-7)
        逆伝播： dx = dout * (y - t) / N

    backward は直前の forward に対応し、続けて呼んでも同じ値を返します。
    メソッドから戻るとき、引数の中身は元のままにしておくこと。
    出典：『ゼロから作るDeep Learning』5章と付録A。

    例
    --
    #[end]
    >>> layer = SoftmaxWithLossLayer()
    >>> x = np.log(np.array([[0.2, 0.7, 0.1], [0.5, 0.3, 0.2]]))
    >>> print(f"{layer.forward(x, np.array([1, 1])):.4f}")
    0.7803
    >>> print(np.round(layer.backward(), 4))
    [[ 0.1  -0.15  0.05]
     [ 0.25 -0.35  0.1 ]]
    """

    def forward(self, x, t):
        """
        #[en]
        Parameters
        ----------
        x : array of int or float, shape (N, K)
            A batch of scores, not yet probabilities, of any size (even 1000).
        t : the right answers, in one of two forms
            one-hot: array of int or float, shape (N, K);
            labels: array of int, shape (N,).

        Returns
        -------
        float
            The mean loss of the batch, one number.
        #[ja]
        引数
        ----
        x : 整数または浮動小数点数の配列、形状 (N, K)
            バッチのスコア（まだ確率ではない値）。大きさは自由で、1000 でもよい。
        t : 正解。次のどちらか
            one-hot表現：整数または浮動小数点数の配列、形状 (N, K)。
            ラベル：整数の配列、形状 (N,)。

        戻り値
        ------
        float
            バッチの平均損失（1つの数）。
        #[end]
        """
        ### BEGIN SOLUTION
        self.y, t = softmax(x), np.asarray(t)
        self.t = t if t.ndim == 2 else np.eye(self.y.shape[1])[t]
        return cross_entropy_error(self.y, self.t)
        ### END SOLUTION

    def backward(self, dout=1):
        """
        #[en]
        Parameters
        ----------
        dout : int or float
            The derivative of the final result with respect to the loss;
            everything scales with it.

        Returns
        -------
        array of float, shape (N, K)
            dx, the derivative of the final result with respect to the scores.
        #[ja]
        引数
        ----
        dout : 整数または浮動小数点数
            最終的な結果を損失で微分した値。戻り値はこれに比例する。

        戻り値
        ------
        浮動小数点数の配列、形状 (N, K)
            最終的な結果をスコアで微分した値 dx。
        #[end]
        """
        ### BEGIN SOLUTION
        return dout * (self.y - self.t) / len(self.y)
        ### END SOLUTION


# %% check="SoftmaxWithLossLayer" points=5
#[en]
# The scores are logarithms of probabilities, so softmax gives these probabilities back.
#[ja]
# スコアは確率の対数にしてあるので、ソフトマックス関数で元の確率に戻ります。
#[end]
two_rows = np.log(np.array([[0.2, 0.7, 0.1], [0.5, 0.3, 0.2]]))
dx_of_two_rows = [[0.1, -0.15, 0.05], [0.25, -0.35, 0.1]]
three_rows = np.log(np.array([[0.2, 0.7, 0.1], [0.4, 0.3, 0.3], [0.1, 0.5, 0.4]]))
dx_of_three_rows = np.array([[0.2, -0.3, 0.1], [-0.6, 0.3, 0.3], [0.1, 0.5, -0.6]]) / 3
one_row = np.array([[5.25564, 3.18313, 1.15463]])
layer = SoftmaxWithLossLayer()
for x, t, loss, dx in [
    (two_rows, np.array([[0, 1, 0], [0, 1, 0]]), 0.780324, dx_of_two_rows),
    (three_rows, np.array([1, 0, 2]), 0.729752, dx_of_three_rows.round(6).tolist()),
    (two_rows, np.array([1, 1]), 0.780324, dx_of_two_rows),
    (one_row, np.array([2]), 4.234160, [[0.874649, 0.110092, -0.984741]]),
]:
    x_before, t_before = x.copy(), t.copy()
    got = layer.forward(x, t)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number, the mean loss, from forward, got {got}. Is the return there?"
        #[ja]
        f"forward からは平均損失（1つの数）が返るはずですが、{got} が返りました。"
        "return を忘れていませんか。"
        #[end]
    )
    assert abs(got - loss) < 0.01 * loss, (
        #[en]
        f"Expected the loss {loss} for t = {t.tolist()}, got {got}. "
        "Is it softmax first, then the mean cross entropy error? "
        "Are both forms of t understood?"
        #[ja]
        f"t = {t.tolist()} の損失は {loss} のはずですが、{got} が返りました。"
        "先にソフトマックス関数、次に交差エントロピー誤差の平均ですか。"
        "t がラベルでもone-hot表現でも計算できますか。"
        #[end]
    )
    #[en]
    again = (
        "The second call must give the same. "
        "Did the first one change what forward stored?"
    )
    first = "Is it y - t with one-hot t, divided by the N of this batch?"
    #[ja]
    again = (
        "続けて呼んでも同じ値のはずです。"
        "1回目の backward で、覚えた値を変えていませんか。"
    )
    first = "t をone-hot表現にして y - t を計算しましたか。このバッチの N で割りましたか。"
    #[end]
    for hint in (first, again):
        got = layer.backward()
        assert np.shape(got) == x.shape and np.allclose(got, dx, rtol=0.01, atol=1e-6), (
            #[en]
            f"Expected backward() after forward with t = {t.tolist()} to give {dx}, "
            f"got {np.asarray(got).tolist()}. {hint}"
            #[ja]
            f"t = {t.tolist()} の forward のあとの backward() は {dx} のはずですが、"
            f"{np.asarray(got).tolist()} が返りました。{hint}"
            #[end]
        )
    got = layer.backward(-0.5)
    assert np.allclose(got, -0.5 * np.array(dx), rtol=0.01, atol=1e-6), (
        #[en]
        f"Expected backward(-0.5) to be -0.5 times {dx}, got {np.asarray(got).tolist()}. "
        "Is dout a factor?"
        #[ja]
        f"backward(-0.5) は {dx} の -0.5 倍のはずですが、"
        f"{np.asarray(got).tolist()} が返りました。"
        "dout を掛けましたか。"
        #[end]
    )
    assert np.array_equal(x, x_before) and np.array_equal(t, t_before), (
        #[en]
        "Expected x and t as they were, but they have changed. "
        "Write x - x.max() instead of x -= x.max(): the first makes a new array."
        #[ja]
        "x と t は元のままのはずですが、中身が変わっています。"
        "x -= x.max() ではなく x - x.max() と書けば、新しい配列が作られます。"
        #[end]
    )

print("SoftmaxWithLossLayer: the visible examples agree.")  #[en]
print("SoftmaxWithLossLayer：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 7. Trust, but check
#
# A wrong backward does not crash. It just learns badly, and nobody knows why. So compare it with the slow gradient that you trust, before you build on it. With $a$ for the analytic (backward) and $n$ for the numerical derivative of one element:
#
# $$\text{error} = \max_i \; \frac{|a_i - n_i|}{\max(|a_i| + |n_i|, \; 10^{-8})}$$
#
# The denominator makes the error *relative*, so large and small gradients are judged alike, and $10^{-8}$ saves us from 0/0. The **largest** error counts: one wrong element among thousands must not hide in an average. A correct layer stays below $10^{-6}$; a mistake is far above.

# %% [markdown] lang="ja"
# ## 7. 信じる前に確かめる
#
# `backward` が間違っていても、エラーは出ません。なぜかうまく学習しないだけです。だから、次へ進む前に、遅くても信頼できる数値微分と比べておきましょう。これを**勾配確認**といいます。逆伝播で求めた（解析的な）微分の各要素を $a$、数値微分の各要素を $n$ として、次の値を求めます。
#
# $$\text{誤差} = \max_i \; \frac{|a_i - n_i|}{\max(|a_i| + |n_i|, \; 10^{-8})}$$
#
# 分母で割って*相対的な*誤差にするので、大きな勾配も小さな勾配も同じように評価できます。$10^{-8}$ は 0/0 を防ぐためです。平均ではなく**最大**を取ります。何千もの要素のうち一つだけが間違っていても、見逃さないためです。正しいレイヤなら誤差は $10^{-6}$ より小さく、間違いがあれば桁違いに大きくなります。

# %% exercise="gradient_check"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def gradient_check(f, x, analytic):
    """
    #[en]
    The largest relative error of a gradient, compared with central differences.

        max over all elements of  |a - n| / max(|a| + |n|, 1e-8)

    where a is an element of `analytic`, n that of the numerical gradient of f at x.
    Source: "Deep Learning from Scratch", chapter 5 (there with the mean absolute error).

    Parameters
    ----------
    f : function
        Takes an array like x and gives one number. It may also ignore its argument and read
        the very array that was handed in as x (`lambda _: net.loss(x, t)` with `net.W`),
        so a float x itself has to be moved: `numerical_gradient(f, x)` above does that.
    x : array of int or float, any shape
        The place. It must be as it was when you return, and so must `analytic`.
    analytic : array of int or float, the shape of x
        The gradient to be checked, from a backward for instance.

    Returns
    -------
    float
        The largest relative error, one number; 0 where both gradients are 0.

    Example
    -------
    #[ja]
    勾配を中心差分と比べ、相対誤差の最大値を求めます（勾配確認）。

        すべての要素についての  |a - n| / max(|a| + |n|, 1e-8)  の最大値

    a は `analytic` の要素、n は x での f の数値微分の要素です。
    出典：『ゼロから作るDeep Learning』5章（そこでは絶対誤差の平均を使っています）。

    引数
    ----
    f : 関数
        x のような配列を受け取り、数を1つ返す。引数を使わず、x として渡された
        その配列を直接読む関数でもよい（`net.W` に対する `lambda _: net.loss(x, t)` など）。
        そのため、float の x はそれ自体を動かす。
        上の `numerical_gradient(f, x)` はそうしている。
    x : 整数または浮動小数点数の配列、形状は任意
        勾配を調べる点。関数から戻るとき、`analytic` とともに元のままにしておくこと。
    analytic : 整数または浮動小数点数の配列、x と同じ形状
        確かめたい勾配。たとえば backward の結果。

    戻り値
    ------
    float
        相対誤差の最大値（1つの数）。どちらの勾配も 0 の要素では、誤差は 0。

    例
    --
    #[end]
    >>> x = np.array([3.0, 4.0])
    >>> print(gradient_check(lambda x: np.sum(x**2), x, 2 * x) < 1e-6)
    True
    >>> print(f"{gradient_check(lambda x: np.sum(x**2), x, 3 * x):.2f}")
    0.20
    """
    ### BEGIN SOLUTION
    analytic, numerical = np.asarray(analytic, dtype=float), numerical_gradient(f, x)
    size = np.maximum(np.abs(analytic) + np.abs(numerical), 1e-8)
    return np.max(np.abs(analytic - numerical) / size)
    ### END SOLUTION


# %% check="gradient_check" points=4
#[en]
# f(x) is the sum of squares, its gradient 2x. Some of these gradients are wrong on purpose.
#[ja]
# f(x) は2乗の和で、勾配は 2x です。わざと間違えた勾配も混ぜてあります。
#[end]
x = np.array([[3.0, -4.0, 1.0], [0.5, 2.0, -1.0]])
one_wrong = 2 * x
one_wrong[0, 2] = 6.0
with_zero = np.array([3.0, 0.0])

#[en]
small = (
    "This gradient is correct. Are these central differences? "
    "Is the error itself returned?"
)
relative = "Divide each |a - n| by |a| + |n|, both taken without their signs."
largest = "One element of six is wrong: take the largest error, not the mean or the sum."
zero = "Where both are 0: the denominator is at least 1e-8, so nothing is divided by 0."
closure = (
    "This f reads x itself: move x in place, and put it back, "
    "as numerical_gradient does."
)
#[ja]
small = (
    "これは正しい勾配です。中心差分を使っていますか。"
    "True などではなく、誤差を返していますか。"
)
relative = "要素ごとに |a - n| を |a| + |n| で割ります。絶対値を取りましたか。"
largest = "6個のうち1個だけ間違っています。平均や和ではなく、最大値を取りましょう。"
zero = "どちらも 0 の要素があります。分母を 1e-8 以上にすれば、0 で割らずにすみます。"
closure = (
    "この f は x を直接読みます。"
    "numerical_gradient のように x 自体を動かして戻しましょう。"
)
#[end]
for f, point, analytic, expected, hint in [
    (lambda v: np.sum(v**2), x, 2 * x, 0, small),
    (lambda v: np.sum(v**2), x, 3 * x, 0.2, relative),
    (lambda v: np.sum(v**2), x, -2 * x, 1, relative),
    (lambda v: np.sum(v**2), x, one_wrong, 0.5, largest),
    (lambda v: np.sum(v**2), with_zero, 2 * with_zero, 0, zero),
    (lambda _: np.sum(x**2), x, 2 * x, 0, closure),
]:
    point_before, analytic_before = point.copy(), analytic.copy()
    got = gradient_check(f, point, analytic)
    assert got is not None and np.ndim(got) == 0, (
        #[en]
        f"Expected one number, got {got}. Is the largest error taken, and returned?"
        #[ja]
        f"数が1つ返るはずですが、{got} が返りました。最大値を取って return していますか。"
        #[end]
    )
    assert abs(got - expected) < (1e-4 if expected else 1e-6), (
        #[en]
        f"Expected {expected or 'a number below 1e-6'} at x = {point.tolist()} "
        f"for the gradient {analytic.tolist()}, got {got}. {hint}"
        #[ja]
        f"x = {point.tolist()} で勾配 {analytic.tolist()} を調べた結果は "
        f"{expected or '1e-6 未満'} のはずですが、{got} が返りました。{hint}"
        #[end]
    )
    assert np.array_equal(point, point_before) and np.array_equal(
        analytic, analytic_before
    ), (
        #[en]
        "Expected x and analytic as they were, but they have changed. "
        "Put every element of x back, and write a - n instead of a -= n."
        #[ja]
        "x と analytic は元のままのはずですが、中身が変わっています。"
        "x の要素は元に戻し、a -= n ではなく a - n と書きましょう。"
        #[end]
    )

print("gradient_check: the visible examples agree.")  #[en]
print("gradient_check：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: your layers on trial
#
# Your `gradient_check` judges your layers. It needs a function with one number as its result, so the outputs are weighted with `dout` and added up. Are all the dots left of the line? The last row shows what a mistake looks like: the same gradient, but $1/N$ forgotten. How many powers of ten lie between?
#
# One dot lies further right than the others, although nothing is wrong with it: the formula $(y - t)/N$ leaves out the $10^{-7}$ in the logarithm, and this check is sharp enough to see it.

# %% [markdown] lang="ja"
# ### 図で見る：レイヤの勾配確認
#
# あなたの `gradient_check` で、あなたのレイヤを調べます。調べる関数の値は一つの数でなければならないので、出力に `dout` を重みとして掛けて足し合わせています。点はすべて線の左側にありますか。いちばん下の行は間違いの例で、同じ勾配から $1/N$ を忘れたものです。何桁の差があるでしょうか。
#
# ほかより右に寄った点が一つありますが、間違いではありません。式 $(y - t)/N$ では、対数の中の $10^{-7}$ を無視しています。勾配確認は、そのわずかな差も見つけるほど鋭いのです。

# %% figure="gradient_check_errors"
rng = np.random.default_rng(5)
pair, t = np.array([100.0, 2.0]), np.array([0, 2, 1, 1, 0])
x, W, b = rng.normal(size=(5, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
dout_4, dout_3 = rng.normal(size=(5, 4)), rng.normal(size=(5, 3))
scores = 0.5 * rng.normal(size=(5, 3))
add, mul, sigmoid_layer = AddLayer(), MulLayer(), SigmoidLayer()
affine, last = AffineLayer(W, b), SoftmaxWithLossLayer()

for layer, inputs in [(add, pair), (mul, pair), (sigmoid_layer, [x]), (affine, [x])]:
    layer.forward(*inputs)
last.forward(scores, t)
dx_affine, dx_last = affine.backward(dout_3), last.backward()

errors = [
    gradient_check(lambda v: add.forward(*v), pair, np.array(add.backward(1))),
    gradient_check(lambda v: mul.forward(*v), pair, np.array(mul.backward(1))),
    gradient_check(
        lambda v: np.sum(dout_4 * sigmoid_layer.forward(v)),
        x,
        sigmoid_layer.backward(dout_4),
    ),
    gradient_check(lambda v: np.sum(dout_3 * affine.forward(v)), x, dx_affine),
    gradient_check(lambda v: np.sum(dout_3 * AffineLayer(v, b).forward(x)), W, affine.dW),
    gradient_check(lambda v: np.sum(dout_3 * AffineLayer(W, v).forward(x)), b, affine.db),
    gradient_check(lambda v: last.forward(v, t), scores, dx_last),
    gradient_check(lambda v: last.forward(v, t), scores, len(scores) * np.asarray(dx_last)),
]
mistake = "the same, without 1/N"  #[en]
mistake = "すぐ上で 1/N を忘れた例"  #[ja]
rows = ["AddLayer: dx, dy", "MulLayer: dx, dy", "SigmoidLayer: dx"]
rows += ["AffineLayer: dx", "AffineLayer: dW", "AffineLayer: db"]
rows += ["SoftmaxWithLossLayer: dx", mistake]

fig, ax = plt.subplots(figsize=(7.2, 4.2), layout="constrained")
places = np.arange(len(errors))
shown = np.maximum(errors, 1e-15)
ax.hlines(places, 1e-16, shown, color="0.6")
ax.plot(shown[:-1], places[:-1], "o", color="black", markersize=8)
ax.plot(shown[-1], places[-1], "X", color="tab:red", markeredgecolor="black", markersize=11)
ax.axvline(1e-6, color="black", linestyle="--")
ax.set_xscale("log")
ax.set_xlim(1e-15, 10)
ax.set_yticks(places, rows)
ax.invert_yaxis()
ax.grid(axis="x", alpha=0.3)
ax.set_title("Gradient check: a correct layer stays left of the dashed line")  #[en]
ax.set_title("勾配確認：正しいレイヤの誤差は破線より左にある")  #[ja]
ax.set_xlabel("largest relative error (log scale; dashed: $10^{-6}$)")  #[en]
ax.set_xlabel("相対誤差の最大値（対数目盛、破線は $10^{-6}$）")  #[ja]
ax.set_ylabel("layer and derivative")  #[en]
ax.set_ylabel("レイヤと微分")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## Question: why is backward cheaper?
#
# Next week's network has 784 inputs, 50 hidden neurons and 10 outputs, with weights and biases in two layers. How many forward passes does **one** numerical gradient of its loss take, by central differences, and how many passes does backpropagation take? Show how you count, and say why backward needs so few. **Your turn:** answer in the cell below, in three to five sentences.

# %% [markdown] lang="ja"
# ## 問い：逆伝播はなぜ速いのか
#
# 来週のネットワークは、入力が784個、中間層のニューロンが50個、出力が10個で、二つの層に重みとバイアスがあります。その損失の勾配を中心差分の数値微分で**一回**求めるには、順伝播が何回必要でしょうか。誤差逆伝播法なら、順伝播と逆伝播はそれぞれ何回でしょうか。数え方を示し、逆伝播が少ない回数ですむ理由も説明してください。**あなたの番：** 下のセルに3〜5文で答えましょう。

# %% [markdown] question="why_backward_is_cheaper" points=2 lang="en"
# ### BEGIN SOLUTION
# The network has 784·50 + 50 + 50·10 + 10 = 39,760 parameters. Central differences move each of them up and down, one at a time, and compute the loss anew each time: 2 · 39,760 = 79,520 forward passes for one gradient.
# Backpropagation takes one forward pass, whose values the layers remember, and one backward pass that costs about as much as a few forward ones. The number of passes does not grow with the number of parameters.
# It can be so cheap because the work is shared: the derivative that arrives at a layer is computed once, and from it follow the gradients of all the layer's weights and biases, and the derivative for the layer before. Numerical differentiation throws all intermediate results away and begins from the start for every parameter.
# ### END SOLUTION

# %% [markdown] question="why_backward_is_cheaper" points=2 lang="ja"
# ### BEGIN SOLUTION
# パラメータは 784·50 + 50 + 50·10 + 10 = 39,760 個あります。中心差分では、これを一つずつプラス側とマイナス側に動かし、そのたびに損失を計算し直すので、勾配を一回求めるのに 2 · 39,760 = 79,520 回の順伝播が必要です。
# 誤差逆伝播法なら、途中の値を覚えながらの順伝播が1回と、逆伝播が1回ですみます。逆伝播1回の計算量は順伝播の数回分ほどで、回数はパラメータの数が増えても変わりません。
# これほど少なくてすむのは、計算を共有しているからです。あるレイヤに届いた微分は一度だけ計算され、そこからそのレイヤのすべての重みとバイアスの勾配と、前のレイヤへ渡す微分が求まります。数値微分では途中の結果を捨てて、パラメータごとに最初から計算し直しています。
# ### END SOLUTION

# %% [markdown] lang="en"
# ## Next week
#
# All the parts are on the table: affine, sigmoid, affine, softmax with loss. In week 6 you put them together into a **two-layer network** for handwritten digits, let it find its gradient both ways, and take the time.

# %% [markdown] lang="ja"
# ## 来週は
#
# 部品はすべてそろいました。Affine、Sigmoid、もう一つの Affine、そして Softmax-with-Loss です。第6週では、これらを組み合わせて、手書き数字を見分ける**2層のニューラルネットワーク**を作ります。勾配を二通りの方法で求め、かかる時間も比べてみましょう。
