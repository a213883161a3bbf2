# The variant bank of `XOR`; docs/suites.md describes the format.

# %% wrong="corners_only" lacks="number_from_0_to_1"
# en: Nothing comes back for most points other than the four corners
#     For most of the other points of the figure, none of your cases applies, and None comes back.
#     How can AND, OR and NOT be combined so that every pair of inputs gets an answer?
# ja: 4つの角以外のほとんどの点では値を返していない
#     図で使うほかの点のほとんどでは、どの場合にも当てはまらずNoneが返っています。AND・OR・NOTを組み
#     合わせると、どの点にも値を返せるようになります。どう組み合わせればよいでしょうか。
def XOR(x1, x2):
    if x1 == 0 and x2 == 1:
        return 1
    elif x1 == 1 and x2 == 0:
        return 1
    elif x1 == x2:
        return 0

# %% wrong="difference" lacks="number_from_0_to_1"
# en: The difference of the inputs is used instead of the neurons
#     The four corners are right, but at some other points of the figure the answer is larger than
#     1. What keeps a neuron's answer between 0 and 1?
# ja: ニューロンの代わりに、入力の差を使っている
#     4つの角では合っていますが、図で使うほかの点には、答えが1を超えるものがあります。ニューロンの答
#     えを0から1までに収めているのは何でしょうか。
def XOR(x1, x2):
    return abs(x1 - x2)

# %% wrong="joined_by_or" lacks="everything"
# en: The two conditions are joined by OR instead of AND
#     Your gate says 1 for every pair of inputs. At least one of your two conditions always
#     holds: should one of them be enough, or does XOR need both?
# ja: 2つの条件をANDではなくORでつないでいる
#     どの組み合わせにも1と答えています。2つの条件のうち少なくとも1つは、いつでも成り立つからで
#     す。片方の条件だけで十分でしょうか、それとも両方が必要でしょうか。
def XOR(x1, x2):
    s1 = NOT(AND(x1, x2))
    s2 = OR(x1, x2)
    return OR(s1, s2)

# %% wrong="not_missing" lacks="everything"
# en: The NOT inside is missing
#     Your gate says 1 only if both inputs are 1, just as AND does. XOR is 1 if one of them is 1,
#     but not both: which gate expresses this “not”?
# ja: 中のNOTが抜けている
#     ANDと同じように、両方が1のときにだけ1と答えています。XORの条件は「少なくとも片方が1で、両方で
#     はない」です。この「ではない」を表すのは、どのゲートですか。
def XOR(x1, x2):
    s1 = AND(x1, x2)
    s2 = OR(x1, x2)
    return AND(s1, s2)

# %% wrong="not_of_each_input" lacks="everything"
# en: NOT is applied to each input instead of to the answer of AND
#     Your gate says 0 for every pair of inputs. “Not both” is not the same as “neither of them”:
#     what exactly has to be inverted?
# ja: ANDの答えではなく、入力の一つひとつにNOTを使っている
#     どの組み合わせにも0と答えています。「両方ではない」と「どちらでもない」は別のことです。反転
#     させるべきものは何でしょうか。
def XOR(x1, x2):
    s1 = AND(NOT(x1), NOT(x2))
    s2 = OR(x1, x2)
    return AND(s1, s2)

# %% wrong="nothing_returned" lacks="everything"
# en: Nothing is returned
#     Your gate gives None to its caller, even if it computes or prints a value. Which statement
#     hands the value to the caller?
# ja: 値を返していない
#     ゲートを呼び出してもNoneしか得られません。値を求めて表示しても、それだけでは呼び出した側に渡り
#     ません。値を渡すのは、どの文でしょうか。
def XOR(x1, x2):
    s1 = NOT(AND(x1, x2))
    s2 = OR(x1, x2)
    print(AND(s1, s2))

# %% wrong="one_side_only" lacks="everything"
# en: Only one of the two cases is there
#     Your gate says 1 if the first input alone is 1, but not if the second alone is. Swapping the
#     inputs of XOR does not change its answer: which case is still missing?
# ja: 2つの場合のうち、片方しか扱っていない
#     1つ目だけが1のときは1と答えますが、2つ目だけが1のときは0のままです。XORは入力を入れ替えても
#     答えが変わりません。まだ扱っていないのは、どの場合でしょうか。
def XOR(x1, x2):
    return AND(x1, NOT(x2))

# %% wrong="only_not_both" lacks="everything"
# en: Only one of the two conditions is there: “not both”
#     Your gate says 1 even if both inputs are 0. It only makes sure that not both are 1: which
#     second condition belongs to XOR, and which gate combines the two?
# ja: 「両方ではない」という条件しか入っていない
#     両方が0のときにも1と答えています。「両方ではない」という条件は入っていますが、XORにはもう一つ
#     条件があります。それはどんな条件でしょうか。また、2つの条件はどのゲートでつなげばよいでしょうか。
def XOR(x1, x2):
    return NOT(AND(x1, x2))

