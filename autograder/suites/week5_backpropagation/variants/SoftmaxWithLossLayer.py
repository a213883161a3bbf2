# The variant bank of `SoftmaxWithLossLayer`; docs/suites.md describes the format.

# %% wrong="batch_size_missing_in_dx" lacks="dx" base="reference" replaces=" / len(self.y)" by=""
# en: dx is not divided by the batch size
#     Your dx is too large by a factor of N, the number of rows. The loss is the mean over the
#     batch: how much does the mean change if the loss of one row changes a little?
# ja: dxをバッチの大きさで割っていない
#     dxが、行の数を掛けた大きさになっています。損失はバッチの平均です。1行分の損失が少し変わる
#     と、平均はどれだけ変わりますか。

# %% wrong="cross_entropy_alone" lacks="dx" base="reference" replaces="dout * (self.y - self.t)" by="-dout * self.t / (self.y + 1e-7)"
# en: Backward differentiates the cross entropy alone, without the softmax
#     In your dx, all derivatives are 0 except that of the right class. But each score changes all
#     probabilities of its row. This layer contains two functions: which one is missing from your
#     derivative?
# ja: 交差エントロピー誤差だけを微分し、ソフトマックス関数を微分していない
#     正解のクラス以外の微分が0になっています。けれども、1つのスコアが変わると、その行のすべての確
#     率が変わります。このレイヤには関数が2つあります。微分に入っていないのは、どちらですか。

# %% wrong="divided_by_classes" lacks="dx" base="reference" replaces="len(self.y)" by="self.y.shape[1]"
# en: The derivative is divided by the number of classes
#     Your dx is right only if a batch has as many rows as there are classes. The shape of an array
#     of scores consists of two numbers. Which of them is the number of samples in the batch?
# ja: 微分を、バッチの大きさではなくクラスの数で割っている
#     dxが合うのは、行の数とクラスの数がたまたま同じときだけです。スコアの配列の形状は、2つの数から
#     なります。バッチのデータの件数は、どちらですか。

# %% wrong="divided_by_both_lengths" lacks="dx" base="reference" replaces="len(self.y)" by="self.y.size"
# en: The derivative is divided by the total number of elements
#     Your dx is too small by a factor of K, the number of classes. The loss is a mean over the
#     samples, not over the classes. How many terms does that mean have?
# ja: 微分を、すべての要素の数で割っている
#     dxが、クラスの数で割った大きさになっています。損失は、クラスではなくデータについての平均で
#     す。その平均では、いくつの値を足しましたか。

# %% wrong="dout_ignored" lacks="scales_with_dout" base="reference" replaces="dout * " by=""
# en: dout is not used
#     Your backward returns the same values for every dout. Usually dout is 1 here, so the mistake
#     does not show. But if the loss is only one part of a larger result, the chain rule needs dout.
# ja: doutを使っていない
#     どんなdoutが届いても、backwardの答えが同じです。ここではたいてい1が届くので、気づきにくい間
#     違いです。けれども、損失がもっと大きな計算の一部なら、連鎖律のとおりにdoutが必要です。

# %% wrong="no_default" lacks="scales_with_dout" base="reference" replaces="dout=1" by="dout"
# en: Backward requires an argument
#     Your backward stops if it is called without an argument. Compare the first line of the method
#     with the notebook that you received: which value does dout have there by default?
# ja: backwardに引数を必ず渡さなければならない
#     引数なしでbackwardを呼ぶと、エラーで止まります。配布されたノートブックで、メソッドの最初の行
#     を見てください。doutを省いたときの値は何でしたか。

# %% wrong="loss_returned" lacks="everything" base="reference" replaces="dout * (self.y - self.t) / len(self.y)" by="dout * cross_entropy_error(self.y, self.t)"
# en: Backward returns the loss instead of its derivative
#     One number comes back from your backward, the loss itself. Gradient descent needs to know how
#     the loss changes with each score. Which shape should the result have, according to the
#     docstring?
# ja: backwardが、微分ではなく損失を返している
#     backwardから数が1つ返っていて、それは損失の値です。必要なのは、それぞれのスコアを変えたとき
#     に損失がどう変わるかです。説明では、戻り値はどんな形状ですか。

# %% wrong="no_return" lacks="everything" base="reference" replaces="return dout" by="dx = dout"
# en: Backward returns nothing
#     Your backward computes the derivative, but None comes back. Which statement hands a value to
#     the code that called the method?
# ja: backwardが値を返していない
#     微分は計算されていますが、backwardからNoneが返っています。メソッドを呼び出した側に値を渡すの
#     は、どの文ですか。

# %% wrong="averaged_over_the_batch" lacks="everything" base="reference" replaces="dout * (self.y - self.t) / len(self.y)" by="dout * (self.y - self.t).mean(axis=0)"
# en: The derivatives of the samples are averaged into one row
#     One row comes back for the whole batch. A gradient has the shape of the array that it belongs
#     to, here the array of scores. Does the 1/N mean that the rows are combined?
# ja: データごとの微分を、1行に平均している
#     バッチ全体に対して、1行だけが返っています。勾配は、いつも元の配列（ここではスコアの配列）と
#     同じ形状です。1/Nは、行をまとめるという意味でしょうか。

