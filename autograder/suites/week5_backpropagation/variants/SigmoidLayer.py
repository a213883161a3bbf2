# The variant bank of `SigmoidLayer`; docs/suites.md describes the format.

# %% wrong="dout_ignored" lacks="backward"
# en: dout is not used
#     Whatever dout is, your backward returns the slope of the sigmoid alone. What does the chain
#     rule do with the slope and dout?
# ja: 届いた微分を使っていない
#     次のレイヤからどんな微分が届いても、backwardの答えはシグモイド関数の傾きのままです。連鎖律で
#     は、届いた微分と局所的な微分をどう組み合わせますか。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return self.y * (1 - self.y)

# %% wrong="dout_in_place" lacks="whole_numbers, arguments_stay"
# en: The array dout is changed
#     After your backward, the caller's array dout has changed, and with an array of integers your
#     code stops with an error. Which operators change an array instead of making a new one?
# ja: 届いた微分の配列そのものを書き換えている
#     backwardのあと、渡した配列の中身が変わっています。整数の配列だと、エラーで止まります。新しい
#     配列を作らず、元の配列を変えてしまうのは、どんな演算子ですか。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        dout *= self.y * (1 - self.y)
        return dout

# %% wrong="exponent_sign" lacks="forward, large_values"
# en: The sign of the exponent is wrong
#     Your outputs fall as x grows: they are near 0 where x is far above 0, and near 1 where x is
#     far below 0. Does the curve of the sigmoid rise or fall? Look at the exponent, or use the
#     ready-made function.
# ja: 指数の符号が逆になっている
#     xが大きくなるほど、出力が小さくなります。xが0よりずっと大きければ0に、ずっと小さければ1に近づ
#     いています。シグモイド関数のグラフは、右上がりの曲線ですか、右下がりの曲線ですか。指数の部分を
#     見直すか、用意された関数を使いましょう。
class SigmoidLayer:
    def forward(self, x):
        self.y = 1 / (1 + np.exp(x))
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)

# %% wrong="first_forward" lacks="last_forward"
# en: Only the values of the first call of forward are stored
#     When the layer is used again, your backward still uses the first batch. When do the stored
#     values have to be replaced?
# ja: 最初のforwardの値しか保存していない
#     同じレイヤに次のバッチを流しても、backwardは最初のバッチの値で計算しています。保存した値は、
#     いつ新しくする必要がありますか。
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
# en: A factor is missing from the formula of the slope
#     Your slope grows with the output. But the curve is flat at both ends, where the output is near
#     0 or near 1. Which factor of the formula makes the slope small where the output is near 1?
# ja: 傾きの式の因数が1つ足りない
#     出力が大きいほど傾きも大きくなっています。実際の曲線は、出力が0に近いところでも1に近いところ
#     でも平らです。出力が1に近いところで傾きを小さくするのは、式のどの因数ですか。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return dout * self.y

# %% wrong="memory_changed" lacks="again"
# en: Backward changes what forward has stored
#     The first call of backward is right, but the second, after the same call of forward, is not.
#     Which line changes the stored output?
# ja: forwardが保存した値を、backwardが変えている
#     同じforwardのあとで、1回目のbackwardは合っているのに、2回目は違う値になります。保存しておい
#     た出力を変えてしまうのは、どの行でしょうか。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        self.y *= 1 - self.y
        return dout * self.y

# %% wrong="no_return" lacks="forward, large_values"
# en: Forward returns nothing
#     Your forward stores the output but returns None. The next layer needs the output as well.
# ja: forwardが値を返していない
#     forwardは出力を保存していますが、何も返していません。出力は、次のレイヤにも必要です。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)

    def backward(self, dout):
        return dout * self.y * (1 - self.y)

# %% wrong="overflow_backward" lacks="large_values"
# en: An exponential overflows in backward
#     Forward is right, but for inputs far below 0 backward returns nan: infinity is divided by
#     infinity. The slope can be written without an exponential. What has forward already
#     computed?
# ja: backwardで、指数関数がオーバーフローしている
#     forwardは正しいのですが、0よりずっと小さい入力ではbackwardがnanを返します。無限大を無限大で
#     割っているからです。同じ傾きは、指数関数を使わずに書けます。forwardですでに計算してあるのは
#     何ですか。
class SigmoidLayer:
    def forward(self, x):
        self.x = x
        return sigmoid(x)

    def backward(self, dout):
        return dout * np.exp(-self.x) / (1 + np.exp(-self.x)) ** 2

# %% wrong="overflow_forward" lacks="large_values"
# en: The exponential of a large input overflows in forward
#     For very large inputs your output is nan: the exponential is infinite in the numerator and
#     in the denominator. Which form of the sigmoid has the exponential in one place only? The
#     ready-made function works for all values.
# ja: forwardで、大きな入力の指数関数がオーバーフローしている
#     とても大きな入力で、出力がnanになります。指数関数の値が無限大になり、それが分子にも分母にも
#     あるからです。指数関数が1か所にしか現れない形で書けませんか。どんな値にも使える関数も用意さ
#     れています。
class SigmoidLayer:
    def forward(self, x):
        self.y = np.exp(x) / (1 + np.exp(x))
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)

