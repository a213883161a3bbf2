# %% [markdown] lang="en"
# # Week 5: All gradients in one backward pass
#
# The numerical gradient that you used in week 4 is easy to trust, but slow: it computes the loss twice for every weight. This week you find the same gradient in one pass forward and one pass backward through the calculation. The method is called **backpropagation**.
#
# By the end you can
#
# - read a calculation as a graph: values flow forward, derivatives flow backward,
# - write the layers of a neural network with `forward` and `backward`, for whole batches,
# - check a gradient against numerical differentiation,
# - explain why backpropagation is so much cheaper.
#
# **How to work.** Write your code in the cells that say "Your turn", then run the check below. The checks show a few examples; grading uses other inputs as well. When you are done, hand in this one file without changing its name.

# %% [markdown] lang="ja"
# # 第5週：逆向きに一度たどれば、すべての勾配が求まる
#
# 第4週で使った数値微分は信頼できる方法ですが、重み1つにつき損失を2回も計算するので、とても時間がかかります。今週は、計算を順方向に1回、逆方向に1回たどるだけで、同じ勾配を求める方法を学びます。これを**誤差逆伝播法**といいます。
#
# この週が終わると、次のことができるようになります。
#
# - 計算をグラフとして読み、値を順方向に、微分を逆方向に流せる
# - ニューラルネットワークのレイヤの`forward`と`backward`を、バッチに対して書ける
# - 求めた勾配を、数値微分と比べて確かめられる
# - 誤差逆伝播法の計算が、なぜ桁違いに少なくてすむのかを説明できる
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
# **From earlier weeks.** These four functions are ready-made, so you can start even if an earlier week is unfinished.

# %% [markdown] lang="ja"
# **これまでの週から：** 次の4つの関数は完成しています。前の週の課題が途中でも始められます。

# %% given="earlier_weeks"
def sigmoid(x, a=1.0):
    """Week 1: 1 / (1 + exp(-a x)) of each element."""  #[en]
    """第1週：要素ごとの1 / (1 + exp(-a x))。"""  #[ja]
    return 1 / (1 + np.exp(-np.clip(a * np.asarray(x, dtype=float), -500, 500)))


def softmax(a):
    """Week 1: scores of shape (K,) or (N, K) become probabilities, row by row."""  #[en]
    """第1週：形状 (K,) または (N, K) のスコアを、行ごとに確率に変える。"""  #[ja]
    a = np.asarray(a, dtype=float)
    exp_a = np.exp(a - a.max(axis=-1, keepdims=True))
    return exp_a / exp_a.sum(axis=-1, keepdims=True)


def cross_entropy_error(y, t):
    """Week 2: the loss of a sample, or the mean loss of a batch; t is one-hot or labels."""  #[en]
    """第2週：1件のデータの損失、またはバッチの損失の平均。tはone-hot表現かラベル。"""  #[ja]
    y, t = np.asarray(y, dtype=float), np.asarray(t)
    labels = t.argmax(axis=-1) if t.ndim == y.ndim else t
    right = np.atleast_2d(y)[np.arange(labels.size), labels]
    return -np.mean(np.log(right + 1e-7))


def numerical_gradient(f, x):
    """Week 3: the gradient of f at x, any shape; changes x itself and restores it."""  #[en]
    """第3週：xでのfの勾配（xの形状は任意）。x自体を少し動かし、元に戻す。"""  #[ja]
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
# Two apples at 100 yen each, with 10 % tax, cost $100 \times 2 \times 1.1 = 220$ yen. In a **computational graph** each operation is a node. Values flow from left to right: this is the **forward** pass. Now ask how much the bill changes if an apple costs one yen more, or if the tax changes. The answers are derivatives, and they flow from right to left: this is the **backward** pass.
#
# A node works only with the numbers that arrive at it. This is called **local computation**. Suppose that you also buy many other things for 4,000 yen. The bill is then $(200 + 4{,}000) \times 1.1 = 4{,}620$ yen. The addition node receives 200 and 4,000 and returns 4,200; how the 4,000 was computed does not matter to it.
#
# The same is true on the way back. A node receives `dout`, the derivative of the final result $L$ with respect to its own output $z$. It multiplies `dout` by its *local* derivative, the derivative of $z$ with respect to its own input, and passes the product on. This is the chain rule:
#
# $$\frac{\partial L}{\partial x} = \underbrace{\frac{\partial L}{\partial z}}_{\texttt{dout}} \cdot \underbrace{\frac{\partial z}{\partial x}}_{\text{local}}$$
#
# For $z = x + y$ both local derivatives are 1. The class `AddLayer` below is ready-made, as an example of the nodes that you will write. Each object of the class is one node.

# %% [markdown] lang="ja"
# ## 1. 加算ノード
#
# 1個100円のリンゴを2個買い、10%の消費税を払うと、$100 \times 2 \times 1.1 = 220$円です。**計算グラフ**では、一つひとつの演算をノードとして描きます。値はグラフの左から右へ流れます。これが**順伝播**です。では、リンゴが1円高くなったり、消費税が変わったりすると、支払いはどれくらい変わるでしょうか。その答え（微分）は、右から左へ流れます。これが**逆伝播**です。
#
# ノードが計算に使うのは、自分に届いた値だけです。これを**局所的な計算**といいます。たとえば、リンゴのほかにたくさんの買い物をして、その合計が4,000円だったとします。支払いは$(200 + 4{,}000) \times 1.1 = 4{,}620$円です。加算ノードは、届いた200と4,000を足して、4,200を返します。4,000がどんな計算で求まったのかを、知る必要はありません。
#
# 逆伝播でも同じです。ノードには右から`dout`が届きます。これは、最終的な結果$L$を、そのノードの出力$z$で微分した値です。ノードは、`dout`に「局所的な微分」（そのノードだけを見て求めた微分）を掛けて左へ渡します。これが連鎖律です。
#
# $$\frac{\partial L}{\partial x} = \underbrace{\frac{\partial L}{\partial z}}_{\texttt{dout}} \cdot \underbrace{\frac{\partial z}{\partial x}}_{\text{局所的な微分}}$$
#
# $z = x + y$なら、局所的な微分はどちらも1です。下の`AddLayer`は完成しています。これから自分で書くノードの手本にしてください。このクラスのオブジェクト1つが、ノード1つにあたります。

# %% given="addition_node"
class AddLayer:
    """A node that adds two numbers: z = x + y."""  #[en]
    """2つの数を足す加算ノード：z = x + y。"""  #[ja]

    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        dx = dout * 1
        dy = dout * 1
        return dx, dy


# %% [markdown] lang="en"
# ### A picture: what one node sees
#
# `AddLayer` computes the sum and the two derivatives at the `+`. If the other things cost one yen more, by how much does the bill rise? Which number in the figure tells you this, and does this number depend on what was bought?