# %% wrong="single_neuron" lacks="everything"
# en: A single neuron is used
#     If both inputs are 1, your answer is that of OR. One neuron divides the plane by one straight
#     line: how many lines does XOR need, and what do you have to combine to get them?
# ja: 1つのニューロンだけで作ろうとしている
#     両方が1のとき、ORと同じ答えになっています。1つのニューロンは、平面を1本の直線で分けることしか
#     できません。XORには何本の線が必要で、そのためには何を組み合わせればよいでしょうか。
def XOR(x1, x2):
    return sigmoid(-0.2 + x1 + x2, 20)

# %% wrong="slope_one" lacks="everything"
# en: The neurons inside have slope 1
#     Your answers never rise above one half, because the neurons inside pass on values that are not
#     close to 0 or 1. How steep must their activation function be so that the last neuron receives
#     values close to 0 or 1?
# ja: 中のニューロンの傾きが1になっている
#     中のニューロンが0にも1にも近くない値を渡しているため、答えがどれも0.5を超えません。最後の
#     ニューロンにほぼ0かほぼ1が届くようにするには、活性化関数の傾きをどうすればよいでしょうか。
def XOR(x1, x2):
    s1 = sigmoid(-1.5 + x1 + x2)
    s2 = sigmoid(-0.2 + x1 + x2)
    s3 = sigmoid(0.2 - s1)
    return sigmoid(-1.5 + s2 + s3)

# %% wrong="steps_returned_too" lacks="everything"
# en: The answers of the inner neurons come back as well
#     Several values come back at once, but a gate has one output. Which of them is the answer of
#     the last neuron?
# ja: 中のニューロンの答えまで返している
#     値がいくつもまとめて返っていますが、ゲートの出力は1つです。そのうち最後のニューロンの答え
#     はどれでしょうか。
def XOR(x1, x2):
    s1 = NOT(AND(x1, x2))
    s2 = OR(x1, x2)
    return s1, s2, AND(s1, s2)

# %% wrong="table_of_answers" lacks="number_from_0_to_1"
# en: The answers are looked up in a table
#     Your table contains the four corners only; for the other points of the figure the function
#     stops with an error. Neurons compute with any number: which of them make up XOR?
# ja: 答えを表で調べている
#     表には4つの角しかないため、図で使うほかの点ではエラーで止まります。ニューロンなら、入力がどん
#     な数でも答えを計算できます。どのニューロンを組み合わせればXORになるでしょうか。
def XOR(x1, x2):
    table = {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 0}
    return table[(x1, x2)]

# %% wrong="truth_value" lacks="number_from_0_to_1"
# en: The inputs are compared: True or False comes back
#     A truth value comes back, but gates made of neurons answer with a number. How do you put
#     your AND, OR and NOT together instead?
# ja: 入力を比較してTrueかFalseを返している
#     真偽値が返っています。ニューロンで作ったゲートの答えは数です。自分で作ったAND・OR・NOTを組み
#     合わせて書けますか。
def XOR(x1, x2):
    return x1 != x2

# %% wrong="turned_round" lacks="everything"
# en: The answers are reversed: 1 if both inputs are the same
#     Your gate says 1 where the inputs are the same and 0 where they differ, just the opposite of
#     the table. Which of your gates inverts the answer once too often?
# ja: 答えが反転している（入力が同じときに1になる）
#     入力が同じときに1、違うときに0と答えていて、表とちょうど逆です。答えを余分に反転させている
#     ゲートはどれでしょうか。
def XOR(x1, x2):
    s1 = NOT(AND(x1, x2))
    s2 = OR(x1, x2)
    return NOT(AND(s1, s2))

# %% wrong="whole_numbers_only" lacks="truth_table"
# en: Something that takes integers only is used, such as a bitwise operator
#     Your gate stops with an error if an input is a float, and the figure cannot be drawn with it.
#     How can you combine neurons so that they compute XOR for any number?
# ja: ビット演算子のように、整数しか扱えないものを使っている
#     入力が小数になるとエラーで止まり、図も描けません。どんな数に対してもXORを計算できるようにする
#     には、ニューロンをどう組み合わせればよいでしょうか。
def XOR(x1, x2):
    return x1 ^ x2

# %% wrong="always_one" lacks="everything" sides="true"
# en: The answer is 1 for every pair
#     Go through your gates by hand for all four pairs. Which gate should say 0, and for which
#     pair?
# ja: どの入力にも1と答えている
#     自分で組み合わせたゲートの答えを、入力の組4つについて順に手で求めてみましょう。どのゲートが、
#     どの組のときに0と答えるはずですか。
def XOR(x1, x2):
    return 0.9

# %% wrong="always_zero" lacks="everything" sides="true"
# en: The answer is 0 for every pair
#     Go through your gates by hand for all four pairs. Which gate should say 1, and for which
#     pair?
# ja: どの入力にも0と答えている
#     自分で組み合わせたゲートの答えを、入力の組4つについて順に手で求めてみましょう。どのゲートが、
#     どの組のときに1と答えるはずですか。
def XOR(x1, x2):
    return 0.1

