# The class of `seminar demo`: invented students. autograder/workflows/demo.py describes the format.

# %% student="chen.wei" name="陳 偉" hours=[-50, -31]
# %% AND
def AND(x1, x2):
    return sigmoid(-0.5 + x1 + x2, 20)


# %% softmax
def softmax(a):
    e = np.exp(a)
    return e / e.sum(axis=-1, keepdims=True)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    return -np.sum(t * np.log(y + 1e-7))


# %% why_not_accuracy
#[en]
Accuracy is a step function: a tiny change of a weight changes no answer, so the slope is zero.
#[ja]
認識精度は階段のような関数なので、重みを少し変えても答えが変わらず、傾きが0になるからです。
#[end]

# %% student="garcia.lucia" name="Lucía García" hours=[-20, -9]
# %% softmax
def softmax(a):
    a = a - np.max(a)
    e = np.exp(a)
    return e / np.sum(e)


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = np.random.choice(len(x), size)
    return x[rows], t[rows]


# %% student="hayashi.ema" name="林 咲" hours=[-28, -27]
# %% why_not_xor
#[en]
One neuron draws one straight line, and no line separates (0, 1) and (1, 0) from the two others.
#[ja]
1つのニューロンは直線を1本引くだけですが、(0, 1) と (1, 0) をほかの2点から分ける直線はありません。
#[end]

# %% why_not_accuracy
#[en]
The derivative of the accuracy is zero almost everywhere, so a weight would not know where to go.
The loss changes with every probability and has a slope that points downhill.
#[ja]
認識精度の微分はほとんどの場所で0なので、重みをどちらへ動かせばよいかわかりません。
損失は確率が変わるたびに変わるので、下り坂の向きがわかります。
#[end]

# %% student="inoue.tsumugi" name="井上 紬" hours=[-3, 14]
# %% XOR
def XOR(x1, x2):
    return AND(OR(x1, x2), OR(NOT(x1), NOT(x2)))


# %% softmax
def softmax(a):
    exp_a = np.exp(a)
    return exp_a / np.sum(exp_a, axis=-1, keepdims=True)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    y = np.asarray(y)
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.reshape(t, (1, -1))
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


# %% mini_batch
def mini_batch(x, t, size, rng):
    # あとで
    pass


# %% student="ito.mei" name="伊藤 芽依" hours=[-75, -80]
# %% why_not_xor
#[en]
XOR is not linearly separable. With b < 0, b + w1 > 0, b + w2 > 0 the sum b + w1 + w2 is positive.
#[ja]
XOR は線形分離できません。b < 0、b + w1 > 0、b + w2 > 0 のとき、b + w1 + w2 は必ず正になります。
#[end]

# %% why_not_accuracy
#[en]
With 100 images the accuracy jumps in steps of 1 %. Between the steps it is flat: no gradient.
#[ja]
画像が100枚なら、認識精度は1%ずつしか変わりません。その間は平らで、勾配がありません。
#[end]

# %% student="kato.yuma" name="加藤 悠真" hours=[-1, -2]
# %% softmax
def softmax(a):
    return np.exp(a) / np.sum(np.exp(a), axis=-1, keepdims=True)


# %% mean_squared_error
def mean_squared_error(y, t):
    return np.mean((y - t) ** 2)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    return -np.mean(np.log(np.atleast_2d(y)[np.arange(t.size), t]))


# %% student="kim.jiwoo" name="김지우" hours=[-44, -40]
# %% why_not_accuracy
#[en]
Because the loss is smooth and the accuracy is not.
#[ja]
損失はなめらかですが、認識精度はなめらかではないからです。
#[end]

# %% student="kimura.itsuki" name="木村 樹" hours=[-12, -10]
# %% sigmoid
def sigmoid(x, a=1.0):
    return 1 / (1 + np.exp(-x))


# %% cross_entropy_error
def cross_entropy_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    return -np.sum(np.log(np.atleast_2d(y)[np.arange(t.size), t] + 1e-7))


# %% student="kobayashi.sakura" name="小林 さくら" hours=[-30, -22]
# %% softmax
def softmax(a):
    e = np.exp(a - np.max(a))
    return e / e.sum()


# %% cross_entropy_error
def cross_entropy_error(y, t):
    if np.ndim(t) < y.ndim:
        t = np.eye(y.shape[-1])[t]
    loss = 0
    for row, answer in zip(np.atleast_2d(y), np.atleast_2d(t)):
        loss -= np.sum(answer * np.log(row + 1e-7))
    return loss


# %% why_not_xor
#[en]
You need two lines for XOR, and a neuron has only one.
#[ja]
XOR には線が2本必要ですが、ニューロン1つには1本しかありません。
#[end]

# %% student="matsumoto.kaito" name="松本 海斗" hours=[-7, -5]
# %% softmax
def softmax(a):
    e = np.exp(np.asarray(a, dtype=float))
    return e / e.sum(axis=-1, keepdims=True)


# %% mean_squared_error
def mean_squared_error(y, t)
    return 0.5 * np.sum((y - t) ** 2)


