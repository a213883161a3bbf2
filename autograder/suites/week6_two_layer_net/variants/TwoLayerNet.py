# The variant bank of `TwoLayerNet`; docs/suites.md describes the format.

# %% wrong="init_bias_columns" lacks="new_shapes" method="__init__" base="reference" replaces="np.zeros(hidden_size), np.zeros(output_size)" by="np.zeros((hidden_size, 1)), np.zeros((output_size, 1))"
# en: The biases are column vectors
#     Your biases are columns, while the samples are rows: if you add them to a batch, each bias is
#     added to a sample instead of a neuron. Which shape does the docstring give them?
# ja: バイアスが列ベクトルになっている
#     データは1行に1件ずつ並んでいるのに、バイアスが縦に並んでいます。これではバッチに足しても、対
#     応するニューロンに足されません。docstringでは、どんな形状になっていますか。

# %% wrong="init_bias_rows" lacks="new_shapes" method="__init__" base="reference" replaces="np.zeros(hidden_size), np.zeros(output_size)" by="np.zeros((1, hidden_size)), np.zeros((1, output_size))"
# en: The biases are matrices with one row
#     Print the shapes of your biases and compare them with the docstring: you have one axis too
#     many. The bias of a layer is an array with one axis and one number per neuron.
# ja: バイアスが1行の行列になっている
#     バイアスの形状を表示して、docstringと比べてみましょう。軸が1つ余分にあります。バイアスは、
#     ニューロンの数だけ値が並んだ1次元の配列です。

# %% wrong="init_bias_scalars" lacks="new_shapes" method="__init__" base="reference" replaces="np.zeros(hidden_size), np.zeros(output_size)" by="0.0, 0.0"
# en: Each bias is a single number
#     Broadcasting accepts a single 0 as a bias, but every neuron has to learn its own bias. How
#     many biases does each layer have?
# ja: バイアスが1つの数になっている
#     0を1つ置くだけでも、ブロードキャストのおかげで計算はできてしまいます。しかし、バイアスは
#     ニューロンごとに学習するものです。各層にバイアスはいくつ必要でしょうか。

# %% wrong="init_bias_sizes" lacks="new_shapes" method="__init__" base="reference" replaces="np.zeros(hidden_size), np.zeros(output_size)" by="np.zeros(input_size), np.zeros(hidden_size)"
# en: Each bias has as many numbers as its layer has inputs
#     Your biases have the wrong lengths. A bias is added to the product with the weights: is this
#     product as long as the layer's input, or as its output?
# ja: バイアスの数が、層の入力の数になっている
#     バイアスの長さが合っていません。バイアスを足すのは、重みとの積を計算したあとです。その結果の
#     長さは、層の入力と出力のどちらと同じでしょうか。

# %% wrong="init_bias_sizes_swapped" lacks="new_shapes" method="__init__" base="reference" replaces="np.zeros(hidden_size), np.zeros(output_size)" by="np.zeros(output_size), np.zeros(hidden_size)"
# en: The sizes of the two biases are swapped
#     Your b1 has one number for each output, and your b2 one for each hidden neuron. Which layer
#     does each of them belong to?
# ja: 2つのバイアスの長さが入れ替わっている
#     b1の長さが出力の数に、b2の長さが中間層のニューロンの数になっています。それぞれ、どちらの層の
#     バイアスでしょうか。

# %% wrong="init_biases_of_one" lacks="new_biases" method="__init__" base="reference" replaces="np.zeros(hidden_size), np.zeros(output_size)" by="np.ones(hidden_size), np.ones(output_size)"
# en: The biases start at one
#     The shapes of your biases are right, but their initial values are not. Which initial value of
#     a bias leaves the sum unchanged?
# ja: バイアスの初期値が1になっている
#     バイアスの形状は合っていますが、初期値が違います。足しても和が変わらない初期値は何でしょう
#     か。

# %% wrong="init_integer_biases" lacks="new_biases" method="__init__" base="reference" replaces="np.zeros(hidden_size), np.zeros(output_size)" by="np.array([0] * hidden_size), np.array([0] * output_size)"
# en: The biases are arrays of integers
#     Your biases are zero, but their arrays can only hold integers: a small learning step would be
#     truncated or cause an error. Look at their dtype.
# ja: バイアスが整数の配列になっている
#     バイアスの値は0で合っていますが、整数しか入らない配列になっています。学習で少しだけ動かそう
#     としても、端数が切り捨てられるか、エラーになります。dtypeを見てみましょう。

# %% wrong="init_random_biases" lacks="new_biases" method="__init__" random="true" base="reference" replaces="np.zeros(hidden_size), np.zeros(output_size)" by="rng.standard_normal(hidden_size), rng.standard_normal(output_size)"
# en: The biases are random as well
#     Your biases do not start where the docstring says. Only the weights have to be random, to
#     make the neurons differ. From what value should each bias start?
# ja: バイアスまで乱数で初期化している
#     バイアスの初期値が、docstringの説明と違います。ニューロンに違いをつけるための乱数は、重みだ
#     けに使えば十分です。バイアスはどんな値から始めるのでしたか。

# %% wrong="init_no_biases" lacks="new_biases, new_shapes" method="__init__" base="reference" replaces='{"W1": W1, "b1": b1, "W2": W2, "b2": b2}' by='{"W1": W1, "W2": W2}'
# en: The biases are missing from params
#     Your params contains only the weights. A bias that starts at zero changes nothing at first,
#     but it is learned as well: what has to be in params for each layer?
# ja: paramsにバイアスが入っていない
#     paramsに重みしか入っていません。バイアスは最初は0でも、これから学習していく大切なパラメータ
#     です。層ごとに何をparamsに入れておく必要があるでしょうか。

# %% wrong="init_constant_weights" lacks="new_weights" method="__init__" base="reference" replaces="weight_init_std * rng.standard_normal(shape)" by="np.full(shape, weight_init_std)"
# en: Every weight is the constant weight_init_std
#     Your weights are near 0, but they are all equal, so all neurons are equal. weight_init_std
#     only says how widely the weights scatter. What makes them scatter?
# ja: 重みがすべてweight_init_stdという定数になっている
#     重みは小さい値になっていますが、どれも同じ数なので、ニューロンの間に違いがありませ
#     ん。weight_init_stdが決めるのは、ばらつきの大きさだけです。ばらつきそのものは、何から作れば
#     よいでしょうか。

# %% wrong="init_zero_weights" lacks="new_weights" method="__init__" base="reference" replaces="weight_init_std * rng.standard_normal(shape)" by="np.zeros(shape)"
# en: All weights start at zero
#     All your hidden neurons are equal at the start, so each gets the same gradient as the others,
#     and they stay equal however long you train. Zeros are fine for the biases; what can you use so
#     that the weights start with different values?
# ja: 重みの初期値がすべて0になっている
#     中間層のニューロンがどれも同じ値から始まっています。これではどのニューロンにも同じ勾配が伝わ
#     り、いくら学習しても違いが生まれません。0でよいのはバイアスだけです。重みをばらばらの値で始
#     めるには、何を使えばよいでしょうか。

# %% wrong="init_large_weights" lacks="new_weights" method="__init__" base="reference" replaces="weight_init_std * " by=""
# en: The random weights are not scaled down
#     Your weights are random, but large: with 784 inputs the sums become so large that the
#     sigmoid is flat and the network hardly learns. Look again at the arguments of your method:
#     is one of them unused?
# ja: 重みの乱数を小さくしていない
#     重みは乱数になっていますが、値が大きすぎます。入力が784個もあると和が大きくなり、シグモイド
#     関数の平らな部分に入って、学習がほとんど進みません。引数の中に、まだ使っていないものはありま
#     せんか。

# %% wrong="init_fixed_seed" lacks="new_own" method="__init__" base="reference" replaces="default_rng()" by="default_rng(SEED)" param="SEED: 0, 1, 42"
# en: A fixed seed gives every network the same weights
#     Make two networks of the same size and compare them: their weights agree to the last digit.
#     What in your method makes the random numbers start over each time?
# ja: シードを固定しているので、どのネットワークも同じ重みになる
#     同じサイズのネットワークを2つ作って比べてみましょう。重みが最後の桁まで一致します。乱数の列が
#     毎回はじめに戻ってしまう原因は、メソッドのどこにあるでしょうか。

# %% wrong="init_weights_transposed" lacks="new_shapes" method="__init__" base="reference" replaces="(input_size, hidden_size), (hidden_size, output_size)" by="(hidden_size, input_size), (output_size, hidden_size)"
# en: The weight matrices are transposed
#     Your weight matrices have one row per output, as in PyTorch, or in formulas where W comes
#     before x. Here the batch comes first in the product: what must the number of rows of a weight
#     matrix match then?
# ja: 重みの行列が転置になっている
#     重みの行が出力のニューロンに対応しています（PyTorchや、Wをxの左に書く流儀の並べ方です）。こ
#     のネットワークでは、バッチを左から掛けます。そのとき、重みの行の数は何と一致する必要があるで
#     しょうか。

# %% wrong="init_sizes_fixed" lacks="new_shapes" method="__init__" base="reference" replaces="rng = np" by="input_size, hidden_size, output_size = 784, 50, 10\n        rng = np"
# en: The sizes are always those of the digit network
#     All your networks have the same size, whatever size is asked for. Create one with other sizes
#     and print the shapes: where do these numbers come from?
# ja: サイズがいつも手書き数字用のものになっている
#     どんなサイズを指定しても、同じ大きさのネットワークができてしまいます。別のサイズで作って、形
#     状を表示してみましょう。その数は、どこから来ていますか。

# %% wrong="init_sizes_form" lacks="everything" method="__init__" base="reference" replaces="standard_normal(shape)" by="standard_normal(*shape)"
# en: NumPy gets the sizes in a form that it does not accept
#     Creating a network fails with a TypeError, whatever its size. np.random.randn takes its sizes
#     one by one, but np.zeros and most other functions take one tuple. Or does your __init__ return
#     something, which Python forbids? The last lines of the error show the place.
# ja: NumPyにサイズを渡す形が合っていない
#     どんなサイズでも、ネットワークを作ろうとするとTypeErrorで止まります。np.random.randnはサイズ
#     を1つずつ、np.zerosなど多くの関数は1つのタプルで受け取ります。また、__init__から値をreturnす
#     ることもできません。エラーの最後の数行に、止まった場所が出ています。

# %% wrong="init_no_std_argument" lacks="new_weights" method="__init__"
# en: The argument weight_init_std is missing
#     Your networks are right as long as the caller does not choose how widely the weights scatter.
#     Compare the first line of your method with that of the original one: an argument has been
#     lost.
# ja: 引数weight_init_stdがなくなっている
#     重みのばらつきを指定しなければ、正しくネットワークを作れます。メソッドの1行目を、はじめに書か
#     れていたものと比べてみましょう。引数が1つなくなっています。
def __init__(self, input_size, hidden_size, output_size):
    right(self, input_size, hidden_size, output_size, 0.01)


right = TwoLayerNet.__init__

# %% wrong="init_dict_not_made" lacks="everything" method="__init__" base="reference" replaces='self.params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}' by='self.params["W1"], self.params["W2"] = W1, W2'
# en: Parameters are put into a dictionary that does not exist yet
#     Creating a network fails with an AttributeError: when your code stores the first array, params
#     does not exist yet. What has to exist before anything can be put into it?
# ja: 辞書（dict）を作る前に、パラメータを入れようとしている
#     ネットワークを作ろうとするとAttributeErrorで止まります。最初の配列を入れようとした時点
#     で、paramsがまだないからです。中身を入れる前に、何を用意しておく必要があるでしょうか。

# %% wrong="init_names_without_self" lacks="everything" method="__init__" base="reference" replaces='self.params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}' by='params["W1"], params["W2"] = W1, W2'
# en: __init__ uses a name that does not exist
#     Creating a network fails with a NameError: the last line of the error says which name is
#     unknown. Attributes of the object are only found through self. Is every name spelled as in the
#     first line of your method?
# ja: __init__の中で、存在しない名前を使っている
#     ネットワークを作ろうとするとNameErrorで止まります。エラーの最後の行に、見つからない名前が書か
#     れています。オブジェクトの属性は、selfを通さないと見つかりません。引数の名前のつづりも、メソッ
#     ドの1行目と比べてみましょう。

# %% wrong="init_no_params" lacks="everything" method="__init__" base="reference" replaces='self.params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}' by="self.W1, self.b1, self.W2, self.b2 = W1, b1, W2, b2"
# en: The network has no attribute params
#     Your network keeps its parameters elsewhere, and has no params. Separate attributes, or a
#     variable without self, are not enough: all four parameters belong in one dictionary of the
#     object.
# ja: ネットワークにparamsという属性がない
#     作ったネットワークに、paramsという属性がありません。別々の属性や、selfの付かない変数に入れてい
#     ませんか。4つのパラメータは、オブジェクトが持つ1つの辞書（dict）にまとめます。

# %% wrong="init_other_keys" lacks="everything" method="__init__" base="reference" replaces='{"W1": W1, "b1": b1, "W2": W2, "b2": b2}' by='{"w1": W1, "b1": b1, "w2": W2, "b2": b2}'
# en: The parameters are stored under other names
#     Your params is a dictionary, but it does not contain the weights under the names in the
#     docstring. Compare your keys letter by letter; upper and lower case are different.
# ja: パラメータを別の名前でparamsに入れている
#     paramsは辞書（dict）ですが、docstringにある名前で探しても重みが見つかりません。キーを1文字ず
#     つ比べてみましょう。大文字と小文字も区別されます。

# %% wrong="init_params_list" lacks="everything" method="__init__" base="reference" replaces='{"W1": W1, "b1": b1, "W2": W2, "b2": b2}' by="[W1, b1, W2, b2]"
# en: params is a list, not a dictionary
#     Your four arrays are there, but only their position tells them apart. The other methods look
#     each one up by its name: which kind of container finds its contents by name?
# ja: paramsが辞書（dict）ではなくリストになっている
#     4つの配列はそろっていますが、順番でしか取り出せません。ほかのメソッドは、名前を使ってパラ
#     メータを取り出します。名前で中身を引けるのは、どんな入れ物でしょうか。

# %% wrong="init_shared_params" lacks="new_own" method="__init__"
# en: All networks share one dictionary of parameters
#     When you make a second network, the first one changes too: both use the same dictionary. When
#     is it created: once, when the class is defined, or again for each network?
# ja: すべてのネットワークが1つの辞書（dict）を共有している
#     2つ目のネットワークを作ると、1つ目のパラメータまで変わります。どちらも同じ辞書（dict）を持って
#     いるからです。辞書が作られるのは、クラスを定義したときの一度だけですか、それともネットワークを
#     作るたびですか。
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, params={}):
    right(self, input_size, hidden_size, output_size, weight_init_std)
    params.update(self.params)
    self.params = params


right = TwoLayerNet.__init__

# %% wrong="predict_no_first_bias" lacks="predict_biases" method="predict" base="reference" replaces=' + self.params["b1"]' by=""
# en: The hidden layer's bias is not added
#     Change b1 in params and call predict again: nothing happens. A new network does not show this
#     mistake, because its biases are zero. Where should b1 come in?
# ja: 中間層のバイアスを足していない
#     paramsのb1を変えてpredictを呼び直しても、結果が変わりません。新しいネットワークではバイアス
#     が0なので、気づきにくい間違いです。b1は、どこで使うのでしたか。

# %% wrong="predict_no_second_bias" lacks="predict_biases" method="predict" base="reference" replaces=' + self.params["b2"]' by=""
# en: The output layer's bias is not added
#     Change b2 in params and call predict again: nothing happens. A new network does not show this
#     mistake, because its biases are zero. Where should b2 come in?
# ja: 出力層のバイアスを足していない
#     paramsのb2を変えてpredictを呼び直しても、結果が変わりません。新しいネットワークではバイアス
#     が0なので、気づきにくい間違いです。b2は、どこで使うのでしたか。

# %% wrong="predict_no_biases" lacks="predict_biases" method="predict" base="predict_no_first_bias" replaces=' + self.params["b2"]' by=""
# en: No bias is added in either layer
#     Only your weights matter: whatever b1 and b2 contain, your predictions stay the same. A
#     layer computes the product with the weights. What does it do next?
# ja: どちらの層でもバイアスを足していない
#     b1とb2に何を入れても、予測が変わりません。効いているのは重みだけです。1つの層では、重みとの
#     積を計算したあと、何をするのでしたか。

# %% wrong="predict_bias_after_sigmoid" lacks="predict_biases" method="predict" base="reference" replaces=' + self.params["b1"])' by=') + self.params["b1"]'
# en: The bias of the hidden layer is added after the sigmoid
#     As long as b1 is zero, your probabilities are right. The bias is part of the weighted sum: do
#     you add it before the sigmoid, or to the output of the sigmoid?
# ja: 中間層のバイアスを、シグモイド関数のあとで足している
#     b1が0のうちは正しい確率になります。バイアスは重み付き和の一部です。シグモイド関数に入れる前
#     に足していますか、それとも出てきた値に足していますか。

# %% wrong="predict_no_sigmoid" lacks="everything" method="predict" base="reference" replaces="sigmoid(" by="("
# en: The hidden layer has no sigmoid
#     Your hidden neurons pass their sums on as they are, so the two layers together can do no
#     more than a single one. What does a neuron do with its sum before it passes it on?
# ja: 中間層に活性化関数がない
#     中間層のニューロンが、和をそのまま次の層へ渡しています。これでは、2層あっても1層のネットワー
#     クと同じことしかできません。ニューロンは、和を渡す前に何をするのでしたか。

# %% wrong="predict_relu" lacks="everything" method="predict" base="reference" replaces="sigmoid(" by="np.maximum(0, "
# en: The hidden layer uses ReLU
#     Your network may learn well, but it is not the one asked for: hidden values can be far above
#     1, or exactly 0. Which function does the table in section 1 use in the hidden layer?
# ja: 中間層の活性化関数がReLUになっている
#     ネットワークとしては動きますが、求められているものと違います。中間層の値が1を大きく超えた
#     り、ちょうど0になったりしていませんか。1節の表では、中間層にどの関数を使っていますか。

# %% wrong="predict_tanh" lacks="everything" method="predict" base="reference" replaces="sigmoid(" by="np.tanh("
# en: The hidden layer uses tanh
#     Your hidden values lie between -1 and 1, and a sum of 0 stays 0. In this network the output
#     of a hidden neuron lies between 0 and 1: look at the formula again.
# ja: 中間層の活性化関数がtanhになっている
#     中間層の値が-1から1の間になり、和が0のときは0のままです。このネットワークの中間層は、0から1の
#     間の値を出します。式をもう一度見てみましょう。

# %% wrong="predict_softmax_hidden" lacks="everything" method="predict" base="reference" replaces="sigmoid(" by="softmax("
# en: The hidden layer uses softmax
#     In your hidden layer the neurons compete with one another: their values sum to 1 for every
#     sample. Each should compute its value independently of the others. Which function does that?
# ja: 中間層にsoftmaxを使っている
#     中間層の値を足すと、どのデータでも1になり、ニューロンどうしが競い合っています。中間層の
#     ニューロンは、それぞれ独立に値を計算するはずです。そうなるのは、どの関数でしょうか。

# %% wrong="predict_scores" lacks="everything" method="predict" base="reference" replaces="softmax(scores)" by="scores"
# en: predict returns the scores, without softmax
#     Your rows do not sum to 1, and some of your numbers may be negative: these are scores, not yet
#     probabilities. Which last step turns scores into probabilities?
# ja: softmaxを通さず、スコアをそのまま返している
#     各行の和が1にならず、負の数が混じることもあります。これはまだスコアで、確率ではありません。
#     スコアを確率に変える最後の一歩は何でしたか。

