# The variant bank of `SimpleNet`; docs/suites.md describes the format.

# %% wrong="always_a_batch" lacks="scores"
# en: The scores of one sample are returned as a batch of one
#     The numbers are right, but for a single sample they come back in an array with two axes and a
#     single row. Which shape does the docstring name for one sample?
# ja: 1件のデータのスコアが、1行のバッチとして返ってくる
#     数は合っていますが、1件のデータのときにも、1行だけの2次元の配列になっています。説明では、1件の
#     データのスコアの形状はどうなっていますか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        if x.ndim == 1:
            x = x.reshape(1, -1)
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if np.ndim(x) == 1:
            y = y[0]
        return cross_entropy_error(y, t)

# %% wrong="arguments_swapped" lacks="everything"
# en: y and t are swapped in the call of the loss function
#     Your loss is nearly 0 or suddenly very large, or your code stops with an error: the logarithm
#     is taken of the answers instead of the probabilities. In which order does the function take
#     the two?
# ja: 損失関数を呼ぶときにyとtが逆になっている
#     損失がほぼ0だったり、急に大きくなったり、エラーになったりします。正解のほうが対数に入り、確
#     率が正解として扱われているからです。この関数の引数は、どの順番でしたか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return cross_entropy_error(t, y)

# %% wrong="batch_only" lacks="one_sample"
# en: The loss is written for batches only
#     For batches your loss is right, but a single sample leads to an error: your code expects rows
#     and columns where there is only one row of scores. How can one sample be treated as a batch of
#     one?
# ja: 損失がバッチでしか使えない
#     バッチなら正しいのに、1件のデータだとエラーになります。スコアが3つ並んでいるだけなのに、行と列
#     があるものとして扱っているからです。1件のデータを、1行のバッチとして扱うには、どうすればよいで
#     しょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.array(t)
        if t.ndim == 2:
            t = t.argmax(axis=1)
        batch_size = y.shape[0]
        return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size

# %% wrong="batch_sum" lacks="batch"
# en: The loss is summed over the batch
#     For one sample your loss is right, but it grows with the number of samples. How do you make
#     the loss of a small batch comparable with that of a large one?
# ja: 損失をバッチ全体で合計している
#     1件のデータなら正しいのに、データの数が増えるほど損失も大きくなっています。小さなバッチと大
#     きなバッチの損失を比べられるようにするには、どうすればよいでしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.array(t)
        if t.ndim < y.ndim:
            t = np.eye(3)[t]
        return -np.sum(t * np.log(y + 1e-7))

# %% wrong="binary_cross_entropy" lacks="everything"
# en: The wrong classes add terms with 1 - t
#     Your loss is too large: the probabilities of the wrong classes count as well. In the cross
#     entropy of this course, the probability of only one class counts. Which class is it?
# ja: 不正解のクラスについて、1 - tの項も足している
#     損失が大きすぎます。不正解のクラスの確率まで損失に入っているからです。この授業の交差エントロ
#     ピー誤差は、どのクラスの確率だけで決まりますか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.array(t)
        if t.ndim < y.ndim:
            t = np.eye(3)[t]
        terms = t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)
        return -np.mean(np.sum(terms, axis=-1))

# %% wrong="changes_answers" lacks="arguments_stay"
# en: Changes t in place
#     After the call of loss, the caller's one-hot answers have changed if they are floats: an
#     in-place operation works on t itself. Use a new array for what you compute from t.
# ja: tをその場で書き換えている
#     損失を求めたあと、呼び出した側の正解（浮動小数点数のone-hot表現）が変わっています。tそのものを
#     書き換える演算をしているからです。tから計算した結果は、新しい配列に入れましょう。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if np.ndim(t) == y.ndim:
            if t.dtype != float:
                t = t.astype(float)
            t *= np.log(y + 1e-7)
            return -np.sum(t) / np.atleast_2d(y).shape[0]
        return cross_entropy_error(y, t)

