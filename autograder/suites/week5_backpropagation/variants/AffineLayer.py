# The variant bank of `AffineLayer`; docs/suites.md describes the format.

# %% wrong="accumulates" lacks="last_forward, again"
# en: The gradients of earlier calls are added on
#     Your gradients grow from call to call, even after the same forward. Some libraries add
#     them up and leave the clearing to the user; what does this docstring say of earlier
#     backwards?
# ja: 前回までの勾配に足し込んでいる
#     同じ forward のあとでも、backward を呼ぶたびに勾配が積み重なっていきます。前の値に足してい
#     き、消すのは使う人に任せるライブラリもあります。この課題の説明では、前回までの値をどうする
#     ことになっていますか。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.dW = np.zeros(W.shape)
        self.db = np.zeros(b.shape)

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW += np.dot(self.x.T, dout)
        self.db += np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)

# %% wrong="backward_does_not_fit" lacks="everything"
# en: The shapes do not fit in a product of backward
#     Your backward stops at a product whose shapes do not fit. A gradient has the shape of the
#     thing itself. Write the shapes beside each factor: what has to be turned round so that the
#     right shape is left?
# ja: backward の積で形状が合っていない
#     backward が、形状の合わない積のところで止まっています。勾配は、いつも元の配列と同じ形状で
#     す。それぞれの配列の形状を書き出してみましょう。正しい形状が残るには、どれをどう変えればよ
#     いでしょうか。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        dx = np.dot(dout, self.W)
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return dx

# %% wrong="bias_missing" lacks="forward"
# en: The biases are left out
#     Send a batch of zeros through the layer: what comes out of yours is zero as well, whatever
#     the biases are. What should be left there?
# ja: バイアスを足していない
#     0 ばかりのバッチを流してみましょう。バイアスがいくつでも、出力は 0 になってしまいます。本
#     当は何が残るはずでしょうか。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W)

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)

# %% wrong="db_keeps_axis" lacks="db"
# en: The gradient of the biases has one axis too many
#     The numbers in your db are right, but it is an array with a single row, while b has no
#     rows at all. Does the sum keep an axis that should go?
# ja: バイアスの勾配に軸が一つ余分にある
#     db の数値は合っていますが、1行だけの2次元配列になっています。b は1次元です。和を取ったあと
#     に、なくなるはずの軸が残っていませんか。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0, keepdims=True)
        return np.dot(dout, self.W.T)

# %% wrong="db_mean" lacks="db" base="db_keeps_axis" replaces="np.sum(dout, axis=0, keepdims=True)" by="np.mean(dout, axis=0)"
# en: The gradient of the biases is averaged over the batch
#     Your dW is right, but db is too small by the number of rows. The biases were used once for
#     every row, and each use brings a derivative back. Does this layer divide anything by N?
# ja: バイアスの勾配をバッチで平均している
#     dW は合っていますが、db は行の数で割った大きさになっています。バイアスは行ごとに一度ずつ
#     使ったので、その数だけ微分が戻ってきます。N で割るのは、このレイヤの役目でしょうか。

# %% wrong="db_not_summed" lacks="db" base="db_keeps_axis" replaces="np.sum(dout, axis=0, keepdims=True)" by="dout"
# en: The gradient of the biases has a row for each sample
#     Your db is as long as the batch, but the layer has a single b, used once for each row.
#     What becomes of derivatives that come back along several ways?
# ja: バイアスの勾配が、データごとに分かれたままになっている
#     db にバッチと同じ数の行があります。けれども、b は一つだけで、それをすべての行に使いまし
#     た。いくつもの道を通って戻ってきた微分は、どうするのでしたか。

# %% wrong="db_total" lacks="db" base="db_keeps_axis" replaces="dout, axis=0, keepdims=True" by="dout"
# en: The gradient of the biases is one single number
#     Your db adds up everything there is, so that one number is left for all biases. Each bias
#     belongs to one output. Which derivatives reach that one?
# ja: バイアスの勾配が一つの数になっている
#     すべての要素を足してしまい、db が一つの数になっています。バイアスは、出力一つにつき一つあ
#     ります。そのそれぞれに戻ってくるのは、どの微分ですか。

