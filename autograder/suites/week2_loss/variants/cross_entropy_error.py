# The variant bank of `cross_entropy_error`; docs/suites.md describes the format.

# %% wrong="argmax_along_missing_axis" lacks="one_hot"
# en: Looks for the 1 along a second axis that a single sample does not have
#     A single sample with a one-hot answer causes an AxisError: it has no axis 1. How do you write
#     “the last axis”, however many there are?
# ja: データが1件のときにはない、2つ目の軸で1の位置を探している
#     データが1件で正解がone-hot表現だと、AxisErrorで止まります。そのときの正解には、2つ目の軸があり
#     ません。軸がいくつあっても「最後の軸」を表すには、どう書きますか。
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=1)
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))

# %% wrong="argmax_over_everything" lacks="one_hot"
# en: All rows get the label of the first one-hot answer
#     Your batch of one-hot answers is turned into a single label, and that label is used for every
#     row. Without an axis, argmax looks through the whole array at once.
# ja: どの行にも、最初のone-hot表現のラベルを使っている
#     one-hot表現のバッチ全体から、ラベルを1つしか求めていません。argmaxは軸を指定しないと、配列全
#     体をまとめて調べます。
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t)
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    return -np.mean(np.log(y[np.arange(y.shape[0]), t] + 1e-7))

# %% wrong="argmax_over_the_batch" lacks="one_hot"
# en: Looks for the right class along the axis of the samples
#     In a batch of one-hot rows you look for the 1 from sample to sample instead of from class to
#     class. How many labels come out, and how many should there be?
# ja: データの軸に沿って正解クラスを探している
#     one-hot表現のバッチで、クラスの方向ではなくデータの方向に1を探しています。ラベルは何個出てき
#     て、本当は何個になるはずですか。
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=0)
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))

# %% wrong="arguments_swapped" lacks="everything"
# en: The arguments are taken in the opposite order
#     Your function calls its first argument t and its second y, so predictions and answers change
#     places when it is called. In which order does the first line of the original function have
#     them?
# ja: 引数の順番が逆になっている
#     1つ目の引数をt、2つ目をyと呼んでいるので、呼び出されると予測と正解が入れ替わります。はじめから
#     書かれていたdefの行では、どの順番でしたか。
def cross_entropy_error(t, y):
    y, t = np.asarray(y), np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y + 1e-7)) / n

# %% wrong="arguments_swapped_probability_picked" lacks="everything"
# en: The answer's entry is picked at the place of the largest prediction
#     Your loss has only two values per sample, nearly 0 or about 16: you take the logarithm of a 0
#     or a 1, not of a probability. Are y and t in the order that they had in the first line of the
#     original function?
# ja: 予測が最大の位置で、正解のほうから値を取り出している
#     1件のデータの損失が、ほぼ0か約16のどちらかにしかなりません。確率ではなく、0か1の対数を取ってい
#     るからです。yとtの順番は、はじめから書かれていたdefの行のとおりですか。
def cross_entropy_error(t, y):
    if y.ndim == 1:
        t = t.reshape(1, t.size)
        y = y.reshape(1, y.size)
    if t.size == y.size:
        t = t.argmax(axis=1)
    batch_size = y.shape[0]
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size

# %% wrong="batch_without_guard" lacks="zero_probability"
# en: A batch has no guard against the logarithm of zero
#     You protect the logarithm for a single sample, but not in a batch: one sample whose right
#     class has probability 0 makes the whole loss infinite. Compare your branches line by line.
# ja: バッチのときだけ、log 0への備えがない
#     データが1件なら対数に備えがあるのに、バッチにはありません。正解クラスの確率が0のデータが1件で
#     もあると、全体の損失が無限大になります。分岐どうしを1行ずつ見比べてみましょう。
def cross_entropy_error(y, t):
    if y.ndim == 1:
        if np.ndim(t) == 1:
            t = np.argmax(t)
        return -np.log(y[t] + 1e-7)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t]))

# %% wrong="columns_of_all_rows" lacks="labels"
# en: Takes the columns of all labels from every row
#     With labels you collect too many probabilities: every label is applied to every row. Look
#     at the hint above the exercise: pairs of a row and a column are needed.
# ja: どの行からも、すべてのラベルの列を取り出している
#     ラベルのとき、どの行にも全部のラベルを使うため、取り出す確率が多すぎます。問題の前にあるヒ
#     ントを見ましょう。行番号と列番号の組が必要です。
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    n = y.shape[0]
    if t.ndim == 2:
        return -np.sum(t * np.log(y + 1e-7)) / n
    return -np.sum(np.log(y[:, t] + 1e-7)) / n

# %% wrong="columns_of_all_rows_averaged" lacks="batch"
# en: Averages over every pair of a row and a label
#     Your mean mixes each sample with the answers of the others. In each row there is only one
#     probability to pick, that of the row's own label.
# ja: 行とラベルのすべての組み合わせで平均している
#     ほかのデータの正解まで混ぜて平均しています。1つの行から取り出す確率は1つだけ、その行自身のラベ
#     ルのものです。
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=-1)
    p = y[..., t]
    return -np.mean(np.log(p + 1e-7))

