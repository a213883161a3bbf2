# The variant bank of `normalize_scores`; docs/suites.md describes the format.

# %% wrong="by_count" lacks="everything"
# en: The scores are divided by the number of scores
#     Your answers grow when all the scores grow, so they are not probabilities yet. What must you
#     divide by so that the three always add up to 1?
# ja: スコアの個数で割っている
#     スコアが全体に大きいと、答えも大きくなってしまうので、まだ確率ではありません。3つの和がいつ
#     も1になるようにするには、何で割ればよいでしょうか。
def normalize_scores(scores):
    return scores / len(scores)

# %% wrong="by_length" lacks="everything" base="reference" replaces="np.sum" by="np.linalg.norm"
# en: The scores are divided by the length of the vector
#     The squares of your answers add up to 1, not the answers themselves. Probabilities themselves
#     have to add up to 1: what do the scores have to be divided by?
# ja: ベクトルの長さ（ノルム）で割っている
#     答えの2乗の和が1になっていて、答えそのものの和は1になっていません。確率は、そのままの和が1で
#     す。スコアを何で割ればよいでしょうか。

# %% wrong="by_maximum" lacks="everything" base="reference" replaces="np.sum" by="np.max"
# en: The scores are divided by the largest score
#     Your largest answer is always exactly 1, and the three together are more than 1. What must the
#     scores be divided by, so that they become shares of a whole?
# ja: 最大のスコアで割っている
#     最大の答えがいつもちょうど1になり、3つを合わせると1を超えます。全体に対する割合にするには、
#     各スコアを何で割ればよいでしょうか。

# %% wrong="by_mean" lacks="everything" base="reference" replaces="np.sum" by="np.mean"
# en: The scores are divided by their mean
#     Your answers add up to 3 instead of 1, so each is three times too large. What is the
#     difference between the mean and the sum?
# ja: スコアを平均で割っている
#     答えの和が1ではなく3になり、どれも3倍になっています。平均と総和の違いは何でしょうか。

# %% wrong="by_ten" lacks="everything"
# en: The divisor is always the sum of the example's scores
#     Your answers are right for the example only: the number you divide by stays the same whatever
#     the scores are. How can your function compute the divisor from the scores that it is given?
# ja: 例のスコアの和で、いつも割っている
#     例の場合しか答えが合いません。どんなスコアに対しても、同じ数で割っているからです。割る数を、渡
#     されたスコアから求めるにはどうすればよいでしょうか。
def normalize_scores(scores):
    return scores / 10

# %% wrong="changed_in_place" lacks="whole_numbers, arguments_stay"
# en: The caller's scores are changed
#     After the call the scores are gone, replaced by probabilities, and integer scores cause an
#     error. Which of your lines writes into scores instead of making a new array?
# ja: 渡されたスコアを書き換えている
#     呼び出したあと、元のスコアが確率に置き換わっています。整数のスコアではエラーで止まります。新し
#     い配列を作らずに、scoresそのものに書き込んでいるのはどの行でしょうか。
def normalize_scores(scores):
    scores /= np.sum(scores)
    return scores

# %% wrong="cut_off" lacks="whole_numbers"
# en: The probabilities are written into an array of integers
#     For integer scores almost all your probabilities are 0: the fractions are lost. What type of
#     numbers can be stored in the array that you write into?
# ja: 確率を整数の配列に書き込んでいる
#     スコアが整数のとき、ほぼすべての確率が0になり、小数部分が失われています。確率を書き込んでいる
#     配列には、どんな型の数が入るでしょうか。
def normalize_scores(scores):
    total = np.sum(scores)
    p = np.zeros_like(scores)
    for k in range(3):
        p[k] = scores[k] / total
    return p

# %% wrong="dict_returned" lacks="everything"
# en: A dict comes back instead of an array
#     The three probabilities come back in a dict. The exercise asks for an array: what tells the
#     three apart there, instead of names?
# ja: 配列ではなく辞書（dict）を返している
#     3つの確率が辞書（dict）に入って返っています。求められているのは配列です。配列では、名前の代わ
#     りに何で3つを区別するのでしょうか。
def normalize_scores(scores):
    p = scores / np.sum(scores)
    return {"good": p[0], "average": p[1], "poor": p[2]}

