# The variant bank of `affine`; docs/suites.md describes the format.

# %% wrong="added_in_place" lacks="whole_numbers"
# en: The biases are added in place
#     If x and W are integers and the biases are not, your addition stops with an error: it tries to
#     store fractions in an array of integers. How do you make NumPy create a new array?
# ja: バイアスを、積の配列に直接足し込んでいる
#     xとWが整数でバイアスが小数のとき、足し算がエラーで止まります。整数の配列に小数を入れようとし
#     ているからです。NumPyに新しい配列を作らせるには、どう足せばよいでしょうか。
def affine(x, W, b):
    h = np.dot(x, W)
    h += b
    return h

# %% wrong="axes_dropped" lacks="shapes"
# en: Axes of length one are dropped
#     The values are right, but for a layer of one neuron or a batch of one row, the result has
#     fewer axes than it should. Does anything in your function change the shape of the sums?
# ja: 長さ1の軸がなくなっている
#     値は合っていますが、ニューロンが1個の層や1行だけのバッチで、返ってくる配列の軸が減っていま
#     す。関数の中に、総和の形状を変える処理はありませんか。
def affine(x, W, b):
    return np.squeeze(np.dot(x, W) + b)

# %% wrong="batches_only" lacks="one_sample"
# en: Only batches are handled
#     Your function stops with an error for a single sample, which has one axis only. Does the
#     matrix product have to know the number of axes beforehand?
# ja: バッチの場合しか考えていない
#     データが1件だけのとき、エラーで止まります。軸が1つしかないからです。行列の積を計算するのに、
#     軸の数をあらかじめ決めておく必要があるでしょうか。
def affine(x, W, b):
    h = np.zeros((x.shape[0], W.shape[1]))
    for n in range(x.shape[0]):
        for m in range(W.shape[1]):
            h[n, m] = np.sum(x[n, :] * W[:, m]) + b[m]
    return h

# %% wrong="bias_as_column" lacks="batch"
# en: The biases are turned into a column
#     Each bias is added to a sample instead of to a neuron; unless the sizes happen to fit, the
#     addition stops with an error. Along which axis of the product do the neurons lie?
# ja: バイアスを縦（列）に並べて足している
#     バイアスがニューロンごとではなく、データごとに足されています。大きさが合わなければ、足し算
#     がエラーで止まります。積の結果で、ニューロンはどちらの軸に並んでいますか。
def affine(x, W, b):
    h = np.dot(x, W)
    if h.ndim == 1:
        return h + b
    return h + b.reshape(-1, 1)

# %% wrong="bias_before_product" lacks="everything"
# en: The bias is added to the input, before the product
#     Your biases are multiplied by the weights too, if the sizes allow it at all. Which comes
#     first in a neuron, weighing the inputs or adding the bias?
# ja: 積の前に、バイアスを入力に足している
#     大きさが合わなければエラーになり、合うときには、バイアスにまで重みが掛かっています。ニュー
#     ロンでは、入力に重みを掛けることとバイアスを加えること、どちらが先でしょうか。
def affine(x, W, b):
    return np.dot(x + b, W)

# %% wrong="bias_forgotten" lacks="biases" base="reference" replaces=" + b" by=""
# en: The biases are not added
#     Your sums are right only if all biases are zero. What does a neuron add to its weighted
#     inputs, and which argument have you not used yet?
# ja: バイアスを足していない
#     バイアスがすべて0のときしか、値が合いません。ニューロンは、重みを掛けた入力のほかに何を足し
#     ますか。まだ使っていない引数はどれでしょうか。

# %% wrong="bias_for_the_first_row" lacks="biases"
# en: Only the first row of a batch gets the biases
#     For a single sample your sums are right, but in a batch the biases are missing from the second
#     row on. To which rows of a batch does NumPy add a row of numbers if you do not select a row?
# ja: バッチの最初の行にしか、バイアスを足していない
#     データが1件なら合っていますが、バッチでは2行目以降にバイアスが足されていません。行を選ばず
#     に1行分の数を足すと、NumPyはどの行に足すでしょうか。
def affine(x, W, b):
    h = np.dot(x, W) * 1.0
    if h.ndim == 1:
        return h + b
    h[0] += b
    return h

# %% wrong="bias_subtracted" lacks="biases" base="reference" replaces="+ b" by="- b"
# en: The biases are subtracted
#     Your sums are off by twice the bias of each neuron. A bias that holds a neuron back is a
#     negative number already: with which sign does it enter the sum?
# ja: バイアスを引いている
#     どのニューロンの総和も、バイアスの2倍だけずれています。ニューロンを抑えるバイアスは、はじ
#     めから負の数です。総和には、どの符号で加えるのでしょうか。

