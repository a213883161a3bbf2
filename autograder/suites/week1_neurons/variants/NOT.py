# The variant bank of `NOT`; docs/suites.md describes the format.

# %% wrong="bias_missing" lacks="everything" base="reference" replaces="0.2 - x" by="-x"
# en: The neuron has no bias
#     For the input 0 your neuron answers exactly one half and decides nothing: 0 times the weight
#     is 0. What else can move the sum?
# ja: バイアスを加えていない
#     入力が0のとき、答えがちょうど0.5になり、0とも1とも決まっていません。入力が0なら、重みを掛けて
#     も0のままです。それでも総和を動かせるものは何でしょうか。

# %% wrong="bias_too_large" lacks="everything" base="reference" replaces="0.2" by="BIAS" param="BIAS: 1.5, 1.2, 2"
# en: The bias outweighs the input
#     Your neuron says 1 for both inputs: the input does hold it back, but not enough. How large
#     does the weight have to be, compared with the bias, so that the sum changes its sign?
# ja: バイアスが重みに比べて大きすぎる
#     入力が0でも1でも、1と答えています。入力が1になると総和は下がりますが、まだ正のままです。総和の
#     符号が変わるには、バイアスと重みの大きさはどんな関係でなければならないでしょうか。

# %% wrong="bits_flipped" lacks="everything"
# en: The bits of the number are flipped
#     Your answers are negative: the operator flips every bit of an integer, and it stops with an
#     error for floats. Can you write the gate as a neuron, with a weight, a bias and h?
# ja: 数のビットを反転している
#     答えが負の数になっています。使った演算子は整数のすべてのビットを反転させるもので、小数ではエ
#     ラーになります。重みとバイアスとhを使って、ニューロンの形で書けますか。
def NOT(x):
    return ~x

# %% wrong="both_negative" lacks="everything" base="reference" replaces="0.2" by="BIAS" param="BIAS: -0.2, -0.5, -1"
# en: Bias and weight are both negative
#     Your neuron always says 0. It is right that the input holds it back, but which sign should the
#     sum have when the input is 0?
# ja: バイアスと重みがどちらも負になっている
#     どんな入力にも0と答えています。入力がニューロンを抑えるのは正しいのですが、入力が0のとき、総
#     和はどちらの符号であるべきでしょうか。

# %% wrong="exactly_one" lacks="truth_table"
# en: Only an input of exactly 1 is turned into 0
#     The output of another neuron may be close to 1 without being exactly 1, and your gate treats
#     such an input as 0. How could a weight and a bias decide, without testing for equality?
# ja: ちょうど1の入力しか0に変えていない
#     ほかのニューロンの出力は、1に近くても、ちょうど1とは限りません。そのような入力が、0と同じに扱
#     われています。等しいかどうかを調べずに、重みとバイアスで決めるにはどうすればよいでしょうか。
def NOT(x):
    if x == 1:
        return 0
    return 1

# %% wrong="exactly_zero" lacks="truth_table"
# en: Only an input of exactly 0 is turned into 1
#     The output of another neuron may be close to 0 without being exactly 0, and your gate treats
#     such an input as 1. How could a weight and a bias decide, without testing for equality?
# ja: ちょうど0の入力しか1に変えていない
#     ほかのニューロンの出力は、0に近くても、ちょうど0とは限りません。そのような入力が、1と同じに扱
#     われています。等しいかどうかを調べずに、重みとバイアスで決めるにはどうすればよいでしょうか。
def NOT(x):
    if x == 0:
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
def NOT(x):
    y = sigmoid(0.2 - x, 20)

# %% wrong="only_exact_inputs" lacks="truth_table"
# en: Nothing comes back unless the input is exactly 0 or 1
#     The output of another neuron is only close to 0 or 1, so none of your cases applies, and None
#     comes back. Can one formula work for all numbers?
# ja: 入力がちょうど0か1のときしか値を返していない
#     ほかのニューロンの出力のように、0や1に近いだけの入力では、どの場合にも当てはまらずNoneが返っ
#     ています。どんな数にも使える1つの式で書けないでしょうか。
def NOT(x):
    if x == 0:
        return 1
    elif x == 1:
        return 0

# %% wrong="only_negated" lacks="everything"
# en: Only the sign of the input is changed
#     Swapping 0 and 1 is not the same as changing the sign: 0 stays 0. What should the answer be
#     for the input 0, and which part of a neuron provides it?
# ja: 入力の符号を変えただけになっている
#     0と1を反転させることは、符号を変えることとは違います。0の符号を変えても0のままです。入力が0の
#     ときの答えは何であるべきで、それを作り出すのはニューロンのどの部分でしょうか。
def NOT(x):
    return -x

# %% wrong="python_not" lacks="truth_table, number_from_0_to_1"
# en: Python's not is used, which answers True or False
#     A truth value comes back instead of a number, and an input that is only nearly 0 counts as
#     true. Can you write the gate as a neuron, with a weight, a bias and h?
# ja: Pythonのnotを使い、TrueかFalseを返している
#     数ではなく真偽値が返り、しかも0に近いだけの入力が真とみなされています。重みとバイアスとhを
#     使って、ニューロンの形で書けますか。
def NOT(x):
    return not x