# %% wrong="at_least_one" lacks="everything" sides="true"
# en: One 1 is enough: this is OR
#     Go through your gates by hand for all four pairs. Which gate makes the answer 0 for the pair
#     (1, 1)?
# ja: 片方が1なら1と答えている（これはOR）
#     自分で組み合わせたゲートの答えを、入力の組4つについて順に手で求めてみましょう。(1, 1) のときだ
#     け答えを0にするのは、どのゲートですか。
def XOR(x1, x2):
    return 1.0 if x1 + x2 > 0.5 else 0.0

# %% wrong="both_needed" lacks="everything" sides="true"
# en: Both inputs have to be 1: this is AND
#     Go through your gates by hand for all four pairs. Which gate should say 1 if exactly one input
#     is 1?
# ja: 両方が1のときだけ1と答えている（これはAND）
#     自分で組み合わせたゲートの答えを、入力の組4つについて順に手で求めてみましょう。入力の片方だけ
#     が1のとき、1と答えるはずのゲートはどれですか。
def XOR(x1, x2):
    return 1.0 if x1 + x2 > 1.5 else 0.0

# %% wrong="not_both" lacks="everything" sides="true"
# en: The answer is 1 for (0, 0) as well
#     Go through your gates by hand for all four pairs. Which gate makes the answer 0 for the pair
#     (0, 0)?
# ja: (0, 0) にも1と答えている
#     自分で組み合わせたゲートの答えを、入力の組4つについて順に手で求めてみましょう。(0, 0) のときに
#     答えを0にするのは、どのゲートですか。
def XOR(x1, x2):
    return 1.0 if x1 + x2 < 1.5 else 0.0

# %% wrong="same_inputs" lacks="everything" sides="true"
# en: The answers are the other way round: 1 if both inputs are the same
#     Go through your gates by hand for all four pairs. Is there one NOT too many, or one too few?
# ja: 2つの入力が同じときに1と答えていて、答えが逆になっている
#     自分で組み合わせたゲートの答えを、入力の組4つについて順に手で求めてみましょう。NOTが1つ多い
#     か、1つ足りないのではありませんか。
def XOR(x1, x2):
    return 1.0 if abs(x1 - x2) < 0.5 else 0.0

# %% wrong="one_pair_only" lacks="everything" sides="true" param="DIFFERENCE: x1 - x2, x2 - x1"
# en: Only one of the pairs (0, 1) and (1, 0) gets the answer 1
#     Go through your gates by hand for all four pairs. The answer should be 1 for two pairs, and
#     XOR treats the two inputs alike.
# ja: (0, 1) と (1, 0) の片方にしか1と答えていない
#     自分で組み合わせたゲートの答えを、入力の組4つについて順に手で求めてみましょう。1と答えるべき組
#     は2つあり、2つの入力の役割は同じです。
def XOR(x1, x2):
    return 1.0 if DIFFERENCE > 0.5 else 0.0

# %% right="difference_of_gates"
# OR minus AND, which is below 0 by rounding at the most
def XOR(x1, x2):
    return OR(x1, x2) - AND(x1, x2)

# %% right="difference_of_uneven_neurons"
# where both are nearly 1, the second one is nearer by 1e-11
def XOR(x1, x2):
    return sigmoid(0.5 * x1 + 0.5 * x2 - 0.2, 20) - sigmoid(x1 + x2 - 1.5, 20)

# %% right="four_nands"
# Four NANDs
def NAND(x1, x2):
    return NOT(AND(x1, x2))

def XOR(x1, x2):
    n = NAND(x1, x2)
    return NAND(NAND(x1, n), NAND(n, x2))

# %% right="matrices"
# Two layers as matrices, with weights of its own
def XOR(x1, x2):
    W1, b1 = np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([-0.5, -1.5])
    W2, b2 = np.array([1.0, -1.0]), -0.5
    hidden = sigmoid(np.array([x1, x2]) @ W1 + b1, 30)
    return sigmoid(hidden @ W2 + b2, 30)

# %% right="own_gates"
# Gates of its own in float32; an array without axes comes back
def XOR(x1, x2):
    def h(z):
        return 1 / (1 + np.exp(-20 * np.float32(z)))

    return np.array(h(-1.5 + h(-0.4 + x1 + x2) + h(1.4 - x1 - x2)))

# %% right="steps"
# Compares on which side of one half each input lies
def XOR(x1, x2, limit=0.5):
    print(x1, x2)
    return int((x1 > limit) != (x2 > limit))

# %% right="sum_of_two"
# One of them and not the other, twice
def XOR(x1, x2):
    return OR(AND(x1, NOT(x2)), AND(NOT(x1), x2))

# %% equivalent
# AND does not depend on the order of its inputs
#     AND(OR(x1, x2), NOT(AND(x1, x2))) -> AND(NOT(AND(x1, x2)), OR(x1, x2)) in: return AND(OR(x1, x2), NOT(AND(x1, x2)))

# %% equivalent
# the gate does not depend on the order of its inputs
#     OR(x1, x2) -> OR(x2, x1) in: return AND(OR(x1, x2), NOT(AND(x1, x2)))
#     AND(x1, x2) -> AND(x2, x1) in: return AND(OR(x1, x2), NOT(AND(x1, x2)))
