# The variant bank of `AND`; docs/suites.md describes the format.

# %% wrong="bias_after_activation" lacks="everything"
# en: The bias is added after the activation function
#     Your answers lie below 0, because something is subtracted from them after the activation
#     function. Which comes first in a neuron: the whole sum with its bias, or the activation
#     function?
# ja: バイアスを活性化関数のあとで加えている
#     活性化関数を通したあとの値から引き算をしているため、答えが0より小さくなっています。バイアスま
#     で含めた総和と活性化関数、ニューロンではどちらが先でしょうか。
def AND(x1, x2):
    return sigmoid(x1 + x2, 20) - 1.5

# %% wrong="bias_missing" lacks="everything" base="reference" replaces="-1.5 + " by=""
# en: The neuron has no bias
#     Nothing lowers the sum: one input alone makes your neuron say 1, and if both inputs are 0, it
#     answers exactly one half. What else belongs to the sum, besides the weighted inputs?
# ja: バイアスを加えていない
#     総和を下げるものがないため、片方の入力だけで1と答え、両方が0のときには、答えがちょうど0.5に
#     なって0とも1とも決まりません。総和には、重みを掛けた入力のほかに何を加えるのでしょうか。

# %% wrong="bias_of_or" lacks="everything" base="reference" replaces="-1.5" by="BIAS" param="BIAS: -0.2, -0.3, -0.5, -0.7, -0.8"
# en: The bias is not low enough: this is OR
#     Your neuron says 1 even if only one of the inputs is 1. How low does the bias have to be
#     so that one input alone cannot lift the sum above zero?
# ja: バイアスが十分に低くなく、ORになっている
#     片方の入力が1になるだけで、1と答えています。片方だけでは総和が正にならないようにするには、バ
#     イアスをどれくらい低くすればよいでしょうか。

# %% wrong="bias_on_the_border" lacks="everything" base="reference" replaces="-1.5" by="-1"
# en: One input alone puts the sum exactly on the border
#     If only one input is 1, your neuron answers exactly one half and decides nothing. On which
#     side of zero should the sum be then? Choose a bias that puts it clearly on that side.
# ja: 片方の入力だけで、総和がちょうど境界に乗っている
#     片方だけが1のとき、答えがちょうど0.5になり、0とも1とも決まっていません。そのとき総和は0のどち
#     ら側にあるべきでしょうか。はっきりとその側に入るように、バイアスを選び直してみましょう。

# %% wrong="bias_sign" lacks="everything" base="reference" replaces="-1.5" by="1.5"
# en: The bias has the wrong sign
#     Your neuron says 1 whatever goes in, even if both inputs are 0. Should the bias of this
#     gate push the sum up or hold it down?
# ja: バイアスの符号が逆になっている
#     何を入力しても、たとえ両方が0でも、1と答えています。このゲートのバイアスは、総和を押し上げるも
#     のでしょうか、それとも抑えるものでしょうか。

# %% wrong="bitwise" lacks="truth_table"
# en: A bitwise operator is used
#     Your gate stops with an error if an input is a float, as the outputs of other neurons are.
#     Which computation of section 2 works for any number?
# ja: ビット演算子を使っている
#     小数の入力を渡すと、エラーで止まります。ほかのニューロンの出力はいつも小数です。どんな数に
#     も使える計算は、2節のどの式でしょうか。
def AND(x1, x2):
    return x1 & x2

# %% wrong="exactly_one" lacks="truth_table"
# en: Only an input of exactly 1 counts
#     The output of another neuron may be close to 1 without being exactly 1, and your gate treats
#     such an input as 0. What does a neuron do instead of testing for equality?
# ja: ちょうど1の入力しか認めていない
#     ほかのニューロンの出力は、1に近くても、ちょうど1とは限りません。そのような入力が、0と同じに扱
#     われています。等しいかどうかを調べる代わりに、ニューロンは何をしているでしょうか。
def AND(x1, x2):
    if x1 == 1 and x2 == 1:
        return 1
    else:
        return 0

# %% wrong="nothing_returned" lacks="everything"
# en: Nothing is returned
#     Your gate gives None to its caller, even if it computes or prints a value. Which statement
#     hands the value to the caller?
# ja: 値を返していない
#     ゲートを呼び出してもNoneしか得られません。値を求めて表示しても、それだけでは呼び出した側に渡り
#     ません。値を渡すのは、どの文でしょうか。
def AND(x1, x2):
    y = sigmoid(-1.5 + x1 + x2, 20)
    print(y)