# %% wrong="class_attribute" lacks="standard_normal, weights_of_its_own"
# en: W belongs to the class and is drawn only once
#     All networks share one array of weights, drawn when the class was defined. If you change an
#     entry in one network, it changes in all of them. Which code runs for each new network?
# ja: Wがクラスの属性で、乱数が1回しか引かれない
#     どのネットワークも、クラスを定義したときに乱数で決めた同じ重みを共有しています。1つのネット
#     ワークで要素を書き換えると、ほかのネットワークでも変わります。ネットワークを作るたびに実行され
#     るのは、どこに書いたコードでしょうか。
class SimpleNet:
    W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)

# %% wrong="divided_by_classes" lacks="one_sample"
# en: The loss of one sample is divided by the number of classes
#     For batches your loss is right, but the loss of a single sample is only a third of what it
#     should be. For one sample, the first number in the shape of y is not the number of samples:
#     what is it?
# ja: 1件のデータのとき、クラスの数で割っている
#     バッチなら正しいのに、1件のデータの損失が3分の1になっています。1件のデータのとき、yの形状の
#     最初の数は、データの数ではありません。何の数でしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.array(t)
        if t.ndim < y.ndim:
            t = np.eye(3)[t]
        return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]

# %% wrong="divided_by_inputs" lacks="one_sample"
# en: The loss of one sample is divided by the number of inputs
#     For batches your loss is right, but the loss of a single sample is only half of what it should
#     be. For one sample, the first number in the shape of x is not the number of samples: what is
#     it?
# ja: 1件のデータのとき、入力の数で割っている
#     バッチなら正しいのに、1件のデータの損失が半分になっています。1件のデータのとき、xの形状の最
#     初の数は、データの数ではありません。何の数でしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.array(t)
        if t.ndim < y.ndim:
            t = np.eye(3)[t]
        batch_size = x.shape[0]
        return -np.sum(t * np.log(y + 1e-7)) / batch_size

# %% wrong="first_array_only" lacks="weights_from_outside, gradient"
# en: Keeps using the first array of weights
#     If an entry of W changes, your network uses it. If W is replaced by another array, your
#     network still uses the old one. Under how many names do you keep the weights?
# ja: 最初の重みの配列を使い続けている
#     Wの要素を書き換えると反映されますが、Wを別の配列に置き換えると、前の配列のまま計算していま
#     す。重みを、いくつの名前で持っていますか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)
        self.params = {"W": self.W}

    def predict(self, x):
        return np.dot(x, self.params["W"])

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)

# %% wrong="fixed_seed" lacks="standard_normal"
# en: A fixed seed gives each network the same weights
#     All new networks have exactly the same weights, although they are random. What makes the
#     random numbers start at the same place each time?
# ja: シードを固定していて、どのネットワークの重みも同じになる
#     重みは乱数なのに、どのネットワークでもまったく同じです。乱数が毎回同じところから始まるのは、
#     何のせいでしょうか。
class SimpleNet:
    def __init__(self):
        np.random.seed(0)
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)

# %% wrong="global_weights" lacks="weights_of_its_own, weights_from_outside, gradient"
# en: predict reads a global W
#     When there are two networks, both compute with the weights of the newer one: they look for W
#     outside the network. Where does each network keep its own weights?
# ja: predictがグローバル変数のWを読んでいる
#     ネットワークを2つ作ると、どちらも新しいほうの重みで計算します。ネットワークの外にあるWを読ん
#     でいるからです。それぞれの重みは、どこにありますか。
class SimpleNet:
    def __init__(self):
        global W
        W = np.random.randn(2, 3)
        self.W = W

    def predict(self, x):
        return np.dot(x, W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)

# %% wrong="label_by_size" lacks="labels"
# en: One-hot answers are recognized by the length 3 alone
#     Your loss is wrong for labels in one case: if there are as many samples as classes, the
#     labels are taken for a one-hot row. What is always different between the two forms?
# ja: 長さが3かどうかだけでone-hot表現と判断している
#     データの数がクラスの数と同じときだけ、ラベルの損失が合いません。並んだラベルを、one-hot表現
#     の1行と取り違えているからです。2つの形で、いつも違うのは何でしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if np.size(t) == 3:
            return -np.sum(t * np.log(y + 1e-7))
        return cross_entropy_error(y, t)

