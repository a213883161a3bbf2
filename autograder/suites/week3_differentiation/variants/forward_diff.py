# The variant bank of `forward_diff`; docs/suites.md describes the format.

# %% wrong="absolute" lacks="everything"
# en: The sign of the slope is lost
#     For steps to the right your slopes are never negative, not even where f falls. The sign of a
#     slope shows which way is down. What removes it?
# ja: 傾きの符号が失われている
#     hが正だと、fが減るところでも傾きが負になりません。傾きは、増えるか減るかも表します。符号はど
#     こで失われているでしょうか。
def forward_diff(f, x, h):
    return abs(f(x + h) - f(x)) / h

# %% wrong="backward_difference" lacks="everything"
# en: The step goes to the other side of x
#     With a positive h your function looks to the left of x, and with a negative h to the
#     right. To which side should a step of h lead?
# ja: xの反対側へ進んでいる
#     hが正のときにxの左側を、負のときに右側を見ています。hだけ進むと、xのどちら側に着くはずでしょ
#     うか。
def forward_diff(f, x, h):
    return (f(x) - f(x - h)) / h

# %% wrong="central_difference" lacks="everything"
# en: Looks to both sides of x, as the central difference does
#     Your function looks to both sides of x. The forward difference starts at x itself and
#     takes one step of h. At which two places do you need the height of f?
# ja: 中心差分のように、xの両側を見ている
#     xの両側でfを計算しているようです。前方差分は、xからhだけ一歩進んだときの変化を見ます。fの値
#     が必要なのは、どことどこでしょうか。
def forward_diff(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)

# %% wrong="central_over_one_step" lacks="everything"
# en: Looks to both sides of x, but divides by one step only
#     Your slopes are about twice as big as they should be: you look to both sides of x, and the
#     width you divide by is that of one step. The forward difference starts at x itself. Where
#     does its one step end?
# ja: xの両側を見ているのに、刻み幅1つ分で割っている
#     傾きがおよそ2倍になっています。xの両側でfを計算しているのに、割る幅は一歩分です。前方差分
#     はxから始まります。一歩進むと、どこに着くでしょうか。
def forward_diff(f, x, h):
    return (f(x + h) - f(x - h)) / h

# %% wrong="no_brackets" lacks="everything"
# en: Only one of the two heights is divided by the step
#     For small steps your result becomes huge. Python divides before it subtracts. What exactly
#     should be divided by the step?
# ja: 2つの値の片方だけを刻み幅で割っている
#     刻み幅が小さいと、結果がとても大きくなります。Pythonでは、引き算より割り算が先に計算されま
#     す。刻み幅で割るのは、式のどの部分でしょうか。
def forward_diff(f, x, h):
    return f(x + h) - f(x) / h

# %% wrong="no_return" lacks="everything"
# en: Nothing is returned
#     Your function returns None, even if it shows the slope on the screen. What does a function
#     need so that its caller can go on calculating with the result?
# ja: returnがなく、何も返していない
#     傾きが画面に表示されていたとしても、関数からはNoneが返っています。呼び出した側が結果を計算に
#     使えるようにするには、何が必要でしょうか。
def forward_diff(f, x, h):
    slope = (f(x + h) - f(x)) / h
    print(slope)

# %% wrong="not_divided" lacks="everything"
# en: The rise is not divided by the step
#     Your function returns how much f rises, and this rise shrinks with the step. A slope is the
#     rise per unit of distance. What do you still have to do with the rise?
# ja: 増加量を刻み幅で割っていない
#     返ってくるのはfの増加量そのもので、刻み幅を小さくすると一緒に小さくなってしまいます。傾きは
#     「1進むごとにどれだけ増えるか」です。増加量をどうすればよいでしょうか。
def forward_diff(f, x, h):
    return f(x + h) - f(x)