# %% wrong="predict_sigmoid_output" lacks="everything" method="predict" base="reference" replaces="softmax(scores)" by="sigmoid(scores)"
# en: The output layer uses the sigmoid, not softmax
#     Each of your numbers lies between 0 and 1, but the rows do not sum to 1, because every class
#     is judged alone. Which function compares the classes with one another?
# ja: 出力層がsoftmaxではなくsigmoidになっている
#     どの値も0と1の間にありますが、各行の和が1になりません。クラスを1つずつ別々に評価しているから
#     です。クラスどうしを比べて確率にする関数は何でしたか。

# %% wrong="predict_sigmoid_twice" lacks="everything" method="predict" base="reference" replaces="softmax(scores)" by="softmax(sigmoid(scores))"
# en: The scores go through a sigmoid before softmax
#     Your probabilities sum to 1, but they differ too little; even with very large scores none
#     comes near 1. How many sigmoids are there in the formula, and where?
# ja: 出力層でも、スコアをsigmoidに通してからsoftmaxをかけている
#     各行の和は1ですが、確率の差が小さすぎます。スコアをどれだけ大きくしても、1に近い確率が出てき
#     ません。式の中にsigmoidはいくつ、どこにありますか。

# %% wrong="predict_softmax_twice" lacks="everything" method="predict" base="reference" replaces="softmax(scores)" by="softmax(softmax(scores))"
# en: softmax is applied twice
#     Your rows sum to 1, but no probability comes near 1, whatever the scores are. How many times
#     do the numbers pass through softmax?
# ja: softmaxを2回かけている
#     各行の和は1ですが、スコアがどうであっても、1に近い確率が出てきません。出力までに、softmaxを何
#     回通っていますか。

# %% wrong="predict_log_probabilities" lacks="everything" method="predict" base="reference" replaces="softmax(scores)" by="np.log(softmax(scores))"
# en: predict returns the logarithms of the probabilities
#     None of your numbers is positive: they are logarithms, like those that PyTorch's log_softmax
#     returns. The logarithm belongs to the loss; what should predict return?
# ja: 確率ではなく、確率の対数を返している
#     どの値も正になりません。PyTorchのlog_softmaxのような、確率の対数になっています。対数を取るの
#     は損失の仕事です。predictは何を返すのでしたか。

# %% wrong="predict_labels" lacks="everything" method="predict" base="reference" replaces="softmax(scores)" by="softmax(scores).argmax(axis=1)"
# en: predict returns class numbers, not probabilities
#     You return one class number per sample, as scikit-learn's predict does. Here the loss needs
#     the probabilities of all classes: at which step are they lost?
# ja: 確率ではなく、クラスの番号を返している
#     scikit-learnのpredictのように、データごとにクラスの番号を1つ返しています。ここでは、損失を求
#     めるために、全クラスの確率が必要です。その情報は、どの段階で失われていますか。

# %% wrong="predict_one_hot" lacks="everything" method="predict" base="reference" replaces="softmax(scores)" by="(scores == scores.max(axis=1, keepdims=True)).astype(float)"
# en: predict returns one-hot rows, not probabilities
#     Your rows contain only ones and zeros, so they do not show how sure the network is. The
#     decision for one class belongs in accuracy. What do the rows look like before that decision?
# ja: 確率ではなく、one-hot表現の答えを返している
#     各行が0と1だけになり、ネットワークにどれくらい自信があるのかがわかりません。クラスを1つに決
#     めるのはaccuracyの仕事です。決める前の各行は、どんな値でしょうか。

# %% wrong="predict_hidden_values" lacks="everything" method="predict" base="reference" replaces="softmax(scores)" by="z"
# en: predict returns the values of the hidden layer
#     Your rows have one number per hidden neuron, not one per class: the forward pass ends too
#     early. What happens to the hidden values next?
# ja: 中間層の値を返している
#     各行に、クラスの数ではなく、中間層のニューロンの数だけ値が並んでいます。順伝播が途中で終わっ
#     ているようです。中間層の値は、このあとどうなりますか。

# %% wrong="predict_tuple" lacks="everything" method="predict" base="reference" replaces="softmax(scores)" by="z, softmax(scores)"
# en: predict returns the hidden values along with the probabilities
#     Your predict returns two things at once. The hidden values are useful for backpropagation,
#     but the caller of predict expects only the probabilities.
# ja: 中間層の値も一緒に返している
#     predictが2つのものをまとめて返しています。中間層の値は誤差逆伝播法で役に立ちます
#     が、predictを呼び出した側に必要なのは確率だけです。

# %% wrong="predict_squeezed" lacks="predict_single" method="predict" base="reference" replaces="softmax(scores)" by="softmax(scores).squeeze()"
# en: A batch of one sample loses its row axis
#     For larger batches the shape is right, but for a batch of one sample you return an array with
#     one axis. A single row is still a row: which step removes an axis of length 1?
# ja: データが1件のバッチで、行の軸がなくなる
#     データが2件以上なら正しいのに、1件だけのバッチでは1次元の配列が返ります。1行でも、行は行で
#     す。長さ1の軸を捨ててしまうのは、どの処理でしょうか。

# %% wrong="predict_nothing_returned" lacks="everything" method="predict" base="reference" replaces="return " by=""
# en: predict returns nothing
#     Your predict computes the probabilities, but the caller gets None. How does a method hand
#     its result back?
# ja: predictが何も返していない
#     確率を計算しても、呼び出した側にはNoneしか届きません。メソッドの結果を外に渡すには、何が必要
#     でしょうか。

# %% wrong="predict_overflow" lacks="predict_large" method="predict" base="reference" replaces="softmax(scores)" by="np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)"
# en: Large scores overflow in the exponential
#     For ordinary scores your probabilities are right, but large ones give nan: the exponential of
#     1000 is more than a float can hold. The probabilities of a sample do not change if you
#     subtract the same number from all its scores. Which number helps here?
# ja: スコアが大きいと、指数関数がオーバーフローする
#     ふつうのスコアなら正しい値ですが、大きなスコアではnanになります。1000の指数関数の値は、浮動
#     小数点数に収まりません。1件のデータの全スコアから同じ数を引いても、確率は変わりません。何を
#     引けばよいでしょうか。

# %% wrong="predict_batch_maximum" lacks="predict_batch" method="predict"
# en: The maximum of the whole batch is subtracted
#     For ordinary batches your probabilities are right. But if a batch has a sample with very small
#     scores and another with very large ones, the row of the first turns into nan. Whose maximum
#     should be subtracted from a sample's scores?
# ja: バッチ全体の最大値を引いている
#     ふつうのバッチなら正しい値ですが、スコアがとても大きいデータと、とても小さいデータを並べると、
#     小さいほうの行がnanになります。あるデータのスコアから引くべきなのは、どの範囲の最大値でしょう
#     か。
def predict(self, x):
    z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    scores = np.dot(z, self.params["W2"]) + self.params["b2"]
    e = np.exp(scores - np.max(scores))
    return e / np.sum(e, axis=1, keepdims=True)

# %% wrong="predict_softmax_whole_batch" lacks="predict_batch" method="predict" base="predict_batch_maximum" replaces="np.sum(e, axis=1, keepdims=True)" by="np.sum(e)"
# en: softmax is taken over the whole batch
#     For a single sample your probabilities are right, but in a batch those of all the samples
#     together sum to 1. What should sum to 1: the whole batch, or the classes of one sample?
# ja: softmaxをバッチ全体にかけている
#     データが1件なら正しいのに、バッチでは、全データの確率の和が1になっています。和が1になるべき
#     なのは、バッチ全体の確率でしょうか、それとも1件のデータの各クラスの確率でしょうか。

# %% wrong="predict_softmax_down_columns" lacks="everything" method="predict" base="predict_batch_maximum" replaces="np.sum(e, axis=1, keepdims=True)" by="np.sum(e, axis=0)"
# en: softmax is taken down the columns
#     Your columns sum to 1, but your rows do not: the samples compete with one another for a class.
#     Along which axis do the classes of one sample lie?
# ja: softmaxを列方向に計算している
#     行ではなく、列の和が1になっています。1つのクラスをデータどうしで奪い合っている状態です。1件
#     のデータの各クラスは、どちらの軸に沿って並んでいるでしょうか。

# %% wrong="predict_scores_divided" lacks="everything" method="predict" base="reference" replaces="softmax(scores)" by="scores / scores.sum(axis=1, keepdims=True)"
# en: The scores are divided by their sum, without the exponential
#     Your rows sum to 1, but some of your “probabilities” are negative or above 1. How does softmax
#     make every score positive first?
# ja: 指数関数を使わず、スコアをそのまま和で割っている
#     各行の和は1なのに、負の数や1を超える数が「確率」として出てきます。softmaxは、割り算の前に、
#     どうやってスコアをすべて正の数にしているでしょうか。

# %% wrong="predict_sigmoid_normalized" lacks="everything" method="predict" base="reference" replaces="softmax(scores)" by="sigmoid(scores) / sigmoid(scores).sum(axis=1, keepdims=True)"
# en: Sigmoids divided by their sum replace softmax
#     Your rows sum to 1, but the numbers in them are not those of softmax. What does softmax
#     apply to each score before it divides by the sum?
# ja: softmaxの代わりに、sigmoidの値を和で割っている
#     各行の和は1ですが、値がsoftmaxのものと違います。softmaxでは、和で割る前に、スコアをどう変える
#     のでしたか。

# %% wrong="predict_softmax_argument" lacks="everything" method="predict" base="reference" replaces="softmax(scores)" by="softmax(scores, axis=1)"
# en: A given function is called with arguments that it does not take
#     Your predict stops with a TypeError: a function gets an argument that it does not accept, or
#     the wrong number of arguments. Look at the first lines of sigmoid and softmax in this
#     notebook; those of SciPy and PyTorch differ.
# ja: 用意された関数に、受け取れない引数を渡している
#     predictがTypeErrorで止まります。関数が受け取れない引数を渡しているか、引数の数が合っていませ
#     ん。このノートブックのsigmoidとsoftmaxの1行目を見てみましょう。SciPyやPyTorchのものとは違いま
#     す。

# %% wrong="predict_product_order" lacks="everything" method="predict" base="reference" replaces='np.asarray(x) @ self.params["W1"]' by='self.params["W1"] @ np.asarray(x)'
# en: The shapes do not fit in the product of the batch and the weights
#     Your predict stops at a product of arrays whose shapes do not fit. Write the shapes of x, W1
#     and W2 side by side: in which order do the inner sizes agree, and do you use the matrix
#     product?
# ja: バッチと重みの積で、形状が合っていない
#     配列の積のところで、形状が合わずにエラーになります。x、W1、W2の形状を並べて書いてみましょ
#     う。内側のサイズが一致するのは、どの順に掛けたときですか。要素ごとの積ではなく、行列の積に
#     なっていますか。

# %% wrong="predict_names_without_self" lacks="everything" method="predict" base="reference" replaces='self.params["W1"]' by='params["W1"]'
# en: predict uses a name that does not exist
#     Your predict stops with a NameError: the last line of the error says which name is unknown. A
#     method does not see the attributes of its object by their bare names: what has to be written
#     in front of the name?
# ja: predictの中で、存在しない名前を使っている
#     predictがNameErrorで止まります。エラーの最後の行に、見つからない名前が書かれています。メソッド
#     の中でも、オブジェクトの属性は名前だけでは見えません。前に何を付けるのでしたか。

# %% wrong="predict_no_such_attribute" lacks="everything" method="predict" base="reference" replaces='self.params["W1"]' by="self.W1"
# en: predict uses an attribute that the object does not have
#     Your predict stops with an AttributeError: the object has no such attribute. Its parameters
#     are in one dictionary, and functions like sigmoid and softmax are not its methods. Do you look
#     up a parameter or a function in the object?
# ja: オブジェクトにない属性を使っている
#     predictがAttributeErrorで止まります。オブジェクトにそういう属性はありません。パラメータは1つの
#     辞書（dict）の中にあり、sigmoidやsoftmaxはメソッドではなくふつうの関数です。オブジェクトの属性
#     として使ったのは、パラメータと関数のどちらでしょうか。

# %% wrong="predict_wrong_key" lacks="everything" method="predict" base="reference" replaces='"W1"' by='"w1"'
# en: predict looks a parameter up under a key that params does not have
#     Your predict stops with a KeyError: params has nothing under that name. Compare the keys
#     that you use with those in the docstring, capitals and numbers included.
# ja: paramsにないキーで、パラメータを取り出そうとしている
#     predictがKeyErrorで止まります。paramsに、その名前のものは入っていません。使っているキーを、
#     大文字・小文字や番号まで含めて、docstringのものと比べてみましょう。

# %% wrong="predict_pixels_divided" lacks="everything" method="predict" base="reference" replaces="np.asarray(x)" by="np.asarray(x) / 255"
# en: predict scales its input down first
#     Your predictions hardly depend on x, because the numbers are made smaller before they reach
#     the first layer. The formula uses x as it is; the data are prepared outside the network.
# ja: predictの中で、入力を割り算で小さくしている
#     予測が、入力xの違いをほとんど反映していません。1層目に届く前に、値を小さくしているからです。式
#     ではxをそのまま使います。データの前処理は、ネットワークの外ですませておくものです。

# %% wrong="predict_pixels_in_place" lacks="everything" method="predict" base="reference" replaces="z = " by="x /= 255\n        z = "
# en: predict rescales the caller's own array
#     Call predict twice with the same array: the second result differs, because the first call has
#     changed the array. With an array of integers your code even stops with an error. Does the
#     formula ask for any change to x?
# ja: 呼び出した側の配列xを書き換えている
#     同じ配列でpredictを2回呼ぶと、答えが変わります。1回目に配列の中身を書き換えているからです。
#     整数の配列では、エラーにもなります。そもそも、式の中にxを変える処理はありますか。

# %% wrong="predict_standardized" lacks="everything" method="predict" base="reference" replaces="z = " by="x = (x - np.mean(x, axis=0)) / (np.std(x, axis=0) + 1e-7)\n        z = "
# en: predict standardizes the batch
#     The result for a sample changes with the other samples in its batch, and in a batch of one
#     its values have no effect at all. Use x as it is, and compute each row independently.
# ja: predictの中で、バッチを標準化している
#     同じデータでも、バッチの中のほかのデータによって答えが変わります。データが1件だけだと、その
#     値はまったく反映されません。xはそのまま使い、どの行も独立に計算しましょう。

# %% wrong="predict_whole_numbers" lacks="predict_integers" method="predict" base="reference" replaces="scores = z" by="scores = z.astype(np.asarray(x).dtype)"
# en: For integer input the hidden values are truncated to integers
#     Try the same samples as integers and as floats: the results differ. Somewhere your fractions
#     are put into an array that can only hold integers. Look at the dtype of each array.
# ja: 入力が整数だと、中間層の値が切り捨てられる
#     同じデータを整数の配列で渡したときと、浮動小数点数の配列で渡したときとで、答えが違います。小
#     数を、整数しか入らない配列に入れている箇所がありませんか。dtypeを調べてみましょう。

# %% wrong="predict_bias_shifted" lacks="predict_leaves" method="predict" base="reference" replaces="return " by='self.params["b2"] -= self.params["b2"].max()\n        return '
# en: predict shifts the bias in params in place
#     Your probabilities are right, but look at params before and after the call: a bias has
#     changed. -= works on the array in params itself. How do you get a new array?
# ja: paramsのバイアスをその場で書き換えている
#     確率は正しいのですが、呼び出しの前後でparamsを比べると、バイアスの値が変わっています。-=
#     は、paramsの配列そのものを書き換えます。新しい配列を作るには、どう書けばよいでしょうか。

# %% wrong="predict_bias_accumulates" lacks="predict_batch, predict_leaves" method="predict"
# en: The sums accumulate in the bias arrays themselves
#     The first sample of the first call is right, but then the results drift, because the biases in
#     params change with every sample. A second name for an array is not a second array: what does
#     += do to the array?
# ja: バイアスの配列そのものに和がたまっていく
#     最初のデータだけは正しいのに、そのあと答えがずれていきます。データを計算するたびに、paramsの
#     バイアスが変わっているからです。配列に別の名前を付けても、配列は1つのままです。そこに += を
#     使うと、何が起きるでしょうか。
def predict(self, x):
    y = []
    for row in x:
        a = self.params["b1"]
        a += np.dot(row, self.params["W1"])
        scores = self.params["b2"]
        scores += np.dot(sigmoid(a), self.params["W2"])
        y.append(softmax(scores))
    return np.array(y)

# %% wrong="predict_last_sample" lacks="everything" method="predict"
# en: predict returns the probabilities of only one sample of the batch
#     You receive a batch and return the probabilities of one sample. If you go through the
#     samples in a loop, what happens to the result of each round? Or can the formula take all
#     rows at once?
# ja: バッチのうち、1件のデータの確率しか返していない
#     バッチを渡しても、返ってくるのは1件のデータの確率だけです。ループでデータを順に計算している
#     なら、毎回の結果はどこへ行くでしょうか。行列の積なら、全部の行を一度に計算することもできま
#     す。
def predict(self, x):
    for row in x:
        z = sigmoid(np.dot(row, self.params["W1"]) + self.params["b1"])
        y = softmax(np.dot(z, self.params["W2"]) + self.params["b2"])
    return y

# %% wrong="predict_first_arrays" lacks="predict_current" method="predict"
# en: predict still uses the first arrays after params has been given new ones
#     Put a new array into params and call predict again: the result is still that of the old one.
#     Names like self.W1 still refer to the array that was assigned to them first. Where can you
#     always find the current one?
# ja: paramsの配列が置き換えられても、前の配列を使い続けている
#     paramsに新しい配列を入れてpredictを呼び直しても、古い配列のときの答えのままです。self.W1のよ
#     うな名前は、最初に代入した配列を指し続けます。現在の配列は、どこを見ればいつも手に入るでしょ
#     うか。
def predict(self, x):
    if not hasattr(self, "first"):
        self.first = dict(self.params)
    p = self.first
    z = sigmoid(np.dot(x, p["W1"]) + p["b1"])
    return softmax(np.dot(z, p["W2"]) + p["b2"])

# %% wrong="predict_first_copies" lacks="predict_current" method="predict" base="predict_first_arrays" replaces="dict(self.params)" by="{key: value.copy() for key, value in self.params.items()}"
# en: predict reads copies of the parameters made earlier
#     Change a number in params and call predict again: nothing happens, so training would have no
#     effect. Copies do not change with the original. When should you read the parameters?
# ja: 前に作ったパラメータのコピーを使っている
#     paramsの値を変えてpredictを呼び直しても、何も変わりません。これでは、学習しても予測に表れま
#     せん。コピーには変更が伝わらないからです。パラメータは、いつ読めばよいでしょうか。

# %% wrong="loss_sum" lacks="loss_mean" method="loss" base="reference" replaces="return " by="return len(x) * "
# en: The loss is summed over the batch
#     Your loss grows with the number of samples: if you pass every sample twice, it doubles. How
#     do you make the loss of 5 samples comparable with that of 500?
# ja: 損失をバッチ全体で合計している
#     データの数が増えるほど、損失も大きくなっています。同じデータを2回ずつ渡すと、損失は2倍になり
#     ます。データ5件の損失と500件の損失を比べられるようにするには、どうすればよいでしょうか。

