# The variant bank of `SigmoidLayer`; docs/suites.md describes the format.

# %% wrong="dout_ignored" lacks="backward"
# en: The derivative that comes in is not used
#     Your backward gives the slope of the sigmoid, whatever derivative arrives from the next
#     layer. What does the chain rule do with the two?
# ja: 届いた微分を使っていない
#     次のレイヤからどんな微分が届いても、backward の答えはシグモイド関数の傾きのままです。連鎖
#     律では、届いた微分と局所的な微分をどう組み合わせますか。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return self.y * (1 - self.y)

# %% wrong="dout_in_place" lacks="whole_numbers, arguments_stay"
# en: The incoming derivative itself is changed
#     After your backward, the array that was handed in holds something else, and an array of
#     whole numbers stops it altogether. Which operators change an array instead of making a new
#     one?
# ja: 届いた微分の配列そのものを書き換えている
#     backward のあと、渡した配列の中身が変わっています。整数の配列だと、エラーで止まります。新
#     しい配列を作らず、元の配列を変えてしまうのは、どんな演算子ですか。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        dout *= self.y * (1 - self.y)
        return dout

# %% wrong="exponent_sign" lacks="forward, large_values"
# en: The sign of the exponent is wrong
#     Your outputs fall where x grows: large values come out near 0 and small ones near 1. Which
#     way does the curve of the sigmoid go? Look at the exponent once more, or use the function
#     that is given.
# ja: 指数の符号が逆になっている
#     x が大きいほど出力が小さくなり、大きな値で 0 に、小さな値で 1 に近づいています。シグモイド
#     関数のグラフは、どちら向きの曲線でしたか。指数の部分を見直すか、用意された関数を使いましょ
#     う。
class SigmoidLayer:
    def forward(self, x):
        self.y = 1 / (1 + np.exp(x))
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)

# %% wrong="first_forward" lacks="last_forward"
# en: Only the first forward is remembered
#     The layer is used again and again, but your backward always speaks of the first batch.
#     When does what it remembers have to be renewed?
# ja: 最初の forward の値しか覚えていない
#     同じレイヤに次のバッチを流しても、backward は最初のバッチの値で計算しています。覚えた値
#     は、いつ新しくする必要がありますか。
class SigmoidLayer:
    def __init__(self):
        self.y = None

    def forward(self, x):
        y = sigmoid(x)
        if self.y is None:
            self.y = y
        return y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)

# %% wrong="half_the_slope" lacks="backward"
# en: A factor of the slope is missing
#     Your slope keeps growing with the output. But the curve becomes flat at both ends, near 0
#     and near 1. Which factor of the formula makes the slope small again near 1?
# ja: 傾きの式の因数が一つ足りない
#     出力が大きいほど傾きも大きくなっています。実際の曲線は、0 の近くでも 1 の近くでも平らにな
#     ります。1 の近くで傾きを小さくするのは、式のどの部分ですか。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return dout * self.y

# %% wrong="memory_changed" lacks="again"
# en: Backward changes what forward has remembered
#     The first backward is right, the second one after the same forward is not. Which line
#     turns the remembered output into something else?
# ja: forward が覚えた値を、backward が変えている
#     同じ forward のあとで、1回目の backward は合っているのに、2回目は違う値になります。覚えて
#     おいた出力が別のものに変わってしまうのは、どの行でしょうか。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        self.y *= 1 - self.y
        return dout * self.y

# %% wrong="no_return" lacks="forward, large_values"
# en: Forward gives nothing back
#     Nothing comes out of your forward. Remembering the output for the way back is one half of
#     its work; the next layer is waiting for the other half.
# ja: forward が値を返していない
#     forward から何も返ってきません。逆伝播のために出力を覚えておくのは、forward の仕事の半分で
#     す。次のレイヤのための、もう半分を忘れていませんか。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)

    def backward(self, dout):
        return dout * self.y * (1 - self.y)