# %% [markdown] lang="ja"
# ### 図で見る：1つのノードに届くもの
#
# `+`から出ていく和と2つの微分は、`AddLayer`が計算しています。ほかの買い物が1円高くなると、支払いは何円増えますか。図のどの値がそれを表していますか。また、その値は、何を買ったかによって変わりますか。

# %% figure="local_computation"
def draw_graph(ax, nodes, edges):
    """
    #[en]
    Draw a calculation: values forward (solid), derivatives backward (dashed).
    #[ja]
    計算グラフを描く。値は順方向（実線）、微分は逆方向（破線）。
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
                f"{number:,.4g}",
                np.add(a, b) / 2 + 0.14 * left,
                xytext=3 * left,
                textcoords="offset points",
                ha="center" if abs(left[0]) < 0.3 else ("left" if left[0] > 0 else "right"),
                va="center" if abs(left[1]) < 0.3 else ("bottom" if left[1] > 0 else "top"),
                color=color,
                size=12,
            )
    ax.set_xlim(min(x for x, _ in nodes) - 0.7, max(x for x, _ in nodes) + 0.7)
    ax.set_ylim(min(y for _, y in nodes) - 0.4, max(y for _, y in nodes) + 0.4)
    ax.set_aspect("equal")
    ax.axis("off")


sum_node = AddLayer()
cost = sum_node.forward(200, 4000)
dapples, dothers = sum_node.backward(1.1)

apples_name, others_name, tax_name, bill_name = "2 apples", "other things", "tax", "bill"  #[en]
apples_name, others_name, tax_name, bill_name = "リンゴ2個", "ほかの買い物", "消費税", "支払い"  #[ja]
nodes = {
    (0, 2): apples_name,
    (0, 0): others_name,
    (4, 0): tax_name,
    (2, 1): "+",
    (4, 1): "×",
    (6, 1): bill_name,
}
edges = [
    ((0, 2), (2, 1), 200, dapples),
    ((0, 0), (2, 1), 4000, dothers),
    ((2, 1), (4, 1), cost, 1.1),
    ((4, 0), (4, 1), 1.1, cost),
    ((4, 1), (6, 1), cost * 1.1, 1),
]
fig, ax = plt.subplots(figsize=(8, 3.6), layout="constrained")
draw_graph(ax, nodes, edges)
ax.set_title("The + node sees only 200, 4,000 and the 1.1 that comes back")  #[en]
ax.set_title("「+」に届くのは、200と4,000と、右から戻ってくる1.1だけ")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## 2. The multiplication node
#
# $$z = x y \qquad \frac{\partial z}{\partial x} = y \qquad \frac{\partial z}{\partial y} = x$$
#
# The derivative with respect to one input is the **other** input. So `forward` has to store both inputs in `self`, for the call of `backward` that follows. Each node of a graph is a separate object and stores its own values.

# %% [markdown] lang="ja"
# ## 2. 乗算ノード
#
# $$z = x y \qquad \frac{\partial z}{\partial x} = y \qquad \frac{\partial z}{\partial y} = x$$
#
# 一方の入力についての微分は、**もう一方の**入力です。そこで`forward`では、あとの`backward`のために、2つの入力を`self`に保存しておきます。グラフのノードは一つひとつが別のオブジェクトで、それぞれが自分の値を持っています。

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

        forward(x, y):  z = x * y
            x and y are int or float; returns one number
        backward(dout):  dx = dout * y,  dy = dout * x
            dout, int or float, is the derivative of the final result with respect to z;
            returns the tuple (dx, dy)

    A call of `backward` belongs to the last call of `forward` of the same object.
    Source: "Deep Learning from Scratch", chapter 5; a wiki page on backpropagation.

    Example
    -------
    #[ja]
    2つの数を掛ける乗算ノード。

        forward(x, y)：z = x * y
            x、yは整数または浮動小数点数。戻り値は1つの数
        backward(dout)：dx = dout * y、 dy = dout * x
            doutは、最終的な結果をzで微分した値（整数または浮動小数点数）。
            戻り値はタプル (dx, dy)

    backwardは、同じオブジェクトの直前のforwardに対応する。
    出典：『ゼロから作るDeep Learning』5章、誤差逆伝播法のWikiページ。

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
        ### BEGIN SOLUTION
        self.x, self.y = x, y
        return x * y
        ### END SOLUTION

    def backward(self, dout):
        ### BEGIN SOLUTION
        return dout * self.y, dout * self.x
        ### END SOLUTION


# %% check="MulLayer" points=3
#[en]
# Two apples at 100 yen, three oranges at 150 yen, 10 % tax:
# all forward passes come first, then all backward passes.
#[ja]
# 100円のリンゴ2個、150円のミカン3個、消費税10%です。
# まずすべてのノードで順伝播を行い、次に逆伝播を行います。
#[end]
apples, oranges, tax = MulLayer(), MulLayer(), MulLayer()
for layer, x, y, z in [(apples, 100, 2, 200), (oranges, 150, 3, 450), (tax, 650, 1.1, 715)]:
    got = layer.forward(x, y)
    assert got is not None and np.ndim(got) == 0 and np.isclose(got, z, rtol=1e-5), (
        #[en]
        f"Expected forward({x}, {y}) to return {z}, got {got}. Is the return there?"
        #[ja]
        f"forward({x}, {y})は{z}のはずですが、{got}が返りました。"
        "returnを忘れていませんか。"
        #[end]
    )

#[en]
swap = "Did you use the other input? dx is dout times y."
own_memory = "Does each object store its own last x and y, in self?"
#[ja]
swap = "もう一方の入力を使いましたか。dxはdoutとyの積です。"
own_memory = "オブジェクトごとに、自分の直前のxとyをselfに保存していますか。"
#[end]
for layer, x, y, dout, dx, dy, hint in [
    (tax, 650, 1.1, 1, 1.1, 650, swap),
    (oranges, 150, 3, 1.1, 3.3, 165, own_memory),
    (apples, 100, 2, 1.1, 2.2, 110, own_memory),
]:
    got = layer.backward(dout)
    assert isinstance(got, (tuple, list)) and len(got) == 2, (
        #[en]
        f"Expected backward({dout}) to return a tuple of exactly two numbers, "
        f"dx and dy, got {got}. "
        "Does it end with: return dx, dy ?"
        #[ja]
        f"backward({dout})の結果は、ちょうど2つの数dxとdyからなるタプルのはずですが、"
        f"{got}が返りました。最後は「return dx, dy」になっていますか。"
        #[end]
    )
    assert np.shape(got[0]) == np.shape(got[1]) == () and np.allclose(
        got, (dx, dy), rtol=1e-5
    ), (
        #[en]
        f"Expected backward({dout}) after forward({x}, {y}) to return ({dx}, {dy}), "
        f"got {got}. {hint}"
        #[ja]
        f"forward({x}, {y})のあとのbackward({dout})は ({dx}, {dy}) のはずですが、"
        f"{got}が返りました。{hint}"
        #[end]
    )

apples.forward(100, 2)
apples.forward(120, 5)
got = apples.backward(1)
assert np.allclose(got, (5, 120), rtol=1e-5), (
    #[en]
    "Expected (5, 120) from backward(1) after forward(100, 2) and forward(120, 5), "
    f"got {got}. "
    "Does each call of forward store its new x and y?"
    #[ja]
    "forward(100, 2)、forward(120, 5)の順に呼んだあとの"
    "backward(1)は (5, 120) のはずですが、"
    f"{got}が返りました。forwardのたびにxとyを保存し直していますか。"
    #[end]
)

print("MulLayer: the visible examples agree.")  #[en]
print("MulLayer：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: the bill for two apples
#
# Your `MulLayer` computes the products and the derivatives. Begin at the right: the derivative of the bill with respect to itself is 1, so the backward pass starts with 1. Then look at the three inputs. If an apple costs one yen more, the bill rises by 2.2 yen. What do 110 and 200 tell you?

# %% [markdown] lang="ja"
# ### 図で見る：リンゴ2個の支払い
#
# 積と微分は、あなたの`MulLayer`が計算しています。右端から見てください。支払いを支払いで微分すると1なので、逆伝播は1から始まります。次に、3つの入力を見てください。リンゴが1円高くなると、支払いは2.2円増えます。では、110と200は何を表していますか。

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
# With the oranges, the graph needs an addition node. Follow the dashed arrows: what does `+` do with the 1.1 that comes back to it, and what does each `×` do?

# %% [markdown] lang="ja"
# ### 図で見る：リンゴとミカン
#
# ミカンも買うと、加算ノードが加わります。破線の矢印をたどってください。右から戻ってきた1.1を、`+`はどう流していますか。`×`はどうですか。

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
ax.set_title("+ passes the derivative on, and × multiplies it by the other input")  #[en]
ax.set_title("「+」は微分をそのまま渡し、「×」はもう一方の入力を掛けて渡す")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## 3. A value that is used twice
#
# Now compute the square of a sum: first $t = x + y$, then $z = t^2$. By the chain rule
#
# $$\frac{\partial z}{\partial x} = \frac{\partial z}{\partial t} \cdot \frac{\partial t}{\partial x} = 2t \cdot 1 = 2(x + y)$$
#
# The same holds for $y$. You may write this formula directly into your code; that is a correct answer. But a network is too large for that, so try the graph as well: an `AddLayer`, then a `MulLayer` for $t \cdot t$. The multiplication node receives $t$ twice, so two derivatives come back for $t$. If a value is used twice, **its derivatives are added**.

# %% [markdown] lang="ja"
# ## 3. 2回使われる値
#
# 次は、和の2乗です。まず$t = x + y$、次に$z = t^2$を計算します。連鎖律から
#
# $$\frac{\partial z}{\partial x} = \frac{\partial z}{\partial t} \cdot \frac{\partial t}{\partial x} = 2t \cdot 1 = 2(x + y)$$
#
# となり、$y$についても同じです。この式をそのまま書いても正解です。ただし、大きなネットワークでは式を書き下せないので、グラフでも計算してみてください。`AddLayer`のあとに、$t \cdot t$を計算する`MulLayer`をつなぎます。乗算ノードには$t$が2回入るので、微分も2つ戻ってきます。同じ値を2回使ったときは、戻ってきた**微分を足し合わせます**。

# %% exercise="square_of_sum" needs=["MulLayer"]
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def square_of_sum(x, y):
    """
    #[en]
    Compute the square of a sum and its derivatives.

        t = x + y,   z = t * t,   dz/dx = dz/dy = 2t * 1 = 2(x + y)

    Source: "Deep Learning from Scratch", chapter 5; a wiki page on backpropagation.

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
    和の2乗と、その微分を求める。

        t = x + y、z = t * t、dz/dx = dz/dy = 2t * 1 = 2(x + y)

    出典：『ゼロから作るDeep Learning』5章、誤差逆伝播法のWikiページ。

    引数
    ----
    x, y : 整数または浮動小数点数
        2つの数。

    戻り値
    ------
    (z, dx, dy) : ちょうど3つの数のタプル。順番もこのとおり
        値zと、それをxで微分した値、yで微分した値。

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
        f"ちょうど3つの数z、dx、dyからなるタプルが返るはずですが、{got}が返りました。"
        "最後は「return z, dx, dy」になっていますか。"
        #[end]
    )
    assert all(np.ndim(part) == 0 for part in got), (
        #[en]
        f"Expected three plain numbers, got {got}. "
        "backward gives a tuple: unpack it with dx, dy = ..."
        #[ja]
        f"ただの数が3つ返るはずですが、{got}が返りました。"
        "backwardの戻り値はタプルです。「dx, dy = ...」と書いて取り出しましょう。"
        #[end]
    )
    assert np.allclose(got, expected, rtol=1e-5, atol=1e-6), (
        #[en]
        f"Expected {expected} for x = {x}, y = {y}, got {got}. "
        "If the derivatives are half as large as expected, add the two that come back from t * t."
        #[ja]
        f"x = {x}、y = {y}では{expected}のはずですが、{got}が返りました。"
        "微分が正しい値の半分なら、積t * tから戻ってきた2つの値を足しましょう。"
        #[end]
    )