# %% wrong="truth_value" lacks="number_from_0_to_1"
# en: True or False comes back instead of a number
#     Your comparison is correct, but a truth value comes back where a neuron answers with a number.
#     What does the activation function do that a comparison does not?
# ja: 数ではなくTrueかFalseを返している
#     判定は合っていますが、比較の結果である真偽値がそのまま返っています。ニューロンの答えは数で
#     す。比較の代わりに、総和を活性化関数に通すとどうなるでしょうか。
def NOT(x):
    return x < 0.5

# %% wrong="weight_positive" lacks="everything" base="reference" replaces="-" by="+"
# en: The weight is positive
#     Your neuron always says 1, and a larger input only brings it closer to 1. Which kind of weight
#     lets an input hold the neuron back?
# ja: 重みが正になっている
#     どんな入力にも1と答え、入力が大きいほど1に近づきます。入力が1になるとニューロンが抑えられる
#     のは、どのような重みのときでしょうか。

# %% wrong="weight_sign" lacks="everything"
# en: The signs of bias and weight are exchanged
#     Your neuron repeats its input instead of inverting it. Which sign of the weight lets an input
#     hold a neuron back, and what does the bias have to do when the input is 0?
# ja: バイアスと重みの符号が入れ替わっている
#     入力を反転させず、そのまま答えています。入力がニューロンを抑えるのは、重みの符号がどちらのとき
#     でしょうか。また、入力が0のとき、バイアスはどんな役割を果たすでしょうか。
def NOT(x):
    return sigmoid(x - 0.2, 20)

# %% wrong="whole_numbers_only" lacks="truth_table"
# en: Something that takes integers only is used, such as a list of answers or a bitwise operator
#     Your gate stops with an error if its input is a float, as the outputs of other neurons are.
#     Can you write it as a neuron, with a weight, a bias and h?
# ja: 答えのリストの添字やビット演算子のように、整数しか扱えないものを使っている
#     小数の入力を渡すと、エラーで止まります。ほかのニューロンの出力はいつも小数です。重みとバイア
#     スとhを使って、ニューロンの形で書けますか。
def NOT(x):
    answers = [1, 0]
    return answers[x]

# %% wrong="without_activation" lacks="everything"
# en: The sum comes back without the activation function
#     Your answers are the bare sums: some are below 0, and none is near 1. Which function comes
#     after the sum and brings the answer close to 0 or 1?
# ja: 総和を活性化関数に通さずに返している
#     総和がそのまま返っているため、0より小さい答えがあり、1に近い答えがありません。総和を受け取っ
#     て、0か1に近い答えにするのは、どの関数でしょうか。
def NOT(x):
    b, w = 0.2, -1
    return b + w * x

# %% wrong="always_one" lacks="everything" sides="true"
# en: The answer is 1 for every input
#     Compute your sum by hand for each input. It is above 0 every time. Are the signs and the sizes
#     of the weight and the bias right?
# ja: どの入力にも1と答えている
#     入力を1つずつ式に入れて、総和を手で計算してみましょう。いつも0より大きくなっています。重みとバ
#     イアスの符号と大きさは合っていますか。
def NOT(x):
    return 0.9

# %% wrong="always_zero" lacks="everything" sides="true"
# en: The answer is 0 for every input
#     Compute your sum by hand for each input. It is never above 0. Are the signs and the sizes of
#     the weight and the bias right?
# ja: どの入力にも0と答えている
#     入力を1つずつ式に入れて、総和を手で計算してみましょう。0より大きくなることがありません。重みと
#     バイアスの符号と大きさは合っていますか。
def NOT(x):
    return 0.1

# %% wrong="repeats_input" lacks="everything" sides="true"
# en: The input is repeated instead of inverted
#     Compute your sum by hand for each input. When the input grows, should the sum grow or shrink?
# ja: 入力を反転させず、そのまま答えている
#     入力を1つずつ式に入れて、総和を手で計算してみましょう。入力が大きくなるとき、総和は大きくなる
#     べきでしょうか、小さくなるべきでしょうか。
def NOT(x):
    return 1.0 if x > 0.5 else 0.0

# %% right="array_without_axes"
# An array without axes comes back
def NOT(x):
    return np.where(np.array(x) > 0.5, 0.0, 1.0)

# %% right="larger_weights"
# A larger weight and bias, with keyword arguments
def NOT(x):
    w, b = -2.0, 1.0
    z = w * x + b
    return sigmoid(x=z, a=20)

# %% right="mirrored"
# One minus the neuron that repeats its input, in float32
def NOT(x, a=20):
    return np.float32(1 - sigmoid(x - 0.5, a))

# %% right="one_minus"
# One minus the input, without any neuron
def NOT(x):
    return 1 - x

# %% right="step"
# A step function that returns whole numbers
def NOT(x):
    return int(x < 0.5)

# %% equivalent
# slope and argument are multiplied: their order does not matter
#     sigmoid(0.2 - x, 20) -> sigmoid(20, 0.2 - x) in: return sigmoid(0.2 - x, 20)

# %% equivalent
# any steep slope gives a gate
#     20 -> 21 in: return sigmoid(0.2 - x, 20)
#     20 -> 19 in: return sigmoid(0.2 - x, 20)

# %% equivalent
# another bias on the same side of the corners: the same gate
#     0.2 -> 0.4 in: return sigmoid(0.2 - x, 20)
