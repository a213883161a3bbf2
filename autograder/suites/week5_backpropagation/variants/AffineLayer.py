# The variant bank of `AffineLayer`; docs/suites.md describes the format.

# %% wrong="accumulates" lacks="last_forward, again"
# en: The gradients of earlier calls are added
#     Your gradients grow from call to call, even after the same call of forward. Some libraries add
#     them up and leave it to the user to clear them. What does this docstring say about earlier
#     calls?
# ja: 前回までの勾配に足し込んでいる
#     同じforwardのあとでも、backwardを呼ぶたびに勾配が積み重なっていきます。前の値に足していき、
#     消すのは使う人に任せるライブラリもあります。この課題の説明では、前回までの値をどうすることに
#     なっていますか。
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
# en: The factors of a product in backward do not fit
#     Your backward stops at a product whose shapes do not fit. A gradient has the shape of the
#     array that it belongs to. Write down the shape of each factor: which one has to be transposed,
#     and which one comes first?
# ja: backwardの積で形状が合っていない
#     backwardが、形状の合わない積のところで止まっています。勾配は、いつも元の配列と同じ形状です。
#     それぞれの配列の形状を書き出してみましょう。積を正しい形状にするには、どれを転置し、どの順番
#     で掛ければよいでしょうか。
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
#     For a batch of zeros your layer returns zeros, whatever the biases are. What should it
#     return?
# ja: バイアスを足していない
#     0ばかりのバッチを流してみましょう。バイアスがいくつでも、出力は0になってしまいます。本当は何
#     が残るはずでしょうか。
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
#     The numbers in your db are right, but it has two axes (a single row), while b has one axis.
#     Does your sum keep an axis?
# ja: バイアスの勾配に軸が1つ余分にある
#     dbの数値は合っていますが、1行だけの2次元の配列になっています。bは1次元です。和を取ったあとに、
#     なくなるはずの軸が残っていませんか。
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
#     Your dW is right, but db is too small by a factor of N, the number of rows. The biases were
#     used once for each row, and each use adds a derivative. Does this layer divide by N?
# ja: バイアスの勾配をバッチで平均している
#     dWは合っていますが、dbは行の数で割った大きさになっています。バイアスは行ごとに1回ずつ使った
#     ので、その数だけ微分が戻ってきます。Nで割るのは、このレイヤの役目でしょうか。

# %% wrong="db_not_summed" lacks="db" base="db_keeps_axis" replaces="np.sum(dout, axis=0, keepdims=True)" by="dout"
# en: The gradient of the biases has a row for each sample
#     Your db has as many rows as the batch, but the layer has one b, used once for each row. What
#     is done with the derivatives of a value that is used several times?
# ja: バイアスの勾配が、データごとに分かれたままになっている
#     dbにバッチと同じ数の行があります。けれども、bは1つだけで、それをすべての行に使いました。何回
#     も使った値に戻ってきた微分は、どうするのでしたか。

# %% wrong="db_total" lacks="db" base="db_keeps_axis" replaces="dout, axis=0, keepdims=True" by="dout"
# en: The gradient of the biases is a single number
#     Your db is the sum of all elements, one number for all biases. Each bias belongs to one
#     output. Which derivatives belong to that output?
# ja: バイアスの勾配が1つの数になっている
#     すべての要素を足してしまい、dbが1つの数になっています。バイアスは、出力1つにつき1つありま
#     す。それぞれのバイアスに戻ってくるのは、どの微分ですか。

# %% wrong="db_wrong_axis" lacks="db" base="db_keeps_axis" replaces="0, keepdims=True" by="1"
# en: The gradient of the biases is summed along the wrong axis
#     Your db has one number for each sample instead of one for each output. The sum has to have the
#     shape of b. Which axis has to disappear?
# ja: バイアスの勾配を、違う軸に沿って足している
#     dbが、出力ごとではなく、データごとに1つの数になっています。足したあとの形状は、bと同じになるは
#     ずです。なくなるべきなのは、どちらの軸ですか。

