# The variant bank of `sgd_step`; docs/suites.md describes the format.

# %% wrong="arguments_swapped" lacks="batch_handed_on"
# en: Samples and answers are passed to the gradient in the wrong order
#     The network takes your answers for samples and your samples for answers. In which order does
#     its method gradient expect the two?
# ja: データと正解を、逆の順番で渡している
#     ネットワークが、正解をデータとして、データを正解として受け取っています。勾配を求めるメソッドは、
#     どの順番で受け取ることになっているでしょうか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(t_batch, x_batch)
    for key in network.params:
        network.params[key] -= learning_rate * grads[key]

# %% wrong="ascent" lacks="everything"
# en: The gradient is added instead of subtracted
#     Your parameters move uphill: the loss grows with every step. In which direction does the
#     gradient point?
# ja: 勾配を引かずに足している
#     パラメータが坂を上っていて、1歩ごとに損失が大きくなります。勾配は、どちらの方向を指しているで
#     しょうか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    for key in ("W1", "b1", "W2", "b2"):
        network.params[key] += learning_rate * grads[key]

# %% wrong="batch_scaled" lacks="batch_handed_on, batch_stays"
# en: The mini-batch itself is normalized
#     After your step the samples of the mini-batch have different values, and the gradient is no
#     longer that of the given data. Operators such as -= and /= change an array in place. Does the
#     exercise ask you to normalize at all?
# ja: 渡されたミニバッチを正規化して書き換えている
#     更新の後、ミニバッチのデータの値が変わっています。勾配も、渡されたデータで求めたものではなく
#     なっています。-=や/=は配列をその場で書き換えます。そもそも、ここで正規化は必要でしょうか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    x_batch -= np.mean(x_batch)
    x_batch /= np.std(x_batch)
    grads = network.gradient(x_batch, t_batch)
    for key in network.params:
        network.params[key] -= learning_rate * grads[key]

# %% wrong="divided_by_batch" lacks="everything"
# en: The gradient is divided by the batch size once more
#     Your steps go in the right direction, but they shrink as the mini-batch grows. The loss is
#     already a mean over the mini-batch: what does this mean for its gradient?
# ja: 勾配を、バッチサイズでもう一度割っている
#     進む方向は合っていますが、ミニバッチが大きいほど歩幅が小さくなっています。ミニバッチの損失はす
#     でに、各データの損失の平均になっています。では、その勾配は何を平均したものでしょうか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    batch_size = x_batch.shape[0]
    grads = network.gradient(x_batch, t_batch)
    for key in network.params:
        network.params[key] -= learning_rate * grads[key] / batch_size

# %% wrong="first_sample_only" lacks="batch_handed_on"
# en: Only the first sample of the mini-batch is used
#     Your step uses a single sample and ignores the rest of the mini-batch. For how many samples
#     can the network compute the gradient at once?
# ja: ミニバッチの最初のデータしか使っていない
#     ミニバッチのうち1件だけで1歩を決めていて、残りを使っていません。ネットワークのgradientは、一度
#     に何件のデータを受け取れるでしょうか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch[0:1], t_batch[0:1])
    for key in network.params:
        network.params[key] -= learning_rate * grads[key]

# %% wrong="gradient_four_times" lacks="one_gradient"
# en: The gradient is computed once for each parameter
#     You compute the same gradient again and again, and keep one part of it each time. A single
#     backward pass gives the gradients of all parameters: how can you keep the whole result?
# ja: パラメータの数だけ勾配を求めている
#     同じ勾配を何度も計算して、毎回その一部しか使っていません。誤差逆伝播法なら、1回ですべてのパラ
#     メータの勾配が求まります。その結果を丸ごと取っておけませんか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    dW1 = network.gradient(x_batch, t_batch)["W1"]
    db1 = network.gradient(x_batch, t_batch)["b1"]
    dW2 = network.gradient(x_batch, t_batch)["W2"]
    db2 = network.gradient(x_batch, t_batch)["b2"]
    network.params["W1"] -= learning_rate * dW1
    network.params["b1"] -= learning_rate * db1
    network.params["W2"] -= learning_rate * dW2
    network.params["b2"] -= learning_rate * db2