# %% wrong="labels_from_one" lacks="labels"
# en: The labels are counted from 1
#     For one-hot answers your loss is right, but for a label you use the probability of another
#     class. What is the number of the first class in Python?
# ja: ラベルを1から数えている
#     one-hot表現なら正しいのに、ラベルでは別のクラスの確率を使っています。Pythonでは、クラスの番号
#     はいくつから始まるでしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.array(t)
        if t.ndim < y.ndim:
            t = t - 1
        return cross_entropy_error(y, t)

# %% wrong="labels_only" lacks="one_hot"
# en: One-hot answers are treated as if they were labels
#     With labels your loss is right, but with one-hot answers it is not: the zeros and ones are
#     taken for class numbers. How can you tell from the shape of t which form it has?
# ja: one-hot表現をラベルとして扱っている
#     ラベルなら正しいのに、one-hot表現では合いません。並んだ0と1を、クラスの番号として使っている
#     からです。tがどちらの形かは、形状のどこを見ればわかりますか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = np.atleast_2d(softmax(self.predict(x)))
        t = np.atleast_1d(t)
        return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))

# %% wrong="last_scores" lacks="one_sample, gradient"
# en: loss uses the scores of the last call of predict
#     Your loss belongs to an earlier call: if the weights or the sample change, it stays the
#     same. What should be computed again in each call?
# ja: lossが、前回のpredictのスコアを使っている
#     損失が、前の呼び出しのときの値のままです。重みやデータが変わっても変わりません。呼ばれるたび
#     に計算し直すべきものは、何でしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)
        self.z = None

    def predict(self, x):
        self.z = np.dot(x, self.W)
        return self.z

    def loss(self, x, t):
        if self.z is None or self.z.shape[:-1] != np.shape(x)[:-1]:
            self.predict(x)
        return cross_entropy_error(softmax(self.z), t)

# %% wrong="learns_in_loss" lacks="one_sample, one_hot, labels, arguments_stay"
# en: loss also moves the weights
#     Each call of loss moves the weights, so the next call returns a different number. loss should
#     only measure; the steps downhill are taken elsewhere.
# ja: lossの中で重みまで動かしている
#     lossを呼ぶたびに重みが動き、損失も変わってしまいます。lossは測るだけです。坂を下るのは、lossの
#     仕事ではありません。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        value = cross_entropy_error(y, t)
        grad = numerical_gradient(
            lambda w: cross_entropy_error(softmax(np.dot(x, w)), t), self.W.copy()
        )
        self.W -= 0.1 * grad
        return value

# %% wrong="list_of_losses" lacks="batch" base="batch_sum" replaces="(y + 1e-7)" by="(y + 1e-7), axis=-1"
# en: A loss for each sample is returned instead of the mean
#     For a batch you return an array, with a loss for each sample. Gradient descent needs one
#     number. How do you get it from the losses?
# ja: 平均ではなく、データごとの損失が返ってくる
#     バッチのとき、データごとの損失を並べた配列が返ってきます。勾配降下法で使う損失は、1つの数で
#     なければなりません。並んだ損失を1つの数にするには、どうすればよいでしょうか。

# %% wrong="log10" lacks="everything"
# en: log10 is used instead of the natural logarithm
#     All your losses are too small, by the same factor of about 2.3. What is the base of
#     the logarithm in the cross entropy?
# ja: 自然対数ではなくlog10を使っている
#     どの損失も小さすぎて、約2.3分の1になっています。交差エントロピー誤差の対数の底は何でしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.array(t)
        if t.ndim < y.ndim:
            t = np.eye(3)[t]
        return np.mean(-np.sum(t * np.log10(y + 1e-7), axis=-1))

# %% wrong="loss_no_return" lacks="everything"
# en: loss returns nothing
#     loss returns None: print shows a number on the screen, but the caller of loss gets nothing.
#     Which statement gives a value to the caller?
# ja: lossが何も返していない
#     lossからNoneが返ってきます。printは画面に表示するだけで、呼び出した側には何も渡しません。値を
#     渡すには、どの文を使いますか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        print(cross_entropy_error(y, t))

# %% wrong="mean_over_classes" lacks="everything" base="batch_sum" replaces="np.sum" by="np.mean"
# en: The mean is taken over the classes as well
#     Your loss is a third of what it should be, for one sample and for a batch alike. The mean
#     should be taken over the samples only. Which number do you divide by?
# ja: クラスについても平均している
#     1件のデータでもバッチでも、損失が3分の1になっています。平均を取るのは、データについてだけで
#     す。いま、いくつの数で割っていますか。