# %% wrong="columns_of_all_rows_summed" lacks="batch" base="columns_of_all_rows_averaged" replaces="np.mean(np.log(p + 1e-7))" by="np.sum(np.log(p + 1e-7)) / (1 if y.ndim == 1 else len(y))"
# en: Sums over every pair of a row and a label
#     Your sum mixes each sample with the answers of the others, so it is far too large. In each row
#     there is only one probability to pick, that of the row's own label.
# ja: 行とラベルのすべての組み合わせを足している
#     ほかのデータの正解まで混ぜて足しているので、損失が大きくなりすぎています。1つの行から取り出す
#     確率は1つだけ、その行自身のラベルのものです。

# %% wrong="divided_by_classes" lacks="batch"
# en: Divides by the number of classes instead of samples
#     A larger batch gives you a larger loss, and more classes give a smaller one. Which axis of
#     y counts the samples, and which the classes?
# ja: データの数ではなく、クラスの数で割っている
#     データが増えると損失が大きくなり、クラスが増えると小さくなっています。yの軸のうち、データの
#     数を表すのはどちらで、クラスの数はどちらですか。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[1]
    return -np.sum(t * np.log(y + 1e-7)) / n

# %% wrong="divided_by_classes_always" lacks="everything" base="divided_by_classes" replaces="1 if y.ndim == 1 else y.shape[1]" by="y.shape[-1]"

# %% wrong="divided_by_size_of_t" lacks="one_hot"
# en: Divides by the number of elements of t
#     With labels your loss is right, but with one-hot answers it is too small. In both forms, does
#     t have as many elements as there are samples?
# ja: tの要素数で割っている
#     ラベルでは合っていますが、one-hot表現だと損失が小さくなります。tの要素の数は、どちらの形でも
#     データの数と同じでしょうか。
def cross_entropy_error(y, t):
    t = np.array(t)
    n = t.size
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = t.reshape(1) if t.ndim == 0 else t.reshape(1, -1)
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7)) / n

# %% wrong="divided_twice" lacks="batch"
# en: Divides by the number of samples twice
#     One sample has the right loss, but that of a large batch is nearly 0. The mean already divides
#     once; does anything divide again?
# ja: データの数で2回割っている
#     データが1件なら合っていますが、バッチが大きいほど損失が小さくなりすぎます。平均を取った時点
#     で一度割っています。そのあと、もう一度割っていませんか。
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    n = y.shape[0]
    return -np.mean(np.log(y[np.arange(n), t] + 1e-7)) / n

# %% wrong="entropy_of_y" lacks="everything"
# en: Computes the entropy of the prediction alone
#     Your loss does not use the right answer at all, only y. Which of the two factors in the
#     formula is t?
# ja: 予測だけのエントロピーを計算している
#     正解をまったく使わず、yだけで計算しています。式の2つの因数のうち、tはどちらですか。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(y * np.log(y + 1e-7)) / n

# %% wrong="first_row_only" lacks="batch"
# en: Only the first sample of a batch counts
#     The loss of your batch is that of its first row; the others have no influence. Follow your
#     loop by hand: how many times does it run before the function ends?
# ja: バッチの最初のデータだけを計算している
#     バッチの損失が、1行目だけで決まっています。ループを手でたどってみましょう。関数が終わるま
#     でに、何回まわりますか。
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y, t = [y], [t]
    total = 0
    for row, answer in zip(y, t):
        k = np.argmax(answer) if np.ndim(answer) else answer
        total += -np.log(row[k] + 1e-7)
        return total

# %% wrong="guard_in_one_branch_only" lacks="zero_probability" base="columns_of_all_rows" replaces="[:, t] + 1e-7" by="[np.arange(n), t]"
# en: Labels have no guard against the logarithm of zero
#     If the right class has probability 0, the loss is finite with one-hot answers, but infinite
#     with labels. Every logarithm that you take needs the same protection.
# ja: ラベルのときだけ、log 0への備えがない
#     正解クラスの確率が0のとき、one-hot表現なら損失は有限ですが、ラベルだと無限大になります。対数を
#     取るところには、すべて同じ備えが必要です。

# %% wrong="guard_of_a_thousandth" lacks="zero_probability" param="GUARD: 1e-3, 5e-4, 2e-4"
# en: The number added inside the logarithm is too large for a probability of 0
#     Ordinary probabilities are hardly touched, but where the right class has probability 0, your
#     loss is too small. Compare your number with the one in the docstring.
# ja: 対数の中で足す数が、確率が0のときには大きすぎる
#     ふつうの確率にはほとんど影響しませんが、正解クラスの確率が0のときの損失が小さすぎます。足し
#     ている数を、問題文のものと比べてみましょう。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y + GUARD)) / n

# %% wrong="guard_too_large" lacks="everything" base="reference" replaces="1e-7" by="GUARD" param="GUARD: 1, 0.1, 1e-2, 5e-3"
# en: The number added inside the logarithm is too large
#     What you add inside the logarithm changes ordinary probabilities, too: even for a confident,
#     correct prediction the loss is no longer 0. The number should be far smaller than any
#     probability that matters.
# ja: 対数の中で足す数が大きすぎる
#     対数の中で足す数が、ふつうの確率にまで影響しています。自信を持って正解しても、損失が0になり
#     ません。意味のある確率より、ずっと小さい数にしましょう。

# %% wrong="guard_too_small" lacks="zero_probability" param="GUARD: 1e-20, 1e-50, 10e-50, 1e-100"
# en: The number added inside the logarithm is far too small
#     Your loss for a zero probability is finite, but so huge that one such sample would outweigh
#     all the others. Compare your tiny number with the one in the docstring.
# ja: 対数の中で足す数が小さすぎる
#     確率が0のときの損失は有限ですが、大きすぎて、その1件がほかのデータを全部かき消してしまいま
#     す。足している小さな数を、問題文のものと比べてみましょう。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y + GUARD)) / n

