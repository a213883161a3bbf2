# The variant bank of `predict_label`; docs/suites.md describes the format.

# %% wrong="array_of_one" lacks="everything"
# en: An array comes back instead of a string
#     The right name comes back, but inside an array: a mask selects an array even if only one
#     element is true. What selects one element by its position?
# ja: 文字列ではなく配列を返している
#     正しい名前が返っていますが、配列に入ったままです。条件で選ぶと、当てはまる要素が1つでも配
#     列になります。位置で1つの要素を取り出すには、どうすればよいでしょうか。
def predict_label(scores):
    labels = np.array(["good", "average", "poor"])
    return labels[scores == np.max(scores)]

# %% wrong="capitals" lacks="everything"
# en: The labels are spelled with a capital letter
#     Your grade is right, but the name is not spelled as in the exercise. To a program, a capital
#     and a small letter are different: how exactly are the three spelled?
# ja: ラベルの先頭が大文字になっている
#     評価は合っていますが、名前のつづりが問題文と違います。プログラムにとって、大文字と小文字は
#     別の文字です。3つの名前は正確にはどう書かれているでしょうか。
def predict_label(scores):
    labels = ["Good", "Average", "Poor"]
    return labels[np.argmax(scores)]

# %% wrong="cut_to_whole" lacks="any_scores"
# en: The scores are truncated to integers before they are compared
#     Scores between 0 and 1 all become 0, and then your answer is always the first grade. Do you
#     have to change the type of the scores before you compare them?
# ja: 比べる前に、スコアを整数に切り捨てている
#     スコアがどれも1より小さいと、すべて0に切り捨てられ、いつも最初の評価が返ります。比べる前に、ス
#     コアの型を変える必要があるでしょうか。
def predict_label(scores):
    labels = ["good", "average", "poor"]
    return labels[np.argmax(np.array(scores, dtype=int))]

# %% wrong="first_beats_second" lacks="each_label"
# en: Not every score is compared with both others
#     Your function says “good” as soon as the first score beats the second, even if the third is
#     larger still. How many comparisons does a score have to win to be the largest of three?
# ja: スコアを、ほかの2つの両方と比べていない
#     1つ目が2つ目より大きいだけで、3つ目がもっと大きくてもgood（良い）と答えています。3つのうちで最
#     大だと言うには、いくつの比較に勝つ必要があるでしょうか。
def predict_label(scores):
    A, B, C = scores
    if A > B:
        return "good"
    elif B > C:
        return "average"
    else:
        return "poor"

# %% wrong="fixed_threshold" lacks="any_scores"
# en: The scores are compared with a fixed number
#     If the scores are large, your answer is always the first grade whose score exceeds your
#     number; if they are small, always the last grade. The size of one score says nothing by
#     itself: what should it be compared with?
# ja: スコアを決まった数と比べている
#     スコアが全体に大きいと、基準を最初に超えた評価が返り、小さいといつも最後の評価が返ります。
#     スコアの大きさだけでは何も言えません。何と比べればよいでしょうか。
def predict_label(scores):
    if scores[0] > 0.5:
        return "good"
    elif scores[1] > 0.5:
        return "average"
    return "poor"

# %% wrong="japanese_labels" lacks="everything"
# en: The labels are in Japanese
#     Your grade is right, but the name is not in the language that the exercise asks for. Which
#     three strings does it name?
# ja: ラベルが日本語になっている
#     評価は合っていますが、日本語の名前が返っています。日本語版でも、返す文字列は英語です。問題
#     文にある3つの文字列はどれでしょうか。
def predict_label(scores):
    labels = ["良い", "普通", "悪い"]
    return labels[np.argmax(scores)]

# %% wrong="label_and_probability" lacks="everything"
# en: The probability comes back as well
#     Two things come back at once, where one string was asked for. Which of them is the grade?
# ja: 確率まで一緒に返している
#     文字列1つが必要なのに、2つの値がまとめて返っています。評価の名前はどちらでしょうか。
def predict_label(scores):
    p = normalize_scores(scores)
    k = np.argmax(p)
    return ["good", "average", "poor"][k], p[k]

# %% wrong="labels_reversed" lacks="each_label, any_scores" reason="two of the three labels are wrong"
# en: The labels are in the reverse order
#     You return “good” for “poor” and “poor” for “good”; only “average” is right. In which order
#     are the scores, according to the exercise?
# ja: ラベルの順番が逆になっている
#     good（良い）とpoor（悪い）が入れ替わり、average（普通）だけが合っています。問題文では、スコ
#     アはどの順番に並んでいるでしょうか。
def predict_label(scores):
    labels = ["poor", "average", "good"]
    return labels[np.argmax(scores)]

