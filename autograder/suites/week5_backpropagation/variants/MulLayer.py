# The variant bank of `MulLayer`; docs/suites.md describes the format.

# %% wrong="accumulates" lacks="last_forward"
# en: The derivatives of earlier passes are added on
#     The first backward is right, but the same node gives too much when it is used again.
#     Should the derivatives of this pass know anything of the last one?
# ja: 前回までの微分に足し込んでいる
#     最初の backward は合っていますが、同じノードをもう一度使うと値が大きくなりすぎます。今回の
#     微分に、前回の微分は関係があるでしょうか。
class MulLayer:
    def __init__(self):
        self.dx = 0
        self.dy = 0

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        self.dx += dout * self.y
        self.dy += dout * self.x
        return self.dx, self.dy

# %% wrong="adds" lacks="product"
# en: Forward adds instead of multiplying
#     Your backward fits a product, but what comes forward is the sum of the two numbers. Was
#     forward copied from the other node?
# ja: forward が足し算をしている
#     backward は掛け算に合っていますが、forward の値は二つの数の和になっています。加算ノードの
#     forward を写したままになっていませんか。
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return dout * self.y, dout * self.x

# %% wrong="divides_the_product" lacks="zero_input"
# en: The other input is found by dividing
#     Your backward finds one input by dividing the product by the other, and that breaks down
#     as soon as an input is 0. Which values does backward really need, and who could simply
#     remember them?
# ja: 積を割って、もう一方の入力を求めている
#     backward で、積を一方の入力で割って、もう一方を求めています。入力が 0 だと、これでは計算で
#     きません。backward に本当に必要な値は何ですか。それをそのまま覚えておけるのは、どのメソッ
#     ドでしょうか。
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        self.z = x * y
        return self.z

    def backward(self, dout):
        return dout * self.z / self.x, dout * self.z / self.y

# %% wrong="dout_added" lacks="inputs_change_places, times_the_derivative"
# en: The derivative that comes in is added instead of multiplied
#     Two rates follow one another: from the input to this node's output, and from there to the
#     final result. Your backward adds them up. How does the chain rule combine two rates in a
#     row?
# ja: 届いた微分を、掛けずに足している
#     入力からこのノードの出力まで、出力から最終的な結果まで、と変化の割合が二つ続いていま
#     す。backward では、それを足しています。連鎖律では、続いている二つの割合をどう組み合わせま
#     すか。
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout + self.y, dout + self.x

# %% wrong="dout_for_one_input_only" lacks="times_the_derivative"
# en: The derivative that comes in is used for one input only
#     One of your two derivatives follows the derivative that arrives, the other does not care
#     about it. Does the chain rule hold for one input only?
# ja: 届いた微分を一方の入力にしか使っていない
#     二つの微分のうち、一方は届いた微分に応じて変わりますが、もう一方は変わりません。連鎖律が成
#     り立つのは、一方の入力だけでしょうか。
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.y, self.x

# %% wrong="dout_ignored" lacks="times_the_derivative"
# en: The derivative that comes in is not used
#     Your derivatives are right only where 1 comes in, as at the very end of a graph. Behind
#     this node there may be others. What does the chain rule do with the derivative that
#     arrives from them?
# ja: 届いた微分を使っていない
#     答えが合うのは、グラフの終わりのように 1 が届いたときだけです。このノードの先には、別の
#     ノードがあるかもしれません。そこから届いた微分を、連鎖律ではどう使いますか。
class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        return self.y, self.x

# %% wrong="first_forward" lacks="last_forward"
# en: Only the first forward is remembered
#     When a node is used again, your backward still speaks of the first two numbers. When does
#     what the object remembers have to be renewed?
# ja: 最初の forward の値しか覚えていない
#     同じノードをもう一度使っても、backward は最初の二つの数で計算しています。オブジェクトが覚
#     えた値は、いつ新しくする必要がありますか。
class MulLayer:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        if self.x is None:
            self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x

# %% wrong="never_stored" lacks="everything"
# en: Forward stores nothing for backward
#     Your backward asks the object for values that nobody has put there, and stops with an
#     AttributeError. Which method knows them, and what does it have to do with them before it
#     returns?
# ja: forward が、backward のための値を覚えていない
#     backward がオブジェクトから取り出そうとした値は、まだ誰も入れていないので、AttributeError
#     で止まっています。その値を知っているのは、どのメソッドですか。そのメソッドは、終わる前に何
#     をしておくべきでしょうか。
class MulLayer:
    def forward(self, x, y):
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x

# %% wrong="not_swapped" lacks="inputs_change_places"
# en: The inputs do not change places
#     Your dx is built from x, and your dy from y. Think of apples: if each costs one yen more,
#     what decides by how much the bill rises?
# ja: 二つの入力を入れ替えていない
#     dx には x を、dy には y を使っています。リンゴで考えてみましょう。1個の値段が1円上がったと
#     き、支払いがいくら増えるかは、何で決まりますか。
class MulLayer:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        dx = dout * self.x
        dy = dout * self.y
        return dx, dy