# %% wrong="half_kept" lacks="everything"
# en: Halves the loss as in section 1
#     All your losses are exactly half of what they should be. Which of the two formulas of this
#     week has the factor one half?
# ja: 1節のように損失を半分にしている
#     どの損失も、ちょうど半分になっています。今週の2つの式のうち、1/2が付いているのはどちらです
#     か。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y + 1e-7)) / 2 / n

# %% wrong="infinity_made_a_number" lacks="zero_probability"
# en: The infinite logarithm is replaced by the largest number there is
#     Where the right class has probability 0, you correct the logarithm afterwards, and the loss
#     becomes astronomically large. Change what goes into the logarithm, not what comes out.
# ja: 無限大になった対数を、最大の数で置き換えている
#     正解クラスの確率が0のとき、対数を取ったあとで直しているため、損失が桁違いに大きくなっていま
#     す。直すのは対数の結果ではなく、対数に渡す値のほうです。
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * np.nan_to_num(np.log(y))) / n

# %% wrong="labels_counted_from_one" lacks="labels"
# en: Counts the classes from one
#     With labels you take the probability of the class before the right one. What is the number
#     of the first class in Python?
# ja: クラスの番号を1から数えている
#     ラベルのとき、正解の1つ手前のクラスの確率を使っています。Pythonでは、最初のクラスの番号はい
#     くつですか。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t - 1]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y + 1e-7)) / n

# %% wrong="labels_not_averaged" lacks="labels"
# en: Labels are summed; only one-hot answers are averaged
#     For the same answers, your loss with labels differs from that with the one-hot form. Both of
#     your branches need the mean over the batch.
# ja: one-hot表現のときだけ平均し、ラベルのときは合計している
#     同じ正解でも、one-hot表現とラベルとで損失が違っています。バッチの平均は、どちらの分岐でも
#     必要です。
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    batch_size = y.shape[0]
    if t.ndim == 2:
        return -np.sum(t * np.log(y + 1e-7)) / batch_size
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7))

# %% wrong="labels_only" lacks="one_hot"
# en: One-hot answers are used as labels
#     Your function is written for labels only. The zeros and ones of a one-hot row are not class
#     numbers, yet they are used to pick probabilities. How can a one-hot row be turned into a
#     label?
# ja: one-hot表現をラベルのように使っている
#     ラベルにしか対応していません。one-hot表現の0と1はクラスの番号ではないのに、それで確率を取り
#     出しています。one-hot表現の行からラベルを求めるには、どうしますか。
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.reshape(t, (1, -1))
    n = y.shape[0]
    return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n

# %% wrong="last_row_left_out" lacks="batch"
# en: The last sample of a batch is left out
#     The last row has no influence on your loss, yet it is counted when you divide. Where does
#     your loop, or your slice, end?
# ja: バッチの最後のデータが抜けている
#     最後の行が損失に入っていないのに、割るときには数えています。ループやスライスは、どこで終
#     わっていますか。
def cross_entropy_error(y, t):
    if y.ndim == 1:
        k = np.argmax(t) if np.ndim(t) else t
        return -np.log(y[k] + 1e-7)
    loss = 0.0
    for i in range(len(y) - 1):
        k = np.argmax(t[i]) if np.ndim(t[i]) else t[i]
        loss -= np.log(y[i][k] + 1e-7)
    return loss / len(y)

# %% wrong="logarithm_of_mean" lacks="batch"
# en: Takes the mean before the logarithm
#     One sample has the right loss, but the loss of a batch is too small. The logarithm of a mean
#     is not the mean of the logarithms; what has to come first?
# ja: 対数より先に平均を取っている
#     データが1件なら合っていますが、バッチでは損失が小さくなります。平均の対数と、対数の平均は違
#     います。先に計算するのはどちらですか。
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    if t.ndim == 2:
        t = t.argmax(axis=1)
    p = y[np.arange(len(y)), t]
    return -np.log(np.mean(p) + 1e-7)

# %% wrong="logarithm_of_product" lacks="everything"
# en: Takes the logarithm after multiplying by the one-hot answer
#     Every wrong class adds a large constant to your loss: first its probability is multiplied by
#     zero, then you take the logarithm of nearly zero. What is inside the logarithm in the formula,
#     and what is in front of it?
# ja: one-hot表現を掛けてから対数を取っている
#     正解以外のクラスが1つあるごとに、損失に大きな値が加わっています。0を掛けてから、ほぼ0の対数
#     を取っているからです。式では、対数の中と外にそれぞれ何がありますか。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(np.log(t * y + 1e-7)) / n

# %% wrong="logarithm_of_sum" lacks="batch"
# en: Sums over the batch before the logarithm
#     One sample has the right loss, but in a batch you add the probabilities of all samples and
#     take a single logarithm. Every sample needs a logarithm of its own.
# ja: 対数より先に、バッチの総和を取っている
#     データが1件なら合っていますが、バッチでは全データの確率を足してから、対数を1回だけ取っていま
#     す。対数は、データごとに取りましょう。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.log(np.sum(t * y) + 1e-7) / n