# %% wrong="one_input_counts" lacks="everything" base="reference" replaces="x1 + x2" by="INPUT + INPUT" param="INPUT: x1, x2"
# en: The answer depends on one of the inputs only
#     One of the inputs has no effect on your answer. Which inputs does the sum need, and is each of
#     them in your sum exactly once?
# ja: 答えが片方の入力だけで決まっている
#     片方の入力は、変えても答えに影響しません。総和に必要な入力が、それぞれ1回ずつ入っているでしょ
#     うか。

# %% wrong="products_not_summed" lacks="everything"
# en: The weighted inputs are not added up
#     A whole array comes back, one value for each input. A neuron has many inputs but a single
#     output: what happens to the products of weights and inputs before the activation?
# ja: 重みを掛けた入力を足し合わせていない
#     入力ごとの値を並べた配列が返っています。ニューロンには入力がいくつあっても、出力は1つで
#     す。重みと入力の積は、活性化関数に通す前にどうするのでしょうか。
def AND(x1, x2):
    x = np.array([x1, x2])
    w = np.array([1.0, 1.0])
    return sigmoid(w * x - 1.5, 20)

# %% wrong="python_and" lacks="truth_table"
# en: Python's logical operators are used instead of a neuron
#     For Python every number except 0 is true, so an input that is only nearly 0 is treated as if
#     it were 1. A neuron weighs its inputs: can you write the gate as a sum that goes through h?
# ja: ニューロンの代わりにPythonの論理演算子を使っている
#     Pythonでは0以外の数はすべて真なので、0に近いだけの入力が1と同じように扱われます。ニューロン
#     は入力に重みを掛けて足し合わせます。総和をhに通す形で書けますか。
def AND(x1, x2):
    return x1 and x2

# %% wrong="second_input_missing" lacks="everything" base="reference" replaces="x1 + x2" by="x1"
# en: The second input is missing from the sum
#     Your neuron always says 0: the one input in your sum cannot make up for the bias. What
#     does the formula add besides the first input?
# ja: 2つ目の入力が総和に入っていない
#     どんな入力にも0と答えています。総和にある入力1つだけでは、バイアスを打ち消せません。式で
#     は、1つ目の入力のほかに何を足しているでしょうか。

# %% wrong="truth_of_the_inputs" lacks="truth_table"
# en: Every input that is not exactly 0 counts as true
#     Your gate answers 1 for two inputs that are both nearly 0, because an if only tests whether a
#     number is exactly zero. How does a neuron decide when its inputs come from other neurons?
# ja: ちょうど0でない入力を、すべて真とみなしている
#     どちらもほぼ0の入力に、1と答えています。ifに数をそのまま書くと、ちょうど0かどうかだけが調べら
#     れるからです。入力がほかのニューロンの出力であるとき、ニューロンは何をもとに答えを決めるので
#     しょうか。
def AND(x1, x2):
    if x1 and x2:
        return 1
    return 0

# %% wrong="truth_value" lacks="number_from_0_to_1"
# en: True or False comes back instead of a number
#     Your comparison is correct, but a truth value comes back where a neuron answers with a number.
#     What does the activation function do that a comparison does not?
# ja: 数ではなくTrueかFalseを返している
#     判定は合っていますが、比較の結果である真偽値がそのまま返っています。ニューロンの答えは数で
#     す。比較の代わりに、総和を活性化関数に通すとどうなるでしょうか。
def AND(x1, x2):
    return x1 + x2 - 1.5 > 0

# %% wrong="turned_round" lacks="everything"
# en: The answers are reversed (NAND)
#     Your gate says 0 where AND says 1, and 1 where AND says 0. The output should rise when an
#     input rises: which sign do the weights need for that?
# ja: 答えが反転している（NANDになっている）
#     ANDが1と答えるべきところで0、0と答えるべきところで1になっています。入力が1になると出力も1に
#     近づくニューロンでは、重みの符号はどちらでしょうか。
def AND(x1, x2):
    return sigmoid(1.5 - x1 - x2, 20)

# %% wrong="without_activation" lacks="everything" base="reference" replaces="sigmoid(-1.5 + x1 + x2, 20)" by="-1.5 + x1 + x2"
# en: The sum comes back without the activation function
#     Some of your answers are below 0. The sum is only the first half of a neuron: which
#     function makes a number between 0 and 1 out of it?
# ja: 総和を活性化関数に通さずに返している
#     答えが0より小さくなることがあります。総和を求めるのは、ニューロンの仕事の前半にすぎません。そ
#     の総和を0から1までの数に変えるのは、どの関数でしょうか。