# %% student="mori.aoi" name="森 葵" hours=[-60, -62]
# %% why_not_xor
#[en]
A neuron divides the plane by a straight line. In XOR the ones lie on one diagonal and the zeros on
the other, so every line leaves one of them on the wrong side. OR and AND give two lines, and the
last neuron keeps what lies between them.
#[ja]
ニューロンは平面を直線で分けます。XOR では1が一方の対角線に、0がもう一方の対角線にあるので、
どんな直線でも1点は反対側に残ります。OR と AND で線を2本引き、最後のニューロンがその間を残します。
#[end]

# %% why_not_accuracy
#[en]
The loss shows progress even before an answer changes; the accuracy only counts the answers.
#[ja]
損失は、答えが変わる前でも改善がわかります。認識精度は正解の数を数えるだけです。
#[end]

# %% student="mueller.jonas" name="Jonas Müller" hours=[-16, 40]
# %% XOR
def XOR(x1, x2):
    return AND(NOT(x1), NOT(x2))


# %% cross_entropy_error
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y, t = y.reshape(1, y.size), np.reshape(t, (1, -1))
    return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]


# %% student="nakamura.riku" name="中村 陸" hours=[30, null]
# %% AND
def AND(x1, x2):
    return sigmoid(-0.2 + x1 + x2, 20)


# %% XOR
def XOR(x1, x2):
    return AND(OR(x1, x2), OR(NOT(x1), NOT(x2)))


# %% affine
def affine(x, W, b):
    return np.dot(W, x) + b


# %% student="nguyen.linh" name="Nguyễn Thùy Linh" hours=[-26, -29]
# %% cross_entropy_error
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    rows = np.atleast_2d(y)
    return -np.mean(np.log(rows[np.arange(len(rows)), np.ravel(t)]))


# %% why_not_accuracy
#[en]
You cannot differentiate the accuracy. It is flat and then it jumps.
#[ja]
認識精度は微分できません。平らなところから急に跳ぶからです。
#[end]

# %% student="okafor.ada" name="Ada Okafor" hours=[null, null]

# %% student="sasaki.mio" name="佐々木 澪" hours=[-14, -15]
# %% softmax
def softmax(a):
    a = np.asarray(a)
    return np.exp(a) / np.exp(a).sum(axis=-1, keepdims=True)


# %% mini_batch
def mini_batch(x, t, size, rng):
    return rng.choice(x, size), rng.choice(t, size)


# %% student="sato.yui" name="佐藤 結衣" hours=[-22, -18]
# %% cross_entropy_error
def cross_entropy_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    picked = np.atleast_2d(y)[np.arange(t.size), t]
    return -np.sum(np.log(picked + 1e-7))


# %% why_not_accuracy
#[en]
A small step of one weight changes no answer, so the accuracy stays the same and its slope is 0.
#[ja]
重みを少し動かしても答えは変わらないので、認識精度も変わらず、傾きは0です。
#[end]

# %% student="suzuki.haruto" name="鈴木 陽翔" hours=[-5, -4]
# %% sigmoid
def sigmoid(x, a=1.0):
    return 1 / (1 + np.exp(-np.asarray(x)))


# %% mean_squared_error
def mean_squared_error(y, t):
    return ((y - t) ** 2).mean()


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = np.random.permutation(len(x))[:size]
    return x[rows], t[rows]


# %% student="takahashi.aya" name="高橋 彩" hours=[-33, -35]
# %% cross_entropy_error
def cross_entropy_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y)) / n


# %% student="tanaka.sota" name="田中 蒼太" hours=[-2, -1]
# %% affine
def affine(x, W, b):
    pass


# %% softmax
def softmax(a):
    pass


# %% normalize_scores
def normalize_scores(scores):
    pass


# %% predict_label
def predict_label(scores):
    pass


# %% mean_squared_error
def mean_squared_error(y, t):
    total, k = 0.0, 0
    while k < len(y):
        total += (y[k] - t[k]) ** 2
    return total / 2


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return -np.sum(t * np.log(y))


# %% mini_batch
def mini_batch(x, t, size, rng):
    return x[:size], t[:size]


# %% student="watanabe.ren" name="渡辺 蓮" hours=[-9, -6]
# %% softmax
def softmax(a):
    e = np.exp(a - a.max())
    return e / np.sum(e)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y, t = y.reshape(1, -1), np.reshape(t, (1, -1))
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


# %% student="yamada.minato" name="山田 湊" hours=[-11, 20]
# %% mean_squared_error
def mean_squared_error(y, t):
    error = y - t
    return np.mean(error * error)


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = np.random.randint(0, len(x), size)
    return x[rows], t[rows]


# %% student="yamamoto.hina" name="山本 陽菜" hours=[-48, -45]
# %% why_not_xor
#[en]
No straight line separates the ones from the zeros.
#[ja]
1と0を分ける直線がないからです。
#[end]

# %% student="yoshida.akari" name="吉田 あかり" hours=[-8, -7]
# %% softmax
def softmax(a):
    exps = np.exp(a)
    total = np.sum(exps)
    return exps / total


# %% cross_entropy_error
def cross_entropy_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    t = np.eye(y.shape[-1])[t] if t.ndim < y.ndim else t
    return -(t * np.log(y + 1e-7)).sum()


# %% why_not_accuracy
#[en]
Accuracy says how many are right, the loss says how sure the network is.
#[ja]
認識精度は何問正解したかを、損失はどれくらい確信しているかを表すからです。
#[end]