# %% wrong="logarithm_to_base_ten" lacks="everything" base="reference" replaces="np.log(" by="np.log10("
# en: Takes the logarithm to base 10
#     All your losses are too small by the same factor, about 2.3. Which logarithm does the course
#     mean by log, and what is it called in NumPy?
# ja: 常用対数（底が10）を使っている
#     どの損失も、同じ割合で小さくなっています（半分より少し小さい値です）。この授業のlogは何を底
#     とする対数で、NumPyでは何という関数ですか。

# %% wrong="logarithm_to_base_two" lacks="everything" base="reference" replaces="np.log(" by="np.log2("
# en: Takes the logarithm to base 2
#     All your losses are too large by the same factor, about 1.44: you count in bits. Which
#     logarithm does the course mean by log?
# ja: 底が2の対数を使っている
#     どの損失も、同じ割合で大きくなっています（1.5倍弱です）。情報量の「ビット」で数えているから
#     です。この授業のlogは、何を底とする対数ですか。

# %% wrong="mean_over_all_elements" lacks="everything" base="reference" replaces="np.sum(t * np.log(y + 1e-7)) / n" by="np.mean(t * np.log(y + 1e-7))"
# en: The mean is taken over all elements, not over the samples
#     Your loss gets smaller when there are more classes, because the zeros of the one-hot rows are
#     counted as well. Sum over the classes, and take the mean over the samples only.
# ja: データの数ではなく、全要素の数で割って平均している
#     クラスの数が増えるほど損失が小さくなっています。one-hot表現の0まで個数に数えているからです。ク
#     ラスについては総和を取り、平均はデータについてだけ取りましょう。

# %% wrong="minus_forgotten" lacks="everything" base="reference" replaces="return -" by="return "
# en: The minus sign is missing
#     Your losses are negative, and the worse the prediction, the smaller they get: learning would
#     go in the wrong direction. What sign does the logarithm of a probability have?
# ja: マイナスを付けていない
#     損失が負の値になり、予測が悪いほど小さくなっています。これでは学習が逆の向きに進みます。確
#     率の対数は、正でしょうか、負でしょうか。

# %% wrong="most_probable_class" lacks="everything"
# en: Takes the most probable class instead of the right one
#     Your loss is the same whatever the right answer is: it only measures how sure the network is.
#     Which probability should count, that of the predicted class or that of the right class?
# ja: 正解クラスではなく、確率が最大のクラスを使っている
#     正解が何であっても、同じ損失になっています。これではネットワークの自信の強さしかわかりませ
#     ん。損失に使うのは、予測したクラスの確率ですか、正解クラスの確率ですか。
def cross_entropy_error(y, t):
    p = np.max(y, axis=-1)
    return -np.mean(np.log(p + 1e-7))

# %% wrong="no_batch_mean" lacks="batch" base="reference" replaces=" / n" by=""
# en: The loss is summed over the batch
#     Your loss grows with the number of samples. How do you make the loss of 5 samples
#     comparable with that of 500?
# ja: 損失をバッチ全体で合計している
#     データの数が増えるほど損失も大きくなっています。データ5件の損失と500件の損失を比べられるよう
#     にするには、どうすればよいでしょうか。

# %% wrong="no_guard" lacks="zero_probability"
# en: Nothing keeps the logarithm of zero finite
#     Where the right class has probability 0, your loss is infinite, and learning could not go on.
#     Which tiny number does the docstring put inside the logarithm?
# ja: 確率が0のときの対数が無限大になる
#     正解クラスの確率が0だと、損失が無限大になります。これでは学習を続けられません。問題文では、
#     対数の中にどんな小さな数を足していますか。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    y = y.reshape(-1, y.shape[-1])
    return -np.mean(np.log(y[np.arange(len(y)), t]))

# %% wrong="no_logarithm" lacks="everything"
# en: The logarithm is missing
#     You average the probability itself, with a minus sign in front. The picture in section 2 shows
#     the loss for each probability: 0 at probability 1, and larger and larger towards 0.
# ja: 対数を取っていない
#     確率そのものの平均にマイナスを付けています。確率と損失の関係は2節の図のとおりで、確率1なら損
#     失0、確率が0に近づくほど損失は大きくなります。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * y) / n

# %% wrong="no_single_sample" lacks="one_sample"
# en: Only batches are handled
#     Batches are fine, but a single sample causes an error: it has no second axis. How can one
#     sample be made a batch of one row?
# ja: バッチにしか対応していない
#     バッチなら計算できますが、データが1件だけだと軸が足りずにエラーで止まります。1件のデータ
#     を、1行だけのバッチとして扱うにはどうすればよいでしょうか。
def cross_entropy_error(y, t):
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    n, k = y.shape[0], y.shape[1]
    return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n

# %% wrong="nothing_returned" lacks="everything"
# en: The result is not returned
#     Your function gives its result a name and ends there, so None comes back. What hands a
#     value to the caller?
# ja: 計算した値を返していない
#     計算した値に名前を付けたところで関数が終わっているため、Noneが返っています。呼び出した側に値
#     を渡すには、何が必要ですか。
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    cee = -np.sum(t * np.log(y + 1e-7)) / n

# %% wrong="numpy_integers_not_recognised" lacks="labels"
# en: Recognizes plain integers as labels, but not the entries of an array
#     A single label works, but in a batch your labels are multiplied as if they were one-hot: an
#     entry of a NumPy array is not of Python's own type int. Test the number of axes instead of the
#     type.
# ja: ただの整数はラベルとわかるのに、配列の要素だと見分けられない
#     ラベルが1つなら正しいのに、バッチではラベルをone-hot表現のように掛けています。NumPy配列から
#     取り出した整数は、Pythonのint型ではありません。型ではなく、軸の数で見分けましょう。
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y, t = [y], [t]
    total = 0
    for row, answer in zip(y, t):
        if isinstance(answer, int):
            total -= np.log(row[answer] + 1e-7)
        else:
            total -= np.sum(answer * np.log(row + 1e-7))
    return total / len(y)