# %% wrong="biases_overwritten" lacks="whole_numbers, arguments_stay"
# en: The sums of a sample are written into b
#     The values are right, but after the call b no longer holds the biases, so the sums of the next
#     sample are wrong. Do you add to a copy of b, or to b itself under another name?
# ja: 1件のデータの総和をbに書き込んでいる
#     値は合っていますが、呼び出したあと、bの中身がバイアスではなくなり、次のデータの計算が狂いま
#     す。足し込んでいる先はbのコピーでしょうか、それとも別の名前を付けただけのbそのものでしょうか。
def affine(x, W, b):
    if x.ndim == 2:
        return np.dot(x, W) + b
    h = b
    h += np.dot(x, W)
    return h

# %% wrong="biases_summed" lacks="biases" base="reference" replaces="+ b" by="+ np.sum(b)"
# en: Every neuron gets the sum of all the biases
#     The same amount is added to all of your neurons. Each has a bias of its own: what does NumPy
#     do if a row of numbers is added to a two-dimensional array?
# ja: どのニューロンにも、バイアスの合計を足している
#     すべてのニューロンに、同じ値が足されています。バイアスはニューロンごとに1つずつあります。2次元
#     の配列に1行分の数を足すと、NumPyは何をするでしょうか。

# %% wrong="cut_off" lacks="whole_numbers"
# en: The sums are written into an array of x's type
#     If x holds integers, your sums lose their fractions. What type of numbers can be stored in the
#     array that you write into?
# ja: xと同じ型の配列に総和を書き込んでいる
#     xが整数のとき、総和の小数部分が失われています。総和を書き込んでいる配列には、どんな型の数が
#     入るでしょうか。
def affine(x, W, b):
    h = np.zeros(x.shape[:-1] + b.shape, dtype=x.dtype)
    h[...] = np.dot(x, W) + b
    return h

# %% wrong="elementwise" lacks="everything"
# en: x and W are multiplied element by element
#     Numbers at the same position are multiplied, and nothing is added up; if the sizes differ,
#     your function stops with an error. How does a neuron get a single sum out of a whole row of
#     inputs?
# ja: xとWを要素ごとに掛けている
#     同じ位置の数どうしを掛けているだけで、足し合わせていません。大きさが違うとエラーになりま
#     す。入力の1行全体から、ニューロンはどうやって1つの総和を作るのでしょうか。
def affine(x, W, b):
    return x * W + b

# %% wrong="nothing_returned" lacks="everything"
# en: Nothing is returned
#     Your function gives None to its caller, even if it computes or prints a value. Which statement
#     hands the value to the caller?
# ja: 値を返していない
#     関数を呼び出してもNoneしか得られません。値を求めて表示しても、それだけでは呼び出した側に渡りま
#     せん。値を渡すのは、どの文でしょうか。
def affine(x, W, b):
    h = np.dot(x, W) + b

# %% wrong="product_tried_both_ways" lacks="same_sizes"
# en: The product is tried the wrong way round first
#     If all sizes are the same, or if there is one sample and W is square, the first attempt causes
#     no error although it is wrong. Errors do not tell you the right order: what do the rows of x
#     and the columns of W stand for?
# ja: 積をまず逆の順番で試している
#     xとWの行と列の数がすべて同じときなどは、逆の順番でもエラーにならず、間違った値がそのまま返って
#     います。エラーの有無では順番を決められません。xの行とWの列は、それぞれ何を表しているでしょう
#     か。
def affine(x, W, b):
    try:
        return W @ x + b
    except ValueError:
        return x @ W + b

# %% wrong="row_becomes_sample" lacks="shapes"
# en: A batch of one row comes back as a single sample
#     The values are right, but the axis of the samples gets lost if there is only one of them. Your
#     function cannot tell a batch of one row from a single sample: what could it look at before the
#     axes are changed?
# ja: 1行だけのバッチの結果が、1件のデータの形になっている
#     値は合っていますが、バッチが1行だけのとき、データの軸がなくなっています。1行だけのバッチ
#     と1件のデータが区別できていません。軸を変える前の何を見ればよいでしょうか。
def affine(x, W, b):
    h = np.atleast_2d(x) @ W + b
    if len(h) == 1:
        return h[0]
    return h