# %% wrong="sign_turned" lacks="dx" base="reference" replaces="self.y - self.t" by="self.t - self.y"
# en: The derivative has the opposite sign
#     With your dx, gradient descent would make the loss larger. If the score of the right class
#     rises, does the loss rise or fall? Compare that with the sign of your answer.
# ja: 微分の符号が逆になっている
#     そのdxで勾配降下法を行うと、損失は増えてしまいます。正解のクラスのスコアが増えると、損失は増
#     えますか、減りますか。求めた符号と比べてみましょう。

# %% wrong="softmax_again" lacks="dx" base="reference" replaces="self.y - self.t" by="softmax(self.y) - self.t"
# en: Backward applies the softmax once more
#     In forward, self.y was already computed by the softmax. Your backward applies it to these
#     probabilities again. Which y does the formula in section 6 mean?
# ja: backwardで、もう一度ソフトマックス関数を使っている
#     self.yは、forwardで求めたソフトマックス関数の値です。backwardでは、その確率にもう一度ソフト
#     マックス関数を使っています。6節の式のyは、どの値ですか。

# %% wrong="memory_changed" lacks="again"
# en: Backward changes what forward has stored
#     The first call of backward is right, but the second, after the same call of forward, is not. A
#     second name for an array is not a second array. What does your backward subtract from?
# ja: forwardが保存した値を、backwardが変えている
#     同じforwardのあとで、1回目のbackwardは合っていますが、2回目からは違う値になります。配列に別
#     の名前を付けても、別の配列にはなりません。backwardでは、何から引いていますか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y, t = softmax(x), np.asarray(t)
        self.t = t if t.ndim == 2 else np.eye(self.y.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        dx = self.y
        dx -= self.t
        return dout * dx / len(dx)

# %% wrong="labels_not_converted" lacks="labels"
# en: The ready-made forward has been changed: labels are no longer turned into one-hot rows
#     With one-hot answers your layer is right. With labels, backward subtracts the class numbers.
#     The forward in the notebook that you received handles both forms.
# ja: 完成していたforwardを変えたため、ラベルがone-hot表現に直されていない
#     正解がone-hot表現なら合っています。ラベルを渡すと、backwardがクラスの番号をそのまま引いてし
#     まいます。配布されたノートブックのforwardは、どちらの形も扱えます。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.t = t
        self.y = softmax(x)
        self.loss = cross_entropy_error(self.y, self.t)
        return self.loss

    def backward(self, dout=1):
        batch_size = self.t.shape[0]
        dx = (self.y - self.t) / batch_size
        return dx * dout

# %% wrong="labels_expected" lacks="one_hot"
# en: The ready-made forward has been changed: one-hot answers are treated as labels
#     With labels your layer is right. With one-hot answers, your backward takes the zeros and ones
#     for class numbers. The forward in the notebook that you received handles both forms.
# ja: 完成していたforwardを変えたため、one-hot表現がラベルとして扱われている
#     ラベルなら合っています。one-hot表現を渡すと、backwardが0と1をクラスの番号として使ってしまい
#     ます。配布されたノートブックのforwardは、どちらの形も扱えます。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y, self.t = softmax(x), t
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        dx = self.y.copy()
        dx[np.arange(len(dx)), self.t] -= 1
        return dout * dx / len(dx)

# %% wrong="first_forward" lacks="last_forward"
# en: Only the batch of the first call of forward is stored
#     A new batch goes through the layer, but your backward still returns the derivative for the
#     first one. The ready-made forward stores each batch. What has changed in it?
# ja: 最初のforwardのバッチしか保存していない
#     新しいバッチを流しても、backwardは最初のバッチの微分を返しています。完成していたforwardは、
#     毎回バッチを保存し直します。どこが変わっていますか。
class SoftmaxWithLossLayer:
    def __init__(self):
        self.y = None

    def forward(self, x, t):
        y, t = softmax(x), np.asarray(t)
        t = t if t.ndim == 2 else np.eye(y.shape[1])[t]
        if self.y is None:
            self.y, self.t = y, t
        return cross_entropy_error(y, t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="shared_memory" lacks="last_forward"
# en: All layers store their values in the same place
#     If there are two layers, the backward of the first one uses the batch of the second one. Do
#     your values belong to one object (self), or to the class, which all objects share?
# ja: すべてのレイヤが、値を同じ場所に保存している
#     レイヤを2つ使うと、1つ目のレイヤが、2つ目に流したバッチで逆伝播してしまいます。保存した値
#     は、一つひとつのオブジェクト（self）のものですか。それとも、クラスのものですか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        SoftmaxWithLossLayer.y = softmax(x)
        SoftmaxWithLossLayer.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="probabilities_returned" lacks="loss" base="reference" replaces="return cross_entropy_error(self.y, self.t)" by="return self.y"
# en: The ready-made forward has been changed: it returns the probabilities instead of the loss
#     Your backward is right. But forward returns an array with the shape of the scores, while
#     training needs one number, the loss. Compare forward with the notebook that you received.
# ja: 完成していたforwardを変えたため、損失ではなく確率が返っている
#     backwardは合っています。けれども、forwardからスコアと同じ形状の配列が返っています。学習に必
#     要なのは、損失という1つの数です。配布されたノートブックのforwardと比べてみましょう。

# %% wrong="overflow" lacks="loss"
# en: The ready-made forward has been changed: the exponential of a large score overflows
#     For large scores your layer returns nan. The softmax of the notebook subtracts the maximum
#     of each row first, which does not change the probabilities. Why is that needed?
# ja: 完成していたforwardを変えたため、大きなスコアでオーバーフローする
#     スコアが大きいとnanになります。用意されているsoftmaxは、先に各行の最大値を引きます。引いても
#     確率は変わりません。何のために引くのでしょうか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        e = np.exp(x)
        self.y = e / e.sum(axis=1, keepdims=True)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="loss_summed" lacks="dx, loss" reason="the derivative and the ready-made loss are wrong: both of what the layer computes"
# en: The loss is summed over the batch
#     Your loss and your dx are both too large by a factor of N, the number of samples. The
#     ready-made forward returns the mean. What follows from this for dx?
# ja: 損失をバッチ全体で合計している
#     損失もdxも、データの件数を掛けた大きさになっています。完成していたforwardは平均を返します。
#     すると、dxはどうなりますか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return -np.sum(self.t * np.log(self.y + 1e-7))

    def backward(self, dout=1):
        return dout * (self.y - self.t)

# %% right="float32_clip"
# 32 bits, the probabilities clipped, one subtracted at the labels
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        x = np.asarray(x, dtype=np.float32)
        e = np.exp(x - x.max(axis=1, keepdims=True))
        self.y = e / e.sum(axis=1, keepdims=True)
        self.labels = np.argmax(t, axis=1) if t.size == self.y.size else t
        picked = np.take_along_axis(self.y, self.labels[:, None], axis=1)
        return np.log(np.clip(picked, 1e-15, 1)).mean() * np.float32(-1)

    def backward(self, dout=1.0):
        dx = self.y.copy()
        dx[np.arange(len(dx)), self.labels] -= 1
        dx *= np.float32(dout)
        return dx / np.float32(len(dx))

# %% right="large_guard_heeded"
# The guard is 1e-4, and backward is the exact derivative with the guard in it
class SoftmaxWithLossLayer:
    def forward(self, x, t, guard=1e-4):
        self.guard = guard
        self.y = softmax(x)
        self.t = np.array(t) if np.ndim(t) == 2 else np.eye(np.shape(x)[1])[t]
        return np.array(-np.sum(self.t * np.log(self.y + guard)) / len(self.t))

    def backward(self, dout=None):
        factor = 1 if dout is None else dout
        dy = -self.t / (self.y + self.guard) / len(self.t)
        return factor * self.y * (dy - np.sum(dy * self.y, axis=1, keepdims=True))

# %% right="loop_over_rows"
# The ready-made forward; a loop over the rows; returns a list of arrays
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y, t = softmax(x), np.asarray(t)
        self.t = t if t.ndim == 2 else np.eye(self.y.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        n = self.t.shape[0]
        return [dout / n * (y - t) for y, t in zip(self.y, self.t)]

# %% right="loops_and_lists"
# Plain loops and math; returns a list of lists
import math


class SoftmaxWithLossLayer:
    def forward(self, x, t):
        rows = np.asarray(x, dtype=float).tolist()
        answers = [
            row if isinstance(row, list) else [float(k == row) for k in range(len(rows[0]))]
            for row in np.asarray(t).tolist()
        ]
        loss, self.dx = 0.0, []
        for row, answer in zip(rows, answers):
            e = [math.exp(v - max(row)) for v in row]
            y = [v / sum(e) for v in e]
            loss -= sum(a * math.log(p + 1e-12) for a, p in zip(answer, y))
            self.dx.append([(p - a) / len(rows) for a, p in zip(answer, y)])
        return loss / len(rows)

    def backward(self, dout=1):
        return [[dout * v for v in row] for row in self.dx]

# %% right="two_branches"
# The class of the book, with dout: labels and one-hot in two branches of backward
class SoftmaxWithLossLayer:
    def __init__(self):
        self.loss = None
        self.y = None
        self.t = None

    def forward(self, x, t):
        self.t = t
        self.y = softmax(x)
        self.loss = cross_entropy_error(self.y, self.t)
        return self.loss

    def backward(self, dout=1):
        batch_size = self.t.shape[0]
        if self.t.size == self.y.size:
            dx = (self.y - self.t) / batch_size
        else:
            dx = self.y.copy()
            dx[np.arange(batch_size), self.t] -= 1
            dx = dx / batch_size
        return dx * dout

# %% equivalent
# The docstring promises an array
#     np.asarray(t) -> t in: self.y, t = (softmax(x), np.asarray(t))

# %% equivalent
# The scores have two axes: the second one is the last one
#     1 -> -1 in: self.t = t if t.ndim == 2 else np.eye(self.y.shape[1])[t]