# %% wrong="one_hot_not_averaged" lacks="one_hot"
# en: One-hot answers are summed; only labels are averaged
#     For the same answers, your loss with the one-hot form differs from that with labels. The mean
#     over the batch is missing in one of your branches.
# ja: ラベルのときだけ平均し、one-hot表現のときは合計している
#     同じ正解でも、ラベルとone-hot表現とで損失が違っています。片方の分岐で、バッチの平均を忘れて
#     いませんか。
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        return -np.sum(t * np.log(y + 1e-7))
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))

# %% wrong="one_hot_only" lacks="labels" base="reference" replaces="t = np.eye(y.shape[-1])[t] if t.ndim < y.ndim else t\n    " by=""
# en: Labels are multiplied as if they were one-hot
#     Your function is written for the one-hot form only. A label is the number of a class, not
#     something to multiply a logarithm by. How does the docstring tell the two forms apart?
# ja: ラベルをone-hot表現と同じように掛けている
#     one-hot表現にしか対応していません。ラベルはクラスの番号であって、対数に掛ける数ではありま
#     せん。2通りの正解を、問題文ではどう区別していますか。

# %% wrong="one_hot_sample_divided_by_classes" lacks="one_hot"
# en: The loss of a single sample with a one-hot answer is divided by the number of classes
#     For one sample your loss is right with a label, but too small with a one-hot answer. What does
#     the first number of the shape count when y is a single sample?
# ja: データが1件で正解がone-hot表現のとき、クラスの数で割っている
#     データが1件のとき、正解がラベルなら合っていますが、one-hot表現だと損失が小さくなります。デー
#     タが1件のとき、yの形状の最初の数は何の個数ですか。
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    return -np.sum(np.log(y[np.arange(y.shape[0]), t] + 1e-7)) / y.shape[0]

# %% wrong="one_loss_per_sample" lacks="batch"
# en: Returns one loss per sample of a batch
#     For a batch you return an array, one loss for each sample. Learning needs a single number that
#     it can make smaller. How does the formula with N combine the samples?
# ja: バッチのとき、データごとの損失を並べて返している
#     バッチを渡すと、データごとの損失が並んだ配列が返ります。学習で小さくしたいのは1つの数で
#     す。Nのある式では、データごとの損失をどうまとめていますか。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    return -np.sum(t * np.log(y + 1e-7), axis=-1)

# %% wrong="one_minus_probability" lacks="everything"
# en: Takes 1 minus the probability as the loss
#     Your loss can never be larger than one, so a confident mistake hardly has a larger loss than
#     an unsure one. Which function makes the loss grow without limit as the probability goes to
#     zero?
# ja: 1から確率を引いた値を損失にしている
#     損失が1より大きくならないので、自信満々の間違いと迷った末の間違いが、あまり区別できません。
#     確率が0に近づくとどこまでも大きくなる関数は何でしたか。
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return np.mean(1 - y[np.arange(len(y)), t])

# %% wrong="one_number_in_an_array" lacks="one_number" base="reference" replaces="np.sum(t * np.log(y + 1e-7)) / n" by="np.sum(t * np.log(y + 1e-7), keepdims=True) / n"
# en: The loss comes back in an array with one element
#     The value is right, but it is still inside an array. The loss is one number: how do you get
#     it out of the array?
# ja: 損失が、要素が1つの配列に入ったまま返っている
#     値は合っていますが、配列に入ったままです。損失は1つの数です。配列からどうすれば取り出せますか。

# %% wrong="one_row_taken_for_one_sample" lacks="told_apart"
# en: Concludes from a single label that y has no axis for the samples
#     A batch may have just one row, and then y still has two axes. You look at t alone; which
#     of the arguments really tells whether there is a batch?
# ja: ラベルが1つなら、yにデータの軸がないと決めつけている
#     バッチが1行だけのこともあり、そのときもyには軸が2つあります。tだけを見て判断していますが、
#     バッチかどうかは、どちらの引数の何からわかりますか。
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=-1)
    if np.size(t) == 1:
        p = y[int(np.sum(t))]
        return -np.log(p + 1e-7)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))

# %% wrong="one_sample_divided_by_classes" lacks="one_sample" base="reference" replaces="1 if y.ndim == 1 else len(y)" by="len(y)"
# en: The loss of a single sample is divided by the number of classes
#     Your loss is right for batches, but too small for a single sample, whose first axis does not
#     count samples. How many rows does one sample count as?
# ja: データが1件のとき、クラスの数で割っている
#     バッチでは正しいのに、データが1件のときだけ損失が小さくなっています。そのとき、yの最初の軸が表
#     すのは、データの数ではありません。1件のデータは何行と数えますか。

# %% wrong="one_sample_without_guard" lacks="zero_probability"
# en: A single sample has no guard against the logarithm of zero
#     You protect the logarithm in a batch, but not for a single sample: if its right class has
#     probability 0, the loss is infinite. Compare your branches line by line.
# ja: データが1件のときだけ、log 0への備えがない
#     バッチでは対数に備えがあるのに、データが1件のときにはありません。そのため、正解クラスの確率が0
#     だと損失が無限大になります。分岐どうしを1行ずつ見比べてみましょう。
def cross_entropy_error(y, t):
    if y.ndim == 1:
        if np.ndim(t) == 1:
            t = np.argmax(t)
        return -np.log(y[t])
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))

