# The variant bank of `OR`; docs/suites.md describes the format.

# %% wrong="bias_missing" lacks="everything" base="reference" replaces="-0.2 + " by=""
# en: The neuron has no bias
#     If both inputs are 0, your neuron answers exactly one half and decides nothing. On which side
#     of zero should the sum be then, and what can put it there?
# ja: バイアスを加えていない
#     入力が両方とも0のとき、答えがちょうど0.5になり、0とも1とも決まっていません。そのとき、総和は0
#     のどちら側にあるべきでしょうか。総和をそちらへ動かせるものは、何でしょうか。

# %% wrong="bias_of_and" lacks="everything" base="reference" replaces="-0.2" by="BIAS" param="BIAS: -1.5, -1.2, -1.3, -1.7"
# en: The bias is too low: this is AND
#     Your neuron says 0 if only one of the inputs is 1. How far may the bias hold the sum down,
#     if one input alone has to be enough?
# ja: バイアスが低すぎて、ANDになっている
#     片方だけが1のとき、0と答えています。片方だけで十分なゲートにするには、バイアスで総和をどこま
#     で抑えてよいでしょうか。

# %% wrong="bias_sign" lacks="everything" base="reference" replaces="-0.2" by="BIAS" param="BIAS: 0.2, 0.5, 1.5"
# en: The bias has the wrong sign
#     Your neuron says 1 whatever goes in, even if both inputs are 0. Should its bias push the
#     sum up or hold it down?
# ja: バイアスの符号が逆になっている
#     何を入力しても、たとえ両方が0でも、1と答えています。バイアスは総和を押し上げるものでしょうか、
#     それとも抑えるものでしょうか。

# %% wrong="bitwise" lacks="truth_table"
# en: A bitwise operator is used
#     Your gate stops with an error if an input is a float, as the outputs of other neurons are.
#     Which computation of section 2 works for any number?
# ja: ビット演算子を使っている
#     小数の入力を渡すと、エラーで止まります。ほかのニューロンの出力はいつも小数です。どんな数に
#     も使える計算は、2節のどの式でしょうか。
def OR(x1, x2):
    return x1 | x2

# %% wrong="exactly_one" lacks="truth_table"
# en: Only an input of exactly 1 counts
#     The output of another neuron may be close to 1 without being exactly 1, and your gate treats
#     such an input as 0. How can a sum and a bias decide, without testing for equality?
# ja: ちょうど1の入力しか認めていない
#     ほかのニューロンの出力は、1に近くても、ちょうど1とは限りません。そのような入力が、0と同じに扱
#     われています。等しいかどうかを調べずに、総和とバイアスで決めるにはどうすればよいでしょうか。
def OR(x1, x2):
    if x1 == 1 or x2 == 1:
        return 1
    else:
        return 0

# %% wrong="inputs_added" lacks="number_from_0_to_1"
# en: The inputs are only added up
#     If both inputs are 1, your answer is above 1, so this is a count and not yet a gate. What do a
#     bias and an activation function turn such a sum into?
# ja: 入力を足しただけになっている
#     両方が1のとき、答えが1を超えます。これは個数を数えているだけで、まだゲートではありません。バ
#     イアスと活性化関数を使うと、この和はどうなるでしょうか。
def OR(x1, x2):
    return x1 + x2

# %% wrong="inputs_multiplied" lacks="everything" base="reference" replaces="x1 + x2" by="x1 * x2"
# en: The inputs are multiplied instead of added
#     Your gate says 1 only if both inputs are 1. A neuron multiplies each input by a weight of
#     its own: what does it do with these products?
# ja: 入力どうしを足さずに掛けている
#     両方が1のときにしか1と答えていません。ニューロンは入力ごとに重みを掛けます。入力どうしを掛ける
#     ことはありません。では、入力と重みの積をどうするのでしょうか。

# %% wrong="nothing_returned" lacks="everything"
# en: Nothing is returned
#     Your gate gives None to its caller, even if it computes or prints a value. Which statement
#     hands the value to the caller?
# ja: 値を返していない
#     ゲートを呼び出してもNoneしか得られません。値を求めて表示しても、それだけでは呼び出した側に渡り
#     ません。値を渡すのは、どの文でしょうか。
def OR(x1, x2):
    print(sigmoid(-0.2 + x1 + x2, 20))

