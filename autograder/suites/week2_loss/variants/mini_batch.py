# The variant bank of `mini_batch`; docs/suites.md describes the format.

# %% wrong="among_the_first_rows" lacks="every_row"
# en: All rows come from the beginning of the data
#     However many times you draw, the rows are among the first ones. From which range are the row
#     numbers drawn?
# ja: どの行も、データの先頭の部分から取り出している
#     何度取り出しても、先頭に近い行しか出てきません。行番号は、どの範囲の数から選んでいますか。
def mini_batch(x, t, size, rng):
    rows = rng.integers(0, size, size)
    return x[rows], t[rows]

# %% wrong="block_of_rows" lacks="every_row"
# en: Takes a block of neighbouring rows
#     The rows of your batch are next to each other in the data. If the data are sorted, such a
#     batch shows hardly any variety. Draw each row at random, from all rows.
# ja: 連続した行をひとまとまりで取り出している
#     ミニバッチの行が、元のデータで隣どうしに並んでいます。データが何かの順に並んでいると、偏っ
#     たミニバッチになってしまいます。全部の行の中から、1行ずつランダムに選びましょう。
def mini_batch(x, t, size, rng):
    start = rng.integers(0, len(x) - size + 1)
    return x[start : start + size], t[start : start + size]

# %% wrong="coin_for_every_row" lacks="number_of_rows"
# en: Decides at random for each row, so the number of rows varies
#     Your batch has the right size only on average: sometimes it has more rows, sometimes fewer.
#     Return exactly as many rows as the caller asks for.
# ja: 行ごとに確率で選んでいるため、個数が一定にならない
#     個数が合うのは平均したときだけで、多い回も少ない回もあります。指定された個数と、ちょうど同じ数
#     の行を返しましょう。
def mini_batch(x, t, size, rng):
    mask = rng.random(len(x)) < size / len(x)
    return x[mask], t[mask]

# %% wrong="data_only" lacks="everything"
# en: The answers are not returned
#     Only the data come back. No loss can be computed without the answers. The exercise asks for
#     two arrays.
# ja: 正解を返していない
#     データだけが返っています。正解がなければ損失を計算できません。配列は2つ返します。
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    x_batch = x[rows]
    return x_batch

# %% wrong="drawn_separately" lacks="same_rows"
# en: Data and answers come from different rows
#     The images in your batch come with the answers of other images, so nothing can be learned from
#     them. How many times do you draw or shuffle row numbers, and are the same ones used for x and
#     for t?
# ja: データと正解を別々の行から取り出している
#     ミニバッチの画像に、別の画像の正解が付いています。これでは学習できません。行番号を引いたり並べ
#     替えたりするのは何回ですか。その同じ番号を、xとtの両方に使っていますか。
def mini_batch(x, t, size, rng):
    x_batch = x[rng.choice(len(x), size)]
    t_batch = t[rng.choice(len(t), size)]
    return x_batch, t_batch

# %% wrong="duplicates_dropped" lacks="number_of_rows"
# en: Repeated rows are dropped, so the batch is too small
#     How many rows you return depends on chance: if a row is drawn twice, one of the two is dropped
#     and no other row is drawn instead. Repetitions are allowed here, or can be avoided while
#     drawing.
# ja: 重複した行を取り除いたため、個数が足りない
#     同じ行が2回引かれると片方を捨てているため、返る行の数が運しだいで変わります。ここでは重複
#     があっても構いません。避けたいなら、引くときに重複しないようにできます。
def mini_batch(x, t, size, rng):
    rows = np.unique(rng.integers(0, len(x), size))
    return x[rows], t[rows]

# %% wrong="first_rows" lacks="generator, every_row"
# en: Always takes the first rows
#     Nothing is drawn: your batch is the beginning of the data, every time. An opinion poll
#     that always asks the same few people tells little about the rest.
# ja: いつも先頭の行を取り出している
#     ランダムに選ばずに、毎回データの先頭を取り出しています。いつも同じ人だけに聞く世論調査では、全
#     体のことはわかりません。
def mini_batch(x, t, size, rng):
    return x[:size], t[:size]

# %% wrong="hard_coded_number_of_rows" lacks="everything"
# en: Row numbers are drawn for MNIST, whatever the data are
#     Your row numbers run up to the size of MNIST, so a smaller data set does not have most of them
#     and Python stops with an IndexError. Where can you find the number of rows?
# ja: データに関係なく、MNISTの件数の範囲で行番号を選んでいる
#     MNISTの件数までの行番号から選んでいるため、小さなデータでは選んだ番号の行がなく、IndexErrorで
#     止まります。行の数は何からわかりますか。
def mini_batch(x, t, size, rng):
    rows = rng.choice(60000, size)
    return x[rows], t[rows]