# %% wrong="no_minus" lacks="everything"
# en: The minus sign is missing
#     Your loss is negative, and better answers give a larger loss. The logarithm of a probability
#     is never above 0. What turns it into a loss?
# ja: マイナスが抜けている
#     損失が負で、答えがよいほど大きくなっています。確率の対数は0以下です。それを損失にするには、何
#     が必要でしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.array(t)
        if t.ndim < y.ndim:
            t = np.eye(3)[t]
        return np.mean(np.sum(t * np.log(y + 1e-7), axis=-1))

# %% wrong="no_predict" lacks="everything"
# en: The softmax is taken of x, not of the scores
#     Your loss does not change when W changes, or your code stops with an error: the weights are
#     not used. What has to be done with x before the softmax?
# ja: スコアではなくxをソフトマックス関数に入れている
#     Wを変えても損失が変わらなかったり、エラーになったりします。重みがまったく使われていないから
#     です。ソフトマックス関数の前に、xをどうする必要がありますか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(x)
        return cross_entropy_error(y, t)

# %% wrong="no_softmax" lacks="everything" base="no_predict" replaces="softmax" by="self.predict"
# en: The softmax is forgotten
#     Your loss can be negative, or nan: the scores go straight into the logarithm. What turns
#     scores into probabilities first?
# ja: ソフトマックス関数を忘れている
#     損失が負になったり、nanになったりします。スコアがそのまま対数に入っているからです。その前
#     に、スコアを確率に変えるものは何でしょうか。

# %% wrong="one_hot_only" lacks="labels"
# en: Labels are treated as if they were one-hot
#     With one-hot answers your loss is right, but with labels it is not: each label is multiplied
#     by the logarithms as if it were a row of zeros and ones. A label is the number of the right
#     class: how do you find its probability?
# ja: ラベルをone-hot表現として扱っている
#     one-hot表現なら正しいのに、ラベルでは合いません。正解のクラスの番号を、そのまま対数に掛けて
#     いるからです。その番号のクラスの確率を取り出すには、どうすればよいでしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if y.ndim == 1:
            return -np.sum(t * np.log(y + 1e-7))
        t = np.reshape(t, (len(y), -1))
        return -np.sum(t * np.log(y + 1e-7)) / len(y)

# %% wrong="order" lacks="everything"
# en: The product is taken in the order W x
#     Your code stops with an error about shapes: in a product of matrices the order matters. The
#     formula has x first. Which two sizes have to be equal?
# ja: 積の順番がWとxで逆になっている
#     形状が合わないというエラーで止まります。行列の積では順番が大切で、式ではxが先に書かれていま
#     す。等しくなければならないのは、形状のどの数とどの数でしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(self.W, x)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)

# %% wrong="order_transposed" lacks="weights_of_its_own, scores, batch, weights_from_outside" base="order" replaces="self.W," by="self.W.T,"
# en: Multiplies the transposed W by x, which is right for one sample only
#     For one sample the result is right, but a batch leads to an error or to an array of the wrong
#     shape: in a batch, the samples are the rows. In which order do x and W fit for both, without
#     transposing W?
# ja: Wの転置にxを掛けていて、1件のデータのときしか使えない
#     1件のデータなら正しいのに、バッチではエラーになるか、形状が合いません。バッチでは、1件のデータ
#     が1行です。Wを転置せずに、どちらの場合にも使える順番はどれでしょうか。

# %% wrong="plain_label_fails" lacks="labels"
# en: A plain integer as the label of one sample is not handled
#     For arrays of answers your loss is right, but if the label of one sample is a plain integer,
#     your code stops with an error: an integer does not have the methods of an array. How do you
#     turn it into an array?
# ja: 1件のデータのラベルが、ただの整数の場合を考えていない
#     正解が配列なら問題ありませんが、1件のデータのラベルがただの整数だと、エラーで止まります。ただ
#     の整数には、配列のメソッドがないからです。配列にするには、どうすればよいでしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if y.ndim == 1:
            y = y.reshape(1, y.size)
            t = t.reshape(1, t.size)
        if t.size == y.size:
            t = t.argmax(axis=1)
        batch_size = y.shape[0]
        return -np.sum(np.log(y[np.arange(batch_size), t.reshape(-1)] + 1e-7)) / batch_size