# %% wrong="one_value" lacks="inputs_change_places, times_the_derivative"
# en: A single number comes back for the two inputs
#     Two values went into the node, so the way back has two branches. Your backward gives one
#     number for both. How does the result react to each input by itself?
# ja: 入力は2つなのに、微分を1つしか返していない
#     ノードには値が2つ入ったので、帰り道も二つに分かれます。ところが、返ってきた数は1つだけで
#     す。それぞれの入力だけを動かしたら、結果はどう変わりますか。
class MulLayer:
    def forward(self, x, y):
        self.out = x * y
        return self.out

    def backward(self, dout):
        return dout * self.out

# %% wrong="only_in_forward" lacks="everything"
# en: Backward looks for variables that exist in forward alone
#     A variable made inside one method is gone as soon as that method returns. Your backward
#     then stops with a NameError, or finds what another cell has left under the same name.
#     Where can an object keep a value from one of its methods to the next?
# ja: forward の中だけの変数を backward で使おうとしている
#     メソッドの中だけの変数は、そのメソッドが終わると消えてしまいます。すると backward は
#     NameError で止まるか、ほかのセルに残っていた同じ名前の変数を使ってしまいます。オブジェクト
#     が、あるメソッドから次のメソッドまで値を覚えておくには、どこに入れればよいでしょうか。
class MulLayer:
    def forward(self, x, y):
        out = x * y
        return out

    def backward(self, dout):
        dx = dout * y
        dy = dout * x
        return dx, dy

# %% wrong="passes_dout_on" lacks="inputs_change_places, times_the_derivative"
# en: The derivatives are those of an addition
#     What arrives goes through to both inputs unchanged; that is what the addition node does.
#     Does one more apple raise the bill by as much as one more yen for each apple?
# ja: 足し算の微分になっている
#     届いた微分が、二つの入力へそのまま流れています。それは加算ノードのふるまいです。リンゴ
#     が1個増えるのと、1個の値段が1円上がるのとで、支払いの増え方は同じでしょうか。
class MulLayer:
    def forward(self, x, y):
        return x * y

    def backward(self, dout):
        return dout * 1, dout * 1

# %% wrong="shared_memory" lacks="own_memory"
# en: All nodes share one memory
#     As soon as there are two nodes, the first one speaks of what went through the second. Do
#     the values you keep belong to the one object, or to a place that all objects share?
# ja: すべてのノードが一つの記憶を共有している
#     ノードを二つ使うと、一つ目のノードが、二つ目に流した値で計算してしまいます。覚えた値は、オ
#     ブジェクト一つ一つのものですか。それとも、みんなが使う場所に置いてありますか。
class MulLayer:
    def forward(self, x, y):
        MulLayer.x = x
        MulLayer.y = y
        return x * y

    def backward(self, dout):
        return dout * MulLayer.y, dout * MulLayer.x

# %% right="closures"
# Forward makes the backward that belongs to it
class MulLayer:
    def __init__(self, name="node"):
        self._back = None
        self.name = name

    def forward(self, x, y, verbose=False):
        self._back = lambda dout: (y * dout, x * dout)
        return y * x

    def backward(self, dout):
        return self._back(dout)

# %% right="dictionary_on_the_class"
# One dictionary on the class, with an entry for each object
class MulLayer:
    memory = {}

    def forward(self, *inputs):
        MulLayer.memory[id(self)] = inputs
        a, b = inputs
        return np.array(a * b)

    def backward(self, dout):
        a, b = MulLayer.memory[id(self)]
        return np.array(dout * b), np.array(dout * a)

# %% right="differences"
# Finds the local derivatives by a wide difference, which is exact for a product
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = float(x), float(y)
        return self.x * self.y

    def backward(self, dout):
        x, y = self.x, self.y
        dx = (x + 0.5) * y - (x - 0.5) * y
        dy = x * (y + 0.5) - x * (y - 0.5)
        return dout * dx, dout * dy

# %% right="list_float32"
# NumPy numbers of 32 bits, and a list comes back
class MulLayer:
    def forward(self, x, y):
        self.inputs = np.array([x, y], dtype=np.float32)
        return self.inputs.prod()

    def backward(self, dout):
        return list(np.float32(dout) * self.inputs[::-1])

# %% right="stack"
# Puts the inputs on a stack and takes the last ones off it
class MulLayer:
    def __init__(self):
        self.stack = []

    def forward(self, x, y):
        self.stack.append((x, y))
        return x * y

    def backward(self, dout):
        x, y = self.stack.pop()
        return dout * y, dout * x