# %% wrong="over_two_steps" lacks="everything"
# en: Divided by twice the step, though only one step was taken
#     Every slope is half as big as it should be. How far apart are the two places at which you
#     look at f?
# ja: 一歩しか進んでいないのに、刻み幅の2倍で割っている
#     どの傾きも、正しい値の半分になっています。fを計算した2点は、どれだけ離れているでしょうか。
def forward_diff(f, x, h):
    return (f(x + h) - f(x)) / (2 * h)

# %% wrong="own_step" lacks="everything"
# en: A fixed step is used instead of h
#     Your slope stays the same whatever step is asked for. This function is made for trying out
#     steps, good and bad ones. Which argument says how big the step is?
# ja: 引数のhではなく、自分で決めた刻み幅を使っている
#     どんな刻み幅を渡しても、結果が変わりません。この関数は、いろいろな刻み幅を試すためのものです。
#     刻み幅は、どの引数で渡されていますか。
def forward_diff(f, x, h):
    h = 1e-4
    return (f(x + h) - f(x)) / h

# %% wrong="own_step_is_lost" lacks="everything"
# en: A fixed tiny step is used instead of h
#     Your slope is 0 nearly everywhere, whatever step is asked for: a tiny step is lost in
#     rounding. The caller wants to try out steps. Do you use the step that was passed in?
# ja: 引数のhではなく、自分で決めたごく小さな刻み幅を使っている
#     どんな刻み幅を渡しても、傾きがほとんどの場所で0になります。ごく小さな刻み幅が丸め誤差で消えて
#     いるからです。呼び出す側は、いろいろな刻み幅を試そうとしています。渡された刻み幅を使っています
#     か。
def forward_diff(f, x, h):
    h = 10e-50
    return (f(x + h) - f(x)) / h

# %% wrong="repairs_lost_step" lacks="step_that_is_lost"
# en: A step that would be lost is replaced by a better one
#     Your function avoids the rounding error. But section 1 of the notebook shows this pitfall on
#     purpose. Is h used exactly as given, even if it is a bad choice?
# ja: 丸め誤差で消える刻み幅を、別の刻み幅に取り替えている
#     丸め誤差が起きないように、刻み幅を直しているようです。1節では、その落とし穴に実際に落ちてみ
#     ることが目的です。不適切なhでも、そのまま使っていますか。
def forward_diff(f, x, h):
    if x + h == x:
        h = 1e-4
    return (f(x + h) - f(x)) / h

# %% wrong="rounded" lacks="everything"
# en: The slope is rounded
#     Your slopes are nearly right, but their last digits are missing. Rounding is for showing a
#     number to people; what should a function hand to its caller?
# ja: 傾きを丸めている
#     ほぼ正しい値ですが、下の桁がなくなっています。丸めるのは、人に見せるときだけで十分です。関
#     数が返す値はどうあるべきでしょうか。
def forward_diff(f, x, h):
    return round((f(x + h) - f(x)) / h, 4)

# %% wrong="step_added_to_height" lacks="everything"
# en: The step is added to the height of f, not to x
#     Your slope is about 1, whatever f is. The step should move the place at which f is computed.
#     Does your code ever call f at a place other than x?
# ja: hをxではなく、fの値に足している
#     どんな関数でも、傾きがほとんど1になります。hだけ動かすのは、fを計算する場所です。コードの中
#     で、x以外の場所のfを計算していますか。
def forward_diff(f, x, h):
    return (f(x) + h - f(x)) / h

# %% wrong="step_made_positive" lacks="step_to_the_left"
# en: A negative step is made positive
#     For a negative step you return the slope to the right of x. What does the formula do by itself
#     when h is negative?
# ja: 負の刻み幅を正に変えている
#     hが負でも、xの右側の傾きが返っています。hが負のとき、式をそのまま計算するとどうなるでしょう
#     か。
def forward_diff(f, x, h):
    h = abs(h)
    return (f(x + h) - f(x)) / h