# %% wrong="other_classes_counted" lacks="everything"
# en: The wrong classes are counted as well
#     Your loss also counts the probabilities of the wrong classes. That is the formula for
#     yes-or-no questions. Which terms remain in the sum of section 2?
# ja: 正解以外のクラスの項まで足している
#     正解以外のクラスの確率からも損失を計算しています。それは「はい・いいえ」の2択で使う式で
#     す。2節の式の総和では、どの項が残りますか。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)) / n

# %% wrong="plain_integer_has_no_length" lacks="labels"
# en: Uses the length or the elements of a plain integer
#     For one sample the label is a plain integer, and Python stops with a TypeError where you use
#     it like a list. Deal with this case first: how do you recognize a single number?
# ja: ただの整数に、長さや要素を求めている
#     データが1件のとき、ラベルはただの整数です。リストのように長さや要素を求めるとTypeErrorで止ま
#     ります。1つの数であることは、何を見ればわかりますか。
def cross_entropy_error(y, t):
    if y.ndim == 1:
        if len(t) == len(y):
            return -np.sum(t * np.log(y + 1e-7))
        return -np.log(y[t[0]] + 1e-7)
    n = len(y)
    if t.ndim == 2:
        return -np.sum(t * np.log(y + 1e-7)) / n
    return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n

# %% wrong="plain_integer_refused" lacks="labels" base="reference" replaces="np.asarray(t)" by="t"
# en: A plain integer is treated as an array
#     For one sample the label is a plain integer, and Python stops because such a number has no
#     shape, size or reshape. Which NumPy functions take numbers and arrays alike?
# ja: ただの整数を配列のように扱っている
#     データが1件のとき、ラベルはただの整数です。整数にはshapeもsizeもreshapeもないので、エラーで止
#     まります。数でも配列でも受け取れるNumPyの関数は、どれでしょうか。

# %% wrong="recognised_by_length" lacks="told_apart"
# en: Recognizes one-hot answers by a length that labels can have as well
#     When there happen to be as many samples as classes, you treat labels as one-hot answers. What
#     is always different between the two forms, whatever their lengths?
# ja: ラベルでも同じになり得る長さで、one-hot表現と判断している
#     データの数とクラスの数がたまたま同じだと、ラベルをone-hot表現と取り違えます。長さが何であっ
#     ても、2つの形で必ず違うものは何ですか。
def cross_entropy_error(y, t):
    n = 1 if y.ndim == 1 else y.shape[0]
    if np.size(t) > 1 and len(t) == y.shape[-1]:
        return -np.sum(t * np.log(y + 1e-7)) / n
    if np.ndim(t) == 2:
        return -np.sum(t * np.log(y + 1e-7)) / n
    y = y.reshape(n, -1)
    return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n

# %% wrong="recognised_by_zeros_and_ones" lacks="told_apart"
# en: Treats labels as one-hot answers when they are only 0 and 1
#     If all labels are 0 or 1, your function takes them for one-hot answers. Do not look at the
#     values of t: what else tells the two forms apart?
# ja: 0と1だけのラベルを、one-hot表現とみなしている
#     ラベルが0と1だけのとき、one-hot表現と取り違えています。tの値ではなく、もっと確実に2つの形を
#     区別できるものを見ましょう。
def cross_entropy_error(y, t):
    n = 1 if y.ndim == 1 else len(y)
    if np.max(t) <= 1:
        return -np.sum(t * np.log(y + 1e-7)) / n
    y = y.reshape(n, -1)
    return -np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n

# %% wrong="roles_swapped" lacks="everything" base="reference" replaces="t * np.log(y" by="y * np.log(t"
# en: Prediction and answer have swapped roles
#     You take the logarithm of the right answer, which is full of zeros, so your losses are far too
#     large. Which of the two does the formula take the logarithm of?
# ja: 予測と正解の役割が逆になっている
#     0ばかりの正解のほうで対数を取っているので、損失が大きくなりすぎています。式では、予測と正解
#     のどちらの対数を取っていますか。

# %% wrong="rows_by_label" lacks="batch"
# en: Uses the labels as row numbers
#     In a batch your labels choose rows of y, that is samples, instead of classes; sometimes
#     there is no such row at all. Along which axis do the classes lie?
# ja: ラベルを行番号として使っている
#     バッチのとき、ラベルを使って、クラスではなくyの行（データ）を選んでいます。その番号の行がない
#     こともあります。クラスはどちらの軸に並んでいますか。
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=-1)
    return -np.mean(np.log(y[t] + 1e-7))

# %% wrong="softmax_again" lacks="everything"
# en: Applies softmax to y, although y holds probabilities already
#     Even for a confident, correct prediction your loss is not close to 0, because y is turned into
#     probabilities a second time. The cross entropy loss of PyTorch, a well-known library, takes
#     scores; what does this one take?
# ja: yはもう確率なのに、ソフトマックス関数を適用している
#     自信を持って正解しても、損失が0に近づきません。yをもう一度確率に変換しているからです。有名なラ
#     イブラリPyTorchの交差エントロピーの関数はスコアを受け取りますが、この関数は何を受け取ります
#     か。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    y = np.exp(y) / np.sum(np.exp(y), axis=-1, keepdims=True)
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y + 1e-7)) / n