# %% wrong="list_of_one" lacks="everything"
# en: A list comes back instead of a string
#     The right name comes back, but inside a list. How do you return the name alone?
# ja: 文字列ではなくリストを返している
#     正しい名前が返っていますが、リストに入ったままです。名前だけを返すには、どうすればよいで
#     しょうか。
def predict_label(scores):
    labels = ["good", "average", "poor"]
    return [label for label, s in zip(labels, scores) if s == max(scores)]

# %% wrong="normalized_in_place" lacks="any_scores, arguments_stay"
# en: The scores are normalized in the caller's array
#     Integer scores cause an error, and other scores are gone after the call, replaced by
#     probabilities. Which of your lines writes into scores instead of making a new array?
# ja: 渡された配列の中で、スコアを確率に変えている
#     整数のスコアではエラーで止まり、そうでないスコアも、呼び出したあとには確率に置き換わっていま
#     す。新しい配列を作らずに、scoresそのものに書き込んでいるのはどの行でしょうか。
def predict_label(scores):
    scores /= np.sum(scores)
    return ["good", "average", "poor"][np.argmax(scores)]

# %% wrong="nothing_returned" lacks="everything"
# en: Nothing is returned
#     Your function gives None to its caller, even if it computes or prints a name. Which statement
#     hands the name to the caller?
# ja: 値を返していない
#     関数を呼び出してもNoneしか得られません。名前を求めて表示しても、それだけでは呼び出した側に渡り
#     ません。名前を渡すのは、どの文でしょうか。
def predict_label(scores):
    labels = ["good", "average", "poor"]
    print(labels[np.argmax(scores)])

# %% wrong="only_two_grades" lacks="each_label"
# en: Only “good” and “poor” are named
#     Your function never says “average”, even if that score is by far the largest. How many grades
#     take part in the comparison?
# ja: goodとpoorしか返していない
#     average（普通）のスコアがいちばん大きくても、その答えが返ることがありません。比較に加わっ
#     ている評価はいくつあるでしょうか。
def predict_label(scores):
    if scores[0] > scores[2]:
        return "good"
    else:
        return "poor"

# %% wrong="other_word" lacks="each_label"
# en: One of the labels is another word
#     Two of the three grades are right, but for the third your word is not the one that the
#     exercise asks for. How exactly are the three spelled?
# ja: ラベルの1つが、別の単語になっている
#     3つの評価のうち2つは合っていますが、残りの1つが問題文とは違う単語になっています。3つの名前は
#     正確にはどう書かれているでしょうか。
def predict_label(scores):
    labels = ["good", "average", "bad"]
    return labels[np.argmax(scores)]

# %% wrong="over_a_half" lacks="any_scores"
# en: A grade is named only if its probability is over one half
#     If no probability is above one half, your function returns the same grade, whatever the scores
#     are. The highest probability need not be above one half: what should each score be compared
#     with?
# ja: 確率が0.5を超えないと、評価として認めていない
#     どの評価の確率も0.5を超えないとき、スコアに関係なく、決まった評価が返っています。「最も高い」
#     と「0.5を超える」は、同じことではありません。各スコアを何と比べればよいでしょうか。
def predict_label(scores):
    p = normalize_scores(scores)
    if p[0] > 0.5:
        return "good"
    elif p[1] > 0.5:
        return "average"
    else:
        return "poor"

# %% wrong="position" lacks="everything" base="reference" replaces="[\"good\", \"average\", \"poor\"][np.argmax(scores)]" by="np.argmax(scores)"
# en: The position comes back instead of the name
#     A number comes back. It tells where the largest score is: how do you get from this place
#     to the name that belongs to it?
# ja: 名前ではなく位置を返している
#     数が返っています。最大のスコアの位置はわかったので、あとはその位置に対応する名前です。どう
#     すれば取り出せるでしょうか。

# %% wrong="position_counted_from_one" lacks="everything"
# en: The positions are counted from one
#     You name the grade after the right one, and after the last one there is none: Python stops
#     with an IndexError. With which number does Python begin to count?
# ja: 位置を1から数えている
#     正しい評価の次の名前が返り、最後の評価では次がないのでIndexErrorで止まります。Pythonでは番号
#     をいくつから数えますか。
def predict_label(scores):
    labels = ["good", "average", "poor"]
    return labels[np.argmax(scores) + 1]