# %% wrong="overflow_backward" lacks="large_values"
# en: The exponential of a large input overflows in backward
#     Forward is fine, but for inputs far below zero the way back gives nan: an infinite number
#     is divided by an infinite one. The same slope can be written without any exponential. What
#     has forward computed already?
# ja: backward で、指数関数がオーバーフローしている
#     forward は正しいのですが、0 よりずっと小さい入力では backward が nan を返します。無限大を
#     無限大で割っているからです。同じ傾きは、指数関数を使わずに書けます。forward は何をすでに計
#     算していましたか。
class SigmoidLayer:
    def forward(self, x):
        self.x = x
        return sigmoid(x)

    def backward(self, dout):
        return dout * np.exp(-self.x) / (1 + np.exp(-self.x)) ** 2

# %% wrong="overflow_forward" lacks="large_values"
# en: The exponential of a large input overflows in forward
#     For very large inputs nan comes out: the exponential becomes infinite, in the numerator
#     and in the denominator. Which form of the sigmoid has the exponential in one place only?
#     One that can take any value is given.
# ja: forward で、大きな入力の指数関数がオーバーフローしている
#     とても大きな入力で、出力が nan になります。指数関数の値が無限大になり、それが分子にも分母
#     にもあるからです。指数関数が一か所にしか現れない形で書けませんか。どんな値にも使える関数も
#     用意されています。
class SigmoidLayer:
    def forward(self, x):
        self.y = np.exp(x) / (1 + np.exp(x))
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)

# %% wrong="parentheses_missing" lacks="backward"
# en: Parentheses are missing in the derivative
#     Let zeros come in: every product with them is zero, but something is left of your answer.
#     In which order does Python compute products and differences?
# ja: 微分の式のかっこが足りない
#     0 ばかりの微分が届いたときを考えましょう。掛ければすべて 0 になるはずなのに、何かが残って
#     います。Python は、積と差をどの順番で計算しますか。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return dout * self.y * 1 - self.y

# %% wrong="shared_memory" lacks="own_memory"
# en: All layers share one memory
#     As soon as there are two layers, the first one goes back with what went through the
#     second. Do the values you keep belong to the one object, or to a place that all objects
#     share?
# ja: すべてのレイヤが一つの記憶を共有している
#     レイヤを二つ使うと、一つ目のレイヤが、二つ目に流した値で逆伝播してしまいます。覚えた値は、
#     オブジェクト一つ一つのものですか。それとも、みんなが使う場所に置いてありますか。
class SigmoidLayer:
    y = None

    def forward(self, x):
        SigmoidLayer.y = sigmoid(x)
        return SigmoidLayer.y

    def backward(self, dout):
        return dout * SigmoidLayer.y * (1 - SigmoidLayer.y)

# %% wrong="sigmoid_twice" lacks="backward"
# en: Backward takes the sigmoid of the output once more
#     What forward remembered is already the value of the sigmoid, and in your backward it goes
#     through the function again. Which y does the formula mean?
# ja: backward で、出力にもう一度シグモイド関数を使っている
#     forward で覚えたのは、すでにシグモイド関数の値です。それが backward で、もう一度シグモイド
#     関数を通っています。式の y は、どの値のことですか。
class SigmoidLayer:
    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        y = sigmoid(self.out)
        return dout * y * (1 - y)

# %% wrong="slope_at_dout" lacks="backward"
# en: The slope is taken at the incoming derivative, not at the input
#     What went forward does not matter to your backward at all. The incoming derivative tells
#     how fast the loss changes; where on the curve the slope is to be taken is another
#     question. Who knows the answer?
# ja: 入力ではなく、届いた微分の位置で傾きを求めている
#     順伝播で何を流しても、backward の答えが変わりません。届いた微分は、損失の変わりやすさを表
#     すだけです。曲線のどこで傾きを求めるかは、別の話です。それを知っているのは、どのメソッドで
#     すか。
class SigmoidLayer:
    def forward(self, x):
        return sigmoid(x)

    def backward(self, dout):
        y = sigmoid(dout)
        return dout * y * (1 - y)

# %% wrong="slope_of_tanh" lacks="backward"
# en: The slope is that of another function, tanh
#     Your slope is largest where the output is near 0, but there the sigmoid is almost flat.
#     That is the formula of tanh, whose outputs reach from -1 to 1. Which one does section 4
#     give?
# ja: tanh の微分の式になっている
#     出力が 0 に近いところで傾きが最大になっていますが、シグモイド関数はそこではほとんど平らで
#     す。それは、出力が -1 から 1 までの関数 tanh の微分の式です。第4節の式と見比べてみましょ
#     う。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return dout * (1 - self.y**2)