# %% wrong="integer_buffer" lacks="whole_rows"
# en: The rows are copied into an array of integers
#     The numbers lose their fractions on the way into your batch. What kind of numbers can be
#     stored in the array that you prepared for them?
# ja: 行を整数の配列にコピーしている
#     ミニバッチに入れるときに、データの小数点以下が消えています。用意した配列には、どんな種類の数を
#     入れられますか。
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    x_batch = np.zeros((size, x.shape[1]), dtype=int)
    for i, row in enumerate(rows):
        x_batch[i] = x[row]
    return x_batch, t[rows]

# %% wrong="joined_table" lacks="one_hot"
# en: Only the last column is treated as the answers
#     Data and answers are put into one array, and when the array is split again, the answers are
#     only one column. What happens to answers that have one column per class?
# ja: 最後の1列だけを正解とみなしている
#     データと正解を1つの配列にまとめ、あとで分けるときに正解を1列だけにしています。クラスごとに1列
#     ある正解は、どうなりますか。
def mini_batch(x, t, size, rng):
    table = np.column_stack((x, t))
    picked = rng.choice(table, size, replace=False)
    return picked[:, :-1], picked[:, -1]

# %% wrong="labels_in_a_column" lacks="number_of_rows"
# en: Labels come back as a column
#     A label is one number for each row of data, so the labels have a single axis. If they form a
#     column and you compare them with other labels, NumPy compares every pair.
# ja: ラベルが列（2次元の配列）になって返っている
#     ラベルはデータ1件につき1つの数なので、軸は1つです。1列だけの2次元の配列にすると、ほかのラベル
#     と比べたときに総当たりの比較になってしまいます。
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size, replace=False)
    return x[rows], t[rows].reshape(size, -1)

# %% wrong="last_row_never_drawn" lacks="every_row" param="ENDS: 0, len(x) - 1 | 1, len(x)"
# en: A row at one end of the data can never be drawn
#     However many times you draw, one row never comes up. Look at both ends of the range you draw
#     from: with which number do the row numbers begin, and does the upper end belong to the range?
# ja: データの端にある行が決して選ばれない
#     何回取り出しても、決して選ばれない行があります。乱数の範囲の両端を確かめましょう。行番号はいく
#     つから始まりますか。上限は範囲に含まれますか。
def mini_batch(x, t, size, rng):
    rows = rng.integers(ENDS, size)
    return x[rows], t[rows]

# %% wrong="numbers_for_rows" lacks="everything"
# en: Takes single numbers of x instead of whole rows
#     The rows of your x_batch have lost their columns: only one number is left for each sample. A
#     row number alone picks a whole row; what else is in your brackets, or which argument is
#     missing?
# ja: xの行全体ではなく、数を1つずつ取り出している
#     x_batchの行から列がなくなり、データ1件につき数が1つしか残っていません。行番号だけを指定すれ
#     ば、行全体が取り出せます。余計なものを指定したり、引数を忘れたりしていませんか。
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return np.take(x, rows), np.take(t, rows)

# %% wrong="old_generator_methods" lacks="everything"
# en: Calls an old np.random function as a method of the new generator
#     Python stops with an AttributeError: some methods of the given generator have other names than
#     the old np.random functions. Look at the list of methods of numpy.random.Generator.
# ja: 新しい乱数生成器で、古いnp.randomの関数名を使っている
#     AttributeErrorで止まっています。渡される乱数生成器のメソッドは、古いnp.randomの関数と名前が違
#     うものがあります。numpy.random.Generatorのメソッドの一覧を見てみましょう。
def mini_batch(x, t, size, rng):
    rows = rng.randint(0, len(x), size)
    return x[rows], t[rows]

# %% wrong="one_hot_made_labels" lacks="one_hot"
# en: One-hot answers come back as labels
#     Drawing a batch should not change the form of the answers: one-hot rows have to stay one-hot
#     rows.
# ja: one-hot表現の正解をラベルに変えて返している
#     ミニバッチを取り出すときに、正解の表し方を変えてはいけません。one-hot表現で渡された正解は、
#     one-hot表現の行のまま返しましょう。
def mini_batch(x, t, size, rng):
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]

# %% wrong="one_row_too_few" lacks="number_of_rows"
# en: One row is lost in a slice
#     Your batch is one row shorter than it should be. Count the elements of your slice: where
#     does it begin, and is its end part of it?
# ja: スライスで1行少なくなっている
#     指定した個数より1行少なくなっています。スライスの要素を数えてみましょう。どこから始まり、
#     終わりの番号は含まれますか。
def mini_batch(x, t, size, rng):
    rows = rng.permutation(len(x))[1:size]
    return x[rows], t[rows]