print("square_of_sum: the visible examples agree.")  #[en]
print("square_of_sum：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 4. The sigmoid layer
#
# From here on a node is a whole **layer**, and arrays flow through the graph instead of single numbers. The sigmoid is applied to each element, and its derivative can be computed from its output:
#
# $$y = \frac{1}{1 + e^{-x}} \qquad \frac{\partial y}{\partial x} = \frac{e^{-x}}{(1 + e^{-x})^2} = y \, (1 - y)$$
#
# What should `forward` store for `backward`?

# %% [markdown] lang="ja"
# ## 4. Sigmoidレイヤ
#
# ここからは**レイヤ**全体を1つのノードと見なし、1つの数の代わりに配列を流します。シグモイド関数は要素ごとの計算で、微分は自分の出力だけから求まります。
#
# $$y = \frac{1}{1 + e^{-x}} \qquad \frac{\partial y}{\partial x} = \frac{e^{-x}}{(1 + e^{-x})^2} = y \, (1 - y)$$
#
# `forward`では、`backward`のために何を保存しておけばよいでしょうか。

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

        forward(x):  y = 1 / (1 + exp(-x))
            x is an array of int or float, of any shape; values such as 1000 occur as well
        backward(dout):  dx = dout * y * (1 - y)
            dout is an array that has the shape of x

    Both return an array of float that has the shape of x. The `sigmoid` above is ready-made.
    A call of `backward` belongs to the last call of `forward`; a second call returns the
    same values again.
    Do not modify the arguments.
    Source: "Deep Learning from Scratch", chapter 5.

    Example
    -------
    #[ja]
    活性化関数としてのシグモイド関数（要素ごと）。

        forward(x)：y = 1 / (1 + exp(-x))
            xは整数または浮動小数点数の配列。形状は任意。1000や-1000のような値でもよい
        backward(dout)：dx = dout * y * (1 - y)
            doutはxと同じ形状の配列

    戻り値は、どちらもxと同じ形状の浮動小数点数の配列。上の`sigmoid`を使ってよい。
    backwardは直前のforwardに対応し、続けて呼んでも同じ値を返す。
    引数の配列は書き換えないこと。
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
        ### BEGIN SOLUTION
        self.y = sigmoid(x)
        return self.y
        ### END SOLUTION

    def backward(self, dout):
        ### BEGIN SOLUTION
        return dout * self.y * (1 - self.y)
        ### END SOLUTION


# %% check="SigmoidLayer" points=3
#[en]
# The sigmoid of log 3 is 3/4, and that of -log 3 is 1/4; you can check both by hand.
#[ja]
# シグモイド関数の値は、log 3で3/4、-log 3で1/4です。手計算でも確かめられます。
#[end]
log_3 = np.log(3)
layer = SigmoidLayer()
#[en]
formula = "Is it dout * y * (1 - y), with the y of the last call of forward, not its x?"
large = "If the result is nan, something overflows. With the given sigmoid, y * (1 - y) is 0 here."
#[ja]
formula = (
    "「dout * y * (1 - y)」になっていますか。"
    "yはxではなく、直前のforwardの出力です。"
)
large = (
    "nanならオーバーフローです。"
    "用意されたsigmoidを使えば、この入力では「y * (1 - y)」が0になります。"
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
        "Do you compute the sigmoid, and return it?"
        #[ja]
        f"forward({shown})は{y}のはずですが、{np.asarray(got).tolist()}が返りました。"
        "シグモイド関数になっていますか。returnはありますか。"
        #[end]
    )
    for _ in range(2):
        got = layer.backward(dout)
        assert np.array_equal(x, x_before) and np.array_equal(dout, dout_before), (
            #[en]
            "Expected x and dout to be unchanged, but they have changed. "
            "Write dout * y instead of dout *= y: the first makes a new array."
            #[ja]
            "xとdoutは元のままのはずですが、中身が変わっています。"
            "「dout *= y」ではなく「dout * y」と書けば、新しい配列が作られます。"
            #[end]
        )
        assert np.shape(got) == x.shape and np.allclose(got, dx, rtol=1e-4, atol=1e-6), (
            #[en]
            f"Expected backward({dout.tolist()}) after forward({shown}) to give {dx}, "
            f"got {np.asarray(got).tolist()}. {hint}"
            #[ja]
            f"forward({shown})のあとのbackward({dout.tolist()})は{dx}のはずですが、"
            f"{np.asarray(got).tolist()}が返りました。{hint}"
            #[end]
        )

print("SigmoidLayer: the visible examples agree.")  #[en]
print("SigmoidLayer：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 5. The affine layer
#
# $$Y = X W + b \qquad dX = dY \, W^{\mathsf T} \qquad dW = X^{\mathsf T} \, dY \qquad db = \sum_n dY_n$$
#
# If you are unsure where the transpose belongs, look at the shapes: **the gradient with respect to an array always has the shape of that array.** $X$ is $(N, D)$ and $dY$ is $(N, M)$. Only one product of the two has the shape $(D, M)$ of $W$.
#
# What about `db`? The same $b$ was added to each row of the batch. It was used $N$ times, so $N$ derivatives come back, and as in section 3 they are added.

# %% [markdown] lang="ja"
# ## 5. Affineレイヤ
#
# $$Y = X W + b \qquad dX = dY \, W^{\mathsf T} \qquad dW = X^{\mathsf T} \, dY \qquad db = \sum_n dY_n$$
#
# どこを転置するのか迷ったら、形状を見てください。**勾配は、いつも元の配列と同じ形状です。** $X$は$(N, D)$、$dY$は$(N, M)$です。この2つから作れる積のうち、$W$と同じ形状$(D, M)$になるものは1つしかありません。
#
# `db`はどうでしょうか。同じ$b$を、バッチのすべての行に足しました。$N$回使ったので、微分も$N$個戻ってきます。3節と同じように、足し合わせます。

# %% exercise="AffineLayer"
#[en]
# Your turn: forward and backward
#[ja]
# あなたの番：forwardとbackward
#[end]
class AffineLayer:
    """
    #[en]
    A fully connected layer for batches.

        forward(x):  y = x W + b
            x is an array of int or float, shape (N, D), one sample per row;
            returns y, shape (N, M)
        backward(dout):  dx = dout W^T,  dW = x^T dout,  db = sum of the rows of dout
            dout is an array of int or float, shape (N, M);
            returns dx, shape (N, D), and stores dW and db as attributes

    W (D, M) and b (M,) are arrays of int or float.
    A call of `backward` belongs to the last call of `forward`; a second call returns the
    same values again.
    Do not modify the arguments.
    Source: "Deep Learning from Scratch", chapter 5.

    Attributes
    ----------
    dW : array of float, shape (D, M), set by backward
    db : array of float, shape (M,), set by backward
        The derivatives with respect to W and b, from the last call of `backward` alone.
        They are sums over the batch: only the loss divides by N.

    Example
    -------
    #[ja]
    バッチに対する全結合レイヤ。

        forward(x)：y = x W + b
            xは整数または浮動小数点数の配列、形状 (N, D)。1行が1件のデータ。
            戻り値はy、形状 (N, M)
        backward(dout)：dx = dout W^T、 dW = x^T dout、 db = doutのすべての行の和
            doutは整数または浮動小数点数の配列、形状 (N, M)。
            戻り値はdx、形状 (N, D)。dWとdbは属性に保存する

    W（形状 (D, M)）とb（形状 (M,)）は、整数または浮動小数点数の配列。
    backwardは直前のforwardに対応し、続けて呼んでも同じ値を返す。
    引数の配列は書き換えないこと。
    出典：『ゼロから作るDeep Learning』5章。

    属性
    ----
    dW : 浮動小数点数の配列、形状 (D, M)。backwardで設定する
    db : 浮動小数点数の配列、形状 (M,)。backwardで設定する
        Wとbについての微分。直前のbackwardの分だけで、前回までの値は足さない。
        どちらもバッチ全体での総和（Nで割るのは損失関数だけ）。

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
        self.W, self.b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)

    def forward(self, x):
        ### BEGIN SOLUTION
        self.x = np.asarray(x, dtype=float)
        return self.x @ self.W + self.b
        ### END SOLUTION

    def backward(self, dout):
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
    "forward(x)": "Do you compute x @ W + b, and return it?",
    "backward(dout)": "dx = dout @ W.T has the shape of x. Is it returned?",
    "dW": "dW = x.T @ dout has the shape of W. Use only the last x and dout: do "
    "not add an earlier dW, and do not divide by N. Is it stored as self.dW?",
    "db": "db is the sum of dout over the rows (axis 0), not the mean; it has one axis. "
    "Is it stored as self.db?",
}
#[ja]
hints = {
    "forward(x)": "x @ W + bになっていますか。returnはありますか。",
    "backward(dout)": "dx = dout @ W.Tはxと同じ形状です。returnはありますか。",
    "dW": "dW = x.T @ doutはWと同じ形状です。直前のxとdoutだけを使い、"
    "前の値を足したり、Nで割ったりしません。self.dWに入れましたか。",
    "db": "dbはdoutのすべての行の総和（axis=0）です。平均ではありません。"
    "1次元の配列になります。self.dbに入れましたか。",
}
#[end]
#[en]
# A batch of three rows and then a batch of one row go through the same layer.
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
            f"Expected {name} to be unchanged, but it has changed. "
            "+=, -= and *= change an array itself; a + b makes a new one."
            #[ja]
            f"{name}は元のままのはずですが、中身が変わっています。"
            "「+=」「-=」「*=」は配列そのものを変えます。「a + b」なら新しい配列が作られます。"
            #[end]
        )
    for (name, got), expected in zip(answers.items(), expected_answers, strict=True):
        assert np.shape(got) == np.shape(expected), (
            #[en]
            f"Expected shape {np.shape(expected)} for {name} with N = {len(x)}, D = 2, M = 4, "
            f"got {'None' if got is None else np.shape(got)}. {hints[name]}"
            #[ja]
            f"N = {len(x)}、D = 2、M = 4なら、"
            f"{name}の形状は{np.shape(expected)}のはずですが、"
            f"{'None' if got is None else np.shape(got)}でした。{hints[name]}"
            #[end]
        )
        assert np.allclose(got, expected, rtol=1e-4, atol=1e-6), (
            #[en]
            f"Expected {name} to be {expected} for x = {x.tolist()}, "
            f"got {np.asarray(got).tolist()}. {hints[name]}"
            #[ja]
            f"x = {x.tolist()}のとき、{name}は{expected}のはずですが、"
            f"{np.asarray(got).tolist()}でした。{hints[name]}"
            #[end]
        )

print("AffineLayer: the visible examples agree.")  #[en]
print("AffineLayer：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 6. Softmax and loss in one layer
#
# At the end of the network, the softmax turns the scores $x$ into probabilities $y$, and the cross entropy error turns these into one number. Together the two have a simple derivative. For one sample, with $S = \sum_j e^{x_j}$,
#
# $$y_k = \frac{e^{x_k}}{S}, \qquad L = -\sum_k t_k \log y_k = -\sum_k t_k \, (x_k - \log S) = -\sum_k t_k x_k + \log S.$$
#
# The last step uses $\sum_k t_k = 1$: a one-hot $t$ contains a single 1. Now differentiate with respect to one score $x_k$. The derivative of $\log S$ is $e^{x_k} / S$, which is $y_k$ again:
#
# $$\frac{\partial L}{\partial x_k} = -t_k + \frac{e^{x_k}}{S} = y_k - t_k$$
#
# This is the network's error: its answer minus the right answer. The loss of a batch is the mean over $N$ samples, and `dout` is a factor as in every node:
#
# $$dx = \texttt{dout} \cdot \frac{y - t}{N}$$
#
# The `forward` below is ready-made. It turns labels into one-hot rows (`np.eye(3)[[2, 0]]` picks rows 2 and 0 of the identity matrix), so `self.t` is always one-hot.

# %% [markdown] lang="ja"
# ## 6. ソフトマックス関数と損失を1つのレイヤに
#
# ネットワークの最後では、ソフトマックス関数がスコア$x$を確率$y$に変え、交差エントロピー誤差がそれを1つの数にします。この2つをまとめると、微分は簡単な式になります。1件のデータについて、$S = \sum_j e^{x_j}$とおくと
#
# $$y_k = \frac{e^{x_k}}{S}, \qquad L = -\sum_k t_k \log y_k = -\sum_k t_k \, (x_k - \log S) = -\sum_k t_k x_k + \log S$$
#
# です。最後の等号では、one-hot表現の$t$には1が1つだけあり、$\sum_k t_k = 1$となることを使いました。これを1つのスコア$x_k$で微分します。$\log S$の微分は$e^{x_k} / S$、つまり$y_k$なので
#
# $$\frac{\partial L}{\partial x_k} = -t_k + \frac{e^{x_k}}{S} = y_k - t_k$$
#
# となります。これはネットワークの答えと正解との差、つまり誤差そのものです。バッチの損失は、$N$件の損失の平均です。また、ほかのノードと同じように`dout`を掛けます。
#
# $$dx = \texttt{dout} \cdot \frac{y - t}{N}$$
#
# 下のセルの`forward`は完成しています。ラベルを受け取ったときは、one-hot表現に直しています（`np.eye(3)[[2, 0]]`は、単位行列の2行目と0行目を取り出します）。そのため、`self.t`はいつもone-hot表現です。

# %% exercise="SoftmaxWithLossLayer"
#[en]
# Your turn: backward
#[ja]
# あなたの番：backward
#[end]
class SoftmaxWithLossLayer:
    """
    #[en]
    The last layer: softmax, then the cross entropy error, averaged over the batch.

        forward(x, t):  L = -1/N * sum over n and k of t_nk * log(y_nk + 1e-7),  y = softmax(x)
            x contains scores: array of int or float, shape (N, K);
            t is one-hot, shape (N, K), or labels, array of int, shape (N,)
        backward(dout=1):  dx = dout * (y - t) / N
            dout is int or float; returns an array of float, shape (N, K)

    A call of `backward` belongs to the last call of `forward`; a second call returns the
    same values again.
    Source: "Deep Learning from Scratch", chapter 5 and appendix A.

    Example
    -------
    #[ja]
    最後のレイヤ。ソフトマックス関数と交差エントロピー誤差をまとめ、バッチで平均する。

        forward(x, t)：L = -1/N * Σ_n Σ_k t_nk * log(y_nk + 1e-7)、 y = softmax(x)
            xはスコア。整数または浮動小数点数の配列、形状 (N, K)。
            tはone-hot表現（形状 (N, K)）か、ラベル（整数の配列、形状 (N,)）
        backward(dout=1)：dx = dout * (y - t) / N
            doutは整数または浮動小数点数。戻り値は浮動小数点数の配列、形状 (N, K)

    backwardは直前のforwardに対応し、続けて呼んでも同じ値を返す。
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
        self.y, t = softmax(x), np.asarray(t)
        self.t = t if t.ndim == 2 else np.eye(self.y.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        ### BEGIN SOLUTION
        return dout * (self.y - self.t) / len(self.y)
        ### END SOLUTION


# %% check="SoftmaxWithLossLayer" points=3
#[en]
# The scores are logarithms of probabilities, so the softmax returns these probabilities.
#[ja]
# スコアは確率の対数にしてあるので、ソフトマックス関数で元の確率に戻ります。
#[end]
two_rows = np.log(np.array([[0.2, 0.7, 0.1], [0.5, 0.3, 0.2]]))
three_rows = np.log(np.array([[0.2, 0.7, 0.1], [0.4, 0.3, 0.3], [0.1, 0.5, 0.4]]))
dx_of_two_rows = [[0.1, -0.15, 0.05], [0.25, -0.35, 0.1]]
dx_of_three_rows = np.array([[0.2, -0.3, 0.1], [-0.6, 0.3, 0.3], [0.1, 0.5, -0.6]]) / 3
one_row = np.array([[5.25564, 3.18313, 1.15463]])
layer = SoftmaxWithLossLayer()
for x, t, loss, dx in [
    (two_rows, np.array([[0, 1, 0], [0, 1, 0]]), 0.780324, dx_of_two_rows),
    (three_rows, np.array([1, 0, 2]), 0.729752, dx_of_three_rows.round(6).tolist()),
    (one_row, np.array([2]), 4.234160, [[0.874649, 0.110092, -0.984741]]),
]:
    got = layer.forward(x, t)
    assert got is not None and np.ndim(got) == 0 and abs(got - loss) < 0.01 * loss, (
        #[en]
        f"Expected the loss {loss} for t = {t.tolist()}, got {got}. "
        "forward was ready-made. Have you changed it?"
        #[ja]
        f"t = {t.tolist()}の損失は{loss}のはずですが、{got}が返りました。"
        "forwardは完成していました。元のままになっていますか。"
        #[end]
    )
    #[en]
    first = "Do you divide y - t by the N of this batch, and return the result?"
    again = "The second call must return the same values. Did the first one change self.y?"
    #[ja]
    first = "y - tを、このバッチのNで割りましたか。returnはありますか。"
    again = "続けて呼んでも同じ値のはずです。1回目の呼び出しでself.yを変えていませんか。"
    #[end]
    for hint in (first, again):
        got = layer.backward()
        assert np.shape(got) == x.shape and np.allclose(got, dx, rtol=0.01, atol=1e-6), (
            #[en]
            f"Expected backward() after forward with t = {t.tolist()} to return {dx}, "
            f"got {np.asarray(got).tolist()}. {hint}"
            #[ja]
            f"t = {t.tolist()}のforwardのあとのbackward()は{dx}のはずですが、"
            f"{np.asarray(got).tolist()}が返りました。{hint}"
            #[end]
        )
    got = layer.backward(-0.5)
    assert np.allclose(got, -0.5 * np.array(dx), rtol=0.01, atol=1e-6), (
        #[en]
        f"Expected backward(-0.5) to be -0.5 times {dx}, got {np.asarray(got).tolist()}. "
        "Is dout a factor?"
        #[ja]
        f"backward(-0.5)は{dx}の-0.5倍のはずですが、"
        f"{np.asarray(got).tolist()}が返りました。doutを掛けましたか。"
        #[end]
    )

print("SoftmaxWithLossLayer: the visible examples agree.")  #[en]
print("SoftmaxWithLossLayer：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ## 7. Gradient check
#
# A wrong `backward` often raises no error. The network just learns badly, and the cause is hard to find. So compare each gradient with the numerical gradient before you build on it. Let $a$ be the elements of the analytic gradient (from `backward`) and $n$ those of the numerical one:
#
# $$\text{error} = \max_i \; \frac{|a_i - n_i|}{\max(|a_i| + |n_i|, \; 10^{-8})}$$
#
# The denominator makes the error *relative*: large and small gradients are treated alike. The $10^{-8}$ prevents 0/0. We take the **largest** error, because one wrong element among thousands would vanish in a mean. The error of a correct layer is below $10^{-6}$; the error of a wrong one is much larger.

# %% [markdown] lang="ja"
# ## 7. 勾配確認
#
# `backward`が間違っていても、たいていエラーは出ません。うまく学習しないだけで、原因を見つけるのは大変です。そこで、先へ進む前に、求めた勾配を数値微分と比べます。これを**勾配確認**といいます。誤差逆伝播法で求めた（解析的な）勾配の各要素を$a$、数値微分の各要素を$n$とします。
#
# $$\text{誤差} = \max_i \; \frac{|a_i - n_i|}{\max(|a_i| + |n_i|, \; 10^{-8})}$$
#
# 分母で割ると**相対誤差**になり、大きな勾配も小さな勾配も同じように評価できます。分母を$10^{-8}$以上にしているのは、0/0を防ぐためです。何千もの要素のうち1つだけが間違っているとき、平均では見逃してしまうので、**最大値**を取ります。正しいレイヤの誤差は$10^{-6}$より小さく、間違ったレイヤの誤差はずっと大きくなります。

# %% exercise="gradient_check"
#[en]
# Your turn
#[ja]
# あなたの番
#[end]
def gradient_check(f, x, analytic):
    """
    #[en]
    Return the largest relative error of a gradient, compared with central differences.

        max over all elements of  |a - n| / max(|a| + |n|, 1e-8)

    a is an element of `analytic`, n the corresponding element of the numerical gradient
    of f at x.
    Source: "Deep Learning from Scratch", chapter 5 (there the mean absolute error).

    Parameters
    ----------
    f : function
        Takes an array like x and returns one number. It may ignore its argument and read the
        array that you were given as x (`lambda _: net.loss(x, t)` with `net.W`). So move a
        float x itself, as `numerical_gradient(f, x)` above does.
    x : array of int or float, any shape
        The point.
    analytic : array of int or float, the shape of x
        The gradient to be checked, for instance one that `backward` has returned.
        Do not modify the arguments: x must have its old values again when you return.

    Returns
    -------
    float
        The largest relative error, one number; 0 where both gradients are 0.

    Example
    -------
    #[ja]
    勾配を中心差分と比べ、相対誤差の最大値を求める（勾配確認）。

        すべての要素についての  |a - n| / max(|a| + |n|, 1e-8)  の最大値

    aは`analytic`の各要素、nはxでのfの数値微分のうち、aに対応する要素。
    出典：『ゼロから作るDeep Learning』5章（そこでは絶対誤差の平均）。

    引数
    ----
    f : 関数
        xと同じ形状の配列を受け取り、数を1つ返す。引数を使わず、xとして渡された配列を
        直接読む関数でもよい（`net.W`に対する`lambda _: net.loss(x, t)`など）。
        そのため、xが浮動小数点数の配列なら、x自体を動かす（上の`numerical_gradient(f, x)`と同じ）。
    x : 整数または浮動小数点数の配列、形状は任意
        勾配を調べる点。
    analytic : 整数または浮動小数点数の配列、xと同じ形状
        確かめたい勾配。たとえばbackwardの結果。
        引数の配列は書き換えないこと（xは、returnの前に元の値に戻しておく）。

    戻り値
    ------
    float
        相対誤差の最大値（1つの数）。どちらの勾配も0の要素では、誤差は0。

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
# f(x) is the sum of squares, and its gradient is 2x. Some of these gradients are wrong on purpose.
#[ja]
# f(x)は2乗の和で、勾配は2xです。わざと間違えた勾配も混ぜてあります。
#[end]
x = np.array([[3.0, -4.0, 1.0], [0.5, 2.0, -1.0]])
one_wrong = 2 * x
one_wrong[0, 2] = 6.0
with_zero = np.array([3.0, 0.0])

#[en]
small = (
    "This gradient is correct. Do you use central differences? "
    "Do you return the error itself, not True or False?"
)
relative = "Divide each |a - n| by |a| + |n|: the sum of the two absolute values."
largest = "One of the six elements is wrong: take the largest error, not the mean or the sum."
zero = "One element is 0 in both gradients: a denominator of at least 1e-8 prevents 0/0."
closure = (
    "This f reads x itself: move x in place, and put it back, "
    "as numerical_gradient does."
)
#[ja]
small = (
    "これは正しい勾配です。中心差分を使っていますか。"
    "Trueなどではなく、誤差を返していますか。"
)
relative = "要素ごとに |a - n| を |a| + |n| で割ります。絶対値を取りましたか。"
largest = "6個のうち1個だけ間違っています。平均や和ではなく、最大値を取りましょう。"
zero = "どちらの勾配も0になる要素があります。分母を1e-8以上にすれば、0で割らずにすみます。"
closure = (
    "このfはxを直接読みます。"
    "numerical_gradientのようにx自体を動かして戻しましょう。"
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
        f"数が1つ返るはずですが、{got}が返りました。最大値を取ってreturnしていますか。"
        #[end]
    )
    assert abs(got - expected) < (1e-4 if expected else 1e-6), (
        #[en]
        f"Expected {expected or 'a number below 1e-6'} at x = {point.tolist()} "
        f"for the gradient {analytic.tolist()}, got {got}. {hint}"
        #[ja]
        f"x = {point.tolist()}で勾配{analytic.tolist()}を調べた結果は"
        f"{expected or '1e-6未満'}のはずですが、{got}が返りました。{hint}"
        #[end]
    )
    assert np.array_equal(point, point_before) and np.array_equal(
        analytic, analytic_before
    ), (
        #[en]
        "Expected x and analytic to be unchanged, but they have changed. "
        "Put every element of x back, and write a - n instead of a -= n."
        #[ja]
        "xとanalyticは元のままのはずですが、中身が変わっています。"
        "xの要素は元に戻し、「a -= n」ではなく「a - n」と書きましょう。"
        #[end]
    )

print("gradient_check: the visible examples agree.")  #[en]
print("gradient_check：ここにある例はすべて合っています。")  #[ja]

# %% [markdown] lang="en"
# ### A picture: the check of your layers
#
# Here `gradient_check` tests your layers. It needs a function that returns one number, so an output that is an array is multiplied by `dout` and summed. Are all dots to the left of the dashed line? The last row shows a mistake: the gradient of the row above without the $1/N$. How many powers of ten lie between the errors of these two rows?
#
# One black dot lies farther to the right than the others, although its gradient is correct: the formula $(y - t)/N$ ignores the $10^{-7}$ inside the logarithm, and this check is precise enough to show the difference.

# %% [markdown] lang="ja"
# ### 図で見る：あなたのレイヤの勾配確認
#
# `gradient_check`で、あなたのレイヤを調べます。調べる関数の値は1つの数でなければならないので、出力が配列のときは、`dout`を掛けて足し合わせています。点はすべて破線の左側にありますか。いちばん下の行は間違いの例で、すぐ上の勾配から$1/N$を取り除いたものです。誤差には何桁の差がありますか。
#
# ほかより右に寄った点が1つありますが、間違いではありません。式$(y - t)/N$では対数の中の$10^{-7}$を無視しているので、そのわずかな差が現れています。

# %% figure="gradient_check_errors"
rng = np.random.default_rng(5)
pair, t = np.array([100.0, 2.0]), np.array([0, 2, 1, 1, 0])
x, W, b = rng.normal(size=(5, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
dout_4, dout_3 = rng.normal(size=(5, 4)), rng.normal(size=(5, 3))
scores = 0.5 * rng.normal(size=(5, 3))
mul, sigmoid_layer = MulLayer(), SigmoidLayer()
affine, last = AffineLayer(W, b), SoftmaxWithLossLayer()

for layer, inputs in [(mul, pair), (sigmoid_layer, [x]), (affine, [x])]:
    layer.forward(*inputs)
last.forward(scores, t)
dx_affine, dx_last = affine.backward(dout_3), last.backward()

errors = [
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
mistake = "the row above, without 1/N"  #[en]
mistake = "すぐ上で1/Nを忘れた例"  #[ja]
rows = ["MulLayer: dx, dy", "SigmoidLayer: dx"]
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
ax.set_xlabel("相対誤差の最大値（対数目盛、破線は$10^{-6}$）")  #[ja]
ax.set_ylabel("layer and derivative")  #[en]
ax.set_ylabel("レイヤと微分")  #[ja]
plt.show()

# %% [markdown] lang="en"
# ## Try it: many sigmoids in a row
#
# No points here: change the numbers and run the cell again. The cell sends `x` forward through ten sigmoid layers and a derivative of 1 back through them, in reverse order.
#
# - By what factor, at least, does the derivative shrink in each layer? Where does this number come from in the formula of section 4?
# - How much of the derivative is left after all ten layers? What does that mean for the weights in the first layers of a network?
# - Start with `x` = 5 or -5, and take twenty layers. In week 6 you meet this effect again: it limits how many such layers can be trained.

# %% [markdown] lang="ja"
# ## 試してみよう：シグモイド関数をたくさん重ねる
#
# この節は採点しません。数を変えて、セルを何度も実行してみましょう。このセルは、`x`を10個のSigmoidレイヤに順に流し、1から始まる微分を逆順に流します。
#
# - 微分は、レイヤを1つ通るたびに、何分の1以下になりますか。その数は、4節の式からどのように求められますか。
# - 10個のレイヤをすべて通ると、微分はどれくらい残りますか。このとき、ネットワークの初めのほうのレイヤでは、重みの学習はどうなりますか。
# - `x`を5や-5にしたり、レイヤを20個にしたりして、比べてください。この現象のために、重ねて学習できるレイヤの数には限りがあります。第6週でもう一度取り上げます。

# %% figure="try_many_sigmoids"
x, derivative, count = np.array([0.5]), np.array([1.0]), 10

layers = [SigmoidLayer() for _ in range(count)]
for layer in layers:
    x = layer.forward(x)
for number, layer in reversed(list(enumerate(layers, start=1))):
    derivative = layer.backward(derivative)
    print(f"SigmoidLayer {number:2}  derivative = {derivative[0]:.2e}")

# %% [markdown] lang="en"
# **A graph of your own.** The next cell computes $z = (x + y) \cdot y$ with the nodes and draws the graph. Two derivatives come back to $y$: what is $\partial z / \partial y$? Check your answer with the formula $x + 2y$. Then build another calculation, such as $(x y + x) \cdot y$: one node for each operation, and one line in `edges` for each connection (a solid and a dashed arrow).

# %% [markdown] lang="ja"
# **自分の計算グラフ：** 次のセルは、$z = (x + y) \cdot y$をノードで計算し、グラフに描きます。$y$には微分が2つ戻ってきます。$\partial z / \partial y$はいくつですか。式$x + 2y$で確かめてください。次に、$(x y + x) \cdot y$のような別の計算を組み立ててみましょう。演算1つにノードが1つ、実線と破線の矢印1組に`edges`の1行が必要です。

# %% figure="try_own_graph"
x, y = 2.0, 3.0

sum_node, product_node = AddLayer(), MulLayer()
total = sum_node.forward(x, y)
z = product_node.forward(total, y)
dtotal, dy_product = product_node.backward(1)
dx, dy_sum = sum_node.backward(dtotal)

nodes = {(0, 2): "x", (0, 0): "y", (2, 2): "+", (4, 0): "×", (6, 0): "z"}
edges = [
    ((0, 2), (2, 2), x, dx),
    ((0, 0), (2, 2), y, dy_sum),
    ((2, 2), (4, 0), total, dtotal),
    ((0, 0), (4, 0), y, dy_product),
    ((4, 0), (6, 0), z, 1),
]
fig, ax = plt.subplots(figsize=(8, 3.2), layout="constrained")
draw_graph(ax, nodes, edges)
ax.set_title(rf"$z = (x + y) \cdot y = {z:g}$")
plt.show()

# %% [markdown] lang="en"
# ## Question: why is backpropagation cheaper?
#
# Next week's network has 784 inputs, 50 hidden neurons and 10 outputs, with weights and biases in two layers. How many forward passes are needed for **one** numerical gradient of its loss, with central differences? How many passes does backpropagation need? Show how you count, and explain why backpropagation needs so few. **Your task:** answer in the cell below, in three to five sentences.

# %% [markdown] lang="ja"
# ## 問い：逆伝播の計算はなぜ少なくてすむのか
#
# 来週のネットワークは、入力が784個、中間層のニューロンが50個、出力が10個で、2つの層に重みとバイアスがあります。その損失の勾配を中心差分の数値微分で**1回**求めるには、順伝播が何回必要ですか。誤差逆伝播法なら、順伝播と逆伝播はそれぞれ何回ですか。数え方を示し、誤差逆伝播法の回数が少なくてすむ理由を説明してください。**課題：** 下のセルに3〜5文で答えてください。

# %% [markdown] question="why_backward_is_cheaper" points=2 lang="en"
# ### BEGIN SOLUTION
# The network has 784·50 + 50 + 50·10 + 10 = 39,760 parameters. Central differences move each of them up and down, one at a time, and compute the loss each time: 2 · 39,760 = 79,520 forward passes for one gradient.
# Backpropagation needs one forward pass, in which the layers store their values, and one backward pass, which costs about as much as a few forward passes. The number of passes does not depend on the number of parameters.
# It is cheap because the work is shared: the derivative that arrives at a layer is computed once, and it gives the gradients of all weights and biases of the layer and the derivative for the previous layer. Numerical differentiation throws the intermediate results away and starts from the beginning for each parameter.
# ### END SOLUTION

# %% [markdown] question="why_backward_is_cheaper" points=2 lang="ja"
# ### BEGIN SOLUTION
# パラメータは784·50 + 50 + 50·10 + 10 = 39,760個あります。中心差分では、これを1つずつプラス側とマイナス側に動かし、そのたびに損失を計算し直すので、勾配を1回求めるのに2 · 39,760 = 79,520回の順伝播が必要です。
# 誤差逆伝播法なら、途中の値を保存しながらの順伝播が1回と、逆伝播が1回ですみます。逆伝播1回の計算量は順伝播の数回分ほどで、回数はパラメータの数が増えても変わりません。
# 少なくてすむのは、計算を共有しているからです。あるレイヤに届く微分は1回だけ計算され、そこからそのレイヤのすべての重みとバイアスの勾配と、前のレイヤへ渡す微分が求まります。数値微分では途中の結果を捨てて、パラメータごとに最初から計算し直しています。
# ### END SOLUTION

# %% [markdown] rubric="why_backward_is_cheaper" lang="en"
# 2 points, half a point each:
#
# - 39,760 parameters: 784·50 + 50 + 50·10 + 10. The biases count too; a slip in the arithmetic alone costs no points.
# - Two forward passes for each parameter: 79,520.
# - Backpropagation: one forward pass and one backward pass, for any number of parameters.
# - The reason: the derivative that arrives at a layer is computed once and used for all its weights; or: numerical differentiation computes everything again for each parameter.

# %% [markdown] rubric="why_backward_is_cheaper" lang="ja"
# 2点。次の各項目が0.5点。
#
# - パラメータは39,760個：784·50 + 50 + 50·10 + 10。バイアスも数える。計算間違いだけでは減点しない。
# - パラメータ1つにつき順伝播が2回なので、79,520回。
# - 誤差逆伝播法なら、パラメータがいくつあっても、順伝播が1回と逆伝播が1回。
# - 理由：レイヤに届く微分を1回だけ計算し、そのレイヤのすべての重みに使う。または、数値微分ではパラメータごとに最初から計算し直す。

# %% [markdown] lang="en"
# ## Next week
#
# You now have all the layers: affine, sigmoid, affine, softmax with loss. In week 6 you put them together into a **two-layer network** for handwritten digits. Its `gradient` takes one pass forward through the layers and one pass backward, in reverse order.
#
# **Sources and further reading**
#
# - Saito, "Deep Learning from Scratch", chapter 5 and appendix A (O'Reilly Japan, 2016, in Japanese; [its programs](https://github.com/oreilly-japan/deep-learning-from-scratch))
# - The page on gradient descent and backpropagation in the wiki of the OSS Consortium's .NET development group (in Japanese): the computational graph with apples and oranges
# - Nielsen, "Neural Networks and Deep Learning", chapter 2 ([a free online book](http://neuralnetworksanddeeplearning.com/chap2.html))

# %% [markdown] lang="ja"
# ## 来週は
#
# これで、Affine、Sigmoid、もう一つのAffine、Softmax-with-Lossというレイヤがそろいました。第6週では、これらを組み合わせて、手書き数字を見分ける**2層ニューラルネットワーク**を作ります。勾配は、レイヤを順に1回、逆順に1回たどるだけで求まります。
#
# **出典と参考文献**
#
# - 斎藤康毅『ゼロから作るDeep Learning』オライリー・ジャパン、2016年、第5章と付録A（[本のプログラム](https://github.com/oreilly-japan/deep-learning-from-scratch)）
# - 「.NET開発基盤部会Wiki」の勾配降下法と誤差逆伝播法のページ：リンゴとミカンの計算グラフ
# - Nielsen, "Neural Networks and Deep Learning"（[オンラインで無料で読める本](http://neuralnetworksanddeeplearning.com/chap2.html)、英語）、第2章