# %% wrong="truncates" lacks="whole_numbers"
# en: The output goes into an array of whole numbers
#     If x holds whole numbers, your outputs are all 0 or 1. An array made “like x” takes its
#     type from x as well, and fractions do not fit into it.
# ja: 出力を整数の配列に入れている
#     x が整数の配列だと、出力が 0 か 1 ばかりになります。x に「似せて」作った配列は、型も x と
#     同じになります。整数の配列に、小数は入りません。
class SigmoidLayer:
    def forward(self, x):
        self.y = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            self.y[i] = sigmoid(x[i])
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)

# %% wrong="two_axes_only" lacks="any_shape"
# en: Only arrays of rows and columns are understood
#     Your layer goes through rows and columns, and stops at an array with one axis or with
#     three. The sigmoid treats each element by itself. Does it have to know where an element
#     stands?
# ja: 行と列のある配列にしか対応していない
#     行と列を順に計算しているので、軸が1つや3つの配列では止まってしまいます。シグモイド関数は要
#     素ごとの計算です。要素がどこにあるかを知る必要があるでしょうか。
class SigmoidLayer:
    def forward(self, x):
        n, d = x.shape
        self.y = np.zeros((n, d))
        for i in range(n):
            for j in range(d):
                self.y[i, j] = sigmoid(x[i, j])
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)

# %% wrong="x_for_y" lacks="backward"
# en: The input stands where the output belongs
#     The slope of the sigmoid lies between 0 and a quarter everywhere; yours becomes large, and
#     even negative. The y of the formula is not what went into the layer. What should forward
#     remember?
# ja: 出力の代わりに入力を式に入れている
#     シグモイド関数の傾きは、どこでも 0 と 0.25 の間です。ところが、答えはもっと大きくなった
#     り、負になったりしています。式の y は、レイヤに入った値ではありません。forward では何を覚
#     えておけばよいでしょうか。
class SigmoidLayer:
    def forward(self, x):
        self.x = x
        return sigmoid(x)

    def backward(self, dout):
        return dout * self.x * (1 - self.x)

# %% right="float32_tanh"
# By way of tanh, in 32 bits
class SigmoidLayer:
    def forward(self, x):
        self.y = (0.5 * (1 + np.tanh(0.5 * np.asarray(x)))).astype(np.float32)
        return self.y

    def backward(self, dout):
        return (np.asarray(dout, dtype=np.float32) * self.y * (1 - self.y)).astype(np.float32)

# %% right="lists"
# Lists come back
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y.tolist()

    def backward(self, dout):
        return (np.asarray(dout) * (self.y - self.y**2)).tolist()

# %% right="plain_formula_with_warnings"
# The plain formula, which warns of an overflow and is right all the same
import warnings


class SigmoidLayer:
    def forward(self, x):
        warnings.warn("about to compute")
        self.y = 1 / (1 + np.exp(-x))
        return self.y

    def backward(self, dout):
        return dout * (1.0 - self.y) * self.y

# %% right="two_branches"
# Two formulas, chosen by the sign, element by element over a flat copy
import math


class SigmoidLayer:
    def forward(self, x):
        values = []
        for v in np.ravel(x).tolist():
            e = math.exp(-abs(v))
            values.append(1 / (1 + e) if v >= 0 else e / (1 + e))
        self.memory = np.reshape(values, np.shape(x))
        return self.memory

    def backward(self, dout):
        flat = [d * y * (1 - y) for d, y in zip(np.ravel(dout), self.memory.ravel())]
        return np.array(flat).reshape(self.memory.shape)

# %% right="x_remembered"
# Remembers a copy of x and computes the sigmoid anew on the way back
class SigmoidLayer:
    def forward(self, x):
        self.x = np.array(x, dtype=float)
        return sigmoid(self.x)

    def backward(self, dout):
        return np.multiply(dout, sigmoid(self.x) * sigmoid(-self.x))