# %% wrong="predict_class" lacks="scores"
# en: predict gives the class instead of the scores
#     Your predict returns the number of the class with the largest score. It has to return the
#     scores of all three classes; you do not have to choose one here.
# ja: predictがスコアではなくクラスの番号を返している
#     predictから、スコアがいちばん大きいクラスの番号が返ってきます。返してほしいのは、3つのクラスす
#     べてのスコアです。ここでは、1つを選ぶ必要はありません。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.argmax(np.dot(x, self.W), axis=-1)

    def loss(self, x, t):
        y = softmax(np.dot(x, self.W))
        return cross_entropy_error(y, t)

# %% wrong="predict_no_return" lacks="everything" base="order" replaces="return np.dot(self.W, x)" by="z = np.dot(x, self.W)"
# en: predict returns nothing
#     predict computes the scores but returns None, so the loss cannot be computed either. Which
#     statement returns a value?
# ja: predictが何も返していない
#     predictからNoneが返り、そのため損失も計算できません。スコアは計算されていますが、呼び出した側
#     に渡されていません。値を渡すには、どの文を使いますか。

# %% wrong="rounded" lacks="gradient"
# en: The loss is rounded
#     The loss looks right, but its slopes are not: if a weight moves a little, your loss stays
#     the same or jumps. A number that is used in further calculations needs all its digits.
# ja: 損失を丸めている
#     損失は合っているように見えますが、傾きが合いません。重みを少し動かしても、損失が変わらなかっ
#     たり、急に跳んだりするからです。あとの計算に使う数は、すべての桁を残しておきましょう。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return round(float(cross_entropy_error(y, t)), 3)

# %% wrong="small_weights" lacks="standard_normal"
# en: The weights are scaled down
#     Your weights are around 0, but far too close to it. Later weeks scale the weights down; here
#     the standard deviation is 1.
# ja: 重みを小さくしすぎている
#     重みは0のまわりに散らばっていますが、散らばり方が小さすぎます。小さくするのはもっと先の週の
#     話です。ここでは、標準正規分布の標準偏差のままにしておきましょう。
class SimpleNet:
    def __init__(self):
        self.W = 0.01 * np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)

# %% wrong="softmax_in_predict" lacks="scores"
# en: predict gives probabilities instead of scores
#     Your loss is right, but predict returns numbers between 0 and 1 whose sum is 1. Which of the
#     two methods applies the softmax?
# ja: predictがスコアではなく確率を返している
#     損失は正しいのですが、predictの値がどれも0と1のあいだで、合計が1になっています。ソフトマック
#     ス関数を使うのは、どちらのメソッドでしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return softmax(np.dot(x, self.W))

    def loss(self, x, t):
        y = self.predict(x)
        return cross_entropy_error(y, t)

# %% wrong="softmax_over_columns" lacks="batch"
# en: The softmax is taken over the columns of the batch
#     For one sample your loss is right, but in a batch the probabilities of one sample do not sum
#     to 1: those of one class, over all samples, do. Which axis of the scores belongs to the
#     classes?
# ja: ソフトマックス関数を、行ではなく列ごとに計算している
#     1件のデータなら正しいのに、バッチでは、データごとの確率の合計が1になりません。代わりに、クラ
#     スごとの合計が1になっています。スコアのどちらの軸がクラスでしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        exp_z = np.exp(z - np.max(z, axis=0))
        y = exp_z / np.sum(exp_z, axis=0)
        if z.ndim == 1:
            y = softmax(z)
        return cross_entropy_error(y, t)

# %% wrong="softmax_twice" lacks="everything" base="order" replaces="np.dot(self.W, x)" by="softmax(np.dot(x, self.W))"
# en: The softmax is applied twice
#     Your scores are probabilities already, and for the loss they go through the softmax once more.
#     This brings the probabilities close together, and no loss gets near 0. To which of the two
#     methods does the softmax belong?
# ja: ソフトマックス関数に2回通している
#     スコアがすでに確率なのに、損失を求めるときにもう一度ソフトマックス関数に通しています。すると確
#     率の差が縮まり、損失が0に近づかなくなります。1回だけ通すには、どちらのメソッドに書けばよいで
#     しょうか。