# %% wrong="one_row_too_many" lacks="number_of_rows"
# en: One row too many is drawn
#     Your batch is one row longer than it should be. Count the elements of your slice or your
#     range: is its end part of it?
# ja: 1行多く取り出している
#     指定した個数より1行多くなっています。スライスやrangeの要素を数えてみましょう。終わりの番号は
#     含まれますか。
def mini_batch(x, t, size, rng):
    rows = rng.permutation(len(x))[: size + 1]
    return x[rows], t[rows]

# %% wrong="one_table_returned" lacks="everything"
# en: Data and answers come back in one array
#     You join data and answers into a single array. The caller wants to unpack two: what does the
#     docstring say under Returns?
# ja: データと正解を1つの配列にまとめて返している
#     データと正解を1つの配列につなげて返しています。呼び出す側は、2つに分けて受け取ります。問題
#     文の「戻り値」を確かめましょう。
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size, replace=False)
    return np.column_stack((x[rows], t[rows]))

# %% wrong="order_swapped" lacks="everything"
# en: The answers are returned before the data
#     Both parts are there, but in the opposite order: the caller who unpacks your tuple uses the
#     answers as data. What does the docstring say under Returns?
# ja: 正解をデータより先に返している
#     2つともそろっていますが、順番が逆です。受け取った側は、正解をデータだと思ってしまいます。
#     問題文の「戻り値」を確かめましょう。
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return t[rows], x[rows]

# %% wrong="own_random_numbers" lacks="generator" random="true"
# en: Draws with random numbers of its own
#     The same seed gives different rows each time, so your experiment cannot be repeated. Which
#     random numbers do you use, and which generator were you given?
# ja: 渡されたrngを使わずに乱数を引いている
#     同じシードでも毎回違う行が選ばれるので、実験を再現できません。使っている乱数は、引数で渡さ
#     れたものでしょうか。
def mini_batch(x, t, size, rng):
    batch_mask = np.random.choice(x.shape[0], size)
    return x[batch_mask], t[batch_mask]

# %% wrong="row_numbers_only" lacks="everything"
# en: Returns the numbers of the rows, not the rows
#     Your draw is right, but you stop halfway: the numbers come back, not the data and answers they
#     belong to. What do you do with a number to get its row?
# ja: 行そのものではなく、行番号を返している
#     行番号を引いたところで終わっていて、データと正解がまだ取り出されていません。行番号から行を
#     取り出すには、どうしますか。
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return rows

# %% wrong="seed_of_its_own" lacks="generator"
# en: Creates a generator of its own with a fixed seed
#     Your batch looks random, but every call gives the same batch, whichever generator is given. A
#     network would see the same few images again and again.
# ja: 固定したシードで、乱数生成器を自分で作っている
#     ランダムに見えますが、どの乱数生成器を渡しても、毎回まったく同じミニバッチになります。これ
#     では、いつまでも同じ画像だけで学習することになります。
def mini_batch(x, t, size, rng):
    rng = np.random.default_rng(0)
    rows = rng.choice(len(x), size, replace=False)
    return x[rows], t[rows]

# %% wrong="shuffled_in_place" lacks="arguments_stay"
# en: The data themselves are shuffled
#     Your batch is fine, but after the call the caller's rows are in another order. Nothing needs
#     to move if you only choose the numbers of the rows.
# ja: 渡されたデータそのものを並べ替えている
#     ミニバッチは正しく取り出せていますが、呼び出したあとで元のデータの順番が変わっています。行
#     の番号を選ぶだけなら、データを動かす必要はありません。
def mini_batch(x, t, size, rng):
    order = rng.permutation(len(x))
    x[:] = x[order]
    t[:] = t[order]
    return x[:size], t[:size]

# %% wrong="shuffled_in_place_separately" lacks="same_rows, arguments_stay"
# en: The data themselves are shuffled, x and t separately
#     Two things happen: images and answers are separated, and the caller's whole data set is left
#     in disorder. Draw row numbers instead, and leave the data where they are.
# ja: xとtそのものを、別々に並べ替えている
#     画像と正解の組が崩れるうえに、渡されたデータ全体の順番まで変わっています。データは動かさず
#     に、行番号のほうを引きましょう。
def mini_batch(x, t, size, rng):
    rng.shuffle(x)
    rng.shuffle(t)
    return x[:size], t[:size]

# %% wrong="single_row" lacks="everything"
# en: Only one row is drawn
#     You draw a single row number, so one sample comes back and the axis of the rows is gone. How
#     do you tell the generator that you want several numbers?
# ja: 1行しか選んでいない
#     行番号を1つしか選んでいないので、データが1件だけ返り、行の軸もなくなっています。番号がいくつも
#     必要なことは、乱数生成器にどうやって伝えますか。
def mini_batch(x, t, size, rng):
    row = rng.integers(len(x))
    return x[row], t[row]