# %% wrong="sample_becomes_batch" lacks="one_sample"
# en: A single sample comes back as a batch of one
#     The values are right, but for a single sample you return a two-dimensional array with one row.
#     Does x have to be given a second axis before the product?
# ja: 1件のデータの結果が、1行だけのバッチになっている
#     値は合っていますが、データが1件のとき、1行だけの2次元の配列が返っています。積の前に、xに軸を加
#     える必要があるでしょうか。
def affine(x, W, b):
    x = x.reshape(-1, W.shape[0])
    return np.dot(x, W) + b

# %% wrong="samples_only" lacks="batch"
# en: Only a single sample is handled
#     A single sample works, but your loops treat the rows of a batch as inputs. What would do the
#     same for every row at once, without a loop?
# ja: データが1件の場合しか考えていない
#     データが1件なら計算できますが、バッチでは、ループが行を入力の要素とみなしています。ループを
#     書かずに、すべての行に同じ計算をするには、何を使えばよいでしょうか。
def affine(x, W, b):
    h = np.zeros(len(b))
    for m in range(len(b)):
        for d in range(len(x)):
            h[m] += x[d] * W[d, m]
        h[m] += b[m]
    return h

# %% wrong="swapped" lacks="everything" base="reference" replaces="(x, W)" by="(W, x)"
# en: x and W are swapped in the product
#     Your product stops with an error, or mixes up rows and columns where the sizes happen to fit.
#     Which of the two has one sample in each row, and so has to be on the left?
# ja: 積のxとWの順番が逆になっている
#     積がエラーで止まるか、大きさがたまたま合うときには行と列が混ざった値になっています。1行が1件の
#     データになっていて、積の左側に来るべきなのは、xとWのどちらでしょうか。

# %% wrong="transposed" lacks="everything" base="reference" replaces="W)" by="W.T)"
# en: W is transposed
#     Your product stops with an error unless W is square; if W is square, its values are wrong. In
#     the exercise, does a column or a row of W belong to one neuron?
# ja: Wを転置している
#     Wが正方行列でなければエラーで止まり、正方行列なら値が違っています。この問題では、Wの列と行の
#     どちらが1つのニューロンにあたるでしょうか。

# %% wrong="turned_where_it_fits" lacks="same_sizes"
# en: W is transposed whenever the sizes allow it
#     Your sums are wrong if W is square: W and its transpose both fit then, and you try the wrong
#     one first. Does the shape of W, as the exercise gives it, leave any choice?
# ja: 大きさが合えばWを転置している
#     Wが正方行列のときだけ、値が違っています。どちら向きでも大きさが合うので、間違ったほうが先に
#     選ばれています。問題文にあるWの形状なら、向きを選ぶ必要があるでしょうか。
def affine(x, W, b):
    if x.shape[-1] == W.shape[1]:
        W = W.T
    return np.dot(x, W) + b

# %% wrong="with_sigmoid" lacks="everything" base="reference" replaces="np.dot(x, W) + b" by="sigmoid(np.dot(x, W) + b)"
# en: The activation function is applied as well
#     All your answers lie between 0 and 1. The exercise asks for the sums themselves: which step of
#     a neuron comes after them?
# ja: 活性化関数まで適用している
#     答えがすべて0から1の間に収まっています。ここで求めるのは総和そのものです。ニューロンの計算の
#     うち、このあとに来るはずの段階はどれでしょうか。

# %% right="bias_as_weight"
# The bias as one more weight, whose input is 1
def affine(x, W, b):
    ones = np.ones(np.shape(x)[:-1] + (1,))
    return np.concatenate([x, ones], axis=-1) @ np.vstack([W, b])

# %% right="einsum"
# einsum with an ellipsis
def affine(x, W, b):
    return np.einsum("...d,dm->...m", x, W) + b

# %% right="float32"
# Computes in float32, the products by broadcasting
def affine(x, W, b, dtype=np.float32):
    x, W, b = x.astype(dtype), W.astype(dtype), b.astype(dtype)
    return (x[..., None] * W).sum(axis=-2) + b

# %% right="nested_lists"
# Loops, and recursion for batches: lists come back
def affine(x, W, b):
    if np.ndim(x) == 2:
        return [affine(row, W, b) for row in x]
    sums = []
    for m in range(len(b)):
        total = b[m]
        for d in range(len(x)):
            total = total + x[d] * W[d][m]
        sums.append(total)
    return sums

# %% right="operator"
# The @ operator
def affine(x, W, b):
    return x @ W + b

# %% right="transposed_twice"
# Transposes, and transposes back
def affine(x, W, b):
    return (W.T @ x.T).T + b