# %% wrong="db_wrong_axis" lacks="db" base="db_keeps_axis" replaces="0, keepdims=True" by="1"
# en: The gradient of the biases is summed along the wrong axis
#     Your db has one number for each sample instead of one for each output. What has to be left
#     after the sum has the shape of b. Which axis disappears?
# ja: バイアスの勾配を、違う軸に沿って足している
#     db の数が、出力ごとではなくデータごとになっています。足したあとに残るのは、b と同じ形状の
#     はずです。なくなるのは、どちらの軸ですか。

# %% wrong="divided_by_batch_size" lacks="dW, db"
# en: The gradients are divided by the batch size in this layer
#     Your dW and db are both too small, by the number of rows. The mean over the batch is taken
#     once in the whole network. Which layer takes it?
# ja: このレイヤでも勾配をバッチの大きさで割っている
#     dW も db も、行の数で割った大きさになっています。バッチで平均するのは、ネットワーク全体で
#     一度だけです。それは、どのレイヤの役目ですか。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        N = self.x.shape[0]
        self.dW = np.dot(self.x.T, dout) / N
        self.db = np.sum(dout, axis=0) / N
        return np.dot(dout, self.W.T)

# %% wrong="dw_transposed" lacks="dW"
# en: The gradient of the weights has rows and columns the wrong way round
#     Your dW has as many rows as W has columns. A gradient has the shape of the thing itself:
#     which order of the two factors leads there?
# ja: 重みの勾配の行と列が逆になっている
#     dW の行の数が、W の列の数になっています。勾配は、いつも元の配列と同じ形状です。二つの配列
#     をどの順番で掛ければ、その形状になりますか。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(dout.T, self.x)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)

# %% wrong="dx_not_returned" lacks="dx"
# en: Backward returns nothing
#     Nothing comes out of your backward, so the layer before this one has nothing to go on
#     with. Of the three derivatives, which one travels further back, and which two stay here?
# ja: backward が値を返していない
#     backward から何も返ってこないので、手前のレイヤが逆伝播を続けられません。三つの微分のう
#     ち、さらに手前へ流れていくのはどれですか。ここに残るのはどれですか。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dx = np.dot(dout, self.W.T)
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)

# %% wrong="first_forward" lacks="last_forward"
# en: Only the batch of the first forward is remembered
#     A new batch goes through the layer, but your backward still works with the first one. When
#     does what the layer remembers have to be renewed?
# ja: 最初の forward のバッチしか覚えていない
#     新しいバッチを流しても、backward は最初のバッチで計算しています。レイヤが覚えた値は、いつ
#     新しくする必要がありますか。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None

    def forward(self, x):
        if self.x is None:
            self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)

# %% wrong="forward_does_not_fit" lacks="everything" base="bias_missing" replaces="np.dot(x, self.W)" by="x * self.W + self.b"
# en: The shapes do not fit in the product of forward
#     Your forward stops because the shapes of x and W do not fit. Every row of x meets every
#     column of W: which kind of product is that, and which factor comes first?
# ja: forward の積で形状が合っていない
#     x と W の形状が合わず、forward が止まっています。x の一つ一つの行と、W の一つ一つの列を組
#     み合わせるのは、どんな積でしたか。どちらが先に来ますか。

# %% wrong="gradients_not_kept" lacks="everything"
# en: The gradients of the weights and biases are not kept
#     What backward returns is right, but afterwards nobody can ask the layer for its dW and db.
#     What is only a variable of a method is gone when that method returns. Are the names
#     exactly those of the docstring?
# ja: 重みとバイアスの勾配をレイヤに残していない
#     backward の戻り値は正しいのですが、あとで dW や db をレイヤから取り出せません。メソッドの
#     中だけの変数は、終わると消えてしまいます。属性の名前は、説明に書かれたとおりですか。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        dW = np.dot(self.x.T, dout)
        db = np.sum(dout, axis=0)
        dx = np.dot(dout, self.W.T)
        return dx