# %% wrong="squared_error" lacks="everything"
# en: The squared error is used instead of the cross entropy
#     Your loss never gets large, even when the right class has a probability near 0. Squared
#     differences belong to the other loss of week 2. Which one does the docstring name?
# ja: 交差エントロピー誤差ではなく二乗誤差を使っている
#     正解のクラスの確率がほぼ0でも、損失が大きくなりません。差の2乗を使うのは、第2週のもう一つの損
#     失関数です。ここで使うのは、どちらでしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.array(t)
        if t.ndim < y.ndim:
            t = np.eye(3)[t]
        return np.mean(0.5 * np.sum((y - t) ** 2, axis=-1))

# %% wrong="three_rows" lacks="everything"
# en: W has three rows and two columns
#     Your W has its two sizes in the wrong order. There is a row for each input and a column for
#     each class: how many inputs and classes are there?
# ja: Wが3行2列になっている
#     Wの行と列の数が逆です。行は入力、列はクラスに対応します。それぞれいくつありますか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(3, 2)

    def predict(self, x):
        return np.dot(x, self.W.T)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)

# %% wrong="uniform" lacks="standard_normal" base="small_weights" replaces="0.01 * np.random.randn" by="np.random.rand"
# en: The weights are uniform between 0 and 1
#     None of your weights is negative, and none is above 1. In the standard normal distribution
#     about half of them would be negative. Two of NumPy's random functions have names that differ
#     by only one letter.
# ja: 重みが0から1の一様乱数になっている
#     負の重みも、1を超える重みもありません。標準正規分布なら、およそ半分が負になるはずで
#     す。NumPyの乱数の関数には、名前が1文字しか違わないものがあります。

# %% wrong="uniform_around_zero" lacks="standard_normal"
# en: The weights are uniform around zero
#     Your weights are spread evenly between two bounds and never go beyond them. In the normal
#     distribution, numbers near 0 are frequent, and now and then a number is larger than 2. Which
#     function draws from this distribution?
# ja: 重みが0を中心とする一様乱数になっている
#     重みが、ある範囲の中に均等に散らばり、その外には出ません。正規分布では0に近い数が多く、ときど
#     き2を超える数も出ます。正規分布に従う乱数を生成する関数はどれでしょうか。
class SimpleNet:
    def __init__(self):
        self.W = np.random.uniform(-1, 1, (2, 3))

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)

# %% wrong="whole_softmax" lacks="batch"
# en: The softmax is taken over the whole batch
#     For one sample your loss is right, but in a batch it is too large: the probabilities of all
#     samples together sum to 1, instead of those of each sample. The softmax of the notebook goes
#     row by row.
# ja: ソフトマックス関数をバッチ全体で計算している
#     1件のデータなら正しいのに、バッチでは損失が大きすぎます。データごとではなく、バッチ全体の確
#     率の合計が1になっているからです。ノートブックに用意されたsoftmaxは、行ごとに計算します。
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        exp_z = np.exp(z - np.max(z))
        y = exp_z / np.sum(exp_z)
        return cross_entropy_error(y, t)

# %% wrong="zero_weights" lacks="standard_normal" base="small_weights" replaces="0.01 * np.random.randn(2, 3)" by="np.zeros((2, 3))"
# en: All weights begin at zero
#     Every new network of yours has the same weights, all of them zero. The docstring asks for
#     random numbers: which distribution does it name?
# ja: 重みがすべて0から始まる
#     新しいネットワークを作るたびに、重みがすべて0になっています。説明では、重みを乱数で決めること
#     になっています。どの分布の乱数でしょうか。

# %% right="clipped_guard"
# Clipped at 1e-15 instead of 1e-7 added; a 0-d array comes back
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = np.clip(softmax(self.predict(x)), 1e-15, 1)
        if np.ndim(t) == y.ndim:
            t = np.argmax(t, axis=-1)
        if y.ndim == 1:
            return np.array(-np.log(y[t]))
        return np.array(-np.log(y[range(len(y)), t]).mean())