# %% wrong="gradient_in_loop" lacks="same_spot, one_gradient"
# en: The gradient is computed again after some parameters have moved
#     Your later parameters follow the gradient at another point, because the earlier ones have
#     already moved. When must the gradient be computed so that all four gradients belong to the
#     same point?
# ja: パラメータを動かした後に、勾配を求め直している
#     先に更新したパラメータがもう動いているので、後のパラメータは別の地点の勾配に従っています。4つ
#     の勾配をすべて同じ地点で求めるには、いつ計算すればよいでしょうか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    for key in ("W1", "b1", "W2", "b2"):
        network.params[key] -= learning_rate * network.gradient(x_batch, t_batch)[key]

# %% wrong="local_only" lacks="everything"
# en: The new values never reach the network
#     After your step the network is exactly as it was. You give a new value to a name inside the
#     function: is that the same as putting it into the network?
# ja: 新しい値がネットワークに入っていない
#     1歩進んだはずなのに、ネットワークが元のままです。新しい値を、関数の中の変数に代入するだけで終
#     わっていませんか。それでネットワークの中身は変わるでしょうか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    for key in network.params:
        param = network.params[key]
        param = param - learning_rate * grads[key]

# %% wrong="momentum" lacks="several_steps"
# en: The step contains a part of the earlier steps
#     Your first step is right, but the later ones go too far: they still contain a part of the
#     earlier steps, as in another method (Momentum). What does a step of plain SGD depend on?
# ja: 前のステップの勢いを引き継いでいる
#     最初の1歩は合っていますが、その後は進みすぎています。それまでのステップの勢いが残っているから
#     です。これはMomentumという別の方法です。ふつうのSGDの1歩は、何だけで決まるでしょうか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    if not hasattr(network, "v"):
        network.v = {key: np.zeros_like(value) for key, value in network.params.items()}
    for key in network.params:
        network.v[key] = 0.9 * network.v[key] - learning_rate * grads[key]
        network.params[key] = network.params[key] + network.v[key]

# %% wrong="no_rate" lacks="everything"
# en: The learning rate is left out
#     Your parameters move by the whole gradient, whichever learning rate is given. Which of your
#     arguments is never used?
# ja: 学習率を掛けていない
#     どんな学習率を渡しても、勾配の分だけそのまま動いています。一度も使っていない引数はありませんか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    for key in network.params:
        network.params[key] -= grads[key]

# %% wrong="rate_fixed" lacks="learning_rate"
# en: The learning rate is a fixed number
#     Your step has the same size for every learning rate that is given. Which number in your code
#     should be an argument?
# ja: 学習率が決まった数に固定されている
#     どんな学習率を渡しても、歩幅が変わりません。コードの中に、引数の値を使うべきところが数のまま残っ
#     ていませんか。
def sgd_step(network, x_batch, t_batch, learning_rate=0.1):
    grads = network.gradient(x_batch, t_batch)
    for key in network.params:
        network.params[key] = network.params[key] - 0.1 * grads[key]

# %% wrong="returned_only" lacks="everything"
# en: The new parameters are returned, but not put into the network
#     Your function returns the new parameters, but the network itself keeps the old ones. Where
#     should the result be according to the docstring?
# ja: 新しいパラメータを返すだけで、ネットワークに入れていない
#     新しいパラメータは戻り値になっていますが、ネットワークには古い値が残ったままです。docstringに
#     は、結果をどこに入れると書いてあるでしょうか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    params = network.params.copy()
    for key in params:
        params[key] = params[key] - learning_rate * grads[key]
    return params

# %% wrong="samples_one_by_one" lacks="everything"
# en: One step for every sample instead of one for the mini-batch
#     Your function takes as many steps as the mini-batch has samples, so a larger mini-batch moves
#     the network further. How many updates should one mini-batch lead to?
# ja: ミニバッチごとに1歩ではなく、データ1件ごとに1歩進んでいる
#     ミニバッチに含まれるデータの数だけ歩を進めているため、ミニバッチが大きいほどネットワークが大き
#     く動きます。1つのミニバッチでは、何回更新すればよいでしょうか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    for i in range(len(x_batch)):
        grads = network.gradient(x_batch[i : i + 1], t_batch[i : i + 1])
        for key in network.params:
            network.params[key] -= learning_rate * grads[key]

