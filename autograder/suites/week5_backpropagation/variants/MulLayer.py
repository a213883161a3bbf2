# The variant bank of `MulLayer`; docs/suites.md describes the format.

# %% wrong="accumulates" lacks="last_forward"
# en: The derivatives of earlier passes are added
#     The first call of backward is right, but when the node is used again, its derivatives are too
#     large. Do the derivatives of this pass depend on those of the previous one?
# ja: 前回までの微分に足し込んでいる
#     最初のbackwardは合っていますが、同じノードをもう一度使うと値が大きくなりすぎます。今回の微分
#     に、前回の微分は関係があるでしょうか。
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
#     Your backward is right for a product, but forward returns the sum of the two numbers. Did
#     you copy forward from the addition node?
# ja: forwardが足し算をしている
#     backwardは掛け算に合っていますが、forwardの値は2つの数の和になっています。加算ノード
#     のforwardを写したままになっていませんか。
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return dout * self.y, dout * self.x

# %% wrong="divides_the_product" lacks="zero_input"
# en: The other input is found by dividing
#     Your backward divides the product by one input to get the other, which fails if an input is 0.
#     Which two values does backward really need? Have you already stored them?
# ja: 積を割って、もう一方の入力を求めている
#     backwardで、積を一方の入力で割って、もう一方を求めています。入力が0だと、これでは計算できませ
#     ん。backwardに本当に必要な2つの値は何ですか。その値は、forwardですでに保存してあるのではあり
#     ませんか。
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        self.z = x * y
        return self.z

    def backward(self, dout):
        return dout * self.z / self.x, dout * self.z / self.y

# %% wrong="dout_added" lacks="inputs_change_places, times_the_derivative"
# en: dout is added instead of multiplied
#     There are two rates of change: from the input to the output of this node, and from there to
#     the final result. Your backward adds them. How does the chain rule combine them?
# ja: 届いた微分を、掛けずに足している
#     変化の割合は2つあります。入力に対するこのノードの出力の変化と、その出力に対する最終的な結果の
#     変化です。backwardでは、この2つを足しています。連鎖律では、どう組み合わせますか。
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout + self.y, dout + self.x

# %% wrong="dout_for_one_input_only" lacks="times_the_derivative"
# en: dout is used for one input only
#     One of your two derivatives changes with dout, but the other does not. Does the chain rule
#     hold for one input only?
# ja: 届いた微分を一方の入力にしか使っていない
#     2つの微分のうち、一方は届いた微分に応じて変わりますが、もう一方は変わりません。連鎖律が成り
#     立つのは、一方の入力だけでしょうか。
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.y, self.x

# %% wrong="dout_ignored" lacks="times_the_derivative"
# en: dout is not used
#     Your derivatives are right only if dout is 1, as at the end of a graph. What does the chain
#     rule do with the derivative that arrives from the following nodes?
# ja: 届いた微分を使っていない
#     答えが合うのは、グラフの終わりのように1が届いたときだけです。このノードの先には、別のノード
#     があるかもしれません。そこから届いた微分を、連鎖律ではどう使いますか。
class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        return self.y, self.x

# %% wrong="first_forward" lacks="last_forward"
# en: Only the values of the first call of forward are stored
#     When the node is used again, your backward still uses the first two numbers. When do the
#     stored values have to be replaced?
# ja: 最初のforwardの値しか保存していない
#     同じノードをもう一度使っても、backwardは最初の2つの数で計算しています。オブジェクトが保存し
#     た値は、いつ新しくする必要がありますか。
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
#     Your backward reads attributes that do not exist and stops with an AttributeError. Which
#     method knows these values, and where does it have to store them?
# ja: forwardが、backwardのための値を保存していない
#     backwardが取り出そうとした値は、まだオブジェクトに保存されていません。そのた
#     め、AttributeErrorで止まっています。その値を知っているのは、どのメソッドですか。そのメソッド
#     は、終わる前に何をしておくべきでしょうか。
class MulLayer:
    def forward(self, x, y):
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x

# %% wrong="not_swapped" lacks="inputs_change_places"
# en: The inputs are not swapped
#     Your dx is computed from x, and your dy from y. Think of apples: if each costs one yen more,
#     by how much does the bill rise?
# ja: 2つの入力を入れ替えていない
#     dxにはxを、dyにはyを使っています。リンゴで考えてみましょう。1個の値段が1円上がったとき、支払
#     いがいくら増えるかは、何で決まりますか。
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
#     The node has two inputs, so backward has to return two derivatives, but yours returns one
#     number. How does the result change if only one of the inputs changes?
# ja: 入力は2つなのに、微分を1つしか返していない
#     ノードの入力は2つなので、逆伝播で返す微分も2つです。ところが、返ってきた数は1つだけです。一
#     方の入力だけを動かすと、結果はどう変わりますか。
class MulLayer:
    def forward(self, x, y):
        self.out = x * y
        return self.out

    def backward(self, dout):
        return dout * self.out

# %% wrong="only_in_forward" lacks="everything"
# en: Backward uses variables that exist in forward only
#     A variable of a method no longer exists after the method has returned. Your backward then
#     stops with a NameError, or reads a variable with the same name from another cell. Where does
#     an object store a value for its other methods?
# ja: forwardの中だけの変数をbackwardで使おうとしている
#     メソッドの中だけの変数は、そのメソッドが終わると消えてしまいます。するとbackwardはNameErrorで
#     止まるか、ほかのセルに残っていた同じ名前の変数を使ってしまいます。値をあとで別のメソッドからも
#     使えるようにするには、どこに入れればよいでしょうか。
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
#     You pass dout on to both inputs unchanged, as the addition node does. Does one more apple
#     raise the bill by as much as one more yen for each apple?
# ja: 足し算の微分になっている
#     届いた微分が、2つの入力へそのまま流れています。それは加算ノードのふるまいです。リンゴが1個増
#     えるのと、1個の値段が1円上がるのとで、支払いの増え方は同じでしょうか。
class MulLayer:
    def forward(self, x, y):
        return x * y

    def backward(self, dout):
        return dout * 1, dout * 1

# %% wrong="shared_memory" lacks="own_memory"
# en: All nodes store their values in the same place
#     If there are two nodes, the first one uses the values of the second. Do your values belong
#     to one object (self), or to the class, which all objects share?
# ja: すべてのノードが、値を同じ場所に保存している
#     ノードを2つ使うと、1つ目のノードが、2つ目に流した値で計算してしまいます。保存した値は、オブ
#     ジェクト一つひとつのものですか。それとも、すべてのオブジェクトに共通の場所にありますか。
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
# 32-bit NumPy numbers; returns a list
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