# %% wrong="input_shared" lacks="own_memory"
# en: All layers share the memory of the last input
#     Each of your layers has its own weights, but as soon as two of them go forward, the first
#     one's dW is computed with the input of the second. Whose is the place where forward keeps
#     its input?
# ja: どのレイヤも、最後に流れた入力を共有している
#     重みはレイヤごとに別々ですが、二つのレイヤで forward を行うと、一つ目の dW が二つ目の入力
#     で計算されてしまいます。forward が入力を覚えている場所は、だれのものですか。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        global last_x
        last_x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(last_x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)

# %% wrong="shared_memory" lacks="own_memory"
# en: All layers share one memory
#     As soon as there are two layers, the first one works with what belongs to the second. A
#     network has several affine layers. Does everything you keep belong to the one object?
# ja: すべてのレイヤが一つの記憶を共有している
#     レイヤを二つ作ると、一つ目のレイヤが、二つ目のものを使って計算してしまいます。ネットワーク
#     には Affineレイヤがいくつもあります。覚えておくものは、すべてオブジェクト一つ一つのものに
#     なっていますか。
class AffineLayer:
    def __init__(self, W, b):
        AffineLayer.W = W
        AffineLayer.b = b

    def forward(self, x):
        AffineLayer.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)

# %% wrong="sums_up_in_dout" lacks="arguments_stay"
# en: The rows are added up inside the array that was handed in
#     The gradients are right, but afterwards one row of the incoming derivative holds something
#     else. A row taken out of an array is no copy of it. What happens if you then add to it?
# ja: 渡された配列の中で行を足し合わせている
#     勾配は合っていますが、そのあと、渡された微分の配列の中身が変わっています。配列から取り出し
#     た行は、コピーではありません。そこに足していくと、元の配列はどうなりますか。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        dx = np.dot(dout, self.W.T)
        self.dW = np.dot(self.x.T, dout)
        self.db = dout[0]
        for row in dout[1:]:
            self.db += row
        return dx

# %% wrong="three_returned" lacks="everything"
# en: Backward returns all three derivatives together
#     A tuple comes out of your backward, which the layer before this one cannot use. Only one
#     of the three travels further back. Where does the docstring want the other two?
# ja: backward が三つの微分をまとめて返している
#     backward から三つの微分がタプルで返るので、手前のレイヤはそのままでは使えません。さらに手
#     前へ流れていくのは一つだけです。残りの二つは、どこに入れるように書いてありますか。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        dx = np.dot(dout, self.W.T)
        dW = np.dot(self.x.T, dout)
        db = np.sum(dout, axis=0)
        return dx, dW, db

# %% wrong="tuple_returned" lacks="dx" base="three_returned" replaces="        return dx, dW, db" by="        self.dW, self.db = dW, db\n        return dx, dW, db"
# en: Backward returns a tuple
#     Both gradients are where they belong, but a tuple comes out of your backward. The layer
#     before this one expects one array. Which of the three travels further back?
# ja: backward がタプルを返している
#     重みとバイアスの勾配は正しく入っていますが、backward からタプルが返ります。手前のレイヤが受
#     け取るのは1つの配列です。さらに手前へ流れていくのは、三つのうちどれでしょうか。

# %% wrong="truncates" lacks="whole_numbers"
# en: The gradients go into arrays of whole numbers
#     If the weights are whole numbers, the fractions of your gradients are lost. An array made
#     “like W” takes its type from W as well.
# ja: 勾配を整数の配列に入れている
#     重みが整数の配列だと、勾配の小数点より下が失われます。W に「似せて」作った配列は、型も W
#     と同じになります。
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.dW = np.zeros_like(W)
        self.db = np.zeros_like(b)

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW[:] = np.dot(self.x.T, dout)
        self.db[:] = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)

# %% right="bias_as_weight"
# The bias is one more row of the weights, with a column of ones in x
class AffineLayer:
    def __init__(self, W, b):
        self.V = np.vstack([W, b])

    def forward(self, x):
        self.x = np.hstack([x, np.ones((len(x), 1))])
        return self.x.dot(self.V)

    def backward(self, dout):
        gradient = self.x.T.dot(dout)
        self.dW, self.db = gradient[:-1], gradient[-1]
        return dout.dot(self.V[:-1].T)