# %% wrong="probability" lacks="everything"
# en: The largest probability comes back instead of the grade's name
#     A number comes back: the largest probability. The exercise asks which grade has it: which
#     function gives the position of the largest number instead of its size?
# ja: 名前ではなく、最大の確率の値を返している
#     最も高い確率の値が返っています。知りたいのは、それがどの評価のものかです。最大の値そ
#     のものではなく、その位置がわかる関数はどれでしょうか。
def predict_label(scores):
    p = normalize_scores(scores)
    return np.max(p)

# %% wrong="rounded" lacks="any_scores"
# en: The scores are rounded before they are compared
#     If the scores are close together, or all below one half, rounding can make them equal, and
#     then the first of them wins. Does finding the largest need any rounding?
# ja: 比べる前に、スコアを丸めている
#     スコアどうしの差が小さいときや、どれも0.5より小さいときには、丸めると同じ値になって、最初のも
#     のが選ばれることがあります。最大を探すのに、丸める必要があるでしょうか。
def predict_label(scores):
    return ["good", "average", "poor"][np.argmax(np.round(scores))]

# %% wrong="smallest" lacks="everything" base="reference" replaces="np.argmax" by="np.argmin"
# en: The least probable grade is named
#     Your label belongs to the smallest score. Which of the scores decides the grade?
# ja: 確率が最も低い評価を返している
#     いちばん小さいスコアのラベルが返っています。評価を決めるのは、最も大きいスコアと最も小さいスコ
#     アのどちらでしょうか。

# %% wrong="softmax_overflow" lacks="any_scores"
# en: The exponentials of large scores overflow
#     For moderate scores your grade is right, but the exponentials of large ones are inf, and inf
#     divided by inf is nan: the first nan then counts as the largest. Is the exponential needed to
#     see which score is the largest?
# ja: 大きなスコアの指数関数がオーバーフローしている
#     ふつうの大きさのスコアなら合っていますが、大きなスコアでは指数関数の値がinfになり、infをinfで
#     割った確率がnanになります。そして、最初のnanが最大とみなされています。どのスコアが最大かを知る
#     のに、指数関数は必要でしょうか。
def predict_label(scores):
    p = np.exp(scores) / np.sum(np.exp(scores))
    return ["good", "average", "poor"][np.argmax(p)]

# %% wrong="sorted_first" lacks="everything"
# en: The scores are sorted before the largest is looked for
#     Your answer is always the same, because after sorting the largest is always at the same
#     place. What gets lost when the scores change places?
# ja: 最大を探す前に、スコアを並べ替えている
#     いつも同じ評価が返っています。並べ替えたあとでは、最大のものがいつも同じ位置に来るからです。
#     並べ替えると、何がわからなくなるでしょうか。
def predict_label(scores):
    ranking = np.sort(scores)[::-1]
    return ["good", "average", "poor"][np.argmax(ranking)]

# %% wrong="sorted_in_place" lacks="arguments_stay"
# en: The caller's scores are changed
#     Your grade is right, but after the call the scores are no longer what they were before. Which
#     of your lines changes the caller's array?
# ja: 渡されたスコアを書き換えている
#     評価は合っていますが、呼び出したあと、スコアの並びが元と違っています。渡された配列そのものを
#     変えているのはどの行でしょうか。
def predict_label(scores):
    best = np.argmax(scores)
    scores.sort()
    return ["good", "average", "poor"][best]

# %% right="array_without_axes"
# An array without axes comes back
def predict_label(scores):
    k = np.argmax(scores)
    return np.where(k == 0, "good", np.where(k == 1, "average", "poor"))

# %% right="dict_of_probabilities"
# A dict of the probabilities after softmax, whose order is the same
def predict_label(scores):
    p = dict(zip(["good", "average", "poor"], softmax(scores)))
    return max(p, key=p.get)

# %% right="ifs"
# Comparisons, each score against both others
def predict_label(scores):
    A, B, C = scores
    if A >= B and A >= C:
        return "good"
    if B >= C:
        return "average"
    return "poor"

# %% right="largest_pair"
# The largest pair of score and label
def predict_label(scores, labels=("good", "average", "poor")):
    return max(zip(scores, labels))[1]

# %% right="numpy_string"
# A NumPy string comes back
def predict_label(scores):
    labels = np.array(["good", "average", "poor"])
    return labels[np.argsort(scores)[-1]]