# %% wrong="loss_mean_twice" lacks="loss_mean" method="loss" base="reference" replaces="return " by="return 1 / len(x) * "
# en: The mean over the batch is taken twice
#     For a single sample your loss is right, but the larger the batch, the smaller it gets: if you
#     pass every sample twice, it halves. What does cross_entropy_error already do with a batch?
# ja: バッチの平均を2回取っている
#     データが1件なら正しいのに、バッチが大きいほど損失が小さくなります。同じデータを2回ずつ渡すと
#     半分になります。cross_entropy_errorは、バッチをどう扱う関数でしたか。

# %% wrong="loss_sign" lacks="everything" method="loss" base="reference" replaces="return " by="return -"
# en: The minus sign is missing
#     Your loss is negative, and better networks get a higher loss. The logarithm of a probability
#     is never above zero: what turns it into a quantity that should become small?
# ja: マイナスの符号がない
#     損失が負の数になり、よいネットワークほど値が大きくなります。確率の対数は0以下です。小さいほ
#     どよい量にするには、何が足りないでしょうか。

# %% wrong="loss_other_base" lacks="everything" method="loss" base="reference" replaces="return " by="return 1 / np.log(BASE) * " param="BASE: 2, 10"
# en: The logarithm has the wrong base
#     Your loss is wrong by the same factor in every batch: it is measured in bits, or in powers of
#     ten. Which logarithm does the formula use, and which one do you use?
# ja: 底の違う対数を使っている
#     どのバッチでも、損失が正しい値から同じ倍率でずれています。ビットや桁数を単位にした値です。式
#     のlogは何を底とする対数でしたか。使っている対数の底は何ですか。

# %% wrong="loss_weight_penalty" lacks="everything" method="loss" base="reference" replaces="x), t)" by='x), t) + FACTOR * sum(np.sum(self.params[key] ** 2) for key in ("W1", "W2"))' param="FACTOR: 1e-3, 0.01, 0.1, 0.005, 0.05"
# en: A penalty for large weights is added
#     Your loss grows with the weights, however good the predictions are. Such a penalty (weight
#     decay) is not part of the loss of this network. What does the docstring ask for?
# ja: 大きな重みに対する罰則を足している
#     予測がどれほどよくても、重みが大きいと損失が大きくなります。この罰則（Weight decay）は、この
#     ネットワークの損失には入りません。docstringが求めているのは、どんな値でしょうか。

# %% wrong="loss_nothing_returned" lacks="everything" method="loss" base="reference" replaces="return " by=""
# en: loss returns nothing
#     Your loss is computed, perhaps even printed, but the caller gets None. How does a method
#     hand its result to the code that called it?
# ja: lossが何も返していない
#     損失は計算されていますが、呼び出した側にはNoneしか届きません。printで表示しても、それを読める
#     のは人だけです。呼び出したコードに結果を渡すには、どうすればよいでしょうか。

# %% wrong="loss_mean_over_classes" lacks="everything" method="loss" base="reference" replaces="x), t)" by="x), t) / self.predict(x).shape[1]"
# en: The mean is taken over the classes as well
#     Even for a single sample your loss is too small, and the more classes there are, the smaller
#     it gets. Should the mean be taken over all numbers in the array, or over the samples?
# ja: クラスの数でも割って平均している
#     データが1件でも損失が小さすぎ、クラスの数が多いほど小さくなります。平均を取るのは、配列の全
#     要素についてでしょうか、それともデータについてでしょうか。

# %% wrong="loss_softmax_again" lacks="everything" method="loss" base="reference" replaces="self.predict(x)" by="softmax(self.predict(x))"
# en: softmax is applied again to the probabilities
#     Your loss never gets near 0, however sure and right the network is. What does predict return,
#     and what does softmax do to it?
# ja: 確率にもう一度softmaxをかけている
#     ネットワークがどれだけ自信を持って正解しても、損失が0に近づきません。predictの結果は、すでに何
#     になっていますか。そこにsoftmaxをかけると、どうなるでしょうか。

# %% wrong="loss_swapped" lacks="everything" method="loss" base="reference" replaces="self.predict(x), t" by="t, self.predict(x)"
# en: Predictions and answers are swapped in the call
#     Your loss is 0 or very large, or your code stops with an error, because you take the logarithm
#     of the answers. Compare the order of the arguments with the definition of cross_entropy_error.
# ja: 予測と正解を、逆の順で渡している
#     損失が0や極端に大きな値になったり、エラーで止まったりします。予測ではなく、正解のほうの対数
#     を取っているようです。引数の順を、cross_entropy_errorの定義と比べてみましょう。

# %% wrong="loss_own_guess" lacks="everything" method="loss" base="reference" replaces="x), t" by="x), np.argmax(self.predict(x), axis=1)"
# en: The loss compares the network with its own guess
#     Change the answers t, and your loss stays the same: the more sure the network is, the smaller
#     the loss, whether the network is right or wrong. Which class's probability do you have to look
#     up?
# ja: 正解ではなく、自分の予測と比べている
#     正解のtを変えても、損失が変わりません。当たっていても外れていても、自信があるほど損失が小さ
#     くなります。どのクラスの確率を見るべきでしょうか。

# %% wrong="loss_names_without_self" lacks="everything" method="loss" base="reference" replaces="self.predict" by="predict"
# en: loss uses a name that does not exist
#     Your loss stops with a NameError: the last line of the error says which name is unknown. A
#     variable of another method cannot be used here, and another method cannot be called by its
#     bare name: what has to be written in front of the name?
# ja: lossの中で、存在しない名前を使っている
#     lossがNameErrorで止まります。エラーの最後の行に、見つからない名前が書かれています。ほかのメ
#     ソッドの中の変数は使えません。ほかのメソッドも、名前だけでは呼び出せません。名前の前に何を付
#     けるのでしたか。

# %% wrong="loss_predict_not_called" lacks="everything" method="loss" base="reference" replaces="self.predict(x)" by="self.predict"
# en: predict is passed without being called, or called with the wrong arguments
#     Your loss stops with a TypeError. predict by itself is a method, not an array: only a call
#     gives you probabilities. If you call it, are the arguments right?
# ja: predictを呼ばずに渡しているか、引数が合っていない
#     lossがTypeErrorで止まります。predictと書いただけでは、配列ではなくメソッドそのものを渡すことに
#     なります。呼び出してはじめて確率が得られます。呼び出しているなら、渡す引数は合っていますか。

# %% wrong="loss_function_as_method" lacks="everything" method="loss" base="reference" replaces="cross_entropy_error" by="self.cross_entropy_error"
# en: A plain function is called as if it were a method
#     Your loss stops with an AttributeError: the object has no such method or attribute. Which of
#     the names that you use belong to the class, and which are functions of the notebook?
# ja: ふつうの関数を、メソッドのように呼んでいる
#     lossがAttributeErrorで止まります。オブジェクトに、そういうメソッドや属性はありません。使って
#     いる名前のうち、クラスのものはどれで、ノートブックで用意された関数はどれでしょうか。

# %% wrong="loss_text" lacks="everything" method="loss" base="reference" replaces="return " by='return "%.4f" % '
# en: loss returns a string
#     Your loss looks like a number when it is printed, but it is a string with a few digits, and
#     strings cannot be subtracted from one another. Format it only when you print it.
# ja: 損失を文字列で返している
#     表示すると数に見えますが、返しているのは、桁を切りそろえた文字列です。これでは引き算もできま
#     せん。見た目を整えるのは、表示するときにしましょう。

# %% wrong="loss_kept_as_loss" lacks="loss_current" method="loss"
# en: The result is stored under the name of the method
#     The first call works, but the second stops with an error: by then net.loss is a number, and a
#     number cannot be called. Does the result have to be kept, and under this name?
# ja: 結果を、メソッドと同じ名前の属性に入れている
#     1回目は動くのに、2回目はエラーになります。そのときのnet.lossは、メソッドではなく数になってい
#     るからです。結果を取っておく必要はありますか。あるとしても、その名前でよいでしょうか。
def loss(self, x, t):
    self.loss = cross_entropy_error(self.predict(x), t)
    return self.loss

# %% wrong="loss_one_hot_only" lacks="loss_labels" method="loss"
# en: Labels are multiplied as if they were one-hot
#     With one-hot answers your loss is right; with labels your code stops with an error or returns
#     a loss that means nothing. A label is the number of a class, not a factor: how can you tell
#     the two forms of t apart, and what do you do with labels?
# ja: ラベルをone-hot表現のつもりで掛けている
#     正解がone-hot表現なら合っていますが、ラベルだとエラーになるか、意味のない損失になります。ラベ
#     ルはクラスの番号で、掛ける数ではありません。tの2つの形式をどう見分け、ラベルならどう扱えばよい
#     でしょうか。
def loss(self, x, t):
    y = self.predict(x)
    return -np.sum(t * np.log(y + 1e-7)) / x.shape[0]

# %% wrong="loss_labels_only" lacks="loss_one_hot" method="loss"
# en: One-hot answers are used as if they were labels
#     With labels your loss is right; with one-hot answers it is wrong or your code stops, because
#     zeros and ones are used as class numbers. How do you find the class in a one-hot row?
# ja: one-hot表現の正解を、ラベルのつもりで使っている
#     正解がラベルなら合っていますが、one-hot表現だと損失が違う値になるか、エラーで止まりま
#     す。0と1がクラスの番号として使われているからです。one-hot表現の行から、クラスの番号をどう見
#     つけますか。
def loss(self, x, t):
    y = self.predict(x)
    return -np.mean(np.log(y[np.arange(len(x)), t] + 1e-7))

# %% wrong="loss_argmax_always" lacks="loss_labels" method="loss" base="loss_labels_only" replaces="return" by="t = np.argmax(t, axis=1)\n    return"
# en: argmax is applied to labels too
#     With one-hot answers your loss is right, but with labels your code stops with an error: they
#     have no second axis to search. When do you have to compute labels, and when are they there
#     already?
# ja: ラベルにまでargmaxを使っている
#     正解がone-hot表現なら合っていますが、ラベルだとエラーで止まります。ラベルの配列には、探すべき2
#     つ目の軸がありません。ラベルに直す必要があるのは、tがどちらの形式のときでしょうか。

# %% wrong="loss_as_many_as_classes" lacks="loss_labels" method="loss"
# en: If there are as many labels as classes, they are taken for one-hot
#     With labels your loss is right unless the batch has as many samples as there are classes. The
#     length of t does not tell the two forms apart; what else differs between (N,) and (N, K)?
# ja: ラベルの個数がクラスの数と同じだと、one-hot表現とみなしている
#     ラベルを正しく扱えるのは、データの数がクラスの数と違うときだけです。tの長さでは、2つの形式を見
#     分けられません。形状 (N,) と (N, K) では、ほかに何が違うでしょうか。
def loss(self, x, t):
    y = self.predict(x)
    if len(t) == y.shape[1] or t.ndim == 2:
        t = np.argmax(t, axis=-1)
    return -np.mean(np.log(y[np.arange(len(x)), t] + 1e-7))

# %% wrong="loss_int64_only" lacks="loss_labels" method="loss" base="loss_as_many_as_classes" replaces="len(t) == y.shape[1] or t.ndim == 2" by="t.ndim == 2 or t.dtype != int"
# en: Labels of another integer type are taken for one-hot
#     Your loss is right for labels of the ordinary integer type, but not for those of a smaller
#     type such as uint8, in which MNIST stores its labels. Tell the two forms of t apart by
#     something that does not change with the type.
# ja: ほかの整数型のラベルを、one-hot表現とみなしている
#     ラベルがふつうの整数型なら正しいのに、uint8のような小さな整数型（MNISTのラベルの型です）では間
#     違えます。tの2つの形式は、型によって変わらない性質で見分けましょう。

# %% wrong="loss_by_dtype" lacks="loss_one_hot" method="loss" base="loss_as_many_as_classes" replaces="len(t) == y.shape[1] or t.ndim == 2" by="t.dtype == float"
# en: Only floats are recognized as one-hot
#     Your loss is right for one-hot answers of floats, but those of integers are taken for labels.
#     The type of the numbers in t does not tell the two forms apart; which property of the array
#     does?
# ja: 浮動小数点数の配列しか、one-hot表現とみなしていない
#     one-hot表現の正解は、浮動小数点数の配列なら正しく扱えますが、整数の配列だとラベルとみなしてし
#     まいます。数の型では、2つの形式を見分けられません。配列のどんな性質なら見分けられるでしょう
#     か。

# %% wrong="loss_zeros_and_ones" lacks="loss_labels" method="loss" base="loss_as_many_as_classes" replaces="len(t) == y.shape[1] or t.ndim == 2" by="t.max() <= 1"
# en: Labels that are all 0 or 1 are taken for one-hot
#     Your loss is wrong for a batch of labels in which only the classes 0 and 1 occur. The numbers
#     in t do not tell labels from one-hot answers; what about the shape of t?
# ja: 0と1だけのラベルを、one-hot表現とみなしている
#     クラス0と1しか出てこないバッチで、ラベルの扱いを間違えます。tの中の数を見ても、ラベル
#     かone-hot表現かは決められません。形状ならどうでしょうか。

# %% wrong="loss_classes_seen" lacks="loss_labels" method="loss"
# en: The number of classes is guessed from the labels of the batch
#     With labels your loss is right only if the last class happens to be in the batch. The batch
#     need not contain all classes: which array tells you their number for certain?
# ja: クラスの数を、バッチのラベルから推測している
#     最後のクラスのデータがバッチにあるときしか、ラベルを正しく扱えません。バッチに出てくるラベル
#     が、クラスのすべてとは限りません。クラスの数を確実に知るには、何を見ればよいでしょうか。
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(t.max() + 1)[t]
    return -np.sum(t * np.log(y + 1e-7)) / x.shape[0]

# %% wrong="loss_ten_classes" lacks="loss_labels" method="loss" base="loss_classes_seen" replaces="t.max() + 1" by="10"
# en: The number of classes is always taken to be ten
#     With labels your loss is right only for the ten digits; with another number of classes your
#     code stops. Where can you read the number of classes of this network?
# ja: ラベルのクラス数を10と決めている
#     ラベルで正しく計算できるのは、クラスの数が10のときだけです。別の数だと、エラーで止まります。
#     このネットワークのクラス数は、どこから読み取れるでしょうか。

# %% wrong="loss_mean_squared_error" lacks="everything" method="loss"
# en: The loss is the mean squared error
#     Your loss stays under 1, even where the network is sure and wrong. Squared differences suit
#     the prediction of a quantity. Which loss does the docstring name for probabilities of
#     classes?
# ja: 損失関数が平均二乗誤差になっている
#     自信を持って間違えても、損失が1を超えません。差の二乗の平均は、数量の予測に使う損失です。ク
#     ラスの確率を予測するとき、docstringではどの損失関数を使うことになっていますか。
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return np.mean((y - t) ** 2)

# %% wrong="loss_squared_error" lacks="everything" method="loss" base="loss_mean_squared_error" replaces="np.mean((y - t) ** 2)" by="0.5 * np.sum((y - t) ** 2) / len(x)"
# en: The loss is the squared error
#     Your loss never gets large, even where the network is sure and wrong: it adds squares of
#     differences, none of which is larger than 1. Which of week 2's two losses does the docstring
#     name?
# ja: 損失関数が二乗和誤差になっている
#     自信を持って間違えても、損失があまり大きくなりません。足しているのが、1を超えることのない差
#     の二乗だからです。第2週で習った2つの損失関数のうち、docstringに書かれているのはどちらですか。

# %% wrong="loss_binary_terms" lacks="everything" method="loss" base="loss_mean_squared_error" replaces="return np.mean((y - t) ** 2)" by="e = t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)\n    return -np.sum(e) / len(x)"
# en: The wrong classes are counted as well
#     Your loss is too large and depends on the probabilities of the wrong classes: it comes from
#     the formula for yes-or-no questions. Which probabilities enter the cross entropy error of
#     this course?
# ja: 不正解のクラスの項まで足している
#     損失が大きすぎ、不正解のクラスの確率の分かれ方によっても変わります。「はい・いいえ」で答える
#     問題の式を使っているからです。この授業の交差エントロピー誤差に入るのは、どのクラスの確率でし
#     たか。

# %% wrong="loss_overwrites_answers" lacks="loss_leaves, loss_one_hot" method="loss" base="loss_mean_squared_error" replaces="return np.mean((y - t) ** 2)" by="t *= np.log(y + 1e-7)\n    return -np.sum(t) / len(x)"
# en: The caller's answers are overwritten
#     After the call, the one-hot answers have changed, so a second call with them gives another
#     loss. *= writes into the caller's own array. How do you get a new one?
# ja: 渡された正解tを書き換えている
#     呼び出したあと、one-hot表現の正解が元の値でなくなっています。そのため、同じtで2回呼ぶと違う
#     損失になります。*= は、渡された配列そのものに書き込みます。新しい配列を作るには、どう書けば
#     よいでしょうか。

# %% wrong="loss_no_guard" lacks="loss_zero_probability" method="loss"
# en: Nothing prevents the logarithm of zero
#     Where the right class gets the probability 0, your loss becomes infinite. In week 2, a tiny
#     number was added to prevent this. Does your own formula do so? Does the function given above?
# ja: 確率が0のときの対数への備えがない
#     正解クラスの確率が0になると、損失が無限大になります。第2週では、とても小さな数を使ってこれを
#     防ぎました。自分で書いた式では、どうなっていますか。上で用意された関数ではどうでしょうか。
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.mean(np.log(y[np.arange(len(x)), t]))

# %% wrong="loss_per_sample" lacks="everything" method="loss" base="loss_no_guard" replaces="np.mean(np.log(y[np.arange(len(x)), t]))" by="np.log(y[np.arange(len(x)), t] + 1e-7)"
# en: loss returns the loss of each sample, not their mean
#     You return an array with one loss per sample. Learning needs a single number for the whole
#     batch: how do you get it from these?
# ja: データごとの損失を、平均せずに返している
#     データごとの損失が、配列のまま返っています。学習には、バッチ全体でのよしあしを表す1つの数が
#     必要です。この配列から、それをどう求めればよいでしょうか。

# %% wrong="loss_masked_zeros" lacks="loss_zero_probability" method="loss"
# en: Samples whose right class has probability zero are left out
#     Where the network is sure and entirely wrong, your loss is small or 0, because the worst
#     samples are left out. How large should the loss of a probability of 0 be, and how is it kept
#     finite?
# ja: 確率が0のデータを損失から除いている
#     自信を持って完全に間違えても、損失が小さいままか、0になります。予測が最も悪いデータを除い
#     ているからです。確率が0なら、損失はどれくらい大きいべきでしょうか。無限大を避ける工夫も思い
#     出しましょう。
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    p = y[np.arange(len(x)), t]
    return -np.sum(np.log(p[p > 0])) / len(x)

# %% wrong="loss_log_of_mean" lacks="loss_mean" method="loss" base="loss_no_guard" replaces="np.mean(np.log(y[np.arange(len(x)), t]))" by="np.log(np.mean(y[np.arange(len(x)), t]) + 1e-7)"
# en: The mean is taken before the logarithm
#     For a single sample your loss is right, but for a batch it is too small: one very wrong sample
#     has hardly any effect. In which order do the logarithm and the mean come?
# ja: 対数を取る前に平均している
#     データが1件なら正しいのに、バッチでは損失が小さすぎます。大きく間違えたデータがあっても、ほ
#     とんど表れません。対数と平均は、どちらが先でしょうか。