# %% wrong="step_in_place_of_value" lacks="everything"
# en: The parameter is replaced by the step
#     After your step nothing is left of the old parameters: each of them contains the step alone.
#     Where does a step start?
# ja: パラメータが、更新量そのものに置き換わっている
#     更新の後、元のパラメータの値がどこにも残っていません。更新量だけがそのまま入っています。1歩は、
#     どこから踏み出すものでしょうか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    for key in network.params:
        network.params[key] = -learning_rate * grads[key]

# %% wrong="weights_only" lacks="biases"
# en: Only the weights are updated, not the biases
#     Two of the four parameters never move. Which parameters does the network have besides its
#     weight matrices?
# ja: 重みだけを更新し、バイアスを更新していない
#     4つのパラメータのうち2つが、まったく動いていません。このネットワークには、重みのほかにどんなパ
#     ラメータがあったでしょうか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    network.params["W1"] -= learning_rate * grads["W1"]
    network.params["W2"] -= learning_rate * grads["W2"]

# %% wrong="wrong_bias_twice" lacks="biases"
# en: A copied line updates one bias twice and the other not at all
#     One of your biases moves twice as far as it should, and the other stays where it is. Read
#     the names in your lines one by one; could a loop replace the copied lines?
# ja: コピーした行の直し忘れで、同じバイアスを2回更新している
#     一方のバイアスが2倍動き、もう一方は動いていません。各行の名前を1つずつ確かめましょう。ループを
#     使えば、行をコピーせずに書けませんか。
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    network.params["W1"] -= learning_rate * grads["W1"]
    network.params["b1"] -= learning_rate * grads["b1"]
    network.params["W2"] -= learning_rate * grads["W2"]
    network.params["b1"] -= learning_rate * grads["b1"]

# %% right="in_place"
# Changes the arrays in place
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    for key in ("W1", "b1", "W2", "b2"):
        network.params[key] -= learning_rate * grads[key]

# %% right="line_by_line"
# A line for each parameter, keyword arguments, a print
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x=x_batch, t=t_batch)
    params = network.params
    params["W1"] = params["W1"] - learning_rate * grads["W1"]
    params["b1"] = params["b1"] - learning_rate * grads["b1"]
    params["W2"] = params["W2"] - learning_rate * grads["W2"]
    params["b2"] = params["b2"] - learning_rate * grads["b2"]
    print("step", params["b2"])

# %% right="new_dict_float32"
# Puts a new dict of float32 arrays in place of the old one, and returns it
def sgd_step(network, x_batch, t_batch, learning_rate):
    g = network.gradient(x_batch, t_batch)
    network.params = {k: np.float32(v - learning_rate * g[k]) for k, v in network.params.items()}
    return network.params

# %% right="number_by_number"
# Loops over np.ndindex and moves number by number; hands copies of the batch on
def sgd_step(network, x_batch, t_batch, learning_rate, verbose=False):
    slopes = network.gradient(np.copy(x_batch), np.copy(t_batch))
    for name, values in network.params.items():
        for index in np.ndindex(values.shape):
            values[index] += -learning_rate * slopes[name][index]

# %% right="numpy_out"
# Collects the steps first, then np.subtract with out=
def sgd_step(network, x_batch, t_batch, learning_rate):
    slopes = network.gradient(x_batch, t_batch)
    steps = {name: np.multiply(learning_rate, slope) for name, slope in slopes.items()}
    for name, step in steps.items():
        np.subtract(network.params[name], step, out=network.params[name])

# %% right="optimizer_class"
# An optimizer object in the manner of the book and of PyTorch; params updated as a dict
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        moved = {key: params[key] - self.lr * grads[key] for key in grads.keys()}
        params.update(moved)


def sgd_step(network, x_batch, t_batch, learning_rate):
    optimizer = SGD(lr=learning_rate)
    optimizer.update(network.params, network.gradient(x_batch, t_batch))
