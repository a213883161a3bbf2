# The variant bank of `SoftmaxWithLossLayer`; docs/suites.md describes the format.

# %% wrong="batch_size_missing_in_dx" lacks="dx"
# en: Backward forgets that the loss is a mean
#     Your dx is too large, by the number of rows. Forward takes a mean over the batch: how much
#     does that mean change when one row's own loss changes by a little?
# ja: 逆伝播で、損失が平均であることを忘れている
#     dx が、行の数を掛けた大きさになっています。forward ではバッチの平均を取りました。1行分の損
#     失が少し変わると、平均はどれだけ変わりますか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t)

# %% wrong="cross_entropy_alone" lacks="dx"
# en: Backward goes through the cross entropy alone, not through the softmax
#     In your dx only the right class has a derivative. But every score of a row moves all its
#     probabilities. Your way back has gone through one of the two functions of this layer:
#     which one is left?
# ja: 交差エントロピー誤差だけを微分し、ソフトマックス関数を通っていない
#     正解のクラス以外の微分が 0 になっています。けれども、一つのスコアが動けば、その行のすべて
#     の確率が変わります。このレイヤには関数が二つあり、逆伝播はまだ一方しか通っていません。残っ
#     ているのはどちらですか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return -dout * self.t / (self.y + 1e-7) / len(self.y)

# %% wrong="divided_by_classes" lacks="dx" base="batch_size_missing_in_dx" replaces="(self.y - self.t)" by="(self.y - self.t) / self.y.shape[1]"
# en: The derivative is divided by the number of classes
#     Your dx is right only where a batch has as many rows as there are classes. An array of
#     scores has two lengths. Which of them did the mean of forward divide by?
# ja: 微分を、バッチの大きさではなくクラスの数で割っている
#     dx が合うのは、行の数とクラスの数がたまたま同じときだけです。スコアの配列には二つの長さが
#     あります。forward の平均では、どちらで割りましたか。

# %% wrong="dout_ignored" lacks="scales_with_dout"
# en: The derivative that comes in is not used
#     Your backward answers the same whatever derivative comes in. Usually that is 1, so nobody
#     notices; the book leaves it out as well. But if the loss is only a part of something
#     larger, the chain rule holds here, too.
# ja: 届いた微分を使っていない
#     どんな微分が届いても、backward の答えが同じです。たいていは 1 が届くので気づきにくく、本の
#     コードでも使っていません。けれども、損失がさらに何かの一部なら、ここでも連鎖律が成り立ちま
#     す。
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
        return dx

