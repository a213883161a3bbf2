# The variant bank of `square_of_sum`; docs/suites.md describes the format.

# %% wrong="derivatives_multiplied" lacks="derivatives"
# en: The two derivatives of t are multiplied
#     Two derivatives come back from t times t, and you multiply them. The chain rule multiplies
#     along one path. What does section 3 say about a value that is used twice?
# ja: 合流する2つの微分を掛け合わせている
#     t·tから戻ってきた2つの微分を、掛け合わせています。連鎖律で掛け合わせるのは、順につながった
#     ノードの微分です。同じ値を2回使ったときはどうするか、3節を読み直してみましょう。
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    dt1, dt2 = mul.backward(1)
    dx, dy = add.backward(dt1 * dt2)
    return z, dx, dy

# %% wrong="divides_by_the_sum" lacks="sum_of_zero"
# en: The derivative is computed with a division by the sum
#     Your function has no answer if the two numbers cancel, because it divides by their sum. The
#     graph contains no division. Can you go back through its nodes without one?
# ja: 和で割って微分を求めている
#     2つの数が打ち消し合って和が0になると、和で割っているために答えが出ません。グラフの中に割り算
#     は一つもありません。ノードを順にさかのぼるだけで、求められないでしょうか。
def square_of_sum(x, y):
    t = x + y
    z = t * t
    return z, 2 * z / t, 2 * z / t

# %% wrong="inner_sum" lacks="value"
# en: The value is the sum, not yet its square
#     Your derivatives are those of the square, but you return the value from the middle of the
#     graph. Which node has z as its output?
# ja: zが、2乗する前の和になっている
#     微分は2乗のものになっていますが、返している値は、まだグラフの途中のものです。zは、どのノード
#     の出力ですか。
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    z = add.forward(x, y)
    mul.forward(z, z)
    da, db = mul.backward(1)
    dx, dy = add.backward(da + db)
    return z, dx, dy

# %% wrong="nested" lacks="everything"
# en: The derivatives are returned as a tuple inside the tuple
#     The addition node returns a tuple of two derivatives, and you return this tuple as one
#     element. How do you assign its two numbers to two names?
# ja: 微分が、タプルの中のタプルになっている
#     加算ノードのbackwardは、2つの微分をタプルで返します。そのタプルを、1つの要素としてそのまま返
#     しています。2つの数に分けるには、どう受け取ればよいでしょうか。
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    return z, add.backward(sum(mul.backward(1)))

# %% wrong="one_way" lacks="derivatives"
# en: Only one of the two derivatives of t is counted
#     Both derivatives are half of what they should be. How many times is t used in the
#     multiplication, and what is done with the derivatives that come back?
# ja: tに戻ってくる2つの微分のうち、一方しか数えていない
#     どちらの微分も、正しい値の半分になっています。tは乗算ノードに何回入りますか。同じ値に戻って
#     きた微分は、どうするのでしたか。
def square_of_sum(x, y):
    add = AddLayer()
    mul = MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    dt, _ = mul.backward(1)
    dx, dy = add.backward(dt)
    return z, dx, dy

# %% wrong="own_variable_only" lacks="derivatives, sum_of_zero"
# en: Each derivative uses its own number only
#     Your dx does not change with y. But the sum is squared. What does the chain rule give if you
#     start with the outer operation?
# ja: それぞれ自分の変数だけを見て微分している
#     yを変えてもdxが変わりません。2乗されているのは和です。外側の演算から順に連鎖律を使うと、どう
#     なりますか。
def square_of_sum(x, y):
    z = (x + y) ** 2
    dx = 2 * x
    dy = 2 * y
    return z, dx, dy

# %% wrong="pair_passed_on" lacks="derivatives, sum_of_zero"
# en: The pair that comes back from t times t is passed on as it is
#     Your derivatives are tuples instead of numbers: the multiplication node returns two
#     derivatives, and you pass both on as one pair. Both belong to the same t. What has to be done
#     with them first?
# ja: t·tから戻った2つの微分を、組のまま渡している
#     返す微分が、数ではなくタプルになっています。乗算ノードから戻った2つの微分を、組のまま次へ渡
#     しているからです。どちらも同じtについての微分です。渡す前に、2つをどうすればよいでしょうか。
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    dt = mul.backward(1)
    dx, dy = add.backward(dt)
    return z, dx, dy

# %% wrong="sign_lost" lacks="fractions_and_negative_numbers"
# en: The derivative is computed from the square, which has lost the sign
#     Your derivatives are never negative, although they should be if the sum is negative. A
#     square has lost the sign of the number. From which value of the graph should the derivative
#     be computed?
# ja: 符号の消えた2乗の値から微分を求めている
#     和が負のときは微分も負のはずですが、正になっています。2乗した値には、元の数の符号が残っていま
#     せん。微分は、グラフのどの値から求めればよいでしょうか。
def square_of_sum(x, y):
    z = (x + y) ** 2
    slope = 2 * np.sqrt(z)
    return z, slope, slope

