# The variant bank of `XOR`; docs/suites.md describes the format.

# %% wrong="corners_only" lacks="number_from_0_to_1"
# en: Nothing comes back beside the four corners
#     For the other points of the figure none of your cases applies, and None comes back. How do
#     AND, OR and NOT, put together, answer to any number?
# ja: 四つの角以外では値を返していない
#     図のほかの点では、どの場合にも当てはまらず None が返っています。AND・OR・NOT を組み合わせ
#     ると、どんな数にも答えられるようになります。どう組み合わせればよいでしょうか。
def XOR(x1, x2):
    if x1 == 0 and x2 == 1:
        return 1
    elif x1 == 1 and x2 == 0:
        return 1
    elif x1 == x2:
        return 0

# %% wrong="difference" lacks="number_from_0_to_1"
# en: The difference of the inputs takes the place of the neurons
#     The four corners are right, but between and beyond them, where the figure looks too, the
#     answer grows past 1. What keeps a neuron's answer between 0 and 1?
# ja: ニューロンの代わりに、入力の差を使っている
#     四つの角では合っていますが、図で使うほかの点では、答えが 1 を超えてしまいます。ニューロン
#     の答えを 0 から 1 までに収めているのは何でしょうか。
def XOR(x1, x2):
    return abs(x1 - x2)

# %% wrong="joined_by_or" lacks="everything"
# en: The two conditions are joined by OR instead of AND
#     Your gate says 1 for every pair of inputs. At least one of your two conditions always
#     holds: should one of them be enough, or does XOR need both?
# ja: 二つの条件を AND ではなく OR でつないでいる
#     どの組み合わせにも 1 と答えています。二つの条件のうち少なくとも一つは、いつでも成り立つか
#     らです。片方の条件だけで十分でしょうか、それとも両方が必要でしょうか。
def XOR(x1, x2):
    s1 = NOT(AND(x1, x2))
    s2 = OR(x1, x2)
    return OR(s1, s2)

# %% wrong="not_missing" lacks="everything"
# en: The NOT inside is missing
#     Your gate says 1 only if both inputs are 1, just as AND does. XOR wants one of them, but
#     not both: which gate says the word not?
# ja: 中の NOT が抜けている
#     AND と同じように、両方が 1 のときにだけ 1 と答えています。XOR は「少なくとも片方が 1 で、
#     両方ではない」です。この「ではない」を表すゲートは、どこにありますか。
def XOR(x1, x2):
    s1 = AND(x1, x2)
    s2 = OR(x1, x2)
    return AND(s1, s2)

# %% wrong="not_of_each_input" lacks="everything"
# en: NOT is applied to each input instead of to the answer of AND
#     Your gate says 0 for every pair of inputs. Not both is another thing than neither of them:
#     what exactly has to be turned round?
# ja: AND の答えではなく、入力の一つひとつに NOT を使っている
#     どの組み合わせにも 0 と答えています。「両方ではない」と「どちらでもない」は別のことです。
#     反転させるべきものは何でしょうか。
def XOR(x1, x2):
    s1 = AND(NOT(x1), NOT(x2))
    s2 = OR(x1, x2)
    return AND(s1, s2)

# %% wrong="nothing_returned" lacks="everything"
# en: Nothing is returned
#     Whoever calls your gate gets None. A print only shows a value on the screen: which
#     statement hands it to the caller?
# ja: 値を返していない
#     ゲートを呼び出しても None しか得られません。print は画面に表示するだけです。呼び出した側に
#     値を渡すのは、どの文でしょうか。
def XOR(x1, x2):
    s1 = NOT(AND(x1, x2))
    s2 = OR(x1, x2)
    print(AND(s1, s2))

# %% wrong="one_side_only" lacks="everything"
# en: Only one of the two cases is there
#     Your gate says 1 if the first input alone is 1, but not if the second alone is. Swapping
#     the inputs of XOR changes nothing: which case is still lacking?
# ja: 二つの場合のうち、片方しか扱っていない
#     1つ目だけが 1 のときは 1 と答えますが、2つ目だけが 1 のときは 0 のままです。XOR は入力を入
#     れ替えても答えが変わりません。まだ扱っていないのは、どの場合でしょうか。
def XOR(x1, x2):
    return AND(x1, NOT(x2))