# %% right="einsum_float32"
# einsum throughout, in 32 bits
class AffineLayer:
    def __init__(self, W, b):
        self.weights, self.bias = np.float32(W), np.float32(b)

    def forward(self, x):
        self.data = np.float32(x)
        return np.einsum("nd,dm->nm", self.data, self.weights) + self.bias

    def backward(self, dout):
        dout = np.float32(dout)
        self.dW = np.einsum("nd,nm->dm", self.data, dout)
        self.db = np.einsum("nm->m", dout)
        return np.einsum("nm,dm->nd", dout, self.weights)

# %% right="loops_and_lists"
# Plain loops; everything is a list
class AffineLayer:
    def __init__(self, W, b):
        self.W, self.b = np.array(W).tolist(), list(b)
        self.dW = self.db = None

    def forward(self, x):
        self.x = [list(row) for row in x]
        D, M = len(self.W), len(self.b)
        return [
            [sum(row[d] * self.W[d][m] for d in range(D)) + self.b[m] for m in range(M)]
            for row in self.x
        ]

    def backward(self, dout):
        N, D, M = len(self.x), len(self.W), len(self.b)
        self.dW = [
            [sum(self.x[n][d] * dout[n][m] for n in range(N)) for m in range(M)] for d in range(D)
        ]
        self.db = [sum(dout[n][m] for n in range(N)) for m in range(M)]
        return [
            [sum(dout[n][m] * self.W[d][m] for m in range(M)) for d in range(D)] for n in range(N)
        ]

# %% right="properties"
# dW and db are properties, found when they are asked for
class AffineLayer:
    def __init__(self, W, b, name=None):
        self.params = {"W": W, "b": b}
        self.name = name

    def forward(self, x):
        self.x = x
        return x @ self.params["W"] + self.params["b"]

    def backward(self, dout):
        self.dout = dout
        return (self.params["W"] @ dout.T).T

    @property
    def dW(self):
        return np.tensordot(self.x, self.dout, axes=(0, 0))

    @property
    def db(self):
        return np.ones(len(self.dout)) @ self.dout

# %% right="with_reshape"
# With a reshape for tensors, and attributes that begin as None
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None
        self.original_x_shape = None
        self.dW = None
        self.db = None

    def forward(self, x):
        self.original_x_shape = x.shape
        x = x.reshape(x.shape[0], -1)
        self.x = x
        out = np.dot(self.x, self.W) + self.b
        return out

    def backward(self, dout):
        dx = np.dot(dout, self.W.T)
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        dx = dx.reshape(*self.original_x_shape)
        return dx

# %% equivalent
# The docstring promises arrays, and their products and sums are the same numbers without the
# conversion to float
#     np.asarray(W, dtype=float) -> W in: self.W, self.b = (np.asarray(W, dtype=float), np.asarray(b, dtype=float))
#     np.asarray(W, dtype=float) -> np.asarray(W) in: self.W, self.b = (np.asarray(W, dtype=float), np.asarray(b, dtype=float))
#     np.asarray(b, dtype=float) -> b in: self.W, self.b = (np.asarray(W, dtype=float), np.asarray(b, dtype=float))
#     np.asarray(b, dtype=float) -> np.asarray(b) in: self.W, self.b = (np.asarray(W, dtype=float), np.asarray(b, dtype=float))
#     np.asarray(x, dtype=float) -> x in: self.x = np.asarray(x, dtype=float)
#     np.asarray(x, dtype=float) -> np.asarray(x) in: self.x = np.asarray(x, dtype=float)
#     dout = np.asarray(dout, dtype=float) -> nothing
#     np.asarray(dout, dtype=float) -> dout in: dout = np.asarray(dout, dtype=float)
#     np.asarray(dout, dtype=float) -> np.asarray(dout) in: dout = np.asarray(dout, dtype=float)