# %% wrong="starts_with_z" lacks="derivatives"
# en: The backward pass starts with the value z
#     Your derivatives are z times what they should be. What is the derivative of the final result
#     with respect to itself? The backward pass starts with that number.
# ja: 逆伝播をzの値から始めている
#     微分が、正しい値のz倍になっています。最終的な結果を、最終的な結果そのもので微分すると、いく
#     つですか。逆伝播はその値から始まります。
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    dt1, dt2 = mul.backward(z)
    dx, dy = add.backward(dt1 + dt2)
    return z, dx, dy

# %% wrong="sum_of_squares" lacks="everything"
# en: The value is the sum of the squares, not the square of the sum
#     You square each number before you add. In which order do the two operations of this graph
#     come?
# ja: 「和の2乗」ではなく「2乗の和」になっている
#     zの値は、それぞれの数を先に2乗したときのものです。このグラフでは、2つの演算をどの順番で行い
#     ますか。
def square_of_sum(x, y):
    square_x, square_y, add = MulLayer(), MulLayer(), AddLayer()
    z = add.forward(square_x.forward(x, x), square_y.forward(y, y))
    dxx, dyy = add.backward(1)
    dx = sum(square_x.backward(dxx))
    dy = sum(square_y.backward(dyy))
    return z, dx, dy

# %% wrong="value_last" lacks="everything"
# en: The three results are in the wrong order
#     You return three results, but the first of them is not the value z. Which order does the
#     docstring give?
# ja: 3つの結果の順番が違う
#     結果は3つ返っていますが、最初の結果が値zではありません。説明の「戻り値」では、どの順番になっ
#     ていますか。
def square_of_sum(x, y):
    t = x + y
    z = t**2
    return 2 * t, 2 * t, z

# %% wrong="value_missing" lacks="everything"
# en: The value z is not returned
#     You return two numbers, both derivatives. The forward pass has a result as well. Which three
#     results does the docstring list?
# ja: 値zを返していない
#     返ってきたのは2つの微分だけです。順伝播でも、結果が1つ求まります。説明の「戻り値」には、ど
#     の3つが並んでいますか。
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    da, db = mul.backward(1)
    dx, dy = add.backward(da + db)
    return dx, dy

# %% wrong="value_only" lacks="everything"
# en: Only the value is returned, without its derivatives
#     Your function goes forward through the graph and stops there. What does the backward pass
#     give, and how many results does the docstring list?
# ja: 値だけを返し、微分を返していない
#     グラフを順方向に進んだところで終わっています。逆伝播では何が求まりますか。返す結果は、全部で
#     いくつでしたか。
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    return mul.forward(t, t)

# %% right="back_along_each_way"
# Goes back through the sum once for each path, and adds the results at the inputs
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    ways = [add.backward(dt) for dt in mul.backward(1.0)]
    dx = sum(way[0] for way in ways)
    dy = sum(way[1] for way in ways)
    return z, dx, dy

# %% right="expanded_graph"
# Another graph for the same value: x·x + 2·x·y + y·y
def square_of_sum(x, y):
    xx, xy, yy, double = MulLayer(), MulLayer(), MulLayer(), MulLayer()
    z = xx.forward(x, x) + double.forward(2, xy.forward(x, y)) + yy.forward(y, y)
    _, dxy = double.backward(1)
    dx_mixed, dy_mixed = xy.backward(dxy)
    return z, sum(xx.backward(1)) + dx_mixed, sum(yy.backward(1)) + dy_mixed

# %% right="float32"
# 32-bit NumPy numbers
def square_of_sum(x, y):
    t = np.float32(x) + np.float32(y)
    return tuple(np.float32(part) for part in (t**2, 2 * t, 2 * t))

# %% right="formula"
# By the formula, without any node; returns a list
def square_of_sum(x, y):
    return [x * x + 2 * x * y + y * y, 2 * x + 2 * y, 2 * x + 2 * y]

# %% right="own_square_node"
# A node of its own for the square, an extra parameter, arrays without axes
class SquareLayer:
    def forward(self, t):
        self.t = t
        return t**2

    def backward(self, dout):
        return dout * 2 * self.t


def square_of_sum(x, y, dout=1):
    add, square = AddLayer(), SquareLayer()
    z = square.forward(add.forward(x, y))
    dx, dy = add.backward(square.backward(dout))
    return np.array(z), np.array(dx), np.array(dy)

# %% equivalent
# A sum does not depend on the order of its two terms, and both derivatives are the same
#     add.forward(x, y) -> add.forward(y, x) in: t = add.forward(x, y)