# %% wrong="times_step" lacks="everything"
# en: The rise is multiplied by the step
#     The smaller the step, the closer your slope comes to 0, even where f is steep. How do you turn
#     a rise into a rise per unit of distance?
# ja: 増加量に刻み幅を掛けている
#     fの傾きが急なところでも、刻み幅を小さくすると結果が0に近づいてしまいます。増加量から「1進むご
#     との増加量」を求めるには、どうすればよいでしょうか。
def forward_diff(f, x, h):
    return (f(x + h) - f(x)) * h

# %% wrong="whole_number_points" lacks="whole_numbers"
# en: The moved point is kept in an array of integers
#     For a float x your slope is right, but for an integer x the fractional part of the step is
#     lost. What kind of numbers can be stored in an array made from integers?
# ja: 動かした点を整数の配列に入れている
#     xが浮動小数点数なら正しいのに、整数だと刻み幅の小数部分が失われます。整数から作った配列に
#     は、どんな数が入るでしょうか。
def forward_diff(f, x, h):
    points = np.array([x, x])
    points[1] = x + h
    return (f(points[1]) - f(points[0])) / h

# %% wrong="width_after_rounding" lacks="step_that_is_lost"
# en: Divides by the distance moved, which is 0 for a lost step
#     For a step that is lost in rounding, your two places are the same, and you divide by the
#     distance between them, 0. What does the formula divide by?
# ja: 実際に動いた距離で割っていて、刻み幅が消えると0で割ることになる
#     刻み幅が丸め誤差で消えると、2点が同じ場所になり、その距離、つまり0で割ることになります。式で
#     は、何で割っていますか。
def forward_diff(f, x, h):
    right = x + h
    return (f(right) - f(x)) / (right - x)

# %% wrong="wrong_order" lacks="everything"
# en: The difference is taken the wrong way round
#     Your slopes have the right size and the wrong sign: where f rises they are negative. Which
#     of the two heights has to come first in the difference?
# ja: 差を取る順序が逆になっている
#     大きさは正しいのに、符号が逆です。fが増えるところで負の傾きになっています。2つの値のうち、ど
#     ちらからどちらを引けばよいでしょうか。
def forward_diff(f, x, h):
    return (f(x) - f(x + h)) / h

# %% wrong="zero_for_tiny_step" lacks="tiny_step_that_counts"
# en: Tiny steps give 0 without a call to f
#     Whether a tiny step is lost depends on x: added to a big number it vanishes, but added to 0 it
#     does not. Let the arithmetic decide instead of a rule of your own.
# ja: 刻み幅がごく小さいと、fを見ずに0を返している
#     ごく小さな刻み幅が丸め誤差で消えるかどうかは、xによります。大きな数に足すと消えますが、0に足
#     せば消えません。場合分けをせず、計算に任せてみましょう。
def forward_diff(f, x, h):
    if abs(h) < 1e-15:
        return 0.0
    return (f(x + h) - f(x)) / h

# %% right="array_0d"
# Gives back an array without axes
def forward_diff(f, x, h):
    return np.array((f(x + h) - f(x)) / h)

# %% right="both_signs_turned"
# Subtracts the other way round and divides by the negative step
def forward_diff(f, x, h):
    heights = [f(place) for place in (x, x + h)]
    return (heights[0] - heights[1]) / -h

# %% right="float32_result"
# Gives the slope back in float32
def forward_diff(f, x, h):
    return np.float32((f(x + h) - f(x)) / h)

# %% right="helper"
# A helper with keyword arguments does the work
def rise_over_step(f, left, right, step):
    return float(f(right) - f(left)) / step


def forward_diff(f, x, h):
    return rise_over_step(f, step=h, left=x, right=x + h)

# %% right="lambda_with_default"
# A lambda with a default step and one more parameter
forward_diff = lambda f, x, h=1e-4, scale=1.0: scale * (f(x + h) - f(x)) / h

# %% right="named_steps"
# Names every part, calls f at x first, prints on the way
def forward_diff(f, x, h):
    start = f(x)
    print("start", start)
    end = f(h + x)
    rise = end - start
    return np.divide(rise, h)