# %% right="dataclass"
# A dataclass with a factory for W, tensordot for the product
from dataclasses import dataclass, field


@dataclass
class SimpleNet:
    W: np.ndarray = field(default_factory=lambda: np.random.randn(2, 3))

    def predict(self, x):
        return np.tensordot(x, self.W, axes=1)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

# %% right="float32"
# Everything in float32, einsum, take_along_axis
class SimpleNet:
    def __init__(self):
        self.W = np.random.default_rng().standard_normal((2, 3), dtype=np.float32)

    def predict(self, x):
        x, w = np.asarray(x, dtype=np.float32), np.asarray(self.W, dtype=np.float32)
        return np.einsum("...i,ik->...k", x, w)

    def loss(self, x, t):
        y = softmax(self.predict(x)).astype(np.float32)
        t = np.asarray(t)
        if t.ndim == y.ndim:
            t = t.argmax(axis=-1)
        p = np.take_along_axis(y, t[..., None].astype(int), axis=-1)
        return np.mean(-np.log(p + np.float32(1e-7)), dtype=np.float32)

# %% right="functions"
# The methods are functions outside the class, slots, one sample after the other
class SimpleNet:
    __slots__ = ("W",)

    def __init__(self):
        self.W = np.random.randn(6).reshape(2, 3)


def scores(self, x):
    return np.inner(x, self.W.T)


def error(self, x, t):
    z = np.atleast_2d(scores(self, x))
    t = np.atleast_1d(t)
    if t.size == z.size:
        t = np.where(t.reshape(z.shape) == 1)[1]
    return sum(cross_entropy_error(softmax(row), int(k)) for row, k in zip(z, t)) / len(z)


SimpleNet.predict = scores
SimpleNet.loss = error

# %% right="large_guard"
# A guard of 1e-4, added; a seed at the top of the cell
np.random.seed(1)


class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.asarray(t)
        hot = t if t.ndim == y.ndim else np.eye(3)[t]
        return np.mean(-np.sum(hot * np.log(y + 1e-4), axis=-1))

# %% right="log_sum_exp"
# The logarithm of the softmax by log-sum-exp, without a guard
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = x @ self.W
        z = z - z.max(axis=-1, keepdims=True)
        log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
        t = np.asarray(t)
        if t.ndim == z.ndim:
            return -(t * log_p).sum(axis=-1).mean()
        return -np.mean(np.choose(t, log_p.T))

# %% right="loops"
# Loops and plain Python, lists come back
import math


class SimpleNet:
    def __init__(self):
        self.W = np.array([[np.random.normal() for _ in range(3)] for _ in range(2)])

    def predict(self, x):
        if np.ndim(x) == 1:
            return [sum(float(x[i]) * self.W[i, k] for i in range(2)) for k in range(3)]
        return [self.predict(row) for row in x]

    def loss(self, x, t):
        if np.ndim(x) == 2:
            return sum(self.loss(row, answer) for row, answer in zip(x, t)) / len(x)
        scores = self.predict(x)
        largest = max(scores)
        parts = [math.exp(s - largest) for s in scores]
        label = int(t) if np.ndim(t) == 0 else list(t).index(1)
        return -math.log(parts[label] / sum(parts) + 1e-7)

# %% right="parameters"
# Extra parameters, one generator for all networks, prints, more attributes
rng = np.random.default_rng(3)


class SimpleNet:
    def __init__(self, inputs=2, classes=3, scale=1.0):
        self.W = scale * rng.standard_normal((inputs, classes))
        self.history = []

    def predict(self, x):
        self.scores = np.matmul(x, self.W)
        print(self.scores)
        return self.scores

    def loss(self, x, t):
        value = cross_entropy_error(softmax(self.predict(x)), t)
        self.history.append(value)
        return float(value)

# %% right="property"
# W is a property that hands out the array itself
class SimpleNet:
    @property
    def W(self):
        return self._W

    @W.setter
    def W(self, value):
        self._W = value

    def __init__(self):
        self._W = np.random.normal(0, 1, (2, 3))

    def predict(self, x):
        return x.dot(self._W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