# %% wrong="one_input_counts" lacks="everything" base="reference" replaces="x1 + x2" by="INPUT" param="INPUT: x1, x2"
# en: The answer depends on one of the inputs only
#     One of the inputs has no effect on your answer. Is each of the inputs in your sum?
# ja: 答えが片方の入力だけで決まっている
#     片方の入力は、変えても答えに影響しません。総和に、どちらの入力も入っているでしょうか。

# %% wrong="one_or_the_other" lacks="everything"
# en: Two ones give 0, as in XOR
#     Your gate says 0 if both inputs are 1. Look at the last row of the table again: does OR mean
#     exactly one of the two, or at least one of the two?
# ja: 両方が1のとき0になっている（XORになっている）
#     両方が1のとき、0と答えています。表のいちばん下の行をもう一度見てみましょう。ORは「片方だけ」
#     でしょうか、それとも「少なくとも片方」でしょうか。
def OR(x1, x2):
    if abs(x1 - x2) > 0.5:
        return 1
    return 0

# %% wrong="python_or" lacks="truth_table"
# en: Python's logical operators are used instead of a neuron
#     For Python every number except 0 is true, so a first input that is only nearly 0 already
#     decides the answer. A neuron weighs both inputs: can you write the gate as a sum that goes
#     through h?
# ja: ニューロンの代わりにPythonの論理演算子を使っている
#     Pythonでは0以外の数はすべて真なので、1つ目の入力は、0に近くてもちょうど0でなければ、それだけで
#     答えを決めてしまいます。ニューロンは両方の入力に重みを掛けて足し合わせます。総和をhに通す形で
#     書けますか。
def OR(x1, x2):
    return x1 or x2

# %% wrong="truth_of_the_inputs" lacks="truth_table"
# en: Every input that is not exactly 0 counts as true
#     Your gate answers 1 even if both inputs are nearly 0, because it only tests whether a number
#     is exactly zero. How does a neuron decide when its inputs come from other neurons?
# ja: ちょうど0でない入力を、すべて真とみなしている
#     両方の入力がほぼ0でも、1と答えています。ちょうど0かどうかだけが調べられているからです。入力が
#     ほかのニューロンの出力であるとき、ニューロンは何をもとに答えを決めるのでしょうか。
def OR(x1, x2):
    if x1 or x2:
        return 1
    else:
        return 0

# %% wrong="truth_value" lacks="number_from_0_to_1"
# en: True or False comes back instead of a number
#     Your comparison is correct, but a truth value comes back where a neuron answers with a number.
#     What does the activation function do that a comparison does not?
# ja: 数ではなくTrueかFalseを返している
#     判定は合っていますが、比較の結果である真偽値がそのまま返っています。ニューロンの答えは数で
#     す。比較の代わりに、総和を活性化関数に通すとどうなるでしょうか。
def OR(x1, x2):
    return x1 + x2 > 0.2

# %% wrong="turned_round" lacks="everything"
# en: The answers are reversed (NOR)
#     Your gate says 1 only if no input is 1, which is the opposite of what was asked. Which
#     sign do the weights need, so that an input raises the sum instead of lowering it?
# ja: 答えが反転している（NORになっている）
#     入力が一つも1でないときにだけ1と答えていて、求められているものと逆です。入力が総和を下げるので
#     はなく上げるようにするには、重みの符号をどちらにすればよいでしょうか。
def OR(x1, x2):
    return sigmoid(0.2 - x1 - x2, 20)

# %% wrong="without_activation" lacks="number_from_0_to_1" base="reference" replaces="sigmoid(-0.2 + x1 + x2, 20)" by="-0.2 + x1 + x2"
# en: The sum comes back without the activation function
#     Your answers go below 0 and above 1. The sum is only the first half of a neuron: which
#     function squeezes it between 0 and 1?
# ja: 総和を活性化関数に通さずに返している
#     答えが0より小さくなったり、1より大きくなったりしています。総和を求めるのは、ニューロンの仕事の
#     前半にすぎません。その総和を0から1までの数に変えるのは、どの関数でしょうか。