# %% wrong="loss_one_minus_probability" lacks="everything" method="loss" base="loss_no_guard" replaces="-np.mean(np.log(y[np.arange(len(x)), t]))" by="np.mean(1 - y[np.arange(len(x)), t])"
# en: The logarithm is missing
#     Your loss stays between 0 and 1, even for a network that is sure and wrong. You have picked
#     the right probabilities; what does the cross entropy error do with each of them?
# ja: 対数を取っていない
#     自信を持って間違えても、損失が0と1の間に収まってしまいます。正解クラスの確率は取り出せていま
#     す。交差エントロピー誤差では、その一つひとつをどうするのでしたか。

# %% wrong="loss_error_rate" lacks="everything" method="loss"
# en: The loss is the fraction of wrong answers
#     Move a weight a little: your loss stays exactly the same, so it shows no direction. Which
#     measure also changes with the probability of the right class?
# ja: 損失が、間違えた割合になっている
#     重みを少し動かしても、損失がまったく変わりません。これでは、どちらへ進めばよいかがわかりませ
#     ん。正解クラスの確率の変化にも反応する量は、何でしたか。
def loss(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return np.mean(y != t)

# %% wrong="loss_first_sample" lacks="loss_mean" method="loss" base="reference" replaces="self.predict(x), t" by="self.predict(x)[:1], t[:1]"
# en: Only the first sample counts
#     Change any sample but the first, and your loss stays the same. If you loop over the samples,
#     when does your method return? Does cross_entropy_error need a loop at all?
# ja: 最初のデータの損失しか計算していない
#     2件目以降のデータを変えても、損失が変わりません。データをループで回しているなら、メソッドは
#     いつreturnしているでしょうか。そもそもcross_entropy_errorに、ループは必要でしょうか。

# %% wrong="loss_last_sample" lacks="loss_mean" method="loss" base="reference" replaces="self.predict(x), t" by="self.predict(x)[-1:], t[-1:]"
# en: Only the last sample counts
#     Change any sample but the last, and your loss stays the same. If you loop over the samples,
#     does each round overwrite the result of the one before? Either collect all the losses, or pass
#     the whole batch at once.
# ja: 最後のデータの損失しか残っていない
#     最後のデータ以外を変えても、損失が変わりません。ループを使っているなら、前の結果を上書きしてい
#     ませんか。全部の損失を集めるか、バッチをまとめて渡すか、どちらかにしましょう。

# %% wrong="loss_no_sigmoid" lacks="everything" method="loss"
# en: loss computes its own forward pass, without the sigmoid
#     Your loss does not match the probabilities that your predict returns: it computes another
#     forward pass, in which something is missing. Which method could do this work for you?
# ja: lossの中の順伝播にsigmoidがない
#     損失が、predictの返す確率と合っていません。lossの中で順伝播をもう一度書いていて、何かが抜け
#     ているようです。その仕事を任せられるメソッドはありませんか。
def loss(self, x, t):
    a = np.dot(x, self.params["W1"]) + self.params["b1"]
    y = softmax(np.dot(a, self.params["W2"]) + self.params["b2"])
    return cross_entropy_error(y, t)

# %% wrong="loss_of_scores" lacks="everything" method="loss"
# en: The loss is computed from the scores, without softmax
#     Your loss is negative or nan for some batches, because it takes the logarithm of numbers
#     that are not probabilities. Which method of yours returns probabilities?
# ja: softmaxを通していないスコアから損失を求めている
#     バッチによって、損失が負になったりnanになったりします。確率ではない数の対数を取っているから
#     です。確率を返してくれるのは、どのメソッドでしょうか。
def loss(self, x, t):
    z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    scores = np.dot(z, self.params["W2"]) + self.params["b2"]
    return cross_entropy_error(scores, t)

# %% wrong="accuracy_count" lacks="accuracy_fraction" method="accuracy" base="reference" replaces="np.mean(guesses == labels)" by="np.sum(guesses == labels)"
# en: accuracy returns the number of right answers, not their fraction
#     Your number can exceed 1, and it grows with the batch. How do you compare a network tested on
#     50 samples with one tested on 5,000?
# ja: 正解の個数を返していて、割合になっていない
#     返る値が1を超えることがあり、データが増えるほど大きくなります。データが50件のときと5,000件のと
#     きの成績を比べられるようにするには、個数をどう直せばよいでしょうか。

# %% wrong="accuracy_by_classes" lacks="everything" method="accuracy" base="reference" replaces="np.mean(guesses == labels)" by="np.sum(guesses == labels) / self.predict(x).shape[1]"
# en: The count is divided by the number of classes
#     Your value is right only where there happen to be as many samples as classes. What do you need
#     the fraction of: the samples or the classes?
# ja: 正解の個数を、クラスの数で割っている
#     データの数とクラスの数が同じときしか、正しい値になりません。何に対する割合を求めるのかを考え
#     てみましょう。

# %% wrong="accuracy_divided_by_entries" lacks="accuracy_one_hot" method="accuracy" base="reference" replaces="np.mean(guesses == labels)" by="np.sum(guesses == labels) / t.size"
# en: The count is divided by the number of entries in t
#     With labels your value is right; with one-hot answers it is too small by a factor of K, the
#     number of classes. How many samples are there, and how many numbers does t hold?
# ja: 正解の個数を、tの要素の数で割っている
#     ラベルでは正しい値ですが、one-hot表現ではクラスの数で割った大きさになっています。データの数
#     と、tに入っている数の個数は同じでしょうか。

# %% wrong="accuracy_fixed_batch" lacks="everything" method="accuracy" base="reference" replaces="np.mean(guesses == labels)" by="np.sum(guesses == labels) / SIZE" param="SIZE: 10, 50, 100"
# en: The count is divided by a fixed batch size
#     A batch may have any number of rows, but your divisor is always the same. Which argument
#     tells you how many samples this batch has?
# ja: 正解の個数を、決まったバッチサイズで割っている
#     バッチの行の数はいろいろなのに、いつも同じ数で割っています。今回のデータが何件あるかは、引数
#     から調べられます。

# %% wrong="accuracy_whole_division" lacks="accuracy_fraction" method="accuracy" base="reference" replaces="np.mean(guesses == labels)" by="np.sum(guesses == labels) // len(x)"
# en: The division drops the decimals
#     You only get 0 or 1, even for batches that are partly right. Which kind of division keeps
#     the decimals?
# ja: 割り算で小数が切り捨てられている
#     一部だけ正解したバッチでも、0か1しか返っていません。小数が残る割り算になっているでしょうか。

# %% wrong="accuracy_percent" lacks="everything" method="accuracy" base="reference" replaces="return " by="return 100 * "
# en: The accuracy is a percentage
#     Your values are a hundred times too large. Between which two numbers does a fraction lie? Read
#     “Returns” in the docstring again.
# ja: 正解率が百分率になっている
#     値がちょうど100倍になっています。割合は、いくつからいくつまでの数でしょうか。docstringの「戻
#     り値」をもう一度読んでみましょう。

# %% wrong="accuracy_rounded" lacks="accuracy_fraction" method="accuracy" base="reference" replaces="np.mean(guesses == labels)" by="round(float(np.mean(guesses == labels)), 2)"
# en: The accuracy is rounded
#     Your value is close, but its last digits are missing. Round when you print; a method should
#     return its result as exactly as it can.
# ja: 正解率を四捨五入している
#     近い値ですが、細かい桁がなくなっています。丸めるのは表示するときだけにして、メソッドからはで
#     きるだけ正確な値を返しましょう。

# %% wrong="accuracy_error_rate" lacks="everything" method="accuracy" base="reference" replaces="guesses == labels" by="guesses != labels"
# en: The wrong answers are counted, not the right ones
#     The better the network, the smaller your number. Which samples do you count: those that
#     match, or those that do not?
# ja: 正解ではなく、間違いの割合を求めている
#     ネットワークがよいほど、値が小さくなっています。数えているのは、正解と一致したデータでしょう
#     か、それとも一致しなかったデータでしょうか。

# %% wrong="accuracy_printed" lacks="everything" method="accuracy" base="reference" replaces="return " by=""
# en: The accuracy is not returned
#     The caller gets None from your method. You can read a printed number on the screen, but the
#     code that called the method cannot.
# ja: 正解率の値を返していない
#     呼び出した側にはNoneが渡っています。画面に表示した数は人には読めますが、メソッドを呼び出した
#     コードには届きません。

# %% wrong="accuracy_per_sample" lacks="everything" method="accuracy" base="reference" replaces="np.mean(guesses == labels)" by="guesses == labels"
# en: accuracy returns True or False for each sample, not one number
#     For each sample you know whether the prediction is right. How do you turn these answers into
#     one number for the whole batch?
# ja: 1つの数ではなく、データごとの真偽値を返している
#     データごとに正解かどうかまでは求められています。そこから、バッチ全体を表す1つの数にするに
#     は、あと何をすればよいでしょうか。

# %% wrong="accuracy_first_sample" lacks="accuracy_fraction" method="accuracy" base="reference" replaces="np.mean(guesses == labels)" by="float(guesses[0] == labels[0])"
# en: Only the first sample is counted
#     Your result does not change, whatever is in the other rows of the batch. Each row is a sample
#     that has to be counted.
# ja: 最初のデータしか見ていない
#     バッチの2行目から後ろをどう変えても、値が変わりません。どの行も1件のデータなので、全部の行に
#     ついて正解かどうかを調べましょう。

# %% wrong="accuracy_last_sample_missing" lacks="everything" method="accuracy" base="reference" replaces="np.mean(guesses == labels)" by="np.sum(guesses[:-1] == labels[:-1]) / len(x)"
# en: The last sample is not counted
#     Even a network that is right in every case does not reach 1. Which row is the last one that
#     your loop or slice reaches?
# ja: 最後のデータを調べていない
#     すべて正解しても、正解率が1になりません。ループやスライスが最後に調べているのは、何行目でしょ
#     うか。

# %% wrong="accuracy_wrong_axis" lacks="everything" method="accuracy" base="reference" replaces="predict(x).argmax(axis=1)" by="predict(x).argmax(axis=0)"
# en: The largest probability is looked for in each column, not in each row
#     Along this axis you find, for each class, the sample with the highest probability. You want
#     one class for each sample: does your result have as many entries as the batch has rows?
# ja: 確率の最大値を、行ではなく列の方向に探している
#     この軸では、クラスごとに「確率が最大のデータ」が見つかります。ほしいのは、データごとに「確率
#     が最大のクラス」です。結果の要素の数が、バッチの行の数と同じになるか確かめましょう。

# %% wrong="accuracy_both_along_columns" lacks="everything" method="accuracy" base="accuracy_wrong_axis" replaces="t.argmax(axis=1)" by="t.argmax(axis=0)"
# en: Predictions and one-hot answers are both searched down the columns
#     You get one result per class from both arrays, and Python reports no error. Each row is a
#     sample: you need one result per row, both from the network and from t.
# ja: 予測もone-hot表現の正解も、列の方向に最大値を探している
#     予測からも正解からも、クラスごとに1つの結果が出てしまい、エラーも出ません。1行が1件のデータ
#     なので、ネットワークの答えも正解も、行ごとに1つずつ必要です。

# %% wrong="accuracy_no_axis" lacks="accuracy_fraction" method="accuracy"
# en: argmax looks at the whole batch at once
#     Without an axis you get a single position, counted through the whole array of probabilities.
#     How many predictions does the network make for a batch of N samples?
# ja: argmaxをバッチ全体に対して取っている
#     軸を指定しないと、確率の配列全体に通し番号を付けたときの位置が、1つだけ返ります。データN件の
#     バッチに対して、ネットワークの答えはいくつあるはずでしょうか。
def accuracy(self, x, t):
    y = np.argmax(self.predict(x))
    if t.ndim == 2:
        t = np.argmax(t)
    return np.mean(y == t)

# %% wrong="accuracy_labels_only" lacks="accuracy_one_hot" method="accuracy" base="reference" replaces="t.argmax(axis=1) if t.ndim == 2 else t" by="t"
# en: One-hot answers are compared as if they were labels
#     With labels your accuracy is right, but with one-hot answers you compare class numbers with
#     zeros and ones. What has to happen to each one-hot row first?
# ja: one-hot表現の正解を、ラベルのつもりで比べている
#     ラベルなら正しいのですが、one-hot表現ではクラスの番号と0・1の並びを比べています。比べる前
#     に、one-hot表現の各行を何に直せばよいでしょうか。

# %% wrong="accuracy_one_hot_only" lacks="accuracy_labels" method="accuracy" base="reference" replaces=" if t.ndim == 2 else t" by=""
# en: The answers are always taken to be one-hot
#     Your method stops with an error when the answers are labels, because labels have a single
#     axis. How can the method see which of the two forms it was given?
# ja: 正解を、いつもone-hot表現とみなしている
#     正解がラベルで渡されると、エラーで止まります。ラベルの配列は1次元だからです。2つの形式のどち
#     らが渡されたかは、tの何を見ればわかるでしょうか。

# %% wrong="accuracy_forms_mixed_up" lacks="everything" method="accuracy" base="reference" replaces="t.ndim == 2" by="t.ndim == 1"
# en: The condition that tells labels from one-hot answers is reversed
#     Labels are treated as one-hot, and one-hot answers are left as they are, so your method fails
#     for both forms. Print the number of axes of t for both forms, and compare it with your
#     condition.
# ja: ラベルとone-hot表現を見分ける条件が逆になっている
#     ラベルにone-hot表現の処理をし、one-hot表現のほうは何もせずに比べているので、どちらでも正しく
#     なりません。2つの形式でtの次元の数を表示し、条件と見比べてみましょう。

# %% wrong="accuracy_small_labels" lacks="accuracy_labels" method="accuracy" base="reference" replaces="t.ndim == 2" by="np.max(t) == 1"
# en: Labels that are all 0 or 1 are taken for one-hot
#     The numbers in t do not tell the two forms apart: a batch may contain only the classes 0 and
#     1. What differs between the forms, whatever the numbers are?
# ja: 0と1だけのラベルを、one-hot表現と取り違えている
#     tの中の数だけでは、2つの形式は見分けられません。クラス0と1のデータしかないバッチもあるからで
#     す。中の数によらず、いつも違っているのは何でしょうか。

# %% wrong="accuracy_over_half" lacks="accuracy_unsure" method="accuracy"
# en: A class counts only if its probability is over one half
#     With many classes the largest probability is often below one half. The network's prediction
#     is its most probable class, however unsure it is.
# ja: 確率が0.5を超えたときしか、答えたとみなしていない
#     クラスが多いと、いちばん高い確率でも0.5に届かないことがよくあります。自信の度合いによらず、
#     最も確率の高いクラスがネットワークの答えです。
def accuracy(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return np.mean(np.sum((y > 0.5) * t, axis=1))

# %% wrong="accuracy_probabilities_compared" lacks="everything" method="accuracy" base="accuracy_over_half" replaces="np.mean(np.sum((y > 0.5) * t, axis=1))" by="np.sum(y == t) / len(x)"
# en: Probabilities themselves are compared with the answers
#     Your accuracy is always 0, because a probability is hardly ever equal to a label or exactly
#     1. Find out where the largest probability is, not how large it is.
# ja: 確率の値そのものを、正解と比べている
#     正解率がいつも0になっています。確率の値が、ラベルや1とちょうど等しくなることはまずありませ
#     ん。最大の確率の値ではなく、それがどのクラスにあるかを比べましょう。

# %% wrong="accuracy_entries_compared" lacks="everything" method="accuracy" base="accuracy_over_half" replaces="np.mean(np.sum((y > 0.5) * t, axis=1))" by="np.mean(np.eye(y.shape[1])[y.argmax(axis=1)] == t)"
# en: Every entry of the one-hot rows is compared, zeros included
#     A wrong prediction still agrees in most of its zeros, so your accuracy is far too high. Each
#     sample is either right or wrong: compare once per row.
# ja: one-hot表現の0まで含めて、要素ごとに比べている
#     間違えたデータでも、0の大半は一致するので、正解率が高く出すぎています。1件のデータは正解か不
#     正解のどちらかです。比較は行ごとに1回にしましょう。

# %% wrong="accuracy_mean_probability" lacks="everything" method="accuracy" base="reference" replaces="np.mean(guesses == labels)" by="np.mean(self.predict(x)[np.arange(len(x)), labels])"
# en: The probability of the right class is averaged
#     You measure how sure the network is of the right answers, not how often it is right. Each
#     sample counts as 1 or 0, with nothing in between.
# ja: 正解クラスの確率を平均している
#     正解した回数ではなく、正解クラスにどれだけ自信があるかを測っています。1件のデータは1か0のど
#     ちらかとして数え、その間の値にはなりません。

# %% wrong="accuracy_one_minus_loss" lacks="everything" method="accuracy" base="reference" replaces="np.mean(guesses == labels)" by="1 - self.loss(x, t)"
# en: The accuracy is computed from the loss
#     Loss and accuracy are two different measures: one does not determine the other, and your value
#     can even fall below 0. Count the right answers instead.
# ja: 損失から正解率を計算している
#     損失と正解率は別の指標で、片方からもう片方は計算できません。値が0を下回ることもあります。正
#     解したデータを数えましょう。

# %% wrong="accuracy_matches_into_t" lacks="accuracy_leaves" method="accuracy"
# en: The answers of the caller are overwritten
#     Your number is right, but your method changes the caller's t. Put your results into a new
#     array or variable.
# ja: 渡された正解を書き換えている
#     値は正しいのですが、呼び出した側のtの中身が変わってしまいます。途中の結果は、別の配列や変数
#     に入れましょう。
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    for i in range(len(t)):
        if t[i] == y[i]:
            t[i] = 1
        else:
            t[i] = 0
    return np.mean(t)

# %% wrong="accuracy_kept_as_accuracy" lacks="accuracy_current" method="accuracy"
# en: The result is stored under the name of the method
#     The first call works, but the second stops with an error: by then net.accuracy is a number,
#     and a number cannot be called. Does the result have to be kept, and under this name?
# ja: 結果を、メソッドと同じ名前の属性に入れている
#     1回目は動くのに、2回目はエラーになります。そのときのnet.accuracyは、メソッドではなく数になっ
#     ているからです。結果を取っておく必要はありますか。あるとしても、この名前でよいでしょうか。
def accuracy(self, x, t):
    labels = t.argmax(axis=1) if t.ndim == 2 else t
    self.accuracy = np.mean(self.predict(x).argmax(axis=1) == labels)
    return self.accuracy

# %% wrong="numerical_gradient_divided_again" lacks="numerical_gradient_size" method="numerical_gradient" base="reference" replaces="self.params[name])" by="self.params[name]) / len(x)"
# en: The gradient is divided by the batch size once more
#     For a single sample your gradient is right, but for larger batches it is too small. The loss
#     is already a mean: what does that say about its gradient?
# ja: 勾配をバッチサイズでもう一度割っている
#     データが1件なら正しいのに、バッチが大きいほど勾配が小さくなります。損失はすでに平均です。そ
#     の傾きを、さらに割る必要があるでしょうか。

# %% wrong="numerical_gradient_divided_by_h" lacks="numerical_gradient_size" method="numerical_gradient" base="reference" replaces=": num" by=": FACTOR * num" param="FACTOR: 2, 1e-6, 1e-8, 1e-10"
# en: The difference is divided by the wrong distance
#     All your gradients point in the right direction, but their sizes are all wrong by the same
#     factor. How far apart are the two points at which you compute the loss? And if you divide by a
#     product, what does Python compute first?
# ja: 差を割る幅が間違っている
#     勾配の向きは合っていますが、大きさがどれも同じ倍率でずれています。損失を計算した2つの点は、ど
#     れだけ離れていますか。積で割るつもりなら、Pythonがどこから計算するかも確かめましょう。

# %% wrong="numerical_gradient_sign" lacks="everything" method="numerical_gradient" base="reference" replaces=": num" by=": -num"
# en: The gradient has the opposite sign
#     Your numbers are right except for the sign. The gradient points uphill; gradient descent takes
#     the opposite direction, but this method should not.
# ja: 勾配の符号が逆になっている
#     大きさは合っていますが、符号が逆です。勾配は損失が増える向きを指します。逆向きに進むのは勾配
#     降下法の役目で、このメソッドの役目ではありません。

# %% wrong="numerical_gradient_copied_line" lacks="numerical_gradient_biases" method="numerical_gradient" base="reference" replaces="self.params[name])" by="self.params[COPIED.get(name, name)])" param="COPIED: {'b2': 'b1'} | {'b1': 'b2'} | {'b1': 'W1'} | {'b2': 'W2'} | {'b1': 'W1', 'b2': 'W2'}"
# en: A bias gets the gradient of another parameter
#     The gradients of the weights are right, but the one under the name of a bias has the shape of
#     another parameter, because that parameter was moved. Is there a copied line with a name that
#     you did not change?
# ja: バイアスに、別のパラメータの勾配が入っている
#     重みの勾配は正しいのですが、バイアスの名前で入っている勾配が、別のパラメータの形状になってい
#     ます。動かしたのが別のパラメータだからです。コピーした行に、直し忘れたところはないでしょう
#     か。

# %% wrong="numerical_gradient_copied_weights" lacks="numerical_gradient_weights" method="numerical_gradient" base="reference" replaces="self.params[name])" by="self.params[COPIED.get(name, name)])" param="COPIED: {'W2': 'W1'} | {'W1': 'W2'}"
# en: The weights of one layer get the gradient of the other layer's weights
#     Three of the four gradients are right, but W1 and W2 have the same gradient. A gradient has
#     the shape of the parameter that was moved: which parameter do you move for each name?
# ja: 片方の層の重みに、もう片方の層の重みの勾配が入っている
#     4つのうち3つは正しいのですが、W1とW2に同じ勾配が入っています。勾配の形状は、動かしたパラメー
#     タと同じです。それぞれの名前で、どのパラメータを動かしているでしょうか。

# %% wrong="numerical_gradient_same_parameter" lacks="numerical_gradient_biases, numerical_gradient_weights" method="numerical_gradient" base="reference" replaces="self.params[name])" by='self.params["W1"])'
# en: All four gradients are those of W1
#     Under every key there is an array of the same shape. Each gradient has the shape of its own
#     parameter: which parameter do you move for which key?
# ja: 4つともW1についての勾配になっている
#     どのキーにも、同じ形状の配列が入っています。勾配の形状は、それぞれのパラメータと同じはずで
#     す。キーごとに、どのパラメータを動かしているか確かめましょう。

# %% wrong="numerical_gradient_weights_only" lacks="numerical_gradient_biases" method="numerical_gradient" base="reference" replaces='["W1", "b1", "W2", "b2"]' by='["W1", "W2"]'
# en: The biases have no gradient
#     Biases are learned just as weights are. How many entries does params have, and how many does
#     your dict have?
# ja: バイアスの勾配を求めていない
#     バイアスも、重みと同じように学習で更新されます。パラメータはいくつあり、返した辞書（dict）に
#     はいくつ入っているでしょうか。

# %% wrong="numerical_gradient_other_keys" lacks="everything" method="numerical_gradient" base="reference" replaces="name: num" by='"d" + name: num'
# en: The gradients are stored under other names
#     Your arrays may be right, but next week's training looks each of them up by the name of its
#     parameter. Compare your keys with those of params.
# ja: 勾配を別の名前で入れている
#     配列は正しいかもしれませんが、来週の学習では、パラメータと同じ名前で勾配を取り出します。キーを
#     paramsのものと比べてみましょう。

# %% wrong="numerical_gradient_tuple" lacks="everything" method="numerical_gradient"
# en: The four gradients come back without their names
#     The caller looks each gradient up by the name of its parameter. Which container did you use
#     for the parameters themselves?
# ja: 4つの勾配を、名前を付けずに返している
#     呼び出した側は、パラメータと同じ名前で勾配を取り出します。パラメータそのものは、どんな入れ物
#     に入れていたでしょうか。
def numerical_gradient(self, x, t):
    return tuple(right(self, x, t).values())


right = TwoLayerNet.numerical_gradient

# %% wrong="numerical_gradient_nothing_returned" lacks="everything" method="numerical_gradient" base="reference" replaces="return " by="grads = "
# en: The gradients are not returned
#     The caller gets None from your method. Where do the four arrays go when it ends?
# ja: 勾配を返していない
#     呼び出した側にはNoneが渡っています。メソッドが終わったとき、求めた4つの配列はどこへ行くで
#     しょうか。

# %% wrong="numerical_gradient_recursion" lacks="everything" method="numerical_gradient" base="reference" replaces=": numerical" by=": self.numerical"
# en: The method calls itself instead of week 3's function
#     The method calls itself again and again, until Python stops it. Section 2 says which name
#     means the function and which the method.
# ja: 第3週の関数ではなく、メソッド自身を呼んでいる
#     呼び出しが終わらず、Pythonに止められています。関数とメソッドのどちらがどの名前で呼ばれるの
#     か、2節の説明を読み直しましょう。

# %% wrong="numerical_gradient_function_called" lacks="everything" method="numerical_gradient" base="reference" replaces="lambda _: " by=""
# en: What you pass is not a function of one argument
#     After every move, what you pass is called with one argument to compute the loss again. Do you
#     pass a function at all, or a loss that was computed once? And how many arguments does your
#     function take?
# ja: 引数1つの関数になっていないものを渡している
#     値を動かすたびに、渡したものが引数1つで呼び出され、損失が計算し直されます。渡しているのは関
#     数でしょうか、それとも一度計算し終えた損失でしょうか。関数なら、引数はいくつでしょうか。

# %% wrong="numerical_gradient_loss_of_w" lacks="everything" method="numerical_gradient" base="reference" replaces="lambda _: self.loss(x" by="lambda w: self.loss(w"
# en: The parameter is passed to the loss as if it were the samples
#     The shapes do not fit, because loss expects samples and answers. The batch stays the same
#     while a parameter moves: what does your function have to do with its argument?
# ja: パラメータを、入力データのつもりでlossに渡している
#     lossが受け取るのは入力データと正解なので、形状が合わずにエラーになります。パラメータを動かす
#     間も、バッチはずっと同じです。渡す関数は、自分の引数を使う必要があるでしょうか。

# %% wrong="numerical_gradient_whole_dict" lacks="everything" method="numerical_gradient"
# en: The whole dictionary of parameters is passed at once
#     Your method stops with an error, because week 3's function moves the numbers of one array.
#     How many arrays are there, and how many calls does that make?
# ja: パラメータの辞書（dict）を、まるごと渡している
#     第3週の関数が動かすのは1つの配列の要素なので、エラーで止まります。配列はいくつあり、関数は何
#     回呼べばよいでしょうか。
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    return numerical_gradient(loss_W, self.params)

# %% wrong="numerical_gradient_of_copies" lacks="everything" method="numerical_gradient" base="reference" replaces="self.params[name])" by="self.params[name].copy())"
# en: The numbers that are moved have no effect on the value of the function
#     All your gradients are zero: the result does not change when a number is moved. Do you move
#     the very arrays that the loss reads, or copies of them? And do you differentiate the loss, or
#     something flat such as the accuracy?
# ja: 動かした値が、微分する関数の値に反映されていない
#     勾配がすべて0です。値を動かしても、結果が変わっていません。動かしているのはコピーではなく、
#     損失の計算で読まれる配列そのものでしょうか。また、微分しているのは損失でしょうか。正解率のよ
#     うに平らなものでは、傾きが0になります。

# %% wrong="numerical_gradient_first_sample" lacks="everything" method="numerical_gradient" base="reference" replaces="(x, t), " by="(x[:1], t[:1]), "
# en: Only the first sample of the batch counts
#     For a single sample your gradient is right; in a batch all rows but the first are ignored.
#     You need the gradient of the loss of the whole batch.
# ja: バッチの最初のデータしか使っていない
#     データが1件なら正しいのですが、バッチでは2行目から後ろが無視されています。微分するのは、バッ
#     チ全体の損失です。

# %% wrong="numerical_gradient_summed" lacks="numerical_gradient_size" method="numerical_gradient" base="reference" replaces="self.loss(x, t)" by="len(x) * self.loss(x, t)"
# en: The gradient is that of the summed loss, not of the mean
#     For a single sample your gradient is right, but for larger batches it is too large. Use the
#     network's own loss, which takes the mean.
# ja: 平均ではなく、合計した損失の勾配になっている
#     データが1件なら正しいのに、バッチが大きいほど勾配も大きくなります。損失を計算し直すのではな
#     く、このネットワーク自身の損失を使えば、バッチの扱いが食い違いません。

# %% wrong="numerical_gradient_one_hot_only" lacks="numerical_gradient_labels" method="numerical_gradient"
# en: The loss in this method accepts only one-hot answers
#     One-hot answers work, but labels do not. You wrote another loss here, but the network already
#     has one that accepts both forms.
# ja: このメソッドの損失が、one-hot表現にしか対応していない
#     one-hot表現なら動きますが、ラベルでは正しくありません。ここで損失を書き直さなくても、ネット
#     ワークには両方の形式に対応した損失のメソッドがあります。
def numerical_gradient(self, x, t):
    def f(w):
        y = self.predict(x)
        return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]

    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads[key] = numerical_gradient(f, self.params[key])
    return grads

# %% wrong="numerical_gradient_labels_only" lacks="numerical_gradient_one_hot" method="numerical_gradient" base="numerical_gradient_one_hot_only" replaces="-np.sum(t * np.log(y + 1e-7)) / y.shape[0]" by="-np.mean(np.log(y[np.arange(len(t)), t] + 1e-7))"
# en: The loss in this method accepts only labels
#     Labels work, but one-hot answers do not. You wrote another loss here, but the network already
#     has one that accepts both forms.
# ja: このメソッドの損失が、ラベルにしか対応していない
#     ラベルなら動きますが、one-hot表現では正しくありません。ここで損失を書き直さなくても、ネット
#     ワークには両方の形式に対応した損失のメソッドがあります。

# %% wrong="numerical_gradient_not_restored" lacks="numerical_gradient_leaves" method="numerical_gradient"
# en: The moved parameters are not put back
#     Your gradient is right, but afterwards every parameter is a little off. Which value does an
#     element have when its round of the loop ends?
# ja: 動かしたパラメータを元に戻していない
#     勾配の値は合っていますが、終わったあとのパラメータが少しずつずれています。1つの要素の計算が
#     終わったとき、その値はいくつになっているでしょうか。
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for name in ["W1", "b1", "W2", "b2"]:
        param = self.params[name]
        grad = np.zeros_like(param)
        for i in np.ndindex(param.shape):
            param[i] += h
            above = self.loss(x, t)
            param[i] -= 2 * h
            below = self.loss(x, t)
            grad[i] = (above - below) / (2 * h)
        grads[name] = grad
    return grads

# %% wrong="numerical_gradient_rows_moved" lacks="numerical_gradient_weights" method="numerical_gradient"
# en: Whole rows of weights are moved together
#     The gradients of the biases are right, but in those of the weights all numbers of a row are
#     the same. A partial derivative moves one number and keeps all the others fixed.
# ja: 重みを1行ずつまとめて動かしている
#     バイアスの勾配は正しいのですが、重みの勾配では、同じ行の値がすべて等しくなっています。偏微分
#     では、1つの数だけを動かし、ほかは止めておきます。
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for name in ("W1", "b1", "W2", "b2"):
        param = self.params[name]
        grad = np.zeros_like(param)
        for i in range(len(param)):
            kept = param[i].copy()
            param[i] = kept + h
            f1 = self.loss(x, t)
            param[i] = kept - h
            f2 = self.loss(x, t)
            param[i] = kept
            grad[i] = (f1 - f2) / (2 * h)
        grads[name] = grad
    return grads

# %% wrong="numerical_gradient_learns" lacks="numerical_gradient_leaves" method="numerical_gradient"
# en: The parameters are updated as well
#     Your method also takes a learning step, so it changes the parameters. This method only
#     computes the gradient; the step comes next week.
# ja: 勾配を求めるだけでなく、パラメータの更新までしている
#     このメソッドの中で学習が1ステップ進み、パラメータが変わってしまいます。勾配を求めることと、
#     それを使って更新することは別の仕事です。更新は来週の課題で書きます。
def numerical_gradient(self, x, t):
    grads = right(self, x, t)
    for key in grads:
        self.params[key] -= 0.1 * grads[key]
    return grads


right = TwoLayerNet.numerical_gradient

# %% wrong="numerical_gradient_first_result" lacks="numerical_gradient_current" method="numerical_gradient"
# en: The first result is kept and returned again and again
#     However the parameters and the batch change, you return the same gradient. A gradient belongs
#     to one point: it has to be computed again in each call.
# ja: 最初に求めた勾配を取っておき、そのまま返している
#     パラメータやバッチが変わっても、同じ勾配が返ってきます。勾配はその地点だけのものなので、呼ば
#     れるたびに計算し直す必要があります。
def numerical_gradient(self, x, t):
    if not hasattr(self, "grads"):
        self.grads = right(self, x, t)
    return self.grads


right = TwoLayerNet.numerical_gradient

# %% wrong="numerical_gradient_first_batch" lacks="numerical_gradient_current" method="numerical_gradient"
# en: The batch of the first call is used in all calls
#     The first gradient is right; for another batch you return that of the first one. What do you
#     keep from one call to the next?
# ja: 最初に渡されたバッチを、ずっと使っている
#     最初の1回は正しいのですが、別のバッチを渡しても、前のバッチについての勾配が返ります。呼び出
#     しをまたいで残しているものは何でしょうか。
def numerical_gradient(self, x, t):
    if not hasattr(self, "batch"):
        self.batch = x, t
    return right(self, *self.batch)


right = TwoLayerNet.numerical_gradient

# %% wrong="numerical_gradient_first_arrays" lacks="numerical_gradient_current" method="numerical_gradient"
# en: The first arrays are moved in all calls
#     As long as params contains its first arrays, your gradient is right; afterwards it is zero.
#     The arrays that you have kept no longer belong to the network.
# ja: 最初に作った配列を、ずっと動かしている
#     paramsの配列が最初のままなら正しいのですが、新しい配列に置き換わると勾配が0になります。覚え
#     ておいた配列は、もうネットワークの配列ではありません。
def __init__(self, *sizes, **options):
    right(self, *sizes, **options)
    self.first = dict(self.params)


def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    return {key: numerical_gradient(f, self.first[key]) for key in ["W1", "b1", "W2", "b2"]}


right, TwoLayerNet.__init__ = TwoLayerNet.__init__, __init__

# %% wrong="gradient_forward_order" lacks="everything" method="gradient" base="reference" replaces="reversed(layers)" by="layers"
# en: Forward and backward run through the layers in the same order
#     Your backward pass begins with the first layer. The shapes only fit if all sizes are equal,
#     and the numbers are wrong even then. Which layer does the derivative of the scores reach
#     first?
# ja: 順伝播と逆伝播で、レイヤを同じ順にたどっている
#     逆伝播が最初のレイヤから始まっています。形状が合うのはサイズがすべて等しいときだけで、そのと
#     きも値は正しくありません。スコアの微分は、どのレイヤから順に戻っていくのでしょうか。

# %% wrong="gradient_dout_not_passed" lacks="everything" method="gradient" base="reference" replaces="dout = layer.backward" by="layer.backward"
# en: Each layer's backward gets the same dout
#     What backward returns is lost, so the next layer gets the derivative of the scores once more.
#     Its shape only fits if the hidden layer and the output have the same size. Where does each
#     return value have to go?
# ja: どのレイヤのbackwardにも、同じdoutを渡している
#     backwardの戻り値を使っていないので、次のレイヤにもスコアの微分がそのまま渡ります。形状が合うの
#     は、中間層と出力のサイズが等しいときだけです。戻り値は、どこへ渡せばよいでしょうか。

# %% wrong="gradient_output_not_passed" lacks="everything" method="gradient" base="reference" replaces="x = layer.forward" by="layer.forward"
# en: Each layer's forward gets x
#     What forward returns is lost, so the second affine layer gets x instead of the hidden values.
#     The shape of x only fits if all sizes are equal. Where does each output have to go?
# ja: どのレイヤのforwardにも、xを渡している
#     forwardの戻り値を使っていないので、2つ目のAffineレイヤに、中間層の値ではなく入力のxが渡りま
#     す。形状が合うのは、サイズがすべて等しいときだけです。出力は、どこへ渡せばよいでしょうか。

# %% wrong="gradient_starts_from_number" lacks="everything" method="gradient" base="reference" replaces="dout = last.backward()" by="dout = START" param="START: 1 | last.forward(x, t)"
# en: The backward pass starts with a number, not with the last layer
#     The second affine layer gets a single number (1, or the loss) as dout. The last layer turns
#     the 1 into an array with the shape of the scores: is this layer part of your backward pass?
# ja: 逆伝播を、最後のレイヤからではなく、1つの数値から始めている
#     2つ目のAffineレイヤのdoutが、1や損失のような1つの数値になっています。これをスコアと同じ形状の
#     配列に変えるのは、最後のレイヤです。逆伝播で、最後のレイヤを通っていますか。

# %% wrong="gradient_starts_from_ones" lacks="everything" method="gradient" base="reference" replaces="dout = last.backward()" by="dout = np.ones(x.shape)"
# en: The backward pass leaves out the last layer
#     Your gradient is the same whatever the right answers are. The last layer compares the
#     probabilities with the answers: its backward comes first.
# ja: 逆伝播で、最後のレイヤを通っていない
#     正解が何であっても、同じ勾配になります。予測と正解を比べるのは最後のレイヤなので、逆伝播もそ
#     こから始まります。

# %% wrong="gradient_sigmoid_at_the_end" lacks="everything" method="gradient" base="reference" replaces="[first, SigmoidLayer(), second]" by="[first, second, SigmoidLayer()]"
# en: The sigmoid layer comes after both affine layers
#     The probabilities of your forward pass differ from those of predict, so all four gradients are
#     wrong. In which order does the table in section 1 list the steps?
# ja: Sigmoidレイヤが、2つのAffineレイヤのあとにある
#     順伝播の確率がpredictと違うので、4つの勾配がどれも合いません。1節の表では、どの順に計算しま
#     すか。

# %% wrong="gradient_without_sigmoid_layer" lacks="everything" method="gradient" base="reference" replaces="[first, SigmoidLayer(), second]" by="[first, second]"
# en: The sigmoid layer is missing
#     The probabilities of your forward pass differ from those of predict, so all four gradients are
#     wrong. What is between the two affine layers?
# ja: Sigmoidレイヤがない
#     順伝播の確率がpredictと違うので、4つの勾配がどれも合いません。2つのAffineレイヤの間には、何
#     があるはずですか。

# %% wrong="gradient_softmax_twice" lacks="everything" method="gradient" base="reference" replaces="last.forward(x, t)" by="last.forward(softmax(x), t)"
# en: The last layer gets probabilities, not scores
#     All four gradients have wrong values, because softmax is applied twice: the last layer
#     contains a softmax too. What did this layer get in week 5, scores or probabilities?
# ja: 最後のレイヤに、スコアではなく確率を渡している
#     softmaxが2回かかるので、4つの勾配がどれも合いません。softmaxは最後のレイヤの中にもあります。
#     第5週で、このレイヤに渡したのはスコアと確率のどちらでしたか。

# %% wrong="gradient_layer_not_created" lacks="everything" method="gradient" base="reference" replaces="SigmoidLayer()," by="SigmoidLayer,"
# en: A layer class is used without creating a layer
#     Python reports a missing argument, because forward is called on the class itself. An object is
#     created by calling the class: are the parentheses there?
# ja: レイヤのオブジェクトを作らず、クラスをそのまま使っている
#     クラスに対してforwardを呼んでいるため、引数が足りないというエラーになります。クラスを呼び出
#     すと、オブジェクトが作られます。括弧を忘れていませんか。

# %% wrong="gradient_forward_elsewhere" lacks="everything" method="gradient" base="reference" replaces="for layer in layers:\n            x = layer.forward(x)\n        last.forward(x, t)" by="self.loss(x, t)"
# en: The layers have not computed a forward pass
#     Your backward finds nothing stored in its layer. self.loss or self.predict computes a
#     forward pass too, but not through these layer objects: which calls make them remember their
#     values?
# ja: レイヤで順伝播を計算していない
#     backwardで使う値が、レイヤに残っていません。self.lossやself.predictも順伝播を計算しますが、
#     ここで作ったレイヤのオブジェクトは通りません。レイヤに値を覚えさせるのは、どの呼び出しでしょ
#     うか。

# %% wrong="gradient_read_too_early" lacks="everything" method="gradient" base="reference" replaces="for layer in reversed(layers):" by='grads = {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}\n        for layer in reversed(layers):'
# en: dW and db are read before the backward pass
#     Python finds no dW in your affine layer, because it is only there after backward. When do
#     you collect the gradients?
# ja: 逆伝播の前に、dWとdbを読んでいる
#     AffineレイヤにdWがないというエラーになります。dWができるのは、backwardのあとです。勾配を集め
#     るのはいつですか。

# %% wrong="gradient_of_sigmoid_layer" lacks="everything" method="gradient" base="reference" replaces="second.dW" by="layers[1].dW"
# en: The sigmoid layer is asked for dW
#     Python finds no dW in the sigmoid layer: it has no parameters. At which places in your list
#     are the two affine layers? Counting begins at 0.
# ja: SigmoidレイヤのdWを読もうとしている
#     SigmoidレイヤにdWがないというエラーになります。このレイヤにはパラメータがないからです。2つ
#     のAffineレイヤは、リストの何番目にありますか。番号は0から数えます。

# %% wrong="gradient_copied_bias" lacks="gradient_biases" method="gradient" base="reference" replaces='"b1": first.db, "W2": second.dW, "b2": second.db' by='"W2": second.dW, BIASES' param='BIASES: "b1": first.db, "b2": first.db | "b1": second.db, "b2": second.db | "b1": second.db, "b2": first.db | "b1": first.dW, "b2": second.dW'
# en: A bias gets the gradient of another parameter
#     The gradients of the weights are right, but at least one bias has the gradient of another
#     parameter under its name. Each affine layer belongs to one W and one b: check both names on
#     each line that you copied.
# ja: バイアスに、別のパラメータの勾配が入っている
#     重みの勾配は正しいのですが、バイアスの名前で、別のパラメータの勾配が入っています。1つ
#     のAffineレイヤは、Wとbの1組に対応します。コピーした行に、直し忘れた名前はないでしょうか。

# %% wrong="gradient_copied_weights" lacks="gradient_weights" method="gradient" base="reference" replaces='{"W1": first.dW, "b1": first.db, "W2": second.dW,' by='{"b1": first.db, WEIGHTS,' param='WEIGHTS: "W1": first.dW, "W2": first.dW | "W1": second.dW, "W2": second.dW | "W1": second.dW, "W2": first.dW'
# en: Weights get the gradient of the other layer's weights
#     The gradients of the biases are right, but W1 or W2 has the gradient of the other layer. A
#     gradient has the shape of its parameter: which affine layer belongs to which name?
# ja: 重みに、もう一方のレイヤの重みの勾配が入っている
#     バイアスの勾配は正しいのですが、W1かW2に、もう一方のレイヤの勾配が入っています。勾配はパラ
#     メータと同じ形状です。どの名前に、どちらのAffineレイヤが対応しますか。

# %% wrong="gradient_no_mean" lacks="gradient_size" method="gradient" base="reference" replaces="last.backward()" by="last.backward(len(x))"
# en: The batch mean is missing
#     For a single sample your gradient is right; the larger the batch, the larger it gets. The
#     loss is a mean. What does that say about its gradient?
# ja: バッチでの平均を忘れている
#     データが1件なら正しいのに、バッチが大きいほど勾配も大きくなります。損失は平均なので、その勾
#     配にも平均が表れるはずです。

# %% wrong="gradient_fixed_batch" lacks="gradient_size" method="gradient" base="reference" replaces="last.backward()" by="last.backward(len(x) / SIZE)" param="SIZE: 10, 100"
# en: The gradient is divided by a fixed batch size
#     A batch may have any number of rows, but you divide by the same number each time. Which
#     argument tells you how many samples this batch has?
# ja: 決まったバッチサイズで割っている
#     バッチの行数はいろいろなのに、いつも同じ数で割っています。今回のデータが何件あるかは、引数か
#     ら調べられます。

# %% wrong="gradient_mean_of_entries" lacks="gradient_size" method="gradient" base="reference" replaces="last.backward()" by="last.backward() / last.y.shape[1]"
# en: The gradient is divided by the number of entries, not of samples
#     Your gradient is too small by a factor of K, the number of classes. Does the loss take its
#     mean over the samples, or over all probabilities?
# ja: データの数ではなく、要素の数で割っている
#     勾配が、クラスの数で割った大きさになっています。損失は何についての平均でしょうか。データについ
#     てか、確率の要素すべてについてか、考えてみましょう。

# %% wrong="gradient_mean_again" lacks="gradient_size" method="gradient" base="reference" replaces="last.backward()" by="last.backward() / len(x)"
# en: Every gradient is divided by the batch size twice
#     For a single sample your gradient is right, but for larger batches it is too small. The last
#     layer already divides (see the first line of the table in section 2), and all later gradients
#     contain this division.
# ja: どの勾配も、バッチサイズで2回割っている
#     データが1件なら正しいのに、バッチが大きいほど勾配が小さくなります。割り算は最後のレイヤの中
#     （2節の表では1行目）で終わっていて、あとの計算にも伝わっています。

# %% wrong="gradient_mean_in_second_layer" lacks="gradient_size" method="gradient" base="reference" replaces="layer.backward(dout)" by="layer.backward(dout * len(x) if layer is layers[1] else dout)"
# en: The batch mean reaches the second layer only
#     The gradients of W2 and b2 are right, but those of W1 and b1 are too large as soon as there
#     are several samples. Where does the division have to be, so that both layers receive it?
# ja: バッチでの平均が、2層目の勾配にしか入っていない
#     W2とb2の勾配は正しいのに、データが2件以上になるとW1とb1の勾配が大きくなりすぎます。どこで割
#     れば、どちらの層にも伝わるでしょうか。

# %% wrong="gradient_sign" lacks="everything" method="gradient" base="reference" replaces="last.backward()" by="-last.backward()"
# en: The gradient has the opposite sign
#     Your numbers are right except for the sign, in all four arrays. Look at the very first step
#     back: which number is subtracted from which?
# ja: 勾配の符号が逆になっている
#     4つとも大きさは合っていますが、符号が逆です。逆伝播の最初の段階で、どちらからどちらを引いて
#     いるか確かめましょう。

# %% wrong="gradient_scores_for_y" lacks="everything" method="gradient" base="reference" replaces="last.backward()" by="(x - last.t) / len(x)"
# en: The scores are used as probabilities
#     All four arrays are wrong, beginning with the first step back. You compare numbers with the
#     one-hot answers: do these numbers sum to 1 in each row?
# ja: スコアを、確率に変えずに使っている
#     逆伝播の最初の段階から、4つとも合っていません。one-hot表現の正解と比べている値は、各行の和
#     が1になっているでしょうか。

# %% wrong="gradient_loss_alone" lacks="everything" method="gradient" base="reference" replaces="last.backward()" by="-last.t / (last.y + 1e-7) / len(x)"
# en: The backward pass leaves out the softmax
#     You differentiate the logarithm with respect to the probabilities, but the scores come
#     before the softmax. The first line of the table in section 2 goes back through both steps at
#     once.
# ja: 逆伝播で、ソフトマックス関数を通っていない
#     対数を確率について微分したところで止まっていますが、スコアはソフトマックス関数の手前にありま
#     す。2節の表の1行目は、損失とソフトマックス関数を一度に戻った結果です。

# %% wrong="gradient_softmax_slope" lacks="everything" method="gradient" base="reference" replaces="last.backward()" by="last.backward() * last.y * (1 - last.y)"
# en: The derivative of the softmax is multiplied in once more
#     All four arrays are too small, beginning with the first step back. The first line of the table
#     in section 2 already contains the derivatives of softmax and loss. What is left to multiply?
# ja: ソフトマックス関数の微分を、余分に掛けている
#     逆伝播の最初の段階から、4つとも値が小さくなっています。2節の表の1行目は、ソフトマックス関数と
#     損失をまとめて微分した結果です。まだ掛けるものが残っているでしょうか。

# %% wrong="gradient_no_slope" lacks="gradient_biases, gradient_weights" method="gradient" base="reference" replaces="reversed(layers)" by="[second, first]"
# en: The backward pass leaves out the sigmoid
#     The gradients of the second layer are right, but those of the first are too large. The way
#     back leads through the sigmoid: which factor does the chain rule require there?
# ja: 逆伝播で、シグモイド関数を通っていない
#     2層目の勾配は正しいのですが、1層目の勾配が大きすぎます。逆伝播の途中でシグモイド関数を通りま
#     す。連鎖律では、そこで何を掛けますか。

# %% wrong="gradient_slope_of_z" lacks="gradient_biases, gradient_weights" method="gradient"
# en: The sigmoid is applied a second time in its derivative
#     The gradients of the second layer are right, and those of the first are nearly right. The z in
#     the table of section 2 is already the output of the sigmoid. Does the derivative need the
#     sigmoid of z?
# ja: シグモイド関数の微分で、zにもう一度シグモイド関数を通している
#     2層目の勾配は正しく、1層目の勾配も正しい値に近くなっています。2節の表のzは、すでにシグモイド
#     関数を通ったあとの値です。もう一度通す必要があるでしょうか。
def gradient(self, x, t):
    W1, b1, W2, b2 = (self.params[name] for name in ["W1", "b1", "W2", "b2"])
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dscores = (y - t) / len(x)
    da = dscores @ W2.T * sigmoid(z) * (1 - sigmoid(z))
    return {"W1": x.T @ da, "b1": da.sum(axis=0), "W2": z.T @ dscores, "b2": dscores.sum(axis=0)}

# %% wrong="gradient_half_slope" lacks="gradient_biases, gradient_weights" method="gradient" base="gradient_slope_of_z" replaces="sigmoid(z) * (1 - sigmoid(z))" by="SLOPE" param="SLOPE: (1 - z), z"
# en: One factor of the sigmoid's derivative is missing
#     The gradients of the second layer are right, but those of the first are too large. Compare
#     your line for the sigmoid with the table in section 2, factor by factor.
# ja: シグモイド関数の微分の因数が、1つ足りない
#     2層目の勾配は正しいのですが、1層目の勾配が大きすぎます。シグモイド関数のところの式の因数を、2
#     節の表と1つずつ見比べてみましょう。

# %% wrong="gradient_slope_before_sigmoid" lacks="gradient_biases, gradient_weights" method="gradient" base="gradient_slope_of_z" replaces="sigmoid(z) * (1 - sigmoid(z))" by="(x @ W1 + b1) * (1 - (x @ W1 + b1))"
# en: The sigmoid's derivative is computed from its input, not from its output
#     The gradients of the second layer are right, but those of the first are not. The formula for
#     the derivative uses the output of the sigmoid: which of your variables holds it?
# ja: シグモイド関数の微分に、出力ではなく入力を使っている
#     2層目の勾配は正しいのですが、1層目の勾配が合いません。微分の式に出てくるのは、シグモイド関
#     数を通したあとの値です。どの変数に入っているでしょうか。

# %% wrong="gradient_w2_not_transposed" lacks="everything" method="gradient" base="gradient_slope_of_z" replaces="W2.T * sigmoid(z) * (1 - sigmoid(z))" by="W2 * z * (1 - z)"
# en: W2 is not transposed on the way back
#     On the way back from the scores to the hidden layer, the shapes only fit if both have the
#     same size. In the forward pass, the matrix turns H numbers into K. What turns K numbers back
#     into H?
# ja: 逆向きに戻るとき、W2を転置していない
#     スコアから中間層へ戻るところで、形状が合うのは、両方のサイズが等しいときだけです。順伝播で
#     は、この行列がH個の数をK個にします。逆向きに、K個の数をH個に戻すのは、どんな行列でしょうか。

# %% wrong="gradient_z_for_x" lacks="gradient_weights" method="gradient" base="gradient_slope_of_z" replaces='sigmoid(z) * (1 - sigmoid(z))\n    return {"W1": x.T' by='z * (1 - z)\n    return {"W1": z.T'
# en: The gradient of W1 is computed with z, not with the input
#     The gradient of W1 does not have the shape of W1. The gradient of a layer's weights contains
#     the input of that layer: what is the input of the first layer?
# ja: W1の勾配に、入力ではなくzを使っている
#     W1の勾配の形状が、W1と違っています。重みの勾配には、その層に入ってきた値を使います。1層目に
#     入ってきたのは何でしょうか。

# %% wrong="gradient_transposed" lacks="gradient_weights" method="gradient" base="reference" replaces='{"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}' by='{"W1": first.dW.T, "b1": first.db, "W2": second.dW.T, "b2": second.db}'
# en: The weights' gradients are transposed
#     Rows and columns of your weight gradients have changed places. A gradient has the shape of its
#     parameter: in which order do you have to multiply the two matrices to get that shape?
# ja: 重みの勾配が転置されている
#     重みの勾配の行と列が入れ替わっています。勾配はパラメータと同じ形状になります。2つの行列をど
#     の順に掛ければ、その形状になるでしょうか。

# %% wrong="gradient_bias_axis" lacks="gradient_biases" method="gradient" base="gradient_slope_of_z" replaces='sigmoid(z) * (1 - sigmoid(z))\n    return {"W1": x.T @ da, "b1": da.sum(axis=0), "W2": z.T @ dscores, "b2": dscores.sum(axis=0)}' by='z * (1 - z)\n    return {"W1": x.T @ da, "b1": da.sum(axis=1), "W2": z.T @ dscores, "b2": dscores.sum(axis=1)}'
# en: The biases' gradients are summed along the wrong axis
#     You get one number per sample, but there is one bias per neuron. Which axis has to
#     disappear, that of the samples or that of the neurons?
# ja: バイアスの勾配を足し合わせる軸が違う
#     データごとに1つの数になっていますが、バイアスはニューロンごとに1つです。なくなるべきなのは、
#     データの軸とニューロンの軸のどちらでしょうか。

# %% wrong="gradient_bias_keeps_axis" lacks="gradient_biases" method="gradient" base="reference" replaces='{"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}' by='{"W1": first.dW, "b1": first.db.reshape(1, -1), "W2": second.dW, "b2": second.db.reshape(1, -1)}'
# en: The biases' gradients keep an axis for the samples
#     Your numbers are right, but they are in an array with two axes and one row. A gradient has the
#     shape of its parameter: how many axes does a bias have?
# ja: バイアスの勾配に、データの軸が残っている
#     値は正しいのですが、1行だけの2次元の配列になっています。勾配はパラメータと同じ形状です。バイ
#     アスは何次元の配列でしょうか。

# %% wrong="gradient_bias_mean" lacks="gradient_size" method="gradient" base="reference" replaces='{"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}' by='{"W1": first.dW, "b1": first.db / len(x), "W2": second.dW, "b2": second.db / len(x)}'
# en: The biases' gradients are averaged over the batch, not summed
#     The weights' gradients are right, but the biases' gradients are too small as soon as there are
#     several samples. Where has the division by the batch size already been done?
# ja: バイアスの勾配を、和ではなく平均にしている
#     重みの勾配は正しいのに、データが2件以上になるとバイアスの勾配だけ小さくなります。バッチサイ
#     ズでの割り算は、もうどこかで終わっていないでしょうか。

# %% wrong="gradient_bias_one_number" lacks="gradient_biases" method="gradient" base="reference" replaces='{"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}' by='{"W1": first.dW, "b1": first.db.sum(), "W2": second.dW, "b2": second.db.sum()}'
# en: The biases' gradients are summed to a single number
#     Each neuron has its own bias and needs its own gradient. Do you have to sum over the samples
#     only, or over the neurons too?
# ja: バイアスの勾配を、1つの数になるまで足し合わせている
#     バイアスはニューロンごとにあり、勾配もそれぞれに必要です。足し合わせるのはデータについてだけ
#     でしょうか、それともニューロンについてもでしょうか。

# %% wrong="gradient_no_bias_sum" lacks="gradient_biases" method="gradient" base="gradient_slope_of_z" replaces='sigmoid(z) * (1 - sigmoid(z))\n    return {"W1": x.T @ da, "b1": da.sum(axis=0), "W2": z.T @ dscores, "b2": dscores.sum(axis=0)}' by='z * (1 - z)\n    return {"W1": x.T @ da, "b1": da, "W2": z.T @ dscores, "b2": dscores}'
# en: The biases' gradients are not summed over the batch
#     Your bias gradients have one row per sample, but a bias has only one axis. All samples use the
#     same bias, so the contributions of all samples add up.
# ja: バイアスの勾配を、データについて足し合わせていない
#     バイアスの勾配が、データごとに1行ずつ残っています。1つのバイアスはすべてのデータに使われるの
#     で、全データの分を足し合わせることになります。

# %% wrong="gradient_weights_only" lacks="gradient_biases" method="gradient" base="reference" replaces='{"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}' by='{"W1": first.dW, "W2": second.dW}'
# en: The biases have no gradient
#     Biases are learned just as weights are. How many entries does params have, and how many does
#     your dict have?
# ja: バイアスの勾配を求めていない
#     バイアスも、重みと同じように学習で更新されます。パラメータはいくつあり、返した辞書（dict）に
#     はいくつ入っているでしょうか。

# %% wrong="gradient_swapped" lacks="everything" method="gradient" base="reference" replaces='{"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}' by='{"W1": second.dW, "b1": second.db, "W2": first.dW, "b2": first.db}'
# en: The gradients of the two layers have changed places
#     The shapes of your gradients are those of the other layer. On the way back the second layer
#     comes first: which names belong to it?
# ja: 1層目と2層目の勾配が入れ替わっている
#     勾配の形状が、もう一方の層のものになっています。逆伝播で先に通るのは2層目です。そこで求めた
#     値は、どの名前で入れればよいでしょうか。

# %% wrong="gradient_other_keys" lacks="everything" method="gradient" base="reference" replaces='{"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}' by='{"dW1": first.dW, "db1": first.db, "dW2": second.dW, "db2": second.db}'
# en: The gradients are stored under other names
#     Your arrays may be right, but next week's training looks each of them up by the name of its
#     parameter. Compare your keys with those of params.
# ja: 勾配を別の名前で入れている
#     配列は正しいかもしれませんが、来週の学習では、パラメータと同じ名前で勾配を取り出します。キーを
#     paramsのものと比べてみましょう。

# %% wrong="gradient_tuple" lacks="everything" method="gradient" base="reference" replaces='{"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}' by="first.dW, first.db, second.dW, second.db"
# en: The four gradients come back without their names
#     The caller looks each gradient up by the name of its parameter. Which container did you use
#     for the parameters themselves?
# ja: 4つの勾配を、名前を付けずに返している
#     呼び出した側は、パラメータと同じ名前で勾配を取り出します。パラメータそのものは、どんな入れ物
#     に入れていたでしょうか。

# %% wrong="gradient_nothing_returned" lacks="everything" method="gradient" base="reference" replaces="return " by="grads = "
# en: The gradients are not returned
#     The caller gets None from your method. Where do the four arrays go when it ends?
# ja: 勾配を返していない
#     呼び出した側にはNoneが渡っています。メソッドが終わったとき、求めた4つの配列はどこへ行くで
#     しょうか。

# %% wrong="gradient_one_hot_only" lacks="gradient_labels" method="gradient"
# en: Labels are subtracted as if they were one-hot
#     One-hot answers work, but labels do not: class numbers are subtracted from probabilities.
#     Which form of t do the formulas expect?
# ja: ラベルを、one-hot表現のつもりで引いている
#     one-hot表現なら動きますが、ラベルでは確率からクラスの番号を引いてしまいます。式のtは、どちら
#     の形式でしょうか。
def gradient(self, x, t):
    W1, b1, W2, b2 = (self.params[name] for name in ["W1", "b1", "W2", "b2"])
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    dscores = (y - t) / len(x)
    da = dscores @ W2.T * z * (1 - z)
    return {"W1": x.T @ da, "b1": da.sum(axis=0), "W2": z.T @ dscores, "b2": dscores.sum(axis=0)}

# %% wrong="gradient_labels_only" lacks="gradient_one_hot" method="gradient" base="gradient_one_hot_only" replaces="- t)" by="- np.eye(y.shape[1])[t.astype(int)])"
# en: The answers are always taken to be labels
#     Labels work, but one-hot answers do not: they are turned into one-hot a second time. How can
#     the method see which form it was given?
# ja: 正解を、いつもラベルとみなしている
#     ラベルなら動きますが、one-hot表現の正解では、もう一度one-hot表現に直そうとしてしまいます。ど
#     ちらの形式で渡されたかは、どうすればわかるでしょうか。

# %% wrong="gradient_classes_seen" lacks="gradient_labels" method="gradient" base="gradient_one_hot_only" replaces="- t)" by="- (np.eye(t.max() + 1)[t] if t.ndim == 1 else t))"
# en: The one-hot form has only the classes that occur in the batch
#     Your gradient is right as long as the last class occurs in the batch, but a small batch may
#     not contain it. Where can you find the number of classes for certain: in the answers or in the
#     network?
# ja: one-hot表現のクラスの数を、バッチに出てきたラベルで決めている
#     最後のクラスがバッチに入っていれば動きますが、小さなバッチでは入っていないこともあります。クラ
#     スの数が確実にわかるのは、正解とネットワークのどちらからでしょうか。

# %% wrong="gradient_ten_classes" lacks="gradient_labels" method="gradient" base="gradient_one_hot_only" replaces="- t)" by="- (np.eye(10)[t] if t.ndim == 1 else t))"
# en: Labels are always made one-hot with ten classes
#     Your code works for handwritten digits, but a network may have any number of classes. Which
#     array shows how many this network has?
# ja: ラベルを、いつも10クラスのone-hot表現に直している
#     手書き数字なら動きますが、クラスの数が10でないネットワークもあります。このネットワークのクラ
#     スの数は、どの配列を見ればわかるでしょうか。

# %% wrong="gradient_t_overwritten" lacks="gradient_leaves" method="gradient" base="gradient_one_hot_only" replaces="dscores = (y - t)" by="t = np.eye(y.shape[1])[t] if t.ndim == 1 else np.asarray(t, dtype=float)\n    t -= y\n    dscores = -t"
# en: The answers of the caller are overwritten
#     Your numbers are right, but your method changes the caller's one-hot answers. Operators such
#     as -= change the array itself: assign the result to a new variable.
# ja: 渡された正解を書き換えている
#     値は正しいのですが、渡されたone-hot表現の中身が変わってしまいます。-= のような演算子は、配列
#     そのものを書き換えます。結果は新しい変数に入れましょう。

# %% wrong="gradient_forward_without_biases" lacks="everything" method="gradient"
# en: The forward pass in this method leaves out the biases
#     As long as the biases are 0, your gradient is right, but later it is not. Does this forward
#     pass give the same probabilities as predict?
# ja: このメソッドの順伝播で、バイアスを足していない
#     バイアスが0のうちは正しいのですが、値が変わると合わなくなります。ここでの順伝播は、predictと
#     同じ確率になるでしょうか。
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    z = sigmoid(np.dot(x, W1))
    y = softmax(np.dot(z, W2))
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads

# %% wrong="gradient_global_net" lacks="everything" method="gradient" base="reference" random="true" replaces='(self.params["W1"], self.params["b1"])' by='(*[TwoLayerNet(*self.params["W1"].shape, 10).params[name] for name in ("W1", "b1")])'
# en: The forward pass is that of another network, not of this object
#     Your method works only as long as a variable outside the class happens to hold this very
#     network. Inside a method, by which name do you reach the object that it was called on?
# ja: 自分自身ではなく、別のネットワークで順伝播を計算している
#     クラスの外の変数に、たまたま同じネットワークが入っている間しか、正しい勾配になりません。メ
#     ソッドの中で、呼び出されたオブジェクト自身は何という名前で使えるでしょうか。

# %% wrong="gradient_numerical" lacks="gradient_fast" method="gradient"
# en: This gradient is computed numerically too
#     For small networks your numbers are right, but with the network for handwritten digits your
#     method takes far too long. Section 2 shows the other way: forward once, backward once.
# ja: ここでも数値微分を使っている
#     小さなネットワークでは正しい値ですが、手書き数字用の大きさになると、待っていられないほど時間が
#     かかります。2節のもう一つの方法なら、順伝播と逆伝播が1回ずつですみます。
def gradient(self, x, t):
    return self.numerical_gradient(x, t)

# %% wrong="gradient_learns" lacks="gradient_leaves" method="gradient"
# en: The parameters are updated as well
#     Your method also takes a learning step, so it changes the parameters. This method only
#     computes the gradient; the step comes next week.
# ja: 勾配を求めるだけでなく、パラメータの更新までしている
#     このメソッドの中で学習が1ステップ進み、パラメータが変わってしまいます。勾配を求めることと、
#     それを使って更新することは別の仕事です。更新は来週の課題で書きます。
def gradient(self, x, t):
    grads = right(self, x, t)
    for key in grads:
        self.params[key] -= 0.1 * grads[key]
    return grads


right = TwoLayerNet.gradient

# %% wrong="gradient_accumulates" lacks="gradient_current" method="gradient"
# en: Each gradient is added to those of earlier calls
#     The first gradient is right; the second is too large, although nothing has changed in
#     between. What does your method keep from one call to the next?
# ja: 前に求めた勾配に足し続けている
#     1回目は正しいのに、何も変えずにもう一度呼ぶと、値が大きくなっています。呼び出しをまたいで残
#     しているものは何でしょうか。
def gradient(self, x, t):
    self.grads = getattr(self, "grads", {})
    for key, grad in right(self, x, t).items():
        self.grads[key] = self.grads.get(key, 0) + grad
    return self.grads


right = TwoLayerNet.gradient

# %% wrong="gradient_first_parameters" lacks="gradient_current" method="gradient"
# en: The layers are built once and keep the first arrays
#     As long as params holds its first arrays, your gradient is right. When a new array is put into
#     params, the layers still use the old one, as in the book's version. When would you have to
#     build the layers so that they get the current arrays?
# ja: レイヤを一度だけ作り、最初の配列を使い続けている
#     paramsの配列が最初のままなら正しいのですが、新しい配列に置き換わっても、レイヤは前の配列で計
#     算します（教科書の書き方と同じです）。レイヤをいつ作れば、現在の配列を使えるでしょうか。
def __init__(self, *sizes, **options):
    right(self, *sizes, **options)
    first = AffineLayer(self.params["W1"], self.params["b1"])
    second = AffineLayer(self.params["W2"], self.params["b2"])
    self.layers = {"Affine1": first, "Sigmoid1": SigmoidLayer(), "Affine2": second}
    self.last = SoftmaxWithLossLayer()


def gradient(self, x, t):
    layers = list(self.layers.values())
    for layer in layers:
        x = layer.forward(x)
    self.last.forward(x, t)
    dout = self.last.backward(1)
    layers.reverse()
    for layer in layers:
        dout = layer.backward(dout)
    grads = {}
    for number in ("1", "2"):
        grads["W" + number] = self.layers["Affine" + number].dW
        grads["b" + number] = self.layers["Affine" + number].db
    return grads


right, TwoLayerNet.__init__ = TwoLayerNet.__init__, __init__

# %% wrong="gradient_forward_once" lacks="gradient_current" method="gradient" base="reference" replaces="dout = last.backward()" by='layers, last = self.kept = getattr(self, "kept", (layers, last))\n        first, _, second = layers\n        dout = last.backward()'
# en: The results of the first forward pass are kept
#     The first gradient is right. After the parameters or the batch have changed, your gradient
#     still belongs to the old values. What has to happen before each backward pass?
# ja: 最初の順伝播の結果を、ずっと使い回している
#     最初の1回は正しいのですが、パラメータやバッチが変わっても、前の状態の値が使われています。逆
#     伝播の前に、毎回何をしておく必要がありますか。

# %% wrong="gradient_last_forward" lacks="gradient_current" method="gradient"
# en: The gradient uses the intermediate results of the last call of predict
#     Your method uses what predict left behind. After a call of predict for other samples or other
#     parameters, it mixes old and new values. Where should the forward pass for this x be computed?
# ja: 最後に呼ばれたpredictの途中結果に頼っている
#     predictが残した値を使っています。別のデータやパラメータでpredictを呼んだあとでは、古い値が混
#     ざります。渡されたxの順伝播は、どこで計算すればよいでしょうか。
def predict(self, x):
    self.z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    self.y = softmax(self.z @ self.params["W2"] + self.params["b2"])
    return self.y


def gradient(self, x, t):
    z, y = self.z, self.y
    t = np.eye(y.shape[1])[t] if t.ndim == 1 else t
    dscores = (y - t) / len(x)
    da = dscores @ self.params["W2"].T * z * (1 - z)
    db1, db2 = da.sum(axis=0), dscores.sum(axis=0)
    return {"W1": x.T @ da, "b1": db1, "W2": z.T @ dscores, "b2": db2}


TwoLayerNet.predict = predict

# %% right="accuracy_from_scores" method="accuracy"
# A forward pass of its own, without the softmax, which changes no order
def accuracy(self, x, t):
    p = self.params
    hidden = 1 / (1 + np.exp(-(x @ p["W1"] + p["b1"])))
    scores = hidden @ p["W2"] + p["b2"]
    if t.ndim != 1:
        t = np.where(t == 1)[1]
    return (scores.argmax(1) == t).sum() / len(t)

# %% right="accuracy_in_pieces" method="accuracy"
# The batch in pieces of two, an extra parameter, a running count
def accuracy(self, x, t, piece=2, verbose=True):
    count = 0.0
    for start in range(0, x.shape[0], piece):
        y = self.predict(x=x[start : start + piece]).argmax(axis=1)
        answers = t[start : start + piece]
        if answers.ndim == 2:
            answers = answers.argmax(axis=1)
        count += sum(y == answers)
    if verbose:
        print("accuracy:", count / x.shape[0])
    return count / x.shape[0]

# %% right="accuracy_largest_is_right_one" method="accuracy"
# Is the probability of the right class the largest of its row?
def accuracy(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        own = np.take_along_axis(y, t.astype(int)[:, None], axis=1)[:, 0]
    else:
        own = (y * t).sum(axis=1)
    return float((own >= y.max(axis=1)).mean())

# %% right="accuracy_loop_and_index" method="accuracy"
# Plain lists: index of the largest, sample by sample
def accuracy(self, x, t):
    right = 0
    for y, answer in zip(np.asarray(self.predict(x)).tolist(), t):
        label = list(answer).index(1) if np.ndim(answer) else answer
        if y.index(max(y)) == label:
            right += 1
    return right / len(x)

# %% right="accuracy_one_hot_product" method="accuracy"
# One-hot rows of the guesses times one-hot answers, float32, 0-d array
def one_hot_rows(t, k):
    t = np.array(t)
    return t if t.ndim == 2 else (t.reshape(-1, 1) == np.arange(k)).astype(np.float32)


def accuracy(self, x, t):
    y = self.predict(x)
    k = y.shape[1]
    hits = one_hot_rows(y.argmax(axis=1), k) * one_hot_rows(t, k)
    return np.array(np.einsum("nk->", hits) / np.float32(len(y)), dtype=np.float32)

# %% right="accuracy_one_minus_errors" method="accuracy"
# One minus the fraction of the wrong ones, found by nonzero
def accuracy(self, x, t):
    guess = np.argmax(self.predict(x), axis=-1)
    truth = np.nonzero(t)[1] if np.ndim(t) == 2 else np.asarray(t, dtype=int)
    return 1 - np.count_nonzero(guess - truth) / guess.size

# %% right="accuracy_recursive" method="accuracy"
# The first sample, and the rest by recursion
def accuracy(self, x, t):
    y = self.predict(x[:1])[0]
    best = sorted(range(len(y)), key=lambda k: y[k])[-1]
    first = float(t[0][best] == 1 if np.ndim(t) == 2 else t[0] == best)
    n = len(x)
    if n == 1:
        return first
    return (first + (n - 1) * self.accuracy(x[1:], t[1:])) / n

# %% right="gradient_book" method="gradient"
# Line by line as in the book, without the asarray, under other names
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads

# %% right="gradient_einsum" method="gradient"
# einsum everywhere, a boolean table for labels, tanh for the sigmoid
def gradient(self, x, t):
    p = self.params
    z = 0.5 + 0.5 * np.tanh(0.5 * (np.einsum("nd,dh->nh", x, p["W1"]) + p["b1"]))
    dy = self.predict(x)
    if np.ndim(t) == 1:
        t = np.asarray(t)[:, None] == np.arange(dy.shape[1])[None, :]
    dy = (dy - t) / dy.shape[0]
    da = np.einsum("nk,hk,nh,nh->nh", dy, p["W2"], z, 1 - z)
    return {
        "W1": np.einsum("nd,nh->dh", x, da),
        "b1": np.einsum("nh->h", da),
        "W2": np.einsum("nh,nk->hk", z, dy),
        "b2": np.einsum("nk->k", dy),
        "x": np.einsum("nh,dh->nd", da, p["W1"]),
    }

# %% right="gradient_float32" method="gradient"
# All in float32
def gradient(self, x, t):
    f = np.float32
    W1, b1, W2, b2 = (np.asarray(self.params[name], f) for name in ("W1", "b1", "W2", "b2"))
    x = np.asarray(x, f)
    z = 1 / (1 + np.exp(-(x @ W1 + b1)))
    e = np.exp(z @ W2 + b2)
    y = e / e.sum(axis=1, keepdims=True)
    t = np.eye(y.shape[1], dtype=f)[t] if t.ndim == 1 else t.astype(f)
    dy = (y - t) / f(len(x))
    da = dy @ W2.T * z * (1 - z)
    return dict(W1=x.T @ da, b1=da.sum(0), W2=z.T @ dy, b2=dy.sum(0))

# %% right="gradient_jacobian" method="gradient"
# Through the loss with its guard, then through the softmax's Jacobian matrix
def gradient(self, x, t):
    p = self.params
    z = sigmoid(x @ p["W1"] + p["b1"])
    y = softmax(z @ p["W2"] + p["b2"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = -t / (y + 1e-4) / len(x)
    rows = []
    for probabilities, slope in zip(y, dy):
        jacobian = np.diag(probabilities) - np.outer(probabilities, probabilities)
        rows.append(jacobian @ slope)
    dscores = np.array(rows)
    ones = np.ones(len(x))
    da = dscores @ p["W2"].T * (z * (1 - z))
    return {"W1": x.T @ da, "b1": ones @ da, "W2": z.T @ dscores, "b2": ones @ dscores}

# %% right="gradient_layers" method="gradient"
# Layers of the book, built anew for each pass
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)


class Sigmoid:
    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        return dout * (1.0 - self.out) * self.out


def gradient(self, x, t):
    first = Affine(self.params["W1"], self.params["b1"])
    second = Affine(self.params["W2"], self.params["b2"])
    layers = [first, Sigmoid(), second]
    out = x
    for layer in layers:
        out = layer.forward(out)
    y = softmax(out)
    if t.ndim == 1:
        y[np.arange(len(t)), t] -= 1
    else:
        y -= t
    dout = y / len(x)
    for layer in reversed(layers):
        dout = layer.backward(dout)
    return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}

# %% right="gradient_layers_by_hand" method="gradient"
# The given layers without a loop, each backward inside the next
def gradient(self, x, t):
    hidden, output = (AffineLayer(self.params["W" + n], self.params["b" + n]) for n in "12")
    activation, softmax_with_loss = SigmoidLayer(), SoftmaxWithLossLayer()
    scores = output.forward(activation.forward(hidden.forward(x)))
    softmax_with_loss.forward(scores, t)
    hidden.backward(activation.backward(output.backward(softmax_with_loss.backward(1))))
    return dict(W1=hidden.dW, b1=hidden.db, W2=output.dW, b2=output.db)

# %% right="gradient_layers_in_dict" method="gradient"
# The book's OrderedDict of layers, built in a method of its own at each call
from collections import OrderedDict


def build_layers(self):
    self.layers = OrderedDict()
    self.layers["Affine1"] = AffineLayer(self.params["W1"], self.params["b1"])
    self.layers["Sigmoid1"] = SigmoidLayer()
    self.layers["Affine2"] = AffineLayer(self.params["W2"], self.params["b2"])
    self.lastLayer = SoftmaxWithLossLayer()


def gradient(self, x, t):
    build_layers(self)
    for layer in self.layers.values():
        x = layer.forward(x)
    self.lastLayer.forward(x, t)
    dout = self.lastLayer.backward(1)
    layers = list(self.layers.values())
    layers.reverse()
    for layer in layers:
        dout = layer.backward(dout)
    grads = {}
    grads["W1"], grads["b1"] = self.layers["Affine1"].dW, self.layers["Affine1"].db
    grads["W2"], grads["b2"] = self.layers["Affine2"].dW, self.layers["Affine2"].db
    return grads

# %% right="gradient_layers_kept" method="gradient"
# Layers built once, which get the current arrays before each forward pass; an index counts down
def __init__(self, *sizes, **options):
    right(self, *sizes, **options)
    self.layers = [AffineLayer(0, 0), SigmoidLayer(), AffineLayer(0, 0), SoftmaxWithLossLayer()]


def gradient(self, x, t):
    self.layers = getattr(self, "layers", None) or [
        AffineLayer(0, 0), SigmoidLayer(), AffineLayer(0, 0), SoftmaxWithLossLayer()
    ]
    self.layers[0].W, self.layers[0].b = self.params["W1"], self.params["b1"]
    self.layers[2].W, self.layers[2].b = self.params["W2"], self.params["b2"]
    for layer in self.layers[:-1]:
        x = layer.forward(x)
    self.layers[-1].forward(x, t)
    d = self.layers[-1].backward()
    for i in range(2, -1, -1):
        d = self.layers[i].backward(d)
    return {f"{name}{i // 2 + 1}": getattr(self.layers[i], "d" + name) for i in (0, 2) for name in "Wb"}


right, TwoLayerNet.__init__ = TwoLayerNet.__init__, __init__

# %% right="gradient_lists" method="gradient"
# Loops over plain numbers; returns lists
def gradient(self, x, t):
    import math

    p = {name: value.tolist() for name, value in self.params.items()}
    grads = {name: (0.0 * value).tolist() for name, value in self.params.items()}
    for row, answer in zip(np.asarray(x).tolist(), t):
        z = []
        for j, bias in enumerate(p["b1"]):
            a = bias + sum(value * weights[j] for value, weights in zip(row, p["W1"]))
            z.append(1 / (1 + math.exp(-a)))
        scores = [b + sum(v * w[k] for v, w in zip(z, p["W2"])) for k, b in enumerate(p["b2"])]
        powers = [math.exp(score - max(scores)) for score in scores]
        label = int(np.argmax(answer)) if np.ndim(answer) else int(answer)
        d = [(power / sum(powers) - (k == label)) / len(x) for k, power in enumerate(powers)]
        for k in range(len(d)):
            grads["b2"][k] += d[k]
        for j in range(len(z)):
            slope = z[j] * (1 - z[j]) * sum(a * b for a, b in zip(d, p["W2"][j]))
            grads["b1"][j] += slope
            for k in range(len(d)):
                grads["W2"][j][k] += z[j] * d[k]
            for i in range(len(row)):
                grads["W1"][i][j] += row[i] * slope
    return grads

# %% right="gradient_mean_at_the_end" method="gradient"
# The mean is taken last, the sigmoid's slope as a difference
def gradient(self, x, t):
    p, x, t = self.params, np.array(x), np.array(t)
    z = sigmoid(x @ p["W1"] + p["b1"])
    y = softmax(z @ p["W2"] + p["b2"])
    hot = t if t.ndim == 2 else (t.reshape(-1, 1) == np.arange(y.shape[1])).astype(int)
    d2 = y - hot
    d1 = d2 @ p["W2"].T * (z - z**2)
    n = len(x)
    return {"W1": x.T @ d1 / n, "b1": d1.mean(0), "W2": z.T @ d2 / n, "b2": d2.mean(0)}

# %% right="gradient_sample_by_sample" method="gradient"
# One sample after the other, biases as an extra row of the weights
def gradient(self, x, t):
    first = np.vstack([self.params["W1"], self.params["b1"]])
    second = np.vstack([self.params["W2"], self.params["b2"]])
    dfirst, dsecond = 0, 0
    for row, answer in zip(x, t):
        one = np.append(row, 1.0)
        z = np.append(sigmoid(one @ first), 1.0)
        y = softmax(z @ second)
        d = y - (answer if np.ndim(answer) else np.arange(y.size) == answer)
        da = (self.params["W2"] @ d) * z[:-1] * (1 - z[:-1])
        dfirst = dfirst + np.outer(one, da) / len(x)
        dsecond = dsecond + np.outer(z, d) / len(x)
    return {"W1": dfirst[:-1], "b1": dfirst[-1], "W2": dsecond[:-1], "b2": dsecond[-1]}

# %% right="init_gauss_lists" method="__init__"
# Python's own random.gauss, number by number; another attribute beside params
import random


def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    def matrix(rows, columns):
        return np.array(
            [[random.gauss(0, weight_init_std) for _ in range(columns)] for _ in range(rows)]
        )

    names = ["W1", "b1", "W2", "b2"]
    values = [
        matrix(input_size, hidden_size),
        np.array([0.0] * hidden_size),
        matrix(hidden_size, output_size),
        np.array([0.0] * output_size),
    ]
    self.params = dict(zip(names, values))
    self.shape = (input_size, hidden_size, output_size)

# %% right="init_glorot_uniform" method="__init__"
# Glorot's uniform rule; weight_init_std is not used
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    limit1 = np.sqrt(6 / (input_size + hidden_size))
    limit2 = np.sqrt(6 / (hidden_size + output_size))
    self.params = dict(
        W1=np.random.uniform(-limit1, limit1, (input_size, hidden_size)),
        b1=np.zeros((hidden_size,)),
        W2=np.random.uniform(-limit2, limit2, (hidden_size, output_size)),
        b2=np.zeros((output_size,)),
    )

# %% right="init_he_float32" method="__init__"
# He's rule, float32, in a loop over the layers, with an extra parameter and another default
def __init__(self, input_size, hidden_size, output_size, weight_init_std=None, dtype=np.float32):
    self.params, rng = {}, np.random.default_rng()
    for number, (rows, columns) in enumerate(
        [(input_size, hidden_size), (hidden_size, output_size)], start=1
    ):
        std = np.sqrt(2 / rows) if weight_init_std is None else weight_init_std
        self.params[f"W{number}"] = std * rng.standard_normal((rows, columns), dtype=dtype)
        self.params[f"b{number}"] = np.zeros(columns, dtype=dtype)

# %% right="init_one_vector" method="__init__"
# All parameters are views of one long vector; the biases end as zeros, some of them -0.0
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    d, h, k = input_size, hidden_size, output_size
    flat = weight_init_std * np.random.standard_normal(d * h + h + h * k + k)
    W1, b1, W2, b2 = np.split(flat, np.cumsum([d * h, h, h * k]))
    b1[:] = 0
    b2 *= 0
    self.params = {"W1": W1.reshape(d, h), "b1": b1, "W2": W2.reshape(h, k), "b2": b2}

# %% right="init_ordered_dict" method="__init__"
# An OrderedDict filled in reverse order, an optional seed, and a print
from collections import OrderedDict


def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, seed=None):
    if seed is not None:
        np.random.seed(seed)
    self.input_size, self.hidden_size, self.output_size = input_size, hidden_size, output_size
    self.params = OrderedDict()
    self.params["b2"] = np.zeros(output_size)
    self.params["W2"] = np.random.normal(scale=weight_init_std, size=(hidden_size, output_size))
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W1"] = np.random.normal(scale=weight_init_std, size=(input_size, hidden_size))
    print("made a network of", sum(p.size for p in self.params.values()), "parameters")

# %% right="init_orthogonal" method="__init__"
# Orthogonal random matrices; biases made from the weights, times zero
def orthogonal(rows, columns):
    q, r = np.linalg.qr(np.random.randn(max(rows, columns), min(rows, columns)))
    q = q * np.sign(np.diag(r))
    return q if rows >= columns else q.T


def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    W1, W2 = orthogonal(input_size, hidden_size), orthogonal(hidden_size, output_size)
    b1, b2 = 0 * W1[0], 0.0 * W2.sum(axis=0)
    self.params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% right="init_truncated_normal" method="__init__"
# A truncated normal distribution; the biases come after both weights
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    def draw(*shape):
        w = np.random.randn(*shape)
        while np.any(abs(w) > 2):
            w = np.where(abs(w) > 2, np.random.randn(*shape), w)
        return weight_init_std * w

    self.__dict__["params"] = {}
    self.params.update(W1=draw(input_size, hidden_size), W2=draw(hidden_size, output_size))
    self.params.update(b1=np.zeros_like(self.params["W1"][0]), b2=self.params["W2"][0] * 0)

# %% right="loss_einsum_where" method="loss"
# Clipped at 1e-4, einsum, one-hot by comparison with all class numbers
def loss(self, x, t):
    y = np.clip(self.predict(x), 1e-4, None)
    t = np.asarray(t)
    hot = t if t.shape == y.shape else t.reshape(-1, 1) == np.arange(y.shape[1])
    return np.einsum("nk,nk->", -np.log(y), hot.astype(float)) / np.size(y, 0)

# %% right="loss_float32" method="loss"
# float32, with a guard of 1e-4; returns a 0-d array
def loss(self, x, t):
    y = np.asarray(self.predict(x), dtype=np.float32)
    if np.ndim(t) == 1:
        t = np.eye(y.shape[1], dtype=np.float32)[t]
    logs = np.log(y + np.float32(1e-4))
    return np.array(-np.sum(t * logs, dtype=np.float32) / np.float32(len(x)))

# %% right="loss_halves" method="loss"
# A recursion over halves of the batch; the result is kept as an attribute, too
def halves(y, t):
    if len(y) == 1:
        return cross_entropy_error(y, t)
    middle = len(y) // 2
    return halves(y[:middle], t[:middle]) + halves(y[middle:], t[middle:])


def loss(self, x, t):
    self.last_loss = halves(self.predict(x), np.array(t)) / len(x)
    return self.last_loss

# %% right="loss_keywords" method="loss"
# predict called twice and by keyword, one-hot rows filled one by one in a copy
def loss(self, x, t):
    t = np.array(t, dtype=float)
    if t.ndim == 1:
        labels, t = t.astype(int), np.zeros((t.size, np.shape(self.predict(x=x))[1]))
        for row, label in enumerate(labels):
            t[row, label] = 1.0
    t *= -np.log(np.add(self.predict(x=x), 1e-12))
    return np.sum(np.sum(t, axis=1), axis=0) / t.shape[0]

# %% right="loss_log_sum_exp" method="loss"
# From the logarithm of the sum, without probabilities and without a guard
def loss(self, x, t):
    z = sigmoid(np.asarray(x) @ self.params["W1"] + self.params["b1"])
    scores = z @ self.params["W2"] + self.params["b2"]
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    if np.ndim(t) == 1:
        return float(-np.take_along_axis(logs, np.asarray(t)[:, None].astype(int), axis=1).mean())
    return float(-logs[np.asarray(t) == 1].mean())

# %% right="loss_loop_clipped" method="loss"
# A loop with math.log, clipped at 1e-15; math.fsum
import math


def loss(self, x, t):
    y, losses = self.predict(x), []
    for row, answer in zip(y, t):
        label = list(answer).index(1) if np.ndim(answer) else int(answer)
        losses.append(-math.log(max(row[label], 1e-15)))
    return math.fsum(losses) / len(losses)

# %% right="loss_single_samples" method="loss"
# One predict and one cross entropy error for each sample; an extra parameter with a default
def loss(self, x, t, h=None):
    total = 0
    for i in range(len(x)):
        total += cross_entropy_error(self.predict(x[i : i + 1]), t[i : i + 1])
    return total / len(x)

# %% right="numerical_gradient_book" method="numerical_gradient"
# A loop over the names, in the book's manner; an extra key
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {"loss": self.loss(x, t)}
    for key in ("b2", "W2", "b1", "W1"):
        grads[key] = numerical_gradient(f=loss_W, x=self.params[key])
    return grads

# %% right="numerical_gradient_copies_put_back" method="numerical_gradient"
# Moves the arrays, then puts copies made before in their place
def numerical_gradient(self, x, t):
    kept = {name: value.copy() for name, value in self.params.items()}
    grads = {}
    for name in kept:
        grads[name] = numerical_gradient(lambda w: self.loss(x, t), self.params[name])
    self.params = kept
    return grads

# %% right="numerical_gradient_five_points" method="numerical_gradient"
# Five-point differences through flat views
def numerical_gradient(self, x, t):
    h = 1e-3
    grads = {}
    for key, param in self.params.items():
        flat = param.reshape(-1)
        grad = np.empty(flat.size)
        for i in range(flat.size):
            kept = flat[i]
            f = {}
            for step in (-2, -1, 1, 2):
                flat[i] = kept + step * h
                f[step] = self.loss(x, t)
            flat[i] = kept
            grad[i] = (f[-2] - 8 * f[-1] + 8 * f[1] - f[2]) / (12 * h)
        grads[key] = grad.reshape(param.shape)
    return grads

# %% right="numerical_gradient_new_arrays" method="numerical_gradient"
# Puts moved arrays into params, then the original one back; returns lists
def numerical_gradient(self, x, t):
    grads = {}
    for name in self.params:
        kept = self.params[name]
        slopes = []
        for i in range(kept.size):
            losses = []
            for step in (1e-4, -1e-4):
                moved = kept.ravel().tolist()
                moved[i] += step
                self.params[name] = np.array(moved).reshape(kept.shape)
                losses.append(self.loss(x, t))
            slopes.append((losses[0] - losses[1]) / 2e-4)
        self.params[name] = kept
        grads[name] = np.array(slopes).reshape(kept.shape).tolist()
    return grads

# %% right="numerical_gradient_one_sided" method="numerical_gradient"
# One-sided differences with a step so small that nothing is lost
def numerical_gradient(self, x, t, h=1e-6):
    here = self.loss(x, t)
    grads = dict()
    for name, param in self.params.items():
        grads[name] = np.zeros(param.shape, dtype=np.float32)
        for index, value in np.ndenumerate(param.copy()):
            param[index] = value + h
            grads[name][index] = (self.loss(x, t) - here) / h
            param[index] = value
    return grads

# %% right="numerical_gradient_own_loss" method="numerical_gradient"
# A mean of logarithms of its own, with a guard of 1e-4
def numerical_gradient(self, x, t):
    def f(_):
        y = np.clip(self.predict(x), 1e-4, 1)
        answers = t if t.ndim == 2 else np.eye(y.shape[1])[t]
        return -(answers * np.log(y)).sum(axis=1).mean()

    return dict((k, numerical_gradient(f, self.params[k])) for k in sorted(self.params))

# %% right="numerical_gradient_steps_undone" method="numerical_gradient"
# Undoes each step by arithmetic, which is off by rounding
def numerical_gradient(self, x, t):
    h = 1e-5
    grads = {}
    for name in ["W1", "b1", "W2", "b2"]:
        param = self.params[name]
        grad = np.zeros_like(param)
        it = np.nditer(param, flags=["multi_index"])
        while not it.finished:
            i = it.multi_index
            param[i] += h
            above = self.loss(x, t)
            param[i] -= 2 * h
            below = self.loss(x, t)
            param[i] += h
            grad[i] = (above - below) / (2 * h)
            it.iternext()
        grads[name] = grad
    return grads

# %% right="numerical_gradient_twin" method="numerical_gradient"
# Moves the parameters of a deep copy of the network
import copy


def numerical_gradient(self, x, t):
    twin = copy.deepcopy(self)
    return {
        name: numerical_gradient(lambda w: twin.loss(x, t), twin.params[name])
        for name in twin.params
    }

# %% right="predict_columns" method="predict"
# The mathematicians' way, with samples in columns; transposed before softmax
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(W1.T @ np.transpose(x) + b1.reshape(-1, 1))
    scores = W2.T @ z + b2[:, np.newaxis]
    return softmax(scores.T)

# %% right="predict_differences" method="predict"
# Softmax from the differences of scores: one over a sum, no maximum subtracted
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    scores = z @ self.params["W2"] + self.params["b2"]
    y = np.zeros(scores.shape)
    for k in range(scores.shape[1]):
        apart = np.clip(scores - scores[:, k : k + 1], -np.inf, 700)
        y[:, k] = 1 / np.exp(apart).sum(axis=1)
    return y

# %% right="predict_einsum_tanh" method="predict"
# einsum, the sigmoid by tanh, softmax written in place into an array of its own
def predict(self, x):
    p = self.params
    z = 0.5 + 0.5 * np.tanh(0.5 * (np.einsum("nd,dh->nh", x, p["W1"]) + p["b1"]))
    scores = np.einsum("nh,hk->nk", z, p["W2"]) + p["b2"]
    scores -= np.max(scores, axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= np.einsum("nk->n", scores)[:, None]
    return scores

# %% right="predict_float32" method="predict"
# Everything in float32, and an extra parameter with a default
def predict(self, x, train_flg=False):
    W1, b1, W2, b2 = (np.asarray(self.params[k], np.float32) for k in ("W1", "b1", "W2", "b2"))
    a = np.asarray(x, np.float32) @ W1 + b1
    z = np.where(a >= 0, 1 / (1 + np.exp(-abs(a))), 1 - 1 / (1 + np.exp(-abs(a))))
    scores = z @ W2 + b2
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

# %% right="predict_given_layers" method="predict"
# The given layers, the one with the loss too: its probabilities are an attribute
def predict(self, x):
    layers = [
        AffineLayer(self.params["W1"], self.params["b1"]),
        SigmoidLayer(),
        AffineLayer(self.params["W2"], self.params["b2"]),
    ]
    for layer in layers:
        x = layer.forward(x)
    last = SoftmaxWithLossLayer()
    last.forward(x, np.zeros(len(x), dtype=int))
    return last.y

# %% right="predict_layer_objects" method="predict"
# The book's layers, made anew at each call; the book's sigmoid, which warns
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        return np.dot(x, self.W) + self.b


class Sigmoid:
    def forward(self, x):
        return 1 / (1 + np.exp(-x))


def predict(self, x):
    layers = [
        Affine(self.params["W1"], self.params["b1"]),
        Sigmoid(),
        Affine(self.params["W2"], self.params["b2"]),
    ]
    for layer in layers:
        x = layer.forward(x)
    return softmax(x)

# %% right="predict_log_sum_exp" method="predict"
# Softmax by the logarithm of the sum; hidden values, scores and result kept as attributes
def predict(self, x):
    x = np.array(x, dtype=float)
    self.z = sigmoid(np.matmul(x, self.params["W1"]) + self.params["b1"])
    self.scores = np.matmul(self.z, self.params["W2"]) + self.params["b2"]
    total = np.logaddexp.reduce(self.scores, axis=1)
    self.y = np.exp((self.scores.T - total).T)
    return self.y

# %% right="predict_loops_and_lists" method="predict"
# Loops over plain numbers, with Python's math alone until the end
import math


def predict(self, x):
    W1, b1 = self.params["W1"], self.params["b1"]
    W2, b2 = self.params["W2"], self.params["b2"]
    y = []
    for row in x:
        z = []
        for j in range(len(b1)):
            a = float(b1[j])
            for i in range(len(row)):
                a += float(row[i]) * float(W1[i][j])
            z.append(1 / (1 + math.exp(-a)) if a > -700 else 0.0)
        scores = []
        for k in range(len(b2)):
            scores.append(float(b2[k]) + sum(z[j] * float(W2[j][k]) for j in range(len(z))))
        powers = [math.exp(score - max(scores)) for score in scores]
        y.append([power / sum(powers) for power in powers])
    return np.array(y)

# %% right="predict_stacked_row_by_row" method="predict"
# Biases as a last row of the weights, put together at each call; sample by sample
def forward(row, W, V):
    z = sigmoid(np.append(row, 1.0) @ W)
    return softmax(np.append(z, 1.0) @ V)


def predict(self, x):
    W = np.vstack([self.params["W1"], self.params["b1"]])
    V = np.vstack([self.params["W2"], self.params["b2"]])
    return np.vstack([forward(row, W, V) for row in x])

# %% equivalent
# Any small random rule is fair, whatever its scale.
#     0.01 -> 0.02 in: def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):

# %% equivalent
# Normal random numbers are as likely to be negative as positive.
#     0.01 -> -0.01 in: def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):

# %% equivalent
# Any small random rule is fair: uniform numbers from 0 to weight_init_std are one.
#     rng.standard_normal(shape) -> rng.random(shape) in: W1, W2 = (weight_init_std * rng.standard_normal(shape) for shape in shapes)

# %% equivalent
# The stub promises that x is an array already.
#     np.asarray(x) -> x in: z = sigmoid(np.asarray(x) @ self.params['W1'] + self.params['b1'])

# %% equivalent
# The stub promises that t is an array already.
#     t = np.asarray(t) -> nothing
#     np.asarray(t) -> t in: t = np.asarray(t)

# %% equivalent
# In an array of two axes the last one is axis 1.
#     1 -> -1 in: labels = t.argmax(axis=1) if t.ndim == 2 else t
#     1 -> -1 in: guesses = self.predict(x).argmax(axis=1)