# %% wrong="size_ignored" lacks="number_of_rows" param="SIZE: 10, 32, 100"
# en: Always draws the same number of rows
#     Your batch always has the same number of rows, whatever number is asked for. Which argument
#     says how many?
# ja: いつも同じ個数の行を取り出している
#     どんな個数を指定しても、いつも同じ個数の行が返っています。個数を決める引数はどれですか。
def mini_batch(x, t, size, rng):
    batch_size = SIZE
    rows = rng.choice(x.shape[0], batch_size)
    return x[rows], t[rows]

# %% wrong="table_of_floats" lacks="whole_rows" param="KIND: float, np.float32"
# en: The rows come back as floating-point numbers
#     Integers become floating-point numbers on their way into your batch. Large ones lose digits,
#     and a label that is not an integer cannot be used as an index. Which kind of numbers does your
#     array hold?
# ja: 行が浮動小数点数に変わっている
#     ミニバッチに入れるときに、整数が浮動小数点数に変わっています。大きな整数は桁が失われ、整数でな
#     いラベルは添字に使えません。用意した配列には、どんな種類の数が入りますか。
def mini_batch(x, t, size, rng):
    columns = x.shape[1]
    table = np.concatenate([x, np.reshape(t, (len(t), -1))], axis=1).astype(KIND)
    picked = rng.choice(table, size, replace=False)
    x_batch, t_batch = picked[:, :columns], picked[:, columns:]
    return x_batch, t_batch if t.ndim == 2 else t_batch[:, 0]

# %% right="boolean_mask"
# Shuffles a boolean mask with exactly size entries that are true
def mini_batch(x, t, size, rng):
    mask = np.arange(len(x)) < size
    rng.shuffle(mask)
    return x[mask], t[mask]

# %% right="integers_with_repeats"
# Row numbers may repeat; returns a list and takes rows with np.take
def mini_batch(x, t, size, rng):
    rows = rng.integers(low=0, high=len(x), size=size)
    return [np.take(x, rows, axis=0), np.take(t, rows, axis=0)]

# %% right="one_by_one"
# Draws one row at a time, has one more parameter, returns lists
def mini_batch(x, t, size, rng, repeats=True):
    xs, ts = [], []
    for _ in range(size):
        i = int(rng.random() * len(x))
        xs.append(list(x[i]))
        ts.append(t[i].tolist())
    return xs, ts

# %% right="reservoir"
# Reservoir sampling: one pass over the rows, each may replace an earlier one
def mini_batch(x, t, size, rng):
    kept = list(range(size))
    for i in range(size, len(x)):
        j = rng.integers(i + 1)
        if j < size:
            kept[j] = i
    return np.stack([x[i] for i in kept]), np.stack([t[i] for i in kept])

# %% right="shuffled_pairs"
# Shuffles a list of pairs and takes it apart with zip
def mini_batch(x, t, size, rng):
    pairs = list(zip(x, t))
    rng.shuffle(pairs)
    x_batch, t_batch = zip(*pairs[:size])
    return np.array(x_batch), np.array(t_batch)

# %% right="smallest_of_random_keys"
# Gives each row a random key and takes the rows with the smallest ones
def mini_batch(x, t, size, rng):
    keys = rng.random(len(t))
    rows = np.argsort(keys)[:size]
    return x[rows], t[rows]

# %% right="child_generator"
# Draws with a child of the generator, which depends on its seed
def mini_batch(x, t, size, rng):
    (child,) = rng.spawn(1)
    rows = child.choice(len(x), size, replace=False)
    return x[rows], t[rows]

# %% right="same_stream_twice"
# Draws twice with generators in the same state
import copy


def mini_batch(x, t, size, rng):
    twin = copy.deepcopy(rng)
    return rng.choice(x, size), twin.choice(t, size)

# %% right="sorted_permutation"
# Shuffles all row numbers, keeps the last ones in ascending order
def mini_batch(x, t, size, rng):
    order = rng.permutation(x.shape[0])
    chosen = np.sort(order[-size:])
    return x[chosen, ...], t[chosen, ...]

# %% equivalent
# Whether a row may be drawn twice is up to the student.
#     rng.choice(len(x), size, replace=False) -> rng.choice(len(x), size) in: rows = rng.choice(len(x), size, replace=False)
#     False -> True in: rows = rng.choice(len(x), size, replace=False)

# %% equivalent
# x and t have the same number of rows.
#     x -> t in: rows = rng.choice(len(x), size, replace=False)

# %% equivalent
# The stub promises that x is an array already.
#     np.asarray(x) -> x in: return (np.asarray(x)[rows], np.asarray(t)[rows])

# %% equivalent
# The stub promises that t is an array already.
#     np.asarray(t) -> t in: return (np.asarray(x)[rows], np.asarray(t)[rows])