# %% wrong="always_one" lacks="everything" sides="true"
# en: The answer is 1 for every pair
#     Compute your sum by hand for each pair of inputs. It is above 0 every time. Are the signs and
#     the sizes of the weights and the bias right?
# ja: どの入力にも1と答えている
#     入力の組を1つずつ式に入れて、総和を手で計算してみましょう。いつも0より大きくなっています。重み
#     とバイアスの符号と大きさは合っていますか。
def AND(x1, x2):
    return 0.9

# %% wrong="always_zero" lacks="everything" sides="true"
# en: The answer is 0 for every pair
#     Compute your sum by hand for each pair of inputs. It is never above 0. Are the signs and the
#     sizes of the weights and the bias right?
# ja: どの入力にも0と答えている
#     入力の組を1つずつ式に入れて、総和を手で計算してみましょう。0より大きくなることがありません。重
#     みとバイアスの符号と大きさは合っていますか。
def AND(x1, x2):
    return 0.1

# %% wrong="at_least_one" lacks="everything" sides="true"
# en: One 1 is enough: this is OR
#     Compute your sum by hand for each pair of inputs. For which pairs should it be above 0? Is
#     your bias low enough compared with the weights?
# ja: 片方が1なら1と答えている（これはOR）
#     入力の組を1つずつ式に入れて、総和を手で計算してみましょう。総和が0より大きくなるべきなのは、ど
#     の組のときですか。重みに比べて、バイアスは十分に低いですか。
def AND(x1, x2):
    return 1.0 if x1 + x2 > 0.5 else 0.0

# %% wrong="one_input_decides" lacks="everything" sides="true" param="INPUT: x1, x2"
# en: Only one of the inputs decides
#     Compute your sum by hand for each pair of inputs. Does it cross 0 when only x1 changes, and
#     when only x2 changes?
# ja: 片方の入力だけで答えが決まっている
#     入力の組を1つずつ式に入れて、総和を手で計算してみましょう。x1だけを変えたときと、x2だけを変え
#     たとき、総和はそれぞれ0をまたぎますか。
def AND(x1, x2):
    return 1.0 if INPUT > 0.5 else 0.0

# %% wrong="opposite" lacks="everything" sides="true"
# en: The answers are the wrong way round
#     Compute your sum by hand for each pair of inputs. For which pairs should it be above 0? Are
#     the signs of the weights and the bias reversed?
# ja: 答えが逆になっている
#     入力の組を1つずつ式に入れて、総和を手で計算してみましょう。総和が0より大きくなるべきなのは、ど
#     の組のときですか。重みとバイアスの符号が逆になっていませんか。
def AND(x1, x2):
    return 1.0 if x1 + x2 < 1.5 else 0.0

# %% right="arguments_swapped"
# Slope and sum are exchanged in the call of sigmoid, whose formula is symmetric in them
def AND(x1, x2):
    return sigmoid(20, -1.5 + x1 + x2)

# %% right="float32_helper"
# A helper in float32 with a matrix product, and one more parameter
def neuron(inputs, weights, bias):
    z = np.float32(bias) + np.float32(inputs) @ np.float32(weights)
    return 1 / (1 + np.exp(-20 * z))

def AND(x1, x2, bias=-1.6):
    return neuron([x1, x2], [1, 1], bias)

# %% right="slope_one"
# Slope 1: a single gate is still on the right side of one half
def AND(x1, x2):
    return sigmoid(-1.5 + x1 + x2)

# %% right="smaller"
# The smaller of the two inputs
def AND(x1, x2):
    return min(x1, x2)

# %% right="step"
# A step function instead of the sigmoid, with whole numbers as answers
def AND(x1, x2):
    return 1 if x1 + x2 > 1.5 else 0

# %% right="textbook_weights"
# Weights and bias of the textbook's size, as arrays
def AND(x1, x2):
    x = np.array([x1, x2])
    w = np.array([0.5, 0.5])
    b = -0.7
    return sigmoid(np.sum(w * x) + b, 20)

# %% equivalent
# slope and argument are multiplied: their order does not matter
#     sigmoid(-1.5 + x1 + x2, 20) -> sigmoid(20, -1.5 + x1 + x2) in: return sigmoid(-1.5 + x1 + x2, 20)

# %% equivalent
# any steep slope gives a gate
#     20 -> 21 in: return sigmoid(-1.5 + x1 + x2, 20)
#     20 -> 19 in: return sigmoid(-1.5 + x1 + x2, 20)