# %% wrong="divided_by_batch_size" lacks="dW, db"
# en: The gradients are divided by the batch size in this layer as well
#     Your dW and db are both too small by a factor of N, the number of rows. The mean over the
#     batch is taken once in the whole network. Which layer takes it?
# ja: このレイヤでも勾配をバッチの大きさで割っている
#     dWもdbも、行の数で割った大きさになっています。バッチで平均するのは、ネットワーク全体で1回だ
#     けです。それは、どのレイヤの役目ですか。
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
# en: The gradient of the weights is transposed
#     Your dW has as many rows as W has columns. A gradient has the shape of the array that it
#     belongs to. Which order of the two factors gives this shape?
# ja: 重みの勾配の行と列が逆になっている
#     dWの行の数が、Wの列の数になっています。勾配は、いつも元の配列と同じ形状です。2つの配列をどの
#     順番で掛ければ、その形状になりますか。
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
#     Your backward returns None, so the layer before this one cannot continue. Which of the three
#     derivatives is passed on, and which two are stored here?
# ja: backwardが値を返していない
#     backwardから何も返ってこないので、手前のレイヤが逆伝播を続けられません。3つの微分のうち、さ
#     らに手前へ流れていくのはどれですか。ここに残るのはどれですか。
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
# en: Only the batch of the first call of forward is stored
#     A new batch goes through the layer, but your backward still uses the first one. When do the
#     stored values have to be replaced?
# ja: 最初のforwardのバッチしか保存していない
#     新しいバッチを流しても、backwardは最初のバッチで計算しています。レイヤが保存した値は、いつ新
#     しくする必要がありますか。
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
# en: The factors of the product in forward do not fit
#     Your forward stops because the shapes of x and W do not fit. Each row of x is combined with
#     each column of W. Which product is that, and which factor comes first?
# ja: forwardの積で形状が合っていない
#     xとWの形状が合わず、forwardが止まっています。xの各行と、Wの各列を組み合わせるの
#     は、どんな積でしたか。どちらが先に来ますか。

# %% wrong="gradients_not_kept" lacks="everything"
# en: The gradients of the weights and biases are not stored
#     Your backward returns the right dx, but afterwards the layer has no attributes dW and db. A
#     variable of a method no longer exists after the method has returned. Are the names of your
#     attributes exactly those in the docstring?
# ja: 重みとバイアスの勾配をレイヤに残していない
#     backwardの戻り値は正しいのですが、あとでdWやdbをレイヤから取り出せません。メソッドの中だけの変
#     数は、メソッドが終わると消えてしまいます。属性の名前は、説明に書かれたとおりですか。
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
# en: All layers store the last input in the same place
#     Each of your layers has its own weights, but once forward has been called on two layers, the
#     dW of the first is computed with the input of the second. Where does forward store its input?
# ja: どのレイヤも、最後に流れた入力を共有している
#     重みはレイヤごとに別々ですが、2つのレイヤのforwardを呼ぶと、1つ目のdWが2つ目の入力で計算されて
#     しまいます。forwardは、入力をどこに保存していますか。
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
# en: All layers store their values in the same place
#     If there are two layers, the first one uses the values of the second. A network has several
#     affine layers. Does each value that you store belong to one object (self)?
# ja: すべてのレイヤが、値を同じ場所に保存している
#     レイヤを2つ作ると、1つ目のレイヤが、2つ目の値を使って計算してしまいます。ネットワークに
#     はAffineレイヤがいくつもあります。保存する値は、どれも一つひとつのオブジェクト（self）のもの
#     になっていますか。
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
# en: The rows are added inside the caller's array
#     The gradients are right, but afterwards one row of dout has changed. A row of an array is
#     not a copy. What happens if you add to it in place?
# ja: 渡された配列の中で行を足し合わせている
#     勾配は合っていますが、そのあと、渡された微分の配列の中身が変わっています。配列から取り出した
#     行は、コピーではありません。そこに足していくと、元の配列はどうなりますか。
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
#     Your backward returns a tuple, which the layer before this one cannot use. Only one of the
#     three derivatives is passed on. Where should the other two be stored, according to the
#     docstring?
# ja: backwardが3つの微分をまとめて返している
#     backwardが3つの微分をタプルで返していますが、手前のレイヤはタプルを受け取れません。手前へ流す
#     微分は1つだけです。説明では、残りの2つをどこに入れることになっていますか。
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
#     Both gradients are stored correctly, but your backward returns a tuple. The layer before
#     this one needs one array. Which of the three derivatives is passed on?
# ja: backwardがタプルを返している
#     重みとバイアスの勾配は正しく保存されていますが、backwardからタプルが返ります。手前のレイヤが受
#     け取るのは1つの配列です。さらに手前へ流れていくのは、3つのうちどれでしょうか。

# %% wrong="truncates" lacks="whole_numbers"
# en: The gradients are written into arrays of integers
#     If the weights are integers, the fractions of your gradients are lost. An array made “like
#     W” has the type of W as well.
# ja: 勾配を整数の配列に入れている
#     重みが整数の配列だと、勾配の小数点以下が失われます。Wに「似せて」作った配列は、型もWと同じに
#     なります。
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
# dW and db are properties, computed when they are read
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