# %% wrong="softmax_of_answers" lacks="everything"
# en: Applies softmax to the right answers
#     The zeros of your one-hot answers have become small probabilities, so the wrong classes add to
#     the loss as well. Does t need to be turned into probabilities?
# ja: 正解tにソフトマックス関数を適用している
#     one-hot表現の0が小さな確率に変わってしまい、正解以外のクラスの分まで損失に加わっています。tを
#     確率に変換する必要はあるでしょうか。
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    t = np.exp(t) / np.sum(np.exp(t), axis=-1, keepdims=True)
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y + 1e-7)) / n

# %% wrong="squared_error_instead" lacks="everything"
# en: Computes squared errors
#     There are squares in your function and no logarithm: this is the loss of section 1,
#     averaged over the batch. What does section 2 compute from the probability of the right
#     class?
# ja: 二乗誤差を計算している
#     対数がなく、二乗を計算しています。それは1節の損失をバッチで平均したものです。2節では、正解
#     クラスの確率から何を計算しますか。
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return 0.5 * np.sum((y - t) ** 2) / n

# %% wrong="sum_along_missing_axis" lacks="one_sample"
# en: Sums along a second axis that a single sample does not have
#     Batches are fine, but with a single sample Python stops with an AxisError. The classes lie
#     along axis 1 only if there is a batch; from which end could axes be counted instead?
# ja: データが1件のときにはない、2つ目の軸で総和を取っている
#     バッチなら計算できますが、データが1件だとAxisErrorで止まります。クラスが2つ目の軸（axis=1）に
#     並ぶのは、バッチのときだけです。軸は、どちらの端から数えればよいでしょうか。
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    losses = -np.sum(t * np.log(y + 1e-7), axis=1)
    return np.mean(losses)

# %% wrong="sum_missing" lacks="everything"
# en: The sum over the classes is missing
#     You return one value per class, most of them zero, while a loss is a single number. Which of
#     the symbols in the formula is not in your code yet?
# ja: クラスについての総和がない
#     クラスごとの値が並んだ配列が返っていて、そのほとんどが0です。損失は1つの数です。式の記号のう
#     ち、まだコードにないものはどれですか。
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    return -t * np.log(y + 1e-7)

# %% wrong="whole_number_answers_needed" lacks="one_hot"
# en: One-hot answers that contain floats are refused
#     A one-hot array may hold 0.0 and 1.0 as well, but you compute an index from it, and Python
#     requires an integer there. Find the position of the 1, which does not depend on the type.
# ja: 小数で書かれたone-hot表現を受け付けない
#     one-hot表現には0.0や1.0が入っていることもあります。そこから計算した値を添字に使うと、整数でな
#     いためエラーで止まります。1がどの位置にあるかを調べれば、数の型に関係なく番号がわかります。
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        t = t @ np.arange(y.shape[-1])
    y = y.reshape(-1, y.shape[-1])
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))

# %% wrong="y_guarded_in_place" lacks="arguments_stay" base="reference" replaces="y + 1e-7" by="np.add(y, 1e-7, out=y)"
# en: The guard is added to the caller's y
#     Your loss is right, but each call makes the caller's probabilities a little larger. Which way
#     of adding makes a new array, and which one changes the old one?
# ja: 渡されたyそのものに、小さな数を足し込んでいる
#     損失は合っていますが、呼び出すたびに、渡された確率が少しずつ大きくなっています。足し算の書き方
#     のうち、新しい配列を作るのはどれで、元の配列を変えてしまうのはどれでしょうか。

# %% wrong="zero_costs_nothing" lacks="zero_probability"
# en: The loss is 0 where the right class has probability 0
#     Where the logarithm would be infinite you count nothing at all, so the worst possible
#     prediction looks perfect. Its loss should be larger than that of any other.
# ja: 正解クラスの確率が0なのに、損失が0になっている
#     対数が無限大になるところを数えずに飛ばしているので、最悪の予測が完璧な予測に見えてしまいます。
#     本当は、ほかのどの予測よりも大きな損失になるはずです。
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    log_y = np.zeros_like(y)
    log_y[y > 0] = np.log(y[y > 0])
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * log_y) / n

# %% wrong="zero_times_infinity" lacks="zero_probability" base="reference" replaces=" + 1e-7" by=""
# en: Zero times the logarithm of zero gives nan
#     If a wrong class has probability 0, your loss is nan: an infinite logarithm times 0 is not 0.
#     (If only the right class has probability 0, the loss is infinite.) What keeps every logarithm
#     finite?
# ja: 0とlog 0の積がnanになる
#     正解でないクラスの確率が1つでも0になると、損失がnanになります（正解クラスの確率だけが0なら、無
#     限大です）。one-hot表現の0を掛けても、無限大は消えません。対数が無限大にならないようにするもの
#     は何でしたか。

# %% wrong="zeros_replaced_in_place" lacks="arguments_stay"
# en: Zeros are replaced in the caller's y
#     Your loss is right, but wherever the caller's y held a zero it holds something else
#     afterwards. Make a copy first, or protect the logarithm without touching y.
# ja: 渡されたyの0を書き換えている
#     損失は合っていますが、渡されたyの0だったところが、別の値に変わってしまいます。先にコピーする
#     か、yに触れずに対数の中で備えましょう。
def cross_entropy_error(y, t):
    y[y == 0] = 1e-7
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * np.log(y)) / n