# %% wrong="always_one" lacks="everything" sides="true"
# en: The answer is 1 for every pair
#     Compute your sum by hand for each pair of inputs. It is above 0 every time. Are the signs and
#     the sizes of the weights and the bias right?
# ja: どの入力にも1と答えている
#     入力の組を1つずつ式に入れて、総和を手で計算してみましょう。いつも0より大きくなっています。重み
#     とバイアスの符号と大きさは合っていますか。
def OR(x1, x2):
    return 0.9

# %% wrong="always_zero" lacks="everything" sides="true"
# en: The answer is 0 for every pair
#     Compute your sum by hand for each pair of inputs. It is never above 0. Are the signs and the
#     sizes of the weights and the bias right?
# ja: どの入力にも0と答えている
#     入力の組を1つずつ式に入れて、総和を手で計算してみましょう。0より大きくなることがありません。重
#     みとバイアスの符号と大きさは合っていますか。
def OR(x1, x2):
    return 0.1

# %% wrong="both_needed" lacks="everything" sides="true"
# en: Both inputs have to be 1: this is AND
#     Compute your sum by hand for each pair of inputs. For which pairs should it be above 0? Is
#     your bias too low compared with the weights?
# ja: 両方が1のときだけ1と答えている（これはAND）
#     入力の組を1つずつ式に入れて、総和を手で計算してみましょう。総和が0より大きくなるべきなのは、ど
#     の組のときですか。重みに比べて、バイアスが低すぎませんか。
def OR(x1, x2):
    return 1.0 if x1 + x2 > 1.5 else 0.0

# %% wrong="one_input_decides" lacks="everything" sides="true" param="INPUT: x1, x2"
# en: Only one of the inputs decides
#     Compute your sum by hand for each pair of inputs. Does it cross 0 when only x1 changes, and
#     when only x2 changes?
# ja: 片方の入力だけで答えが決まっている
#     入力の組を1つずつ式に入れて、総和を手で計算してみましょう。x1だけを変えたときと、x2だけを変え
#     たとき、総和はそれぞれ0をまたぎますか。
def OR(x1, x2):
    return 1.0 if INPUT > 0.5 else 0.0

# %% wrong="opposite" lacks="everything" sides="true"
# en: The answers are the wrong way round
#     Compute your sum by hand for each pair of inputs. For which pairs should it be above 0? Are
#     the signs of the weights and the bias reversed?
# ja: 答えが逆になっている
#     入力の組を1つずつ式に入れて、総和を手で計算してみましょう。総和が0より大きくなるべきなのは、ど
#     の組のときですか。重みとバイアスの符号が逆になっていませんか。
def OR(x1, x2):
    return 1.0 if x1 + x2 < 0.5 else 0.0

# %% right="bias_after_activation"
# The bias is added after h: the answers stay between 0.3 and 0.8, on the right sides of one
# half
def OR(x1, x2):
    return sigmoid(x1 + x2, 20) - 0.2

# %% right="by_de_morgan"
# Made of NOT and AND, all written out
def OR(x1, x2):
    def h(z):
        return 1 / (1 + np.exp(-20 * z))

    return h(0.2 - h(-1.5 + h(0.2 - x1) + h(0.2 - x2)))

# %% right="larger"
# The larger of the two inputs
def OR(x1, x2):
    return max(x1, x2)

# %% right="step_array"
# A step function whose answer is an array without axes
def OR(x1, x2):
    z = -0.2 + x1 + x2
    return np.where(z > 0, 1.0, 0.0)

# %% right="textbook_weights"
# Weights and bias of the textbook's size, with a dot product
def OR(x1, x2):
    w, b = np.array([0.5, 0.5]), -0.2
    return sigmoid(np.dot(np.array([x1, x2]), w) + b, 20)

# %% equivalent
# slope and argument are multiplied: their order does not matter
#     sigmoid(-0.2 + x1 + x2, 20) -> sigmoid(20, -0.2 + x1 + x2) in: return sigmoid(-0.2 + x1 + x2, 20)

# %% equivalent
# any steep slope gives a gate
#     20 -> 21 in: return sigmoid(-0.2 + x1 + x2, 20)
#     20 -> 19 in: return sigmoid(-0.2 + x1 + x2, 20)

# %% equivalent
# another bias on the same side of the corners: the same gate
#     0.2 -> 0.4 in: return sigmoid(-0.2 + x1 + x2, 20)