# %% wrong="first_forward" lacks="last_forward"
# en: Only the batch of the first forward is remembered
#     A new batch goes forward, but your backward still gives the derivative for the first one.
#     When does what the layer remembers have to be renewed?
# ja: 最初の forward のバッチしか覚えていない
#     新しいバッチを流しても、backward は最初のバッチの微分を返しています。レイヤが覚えた値は、
#     いつ新しくする必要がありますか。
class SoftmaxWithLossLayer:
    def __init__(self):
        self.y = None

    def forward(self, x, t):
        y = softmax(x)
        t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        if self.y is None:
            self.y, self.t = y, t
        return cross_entropy_error(y, t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="labels_in_forward_only" lacks="labels"
# en: Labels are understood in forward, but not in backward
#     With labels your loss is right, because the given function understands them; the way back
#     subtracts them as plain numbers. In which form does the formula of section 6 want the
#     right answers?
# ja: forward では正解ラベルを扱えるが、backward では扱えない
#     正解ラベルでも損失が正しいのは、用意された関数が扱ってくれるからです。ところが backward で
#     は、ラベルをただの数として引いています。第6節の式の t は、どの形でしたか。
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

# %% wrong="labels_not_understood" lacks="labels"
# en: Labels are treated as if they were one-hot
#     One-hot answers work, but labels stop your layer, or give nonsense. A label names a class,
#     it is no row of zeros with a single one. How can you tell the two forms apart, and turn
#     one into the other?
# ja: 正解ラベルを one-hot表現として計算している
#     one-hot表現なら動きますが、正解ラベルを渡すと、止まるか、でたらめな値になります。正解ラベ
#     ルはクラスの番号で、0 と 1 の並びではありません。二つの形をどう見分け、どう変換すればよい
#     でしょうか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t
        return -np.sum(t * np.log(self.y + 1e-7)) / len(x)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="log_of_zero" lacks="large_scores"
# en: Nothing protects the logarithm from zero
#     Where the right class has a probability of zero, your loss is infinite, or nan. The cross
#     entropy of week 2 puts something very small inside the logarithm. What for?
# ja: 対数に 0 が入るのを防いでいない
#     正解のクラスの確率が 0 になると、損失が無限大や nan になります。第2週の交差エントロピー誤
#     差では、対数の中に、とても小さな数を入れていました。何のためでしたか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.labels = np.argmax(t, axis=1) if np.ndim(t) == 2 else t
        return -np.mean(np.log(self.y[np.arange(len(x)), self.labels]))

    def backward(self, dout=1):
        dx = self.y.copy()
        dx[np.arange(len(dx)), self.labels] -= 1
        return dout * dx / len(dx)

# %% wrong="loss_of_each_row" lacks="loss"
# en: The loss of each sample comes back instead of one number
#     Your forward gives as many losses as there are rows. Gradient descent goes downhill on a
#     single number. How does one loss of the whole batch come out of them?
# ja: 損失が一つの数ではなく、データごとに返っている
#     forward から、行と同じ数の損失が返っています。勾配降下法が小さくしようとするのは、一つの数
#     です。そこから、バッチ全体の損失をどう求めますか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return -np.sum(self.t * np.log(self.y + 1e-7), axis=1)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="loss_summed" lacks="everything"
# en: The loss is summed over the batch
#     Your loss grows with the number of samples. How do you make the loss of a small batch
#     comparable with that of a large one? And what does that mean for the way back?
# ja: 損失をバッチ全体で合計している
#     サンプルの数が増えるほど、損失も大きくなっています。小さなバッチの損失と大きなバッチの損失
#     を比べられるようにするには、どうすればよいでしょうか。逆伝播はどう変わりますか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return -np.sum(self.t * np.log(self.y + 1e-7))

    def backward(self, dout=1):
        return dout * (self.y - self.t)

# %% wrong="mean_over_classes_too" lacks="loss, large_scores"
# en: The loss is averaged over the classes as well
#     The more classes there are, the smaller your loss becomes, although nothing else changes.
#     Over what is the mean of the cross entropy error taken, and over what is it not?
# ja: 損失をクラスについても平均している
#     クラスの数が増えるほど、損失が小さくなっています。交差エントロピー誤差では、何について平均
#     を取るのでしたか。クラスについてはどうでしょうか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return -np.mean(self.t * np.log(self.y + 1e-7))

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="memory_changed" lacks="again"
# en: Backward changes what forward has remembered
#     The first backward is right, but every further one after the same forward moves on. A
#     second name for an array is no second array. What does your backward subtract from?
# ja: forward が覚えた値を、backward が変えている
#     同じ forward のあとで、1回目の backward は合っていますが、呼ぶたびに値がずれていきます。配
#     列に別の名前を付けても、別の配列にはなりません。backward では、何から引いていますか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = np.argmax(t, axis=1) if np.ndim(t) == 2 else t
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        dx = self.y
        dx[np.arange(len(dx)), self.t] -= 1
        return dout * dx / len(dx)

# %% wrong="no_default" lacks="scales_with_dout"
# en: Backward insists on being told the incoming derivative
#     Your backward stops when it is called without an argument. Usually nothing comes after the
#     loss, so it should do without. What did the first line of the method look like in the cell
#     as you got it?
# ja: backward に引数を必ず渡さなければならない
#     引数なしで backward を呼ぶと、止まってしまいます。ふつう、損失の先には何もないので、省ける
#     ようにしておきます。はじめに書かれていたメソッドの最初の行は、どうなっていましたか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="one_hot_not_understood" lacks="one_hot"
# en: One-hot answers are treated as if they were labels
#     Labels work, but with one-hot answers your layer stops, or picks the wrong probabilities:
#     their zeros and ones are taken for the numbers of classes. How can you tell the two forms
#     apart?
# ja: one-hot表現を正解ラベルとして計算している
#     正解ラベルなら動きますが、one-hot表現を渡すと、止まるか、違う確率を取り出してしまいます。0
#     と 1 の並びが、クラスの番号として扱われているからです。二つの形は、どう見分ければよいで
#     しょうか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t
        return -np.mean(np.log(self.y[np.arange(len(x)), t] + 1e-7))

    def backward(self, dout=1):
        dx = self.y.copy()
        dx[np.arange(len(dx)), self.t] -= 1
        return dout * dx / len(dx)

# %% wrong="overflow" lacks="large_scores"
# en: The exponential of a large score overflows
#     For large scores nan comes out of your layer. Probabilities stay the same when every score
#     of a row is lowered by the same amount. How can that keep the exponential small?
# ja: 大きなスコアの指数関数がオーバーフローしている
#     スコアが大きいと nan になります。一つの行のスコアから同じ数を引いても、確率は変わりませ
#     ん。これを使って、指数関数の値が大きくなりすぎないようにできませんか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        e = np.exp(x)
        self.y = e / e.sum(axis=1, keepdims=True)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="probabilities_returned" lacks="loss"
# en: Forward returns the probabilities instead of the loss
#     What comes out of your forward has the shape of the scores. This layer is the last one: it
#     has the loss in its name. What does the training want to know from it?
# ja: forward が損失ではなく確率を返している
#     forward から、スコアと同じ形状の配列が返っています。これはネットワークの最後のレイヤで、名
#     前に Loss とあります。学習のために知りたいのは、どの値でしょうか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        self.loss = cross_entropy_error(self.y, self.t)
        return self.y

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="shared_memory" lacks="last_forward"
# en: All layers share one memory
#     As soon as there are two layers, the first one goes back with the batch of the second. Do
#     the values you keep belong to the one object, or to a place that all objects share?
# ja: すべてのレイヤが一つの記憶を共有している
#     レイヤを二つ使うと、一つ目のレイヤが、二つ目に流したバッチで逆伝播してしまいます。覚えた値
#     は、オブジェクト一つ一つのものですか。それとも、みんなが使う場所に置いてありますか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        SoftmaxWithLossLayer.y = softmax(x)
        SoftmaxWithLossLayer.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="sign_turned" lacks="dx" base="batch_size_missing_in_dx" replaces="(self.y - self.t)" by="(self.t - self.y) / len(self.y)"
# en: The derivative points the other way
#     Gradient descent with your dx would climb instead of going down. Raise the score of the
#     right class: does the loss rise or fall? Compare that with the sign of your answer.
# ja: 微分の符号が逆になっている
#     その dx で勾配降下法を行うと、損失は下がらずに上がってしまいます。正解のクラスのスコアを上
#     げると、損失は増えますか、減りますか。求めた符号と比べてみましょう。

# %% wrong="softmax_missing" lacks="everything"
# en: The scores are taken for probabilities
#     Your loss looks at the scores as if they were probabilities, so it can become negative, or
#     nan where a score is. What has to happen to the scores first, so that each row adds up to
#     1?
# ja: スコアをそのまま確率として扱っている
#     スコアをそのまま確率として損失に使っているので、損失が負や nan になることがあります。各行
#     の和が 1 になるように、先に何をする必要がありますか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = x
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="softmax_of_the_whole_batch" lacks="everything"
# en: All rows together are turned into one set of probabilities
#     A sample's loss depends on which others are in its batch: all rows together add up to 1,
#     instead of each by itself. Along which axis is the sum of your softmax taken?
# ja: バッチ全体で一つの確率にしている
#     同じデータでも、いっしょに流したほかのデータによって損失が変わります。各行ではなく、バッチ
#     全体の和が 1 になっています。ソフトマックス関数の和は、どの軸に沿って取っていますか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        e = np.exp(x - np.max(x))
        self.y = e / np.sum(e)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="told_apart_by_length" lacks="tells_labels_from_one_hot"
# en: Labels and one-hot are told apart by the length of the array
#     As soon as a batch has as many rows as there are classes, your layer takes its labels for
#     one-hot. Equal lengths may be chance. What is different about the two forms whatever the
#     batch?
# ja: 正解ラベルか one-hot表現かを、配列の長さで見分けている
#     行の数とクラスの数が同じバッチで、ラベルが one-hot表現と取り違えられています。長さは、たま
#     たま一致することがあります。どんなバッチでも、二つの形で必ず違うのは何でしょうか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        if t.shape[-1] != x.shape[1]:
            t = np.eye(x.shape[1])[t]
        self.t = t
        return -np.sum(self.t * np.log(self.y + 1e-7)) / len(x)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="told_apart_by_values" lacks="tells_labels_from_one_hot"
# en: Labels and one-hot are told apart by their values
#     A batch may happen to hold only the classes 0 and 1: then your layer takes the labels for
#     one-hot. The values do not tell the two forms apart for certain. What does?
# ja: 正解ラベルか one-hot表現かを、値で見分けている
#     バッチの正解が、たまたまクラス 0 と 1 だけのこともあります。そのとき、ラベルが one-hot表現
#     と取り違えられています。値では、確実には見分けられません。二つの形で必ず違うのは何でしょう
#     か。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        if t.max() > 1:
            t = np.eye(x.shape[1])[t]
        self.t = t
        return -np.sum(self.t * np.log(self.y + 1e-7)) / len(x)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

# %% wrong="x_in_place" lacks="arguments_stay"
# en: The scores that were handed in are changed
#     Your answers are right, but afterwards the caller's scores have moved. Some operators
#     change an array instead of making a new one. Which line does that to x?
# ja: 渡されたスコアの配列そのものを書き換えている
#     答えは合っていますが、そのあと、渡したスコアの配列の中身が変わっています。演算子の中には、
#     新しい配列を作らず、元の配列を変えるものがあります。x をそうしているのは、どの行ですか。
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        x -= x.max(axis=1, keepdims=True)
        self.y = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)

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

# %% right="log_sum_exp"
# The loss from the logarithm of the sum, which never sees a zero and needs no guard
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        x = np.asarray(x, dtype=float)
        top = x.max(axis=1, keepdims=True)
        log_y = x - top - np.log(np.exp(x - top).sum(axis=1, keepdims=True))
        self.y = np.exp(log_y)
        self.right = np.arange(x.shape[1]) == np.reshape(t, (-1, 1)) if np.ndim(t) == 1 else t == 1
        return -log_y[self.right].mean()

    def backward(self, dout=1):
        return dout * (self.y - self.right.astype(float)) / len(self.y)

# %% right="loops_and_lists"
# Plain loops and math; a list of lists comes back
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
# Labels and one-hot in two branches of backward, with attributes that begin as None
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