# %% wrong="only_not_both" lacks="everything"
# en: Only one half of it: not both
#     Your gate says 1 even if both inputs are 0. It sees to it that not both are 1: which
#     second condition belongs to XOR, and which gate joins the two?
# ja: 「両方ではない」という条件しか入っていない
#     両方が 0 のときにも 1 と答えています。「両方ではない」という条件は入っていますが、XOR には
#     もう一つ条件があります。それは何で、二つの条件はどのゲートでつなげばよいでしょうか。
def XOR(x1, x2):
    return NOT(AND(x1, x2))

# %% wrong="single_neuron" lacks="everything"
# en: One single neuron is to do it
#     Your answer for two ones is no better than that of OR. One neuron parts the plane by one
#     straight line: how many lines, and so how many neurons, does XOR need?
# ja: 1つのニューロンだけで作ろうとしている
#     両方が 1 のとき、OR と同じ答えになっています。1つのニューロンは、平面を1本の直線で分けるこ
#     としかできません。XOR には何本の線、つまりいくつのニューロンが必要でしょうか。
def XOR(x1, x2):
    return sigmoid(-0.2 + x1 + x2, 20)

# %% wrong="slope_one" lacks="everything"
# en: The neurons inside have slope 1
#     Your answers never rise above one half, because the neurons inside hand on unclear values.
#     How steep must their activation be, so that the last one gets nearly 0 or nearly 1?
# ja: 中のニューロンの傾きが 1 になっている
#     中のニューロンがあいまいな値を渡しているため、答えがどれも半分の値を超えません。最後の
#     ニューロンにほぼ 0 かほぼ 1 が届くようにするには、活性化関数の傾きはどうあるべきでしょう
#     か。
def XOR(x1, x2):
    s1 = sigmoid(-1.5 + x1 + x2)
    s2 = sigmoid(-0.2 + x1 + x2)
    s3 = sigmoid(0.2 - s1)
    return sigmoid(-1.5 + s2 + s3)

# %% wrong="steps_returned_too" lacks="everything"
# en: The answers of the inner neurons come back as well
#     Several values come back at once, where a gate has one output. Which of them is the answer
#     of the last neuron?
# ja: 中のニューロンの答えまで返している
#     値がいくつもまとめて返っていますが、ゲートの出力は1つです。そのうち最後のニューロンの答え
#     はどれでしょうか。
def XOR(x1, x2):
    s1 = NOT(AND(x1, x2))
    s2 = OR(x1, x2)
    return s1, s2, AND(s1, s2)

# %% wrong="table_of_answers" lacks="number_from_0_to_1"
# en: The answers are looked up in a table
#     Your table knows the four corners only; for the other points of the figure the function
#     stops with an error. Neurons compute with any number: which of them make up XOR?
# ja: 答えを表から引いている
#     表には四つの角しかないため、図で使うほかの点ではエラーで止まります。ニューロンなら、どんな
#     数でも計算できます。どのニューロンを組み合わせれば XOR になるでしょうか。
def XOR(x1, x2):
    table = {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 0}
    return table[(x1, x2)]

# %% wrong="truth_value" lacks="number_from_0_to_1"
# en: The inputs are compared: True or False comes back
#     A truth value comes back, but gates made of neurons answer with a number. How do you put
#     your AND, OR and NOT together instead?
# ja: 入力を比較して True か False を返している
#     真偽値が返っています。ニューロンで作ったゲートの答えは数です。自分で作った AND・OR・NOT を
#     組み合わせて書けますか。
def XOR(x1, x2):
    return x1 != x2

# %% wrong="turned_round" lacks="everything"
# en: The answers are turned round: 1 if both inputs are the same
#     Your gate says 1 where the inputs are the same and 0 where they differ, just the opposite
#     of the table. Which of your gates turns the answer round once too often?
# ja: 答えが反転している（入力が同じときに 1 になる）
#     入力が同じときに 1、違うときに 0 と答えていて、表とちょうど逆です。答えを余分に反転させて
#     いるゲートはどれでしょうか。
def XOR(x1, x2):
    s1 = NOT(AND(x1, x2))
    s2 = OR(x1, x2)
    return NOT(AND(s1, s2))

# %% wrong="whole_numbers_only" lacks="truth_table"
# en: Something that takes whole numbers only is used, such as a bit operator
#     Your gate stops with an error as soon as an input has a decimal point, and the figure
#     cannot be drawn with it. How do several neurons, one after the other, do the same for any
#     number?
# ja: ビット演算子のように、整数しか扱えないものを使っている
#     入力が小数になるとエラーで止まり、図も描けません。どんな数に対しても同じことができるよう
#     に、ニューロンを組み合わせて作れますか。
def XOR(x1, x2):
    return x1 ^ x2