# %% right="boolean_mask"
# Builds a boolean mask of the right classes
def cross_entropy_error(y, t):
    classes = np.arange(y.shape[-1])
    hit = np.asarray(t) == 1 if np.ndim(t) == np.ndim(y) else classes == np.expand_dims(t, -1)
    return float(np.average(-np.log(np.maximum(y[hit], 1e-12))))

# %% right="einsum_of_one_hot"
# Makes everything one-hot and sums with einsum
def cross_entropy_error(y, t):
    y = np.atleast_2d(y)
    if np.size(t) == y.size:
        one_hot = np.reshape(t, y.shape)
    else:
        one_hot = np.eye(y.shape[1])[np.ravel(t)]
    return np.einsum("nk,nk", one_hot, -np.log(y + 1e-7)) / len(y)

# %% right="float32_throughout"
# Computes in float32 with a guard of 1e-4
def cross_entropy_error(y, t, eps=1e-4):
    y = np.array(y, dtype=np.float32, ndmin=2)
    if np.ndim(t) in (0, 1) and np.size(t) == len(y) and np.size(t) != y.size:
        t = np.eye(y.shape[1], dtype=np.float32)[np.reshape(t, -1)]
    t = np.array(t, dtype=np.float32).reshape(y.shape)
    log_y = np.log(y + np.float32(eps))
    return -(t * log_y).sum(dtype=np.float32) / np.float32(len(y))

# %% right="plain_python"
# No NumPy functions at all: lists, math.log, math.fsum
import math


def right_probability(row, answer):
    try:
        return sum(p * a for p, a in zip(row, answer))
    except TypeError:
        return row[answer]


def cross_entropy_error(y, t):
    if not hasattr(y[0], "__len__"):
        y, t = [y], [t]
    losses = [-math.log(right_probability(row, answer) + 1e-7) for row, answer in zip(y, t)]
    return math.fsum(losses) / len(losses)

# %% right="recursion_over_rows"
# Calls itself for every row of a batch
def cross_entropy_error(y, t):
    if np.ndim(y) == 2:
        return sum(cross_entropy_error(row, answer) for row, answer in zip(y, t)) / len(y)
    k = t if np.ndim(t) == 0 else list(t).index(1)
    return -np.log(y[int(k)] + 1e-7)

# %% right="take_along_axis"
# Picks with np.take_along_axis and clips at 1e-15
def cross_entropy_error(y, t):
    y, t = np.atleast_2d(y), np.asarray(t)
    labels = t.reshape(y.shape).argmax(axis=1) if t.size == y.size else t.reshape(-1)
    right = np.take_along_axis(y, labels[:, None], axis=1)
    return np.array(-np.log(np.clip(right, 1e-15, 1.0)).mean())

# %% right="trace"
# The trace of a matrix product, and the logarithm of the inverse
def cross_entropy_error(y, t):
    y = np.atleast_2d(y)
    labels = np.ndim(t) < 1 or np.shape(t) == (len(y),) and np.size(t) != y.size
    t = np.eye(y.shape[1])[np.ravel(t)] if labels else np.reshape(t, y.shape)
    cost = np.log(1 / (y + 1e-10))
    return np.trace(cost @ t.T) / y.shape[0]

# %% right="two_branches"
# Separate branches for one sample and a batch, for labels and one-hot
def cross_entropy_error(y, t):
    delta = 1e-7
    if y.ndim == 1:
        if np.ndim(t) == 0:
            return -np.log(y[t] + delta)
        return -np.sum(t * np.log(y + delta))
    n = y.shape[0]
    if np.ndim(t) == 1:
        return -sum(np.log(y[i, t[i]] + delta) for i in range(n)) / n
    return -np.sum(t * np.log(y + delta)) / n

# %% right="where_and_nonzero"
# Finds the right classes with np.where, in flat positions
def cross_entropy_error(y, t):
    k = y.shape[-1]
    flat = np.ravel(y)
    if np.ndim(t) == np.ndim(y):
        (places,) = np.where(np.ravel(t) > 0)
    else:
        places = np.ravel(t) + k * np.arange(np.size(t))
    chosen = flat[places]
    return -(np.log(chosen + 1e-7) / len(chosen)).sum()

# %% right="works_on_a_copy"
# Replaces zeros in place, but in a copy; base 2 changed back to natural
def cross_entropy_error(y, t):
    y = y.copy()
    y[y < 1e-7] = 1e-7
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=-1)
    if y.ndim == 1:
        y, t = y[np.newaxis], np.array([t])
    bits = [np.log2(y[n][t[n]]) for n in range(len(t))]
    return -np.mean(bits) * np.log(2)
# %% equivalent
# The stub promises that y is an array of float already.
#     np.asarray(y, dtype=float) -> y in: y, t = (np.asarray(y, dtype=float), np.asarray(t))
#     np.asarray(y, dtype=float) -> np.asarray(y) in: y, t = (np.asarray(y, dtype=float), np.asarray(t))

# %% equivalent
# In one-hot form t has the shape of y.
#     y -> t in: n = 1 if y.ndim == 1 else len(y)
#     y -> t in: n = 1 if y.ndim == 1 else len(y) (no. 2)

# %% equivalent
# Any guard from 1e-15 to 1e-4 is fair.
#     1e-07 -> 2e-07 in: return -np.sum(t * np.log(y + 1e-07)) / n