# %% wrong="parentheses_missing" lacks="backward"
# en: Parentheses are missing from the formula of the derivative
#     If dout is 0, the answer has to be 0, but yours is not. In which order does Python compute
#     products and differences?
# ja: 微分の式の括弧が足りない
#     0ばかりの微分が届いたときを考えましょう。掛ければすべて0になるはずなのに、何かが残っていま
#     す。Pythonは、積と差をどの順番で計算しますか。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return dout * self.y * 1 - self.y

# %% wrong="shared_memory" lacks="own_memory"
# en: All layers store their values in the same place
#     If there are two layers, the first one uses the values of the second. Do your values belong
#     to one object (self), or to the class, which all objects share?
# ja: すべてのレイヤが、値を同じ場所に保存している
#     レイヤを2つ使うと、1つ目のレイヤが、2つ目に流した値で逆伝播してしまいます。保存した値は、オ
#     ブジェクト一つひとつのものですか。それとも、すべてのオブジェクトに共通の場所にありますか。
class SigmoidLayer:
    y = None

    def forward(self, x):
        SigmoidLayer.y = sigmoid(x)
        return SigmoidLayer.y

    def backward(self, dout):
        return dout * SigmoidLayer.y * (1 - SigmoidLayer.y)

# %% wrong="sigmoid_twice" lacks="backward"
# en: Backward applies the sigmoid to the output once more
#     Your forward has already stored the value of the sigmoid, but your backward applies the
#     function to it again. Which y does the formula mean?
# ja: backwardで、出力にもう一度シグモイド関数を使っている
#     forwardで保存したのは、すでにシグモイド関数の値です。ところがbackwardでは、その値にもう一度
#     シグモイド関数を使っています。式のyは、どの値のことですか。
class SigmoidLayer:
    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        y = sigmoid(self.out)
        return dout * y * (1 - y)

# %% wrong="slope_at_dout" lacks="backward"
# en: The slope is computed at dout, not at the input
#     The result of your backward does not depend on the input of forward. dout says how fast the
#     loss changes; it does not say at which point of the curve the slope is needed. Which method
#     knows this point?
# ja: 入力ではなく、届いた微分の位置で傾きを求めている
#     順伝播で何を流しても、backwardの答えが変わりません。届いた微分が表すのは損失の変わりやすさだけ
#     で、曲線のどこで傾きを求めるかは表していません。その位置を知っているのは、どのメソッドですか。
class SigmoidLayer:
    def forward(self, x):
        return sigmoid(x)

    def backward(self, dout):
        y = sigmoid(dout)
        return dout * y * (1 - y)

# %% wrong="slope_of_tanh" lacks="backward"
# en: The slope is that of another function, tanh
#     Your slope is largest when the output is near 0, where the sigmoid is almost flat. Your
#     formula is the derivative of tanh, whose outputs are between -1 and 1. What is the formula in
#     section 4?
# ja: tanhの微分の式になっている
#     出力が0に近いところで傾きが最大になっていますが、シグモイド関数はそこではほとんど平らです。
#     使っているのは、出力が-1から1までの関数tanhの微分の式です。4節の式と見比べてみましょう。
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return dout * (1 - self.y**2)

# %% wrong="truncates" lacks="whole_numbers"
# en: The output is written into an array of integers
#     If x contains integers, your outputs are all 0 or 1. An array made “like x” has the type of
#     x as well, and an array of integers cannot store fractions.
# ja: 出力を整数の配列に入れている
#     xが整数の配列だと、出力が0か1ばかりになります。xに「似せて」作った配列は、型もxと同じになり
#     ます。整数の配列に、小数は入りません。
class SigmoidLayer:
    def forward(self, x):
        self.y = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            self.y[i] = sigmoid(x[i])
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)

# %% wrong="two_axes_only" lacks="any_shape"
# en: Only arrays with two axes are handled
#     Your layer loops over rows and columns, and fails for an array with one axis or with three.
#     The sigmoid is computed for each element. Does it depend on the position of the element?
# ja: 2次元の配列にしか対応していない
#     行と列を順に計算しているので、軸が1つや3つの配列では止まってしまいます。シグモイド関数は要素
#     ごとの計算です。要素がどこにあるかを知る必要があるでしょうか。
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
# en: The input is used instead of the output
#     The slope of the sigmoid is always between 0 and 1/4; yours is negative where x is below 0 or
#     above 1. The y of the formula is not the input of the layer. What should forward store?
# ja: 出力の代わりに入力を式に入れている
#     シグモイド関数の傾きは、どこでも0と0.25の間です。ところが、求めた傾きは、xが0より小さいところ
#     や1より大きいところで負になっています。式のyは、レイヤに入った値ではありません。forwardでは何
#     を保存しておけばよいでしょうか。
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
# Returns lists
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y.tolist()

    def backward(self, dout):
        return (np.asarray(dout) * (self.y - self.y**2)).tolist()

# %% right="plain_formula_with_warnings"
# The plain formula, which warns of an overflow but is right anyway
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
# Stores a copy of x and computes the sigmoid again in backward
class SigmoidLayer:
    def forward(self, x):
        self.x = np.array(x, dtype=float)
        return sigmoid(self.x)

    def backward(self, dout):
        return np.multiply(dout, sigmoid(self.x) * sigmoid(-self.x))