# %% wrong="floor_division" lacks="everything" base="reference" replaces=" / " by=" // "
# en: The division drops the fraction
#     Almost all your answers are 0, since a part is nearly always smaller than the whole. Python
#     has two operators for division: which of them keeps the fraction?
# ja: 割り算で小数部分を切り捨てている
#     ほとんどの答えが0になっています。部分は全体より小さいからです。Pythonの割り算の記号は2種類あ
#     ります。小数部分が残るのはどちらでしょうか。

# %% wrong="nothing_returned" lacks="everything"
# en: Nothing is returned
#     Your function gives None to its caller, even if it computes or prints a value. Which statement
#     hands the value to the caller?
# ja: 値を返していない
#     関数を呼び出してもNoneしか得られません。値を求めて表示しても、それだけでは呼び出した側に渡りま
#     せん。値を渡すのは、どの文でしょうか。
def normalize_scores(scores):
    A, B, C = scores
    total = A + B + C
    print(A / total, B / total, C / total)

# %% wrong="only_good" lacks="everything"
# en: Only one of the three probabilities comes back
#     One number comes back, where three were asked for. What happens in NumPy if a whole array
#     is divided by a number?
# ja: 3つの確率のうち1つしか返していない
#     3つの確率が必要なのに、数が1つしか返っていません。NumPyで配列全体を1つの数で割ると、どうなる
#     でしょうか。
def normalize_scores(scores):
    A, B, C = scores
    return A / (A + B + C)

# %% wrong="percent" lacks="everything" base="reference" replaces="np.sum(scores)" by="np.sum(scores) * 100"
# en: The answers are in percent
#     Your answers add up to 100. What do probabilities add up to?
# ja: パーセントになっている
#     答えの和が100になっています。確率の和はいくつになるべきでしょうか。

# %% wrong="ratios_to_the_first" lacks="zero_scores"
# en: Everything is divided by one of the scores first
#     Your answers are right unless the score that you divide by first is zero: then nan comes back,
#     or the function stops. Which number is never zero here, so that you can safely divide by it?
# ja: 先に、どれか1つのスコアで全体を割っている
#     はじめに全体を割るスコアが0だと、nanが返るか、エラーで止まります。ここで0にならず、安心して割
#     れる数はどれでしょうか。
def normalize_scores(scores):
    ratio = scores / scores[0]
    return ratio / np.sum(ratio)

# %% wrong="reversed" lacks="everything"
# en: The order of the three is reversed
#     Your three numbers are right, but the probability of good comes last and that of poor first.
#     In which order does the exercise name them?
# ja: 3つの順番が逆になっている
#     3つの数は合っていますが、good（良い）の確率が最後に、poor（悪い）の確率が最初に来ていま
#     す。問題文では、どの順番になっているでしょうか。
def normalize_scores(scores):
    A, B, C = scores
    total = A + B + C
    return np.array([C / total, B / total, A / total])

# %% wrong="rounded" lacks="everything"
# en: The probabilities are rounded
#     Your probabilities are nearly right, but digits are missing, and the sum need not be 1 any
#     more. Rounding is for showing numbers: does it belong in the function?
# ja: 確率を丸めている
#     確率はほぼ合っていますが、小数の桁が足りず、和も1になるとは限りません。丸めるのは、表示する
#     ときだけで十分です。関数の中で丸める必要があるでしょうか。
def normalize_scores(scores):
    return np.round(scores / np.sum(scores), 2)

# %% wrong="softmax_used" lacks="everything"
# en: Softmax is used instead of plain division
#     Your probabilities add up to 1, but a score twice as large does not get twice the probability,
#     and no probability is ever exactly zero. Which formula does section 5 use for scores that are
#     not negative?
# ja: 単純な割り算ではなく、ソフトマックス関数を使っている
#     和は1になっていますが、スコアが2倍でも確率は2倍にならず、スコアが0でも確率が0になりません。
#     負にならないスコアには、5節ではどの式を使っているでしょうか。
def normalize_scores(scores):
    return softmax(scores)

# %% wrong="sorted" lacks="probabilities" param="SORTED: np.sort(scores)[::-1] | np.sort(scores)"
# en: The probabilities come back in order of size
#     Your three numbers are right, but they always come in order of size, so they do not show which
#     one belongs to which grade. Does anything have to be sorted here?
# ja: 確率を大きさの順に並べ替えている
#     3つの数は合っていますが、いつも大きさの順に並ぶので、どれがどの評価のものかわからなくなって
#     います。ここで並べ替えは必要でしょうか。
def normalize_scores(scores):
    scores = SORTED
    return scores / np.sum(scores)