# %% wrong="always_one" lacks="everything" sides="true"
# en: The answer is 1 for every pair
#     Go through your gates by hand for all four pairs. Which gate should say 0, and for which
#     pair?
# ja: どの入力にも 1 と答えている
#     4つの入力の組を順に、自分で組み合わせたゲートに手で通してみましょう。どのゲートが、どの組
#     のときに 0 と答えるはずですか。
def XOR(x1, x2):
    return 0.9

# %% wrong="always_zero" lacks="everything" sides="true"
# en: The answer is 0 for every pair
#     Go through your gates by hand for all four pairs. Which gate should say 1, and for which
#     pair?
# ja: どの入力にも 0 と答えている
#     4つの入力の組を順に、自分で組み合わせたゲートに手で通してみましょう。どのゲートが、どの組
#     のときに 1 と答えるはずですか。
def XOR(x1, x2):
    return 0.1

# %% wrong="at_least_one" lacks="everything" sides="true"
# en: One 1 is enough: this is OR
#     Go through your gates by hand for all four pairs. Which gate makes the answer 0 for the pair
#     of ones?
# ja: 片方が 1 なら 1 と答えている（これは OR）
#     4つの入力の組を順に、自分で組み合わせたゲートに手で通してみましょう。(1, 1) のとき
#     だけ 0 に変えるのは、どのゲートですか。
def XOR(x1, x2):
    return 1.0 if x1 + x2 > 0.5 else 0.0

# %% wrong="both_needed" lacks="everything" sides="true"
# en: Both inputs have to be 1: this is AND
#     Go through your gates by hand for all four pairs. Which gate should say 1 if there is a
#     single 1?
# ja: 両方が 1 のときだけ 1 と答えている（これは AND）
#     4つの入力の組を順に、自分で組み合わせたゲートに手で通してみましょう。1 が1つだけのとき、
#     1 と答えるはずのゲートはどれですか。
def XOR(x1, x2):
    return 1.0 if x1 + x2 > 1.5 else 0.0

# %% wrong="not_both" lacks="everything" sides="true"
# en: The answer is 1 for the pair of zeros as well
#     Go through your gates by hand for all four pairs. Which gate makes the answer 0 for it?
# ja: (0, 0) にも 1 と答えている
#     4つの入力の組を順に、自分で組み合わせたゲートに手で通してみましょう。(0, 0) のとき
#     に 0 に変えるのは、どのゲートですか。
def XOR(x1, x2):
    return 1.0 if x1 + x2 < 1.5 else 0.0

# %% wrong="same_inputs" lacks="everything" sides="true"
# en: The answers are the other way round: 1 if both inputs are the same
#     Go through your gates by hand for all four pairs. Is there one NOT too many, or too few?
# ja: 2つの入力が同じときに 1 と答えていて、答えが逆になっている
#     4つの入力の組を順に、自分で組み合わせたゲートに手で通してみましょう。NOT が1つ多いか、
#     少なくありませんか。
def XOR(x1, x2):
    return 1.0 if abs(x1 - x2) < 0.5 else 0.0

# %% wrong="one_pair_only" lacks="everything" sides="true" param="DIFFERENCE: x1 - x2, x2 - x1"
# en: Only one of the pairs (0, 1) and (1, 0) gets a 1
#     Go through your gates by hand for all four pairs. Two pairs should get a 1, and the two
#     inputs have equal rights.
# ja: (0, 1) と (1, 0) の片方にしか 1 と答えていない
#     4つの入力の組を順に、自分で組み合わせたゲートに手で通してみましょう。1 と答えるべき組は
#     2つあり、2つの入力の役割は同じです。
def XOR(x1, x2):
    return 1.0 if DIFFERENCE > 0.5 else 0.0

# %% right="difference_of_gates"
# OR minus AND, which is never below 0
def XOR(x1, x2):
    return OR(x1, x2) - AND(x1, x2)

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
# AND does not ask for the order of its inputs
#     AND(OR(x1, x2), NOT(AND(x1, x2))) -> AND(NOT(AND(x1, x2)), OR(x1, x2)) in: return AND(OR(x1, x2), NOT(AND(x1, x2)))

# %% equivalent
# the gate does not ask for the order of its inputs
#     OR(x1, x2) -> OR(x2, x1) in: return AND(OR(x1, x2), NOT(AND(x1, x2)))
#     AND(x1, x2) -> AND(x2, x1) in: return AND(OR(x1, x2), NOT(AND(x1, x2)))
