# The variant bank of `AddLayer`; docs/suites.md describes the format.

# %% wrong="accumulates" lacks="every_pass_anew"
# en: The derivatives of earlier passes are added on
#     The first backward is right, but each further one through the same node gives more.
#     Derivatives add up where one value is used twice in the same graph. Is a new pass such a
#     case?
# ja: 前回までの微分に足し込んでいる
#     最初の backward は合っていますが、同じノードを使うたびに値が積み重なっていきます。微分を足
#     し合わせるのは、一つのグラフの中で同じ値を二度使うときでした。新しく計算し直すときは、どう
#     でしょうか。
class AddLayer:
    def __init__(self):
        self.dx = 0
        self.dy = 0

    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        self.dx += dout
        self.dy += dout
        return self.dx, self.dy

# %% wrong="dout_ignored" lacks="passes_the_derivative_on, any_derivative"
# en: The derivative that comes in is not used
#     Whatever derivative arrives from the right, your backward answers the same. That is the
#     local derivative alone. What does the chain rule do with the two?
# ja: 届いた微分を使っていない
#     右からどんな微分が届いても、backward の答えが変わりません。それは局所的な微分だけの値で
#     す。連鎖律では、届いた微分と局所的な微分をどう組み合わせますか。
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        dx = 1
        dy = 1
        return dx, dy

# %% wrong="minus_for_y" lacks="passes_the_derivative_on, any_derivative"
# en: The derivatives are those of a difference
#     The derivative for y comes back with its sign turned round. If y grows a little, does the
#     sum grow or shrink?
# ja: 引き算の微分になっている
#     y についての微分が、符号が逆になって返っています。y が少し増えると、和は増えますか、減りま
#     すか。
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        dx = dout
        dy = -dout
        return dx, dy

# %% wrong="multiplies" lacks="everything"
# en: The node multiplies instead of adding
#     What comes forward is a product, and the way back fits it. Was this cell copied from the
#     other node? Compare both methods with the formulas in section 1.
# ja: 足し算ではなく掛け算をしている
#     順伝播の値が積になっていて、逆伝播も掛け算のものです。乗算ノードを写したままになっていませ
#     んか。二つのメソッドを、第1節の式と見比べてみましょう。
class AddLayer:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x = x
        self.y = y
        out = x * y
        return out

    def backward(self, dout):
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy

# %% wrong="no_return" lacks="whole_numbers, fractions_and_negative_numbers"
# en: Forward gives nothing back
#     Nothing comes out of your forward; storing or printing the sum does not hand it to the
#     next node. How does a function pass on its result?
# ja: forward が値を返していない
#     forward から何も返ってきません。和を覚えたり表示したりするだけでは、次のノードに届きませ
#     ん。関数の結果は、どうすれば呼び出した側に渡せますか。
class AddLayer:
    def forward(self, x, y):
        self.out = x + y
        print(self.out)

    def backward(self, dout):
        return dout * 1, dout * 1

# %% wrong="one_value" lacks="passes_the_derivative_on, any_derivative"
# en: A single number comes back for the two inputs
#     Two values went into the node, so the way back has two branches as well, one for each
#     input. Your backward gives a single number. What does its docstring ask for?
# ja: 入力は2つなのに、微分を1つしか返していない
#     ノードには値が2つ入ったので、帰り道も二つに分かれます。ところが、backward からは数が1つし
#     か返っていません。説明の「戻り値」を読み直してみましょう。
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout

# %% wrong="scaled_by_other_input" lacks="passes_the_derivative_on, any_derivative"
# en: Each derivative is multiplied by the other input, as for a product
#     Your derivatives change with the two numbers that were added; that is how the other node
#     behaves. If x grows by a little, does it matter for the sum how large y is?
# ja: 掛け算のように、もう一方の入力を微分に掛けている
#     足した数の大きさによって微分が変わっています。それは乗算ノードのふるまいです。x が少し増え
#     たときの和の増え方は、y の大きさによって変わるでしょうか。
class AddLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x + y

    def backward(self, dout):
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy

# %% wrong="scaled_by_own_input" lacks="passes_the_derivative_on, any_derivative"
# en: Each derivative is multiplied by its own input
#     Your dx grows with x, and your dy with y. A local derivative tells how fast the output
#     changes, not how large the input is. How fast does a sum change with one of its terms?
# ja: 微分に、その入力の値を掛けている
#     x が大きいほど dx も、y が大きいほど dy も大きくなっています。局所的な微分が表すのは、入力
#     の大きさではなく、出力の変わりやすさです。一方の数だけを増やすと、和はどれくらいの割合で増
#     えますか。
class AddLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return dout * self.x, dout * self.y

# %% wrong="shared_out" lacks="passes_the_derivative_on, any_derivative"
# en: The derivative is shared out between the inputs
#     Each input gets only a part of the derivative, as if it had to be divided fairly. Raise
#     one input a little and leave the other alone: how much of that arrives in the sum?
# ja: 届いた微分を二つの入力で分け合っている
#     届いた微分を山分けするように、その一部ずつを渡しています。一方の入力だけを少し増やしたら、
#     和はそのうちどれだけ増えるでしょうか。
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout / 2, dout / 2

# %% wrong="whole_numbers_only" lacks="fractions_and_negative_numbers"
# en: Fractions are cut down to whole numbers
#     Whole numbers are added correctly, but whatever stands behind the decimal point is lost.
#     Is there a conversion in your forward that nobody asked for?
# ja: 小数を整数に切り捨てている
#     整数の和は合っていますが、小数点より下が失われています。forward の中で、必要のない型の変換
#     をしていませんか。
class AddLayer:
    def forward(self, x, y):
        return int(x) + int(y)

    def backward(self, dout):
        return dout, dout

# %% wrong="zero_taken_for_nothing" lacks="any_derivative"
# en: A derivative of zero is taken for a missing one
#     Zero is an answer like any other: the result does not depend on this node. Your backward
#     then behaves as if no derivative had been given. How does Python judge the number 0 where
#     it expects True or False?
# ja: 微分 0 が届いても、届いていないものとして扱っている
#     0 もれっきとした微分の値で、「このノードは結果に影響しない」という意味です。それなのに、何
#     も渡されなかったときと同じ動きになっています。真偽を判定する場所で、Python は 0 をどう扱い
#     ますか。
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout=None):
        dout = dout or 1
        return dout, dout

# %% right="base_class_with_slots"
# A base class multiplies by remembered local derivatives, with slots
class Node:
    __slots__ = ("local",)

    def backward(self, dout):
        return tuple(dout * d for d in self.local)


class AddLayer(Node):
    __slots__ = ()

    def forward(self, x, y, *rest):
        self.local = (1.0, 1.0)
        return x + y

# %% right="float32"
# Computes with NumPy numbers of 32 bits
class AddLayer:
    def forward(self, a, b):
        self.a, self.b = np.float32(a), np.float32(b)
        return self.a + self.b

    def backward(self, dout):
        one = np.float32(1)
        return np.float32(dout) * one, np.float32(dout) * one

# %% right="list_and_prints"
# Backward gives a list and has a default, both methods print
class AddLayer:
    def __init__(self):
        print("a new node")

    def forward(self, x, y):
        total = sum([x, y])
        print("sum", total)
        return total

    def backward(self, dout=1.0):
        print("back", dout)
        return [dout * 1, dout * 1]

# %% right="namespace_of_functions"
# No class, but a function that makes an object with the two methods
from types import SimpleNamespace


def AddLayer():
    def forward(x, y):
        return x - (-y)

    def backward(dout):
        return (dout,) * 2

    return SimpleNamespace(forward=forward, backward=backward)

# %% right="zero_dimensional"
# Arrays without axes come back
class AddLayer:
    x = y = None

    def forward(self, x, y):
        self.x, self.y = np.array(x), np.array(y)
        return np.array(self.x + self.y)

    def backward(self, dout):
        return np.array(dout) * np.ones_like(self.x), np.array(dout) * np.ones_like(self.y)