# %% wrong="sorted_in_place" lacks="probabilities, arguments_stay"
# en: The caller's scores are sorted
#     The probabilities always come in order of size, and after the call the caller's scores are in
#     another order, too. Does anything have to be sorted here?
# ja: 渡されたスコアそのものを並べ替えている
#     確率がいつも大きさの順に並ぶうえに、呼び出したあと、渡されたスコアの順番まで変わっています。こ
#     こで並べ替えは必要でしょうか。
def normalize_scores(scores):
    scores[::-1].sort()
    return scores / np.sum(scores)

# %% wrong="stretched" lacks="everything"
# en: The scores are scaled so that they go from 0 to 1
#     Your smallest answer is always 0 and the largest always 1, whatever the scores are. That
#     shows their order, not their shares: what is each score a part of?
# ja: 最小が0、最大が1になるように変換している
#     どんなスコアでも、最小の答えが0、最大の答えが1になっています。これでは順序はわかっても、割合
#     がわかりません。各スコアは、何に対する割合になるべきでしょうか。
def normalize_scores(scores):
    return (scores - np.min(scores)) / (np.max(scores) - np.min(scores))

# %% wrong="sum_taken_anew" lacks="everything"
# en: The sum is computed again while the scores are being replaced
#     Your first number is right, but the next ones are wrong: by then the sum contains
#     probabilities as well as scores. When should the sum be computed, and how many times?
# ja: スコアを置き換えながら、和を計算し直している
#     最初の数は合っていますが、2つ目からは違っています。和の中に、スコアと確率が混ざってしまうから
#     です。和はいつ、何回計算すればよいでしょうか。
def normalize_scores(scores):
    p = np.array(scores, dtype=float)
    for k in range(3):
        p[k] = p[k] / np.sum(p)
    return p

# %% wrong="zeros_left_out" lacks="zero_scores"
# en: Scores of zero are left out
#     If one of the scores is zero, fewer than three numbers come back. A grade with a score of zero
#     has a probability as well. What is it?
# ja: 0のスコアを取り除いている
#     スコアに0があると、返ってくる数が3つより少なくなります。スコア0の評価にも確率はあります。そ
#     の値はいくつでしょうか。
def normalize_scores(scores):
    scores = scores[scores > 0]
    return scores / np.sum(scores)

# %% wrong="zeros_raised" lacks="zero_scores"
# en: Small scores are increased before the division
#     Scores of zero get a probability above zero. The logarithm of week 2 will need such a guard,
#     but this division does not: what share of the whole does a score of zero have?
# ja: 割る前に、小さなスコアを底上げしている
#     スコアが0なのに、確率が0より大きくなっています。このような底上げが必要になるのは第2週の対数
#     で、この割り算には不要です。0のスコアは、全体の中でどれだけの割合でしょうか。
def normalize_scores(scores):
    scores = np.maximum(scores, 0.01)
    return scores / np.sum(scores)

# %% right="float32_copy"
# In place in a copy, in float32
def normalize_scores(scores, dtype=np.float32):
    p = np.array(scores, dtype=dtype)
    p /= p.sum(axis=-1, keepdims=True)
    return p

# %% right="list_of_python_numbers"
# A list of Python numbers
def normalize_scores(scores):
    total = sum(float(s) for s in scores)
    return [float(s) / total for s in scores]

# %% right="product_with_ones"
# The sum as a product with ones, and a guard in the denominator
def normalize_scores(scores):
    return np.divide(scores, np.dot(scores, np.ones(3)) + 1e-7)

# %% right="softmax_of_logarithms"
# The softmax of the logarithms, which is the same; zero gives minus infinity and then zero
# again
def normalize_scores(scores):
    return softmax(np.log(scores))

# %% right="tuple_of_three"
# A tuple of three numbers
def normalize_scores(scores):
    A, B, C = scores
    total = A + B + C
    return A / total, B / total, C / total

# %% equivalent
# the stub promises numbers or an array
#     np.asarray(scores) -> scores in: return np.asarray(scores) / np.sum(scores)
