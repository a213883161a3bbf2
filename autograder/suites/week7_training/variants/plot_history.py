# The variant bank of `plot_history`; docs/suites.md describes the format.

# %% wrong="axes_swapped" lacks="everything"
# en: The epochs are drawn along the y axis
#     Your curves run from bottom to top: the values are along the x axis and the epochs along the y
#     axis. Which of the two comes first when you draw a line?
# ja: エポックを縦軸にしている
#     線が下から上へ伸びています。値が横軸に、エポックが縦軸になっています。線を描くとき、先に渡すの
#     はどちらでしょうか。
def plot_history(history):
    fig, ax = plt.subplots()
    epochs = np.arange(len(history["train_loss"]))
    ax.plot(history["train_loss"], epochs, label="train loss")
    ax.plot(history["test_loss"], epochs, label="test loss")
    ax.plot(history["train_accuracy"], epochs, label="train accuracy")
    ax.plot(history["test_accuracy"], epochs, label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig

# %% wrong="current_figure" lacks="new_figure"
# en: The curves are drawn into a figure that is already open
#     If a figure is still open, your curves are drawn into it, and a second call draws over the
#     curves of the first. How do you begin a new figure?
# ja: 開いている図にそのまま描き足している
#     前の図が開いたままだと、そこに線が描き足されてしまいます。2回呼び出すと、2回目の線が1回目の図
#     に重なります。新しい図は、どうすれば作れるでしょうか。
def plot_history(history):
    plt.plot(history["train_loss"], label="train loss")
    plt.plot(history["test_loss"], label="test loss")
    plt.plot(history["train_accuracy"], label="train accuracy")
    plt.plot(history["test_accuracy"], label="test accuracy")
    plt.xlabel("epoch")
    plt.ylabel("loss, accuracy")
    plt.legend()
    return plt.gcf()

# %% wrong="every_list" lacks="other_keys"
# en: Every list of the history is drawn
#     A history may have other keys, and your function draws their lists as well. Which four lists
#     should it draw?
# ja: 履歴にあるリストを、すべて描いている
#     履歴には、ほかのキーが入っていることもあります。その中身まで線になっています。描くように言われ
#     ているのは、どの4つのリストでしょうか。
def plot_history(history):
    fig, ax = plt.subplots()
    for name, values in history.items():
        if isinstance(values, list):
            ax.plot(values, label=name)
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig

# %% wrong="from_one" lacks="epochs"
# en: The epochs are counted from 1
#     Your curves are one epoch too far to the right. When was the first number of each list
#     recorded: after how many epochs of training?
# ja: エポックを1から数えている
#     線全体が、右に1エポックずれています。各リストの最初の数は、いつ記録した値でしょうか。それまで
#     に何エポック学習していたでしょうか。
def plot_history(history):
    fig, ax = plt.subplots()
    epochs = range(1, len(history["train_loss"]) + 1)
    ax.plot(epochs, history["train_loss"], label="train loss")
    ax.plot(epochs, history["test_loss"], label="test loss")
    ax.plot(epochs, history["train_accuracy"], label="train accuracy")
    ax.plot(epochs, history["test_accuracy"], label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig

# %% wrong="legend_too_early" lacks="legend"
# en: The legend is made before the lines
#     Your legend is empty: it lists only the lines that exist when it is made. At which point of
#     the function do all lines exist?
# ja: 線を描く前に凡例を作っている
#     凡例が空です。凡例に載るのは、作った時点ですでに描かれている線だけです。すべての線がそろうのは、
#     関数のどこでしょうか。
def plot_history(history):
    fig, ax = plt.subplots()
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    ax.plot(history["train_loss"], label="train loss")
    ax.plot(history["test_loss"], label="test loss")
    ax.plot(history["train_accuracy"], label="train accuracy")
    ax.plot(history["test_accuracy"], label="test accuracy")
    return fig

# %% wrong="legend_without_names" lacks="legend"
# en: There is a legend, but the lines have no names
#     Your legend is empty because no line has a name. Where does a legend get its entries from?
# ja: 凡例はあるが、線に名前を付けていない
#     どの線にも名前がないので、凡例に何も表示されません。凡例の項目は、どこから取られるのでしょうか。
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"])
    ax.plot(history["test_loss"])
    ax.plot(history["train_accuracy"])
    ax.plot(history["test_accuracy"])
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig

# %% wrong="loss_missing" lacks="loss_lines"
# en: The losses are not in the figure
#     Two of the four lists are missing from the figure that you return, so it does not show what
#     training should make smaller. Compare the keys of the history with the lines in that figure.
# ja: 返した図に損失の線がない
#     4つのリストのうち2つが、返した図のどこにもありません。学習で小さくしようとしているものが見えな
#     い図になっています。履歴のキーと、その図の線とを見比べてみましょう。
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_accuracy"], label="train accuracy")
    ax.plot(history["test_accuracy"], label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("accuracy")
    ax.legend()
    return fig

# %% wrong="names_exchanged" lacks="legend"
# en: The names of training and test data are swapped
#     The legend gives a line of the training data the name of the test data, and vice versa. Which
#     list does each of your lines show?
# ja: 訓練データとテストデータの名前が入れ替わっている
#     凡例では、訓練データの線にテストデータの名前が、テストデータの線に訓練データの名前が付いていま
#     す。それぞれの線は、どのリストの値を表しているでしょうか。
def plot_history(history):
    fig, ax = plt.subplots()
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.plot(history["train_loss"], label="train loss")
    ax.plot(history["test_loss"], label="test loss")
    ax.plot(history["train_accuracy"], label="test accuracy")
    ax.plot(history["test_accuracy"], label="train accuracy")
    ax.legend()
    return fig

# %% wrong="no_labels" lacks="axis_labels"
# en: The axes have no labels
#     A reader of your figure does not know what the axes show. What should be written beside each
#     of them?
# ja: 軸ラベルがない
#     図を見た人には、どの軸が何を表すのかわかりません。それぞれの軸に、何を書き添えるとよいでしょう
#     か。
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"], label="train loss")
    ax.plot(history["test_loss"], label="test loss")
    ax.plot(history["train_accuracy"], label="train accuracy")
    ax.plot(history["test_accuracy"], label="test accuracy")
    ax.set_title("learning curves")
    ax.legend()
    return fig

# %% wrong="no_legend" lacks="legend"
# en: There is no legend
#     A reader of your figure cannot tell your lines apart. The names of lines do not appear by
#     themselves: what else do you have to call?
# ja: 凡例を表示していない
#     どの線が何なのか、図を見ただけではわかりません。線に名前を付けても、それだけでは表示されません。
#     ほかに何を呼び出す必要があるでしょうか。
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"], label="train loss")
    ax.plot(history["test_loss"], label="test loss")
    ax.plot(history["train_accuracy"], label="train accuracy")
    ax.plot(history["test_accuracy"], label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    return fig

# %% wrong="one_y_label" lacks="axis_labels"
# en: One of the y axes has no label
#     You draw several graphs, but not all of them say what their y axis shows. What is measured in
#     each of them?
# ja: 縦軸の1つに軸ラベルがない
#     グラフがいくつかありますが、縦軸が何を表すのか書かれていないものがあります。それぞれのグラフで
#     何を測っているのか、1つずつ確かめましょう。
def plot_history(history):
    fig, (ax1, ax2) = plt.subplots(2, 1)
    ax1.plot(history["train_loss"], label="train loss")
    ax1.plot(history["test_loss"], label="test loss")
    ax1.set_ylabel("loss")
    ax1.legend()
    ax2.plot(history["train_accuracy"], label="train accuracy")
    ax2.plot(history["test_accuracy"], label="test accuracy")
    ax2.set_xlabel("epoch")
    ax2.legend()
    return fig

# %% wrong="percent" lacks="accuracy_lines"
# en: Accuracies are drawn in percent
#     The lines of your accuracies rise far above 1. Are the numbers that you draw exactly those of
#     the lists?
# ja: 正解率をパーセントに直して描いている
#     正解率の線が1を大きく超えています。描いている値は、リストの値そのものでしょうか。
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"], label="train loss")
    ax.plot(history["test_loss"], label="test loss")
    ax.plot(np.array(history["train_accuracy"]) * 100, label="train accuracy")
    ax.plot(np.array(history["test_accuracy"]) * 100, label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy (%)")
    ax.legend()
    return fig

# %% wrong="pops" lacks="history_stays"
# en: The lists are removed from the history
#     After the call the history is empty, so it can be drawn only once. How can you read a list in
#     a dict without removing it?
# ja: リストを履歴から取り除いている
#     呼び出した後、履歴が空になっています。これでは一度しか描けません。辞書（dict）の中のリストを、
#     取り除かずに見る方法はありませんか。
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history.pop("train_loss"), label="train loss")
    ax.plot(history.pop("test_loss"), label="test loss")
    ax.plot(history.pop("train_accuracy"), label="train accuracy")
    ax.plot(history.pop("test_accuracy"), label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig

# %% wrong="returns_a_tuple" lacks="everything"
# en: Figure and axes are returned together
#     You return everything that you made at the beginning: a tuple instead of one figure. Which
#     part of it does the caller need?
# ja: 図とグラフの枠（Axes）をまとめて返している
#     はじめに作ったものをすべてまとめて、タプルで返しています。求められているのは図1つです。呼び出
#     した側が必要としているのは、そのうちのどれでしょうか。
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"], label="train loss")
    ax.plot(history["test_loss"], label="test loss")
    ax.plot(history["train_accuracy"], label="train accuracy")
    ax.plot(history["test_accuracy"], label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig, ax

# %% wrong="returns_nothing" lacks="everything" base="returns_a_tuple" replaces="return fig, ax" by="plt.show()"
# en: The figure is shown, but not returned
#     The caller of your function does not get the figure back, and can neither examine nor save it
#     later. What does the function return according to the docstring?
# ja: 図を表示するだけで、返していない
#     関数を呼び出した側に図が返ってこないので、後から調べることも保存することもできません。この関数
#     の戻り値は、docstringに何と書いてあるでしょうか。

# %% wrong="returns_the_axes" lacks="everything" base="returns_a_tuple" replaces="return fig, ax" by="return ax"
# en: The axes are returned instead of the figure
#     You return an Axes object. It is part of a figure, but not the figure itself: which of the two
#     objects that you got at the beginning contains everything?
# ja: 図ではなく、グラフの枠（Axes）を返している
#     返しているのはグラフの枠（Axes）です。図の一部ではありますが、図そのものではありません。はじめ
#     に作った2つのもののうち、全体にあたるのはどちらでしょうか。

# %% wrong="same_name_twice" lacks="legend"
# en: Two lines have the same name
#     Your legend lists the same name twice. Which of the two lines belongs to the images that the
#     network has never seen?
# ja: 2本の線に同じ名前を付けている
#     凡例に、同じ名前が2つ並んでいます。ネットワークが見たことのない画像での結果は、どちらの線で
#     しょうか。
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"], label="loss")
    ax.plot(history["test_loss"], label="loss")
    ax.plot(history["train_accuracy"], label="accuracy")
    ax.plot(history["test_accuracy"], label="accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig

# %% wrong="scatter" lacks="everything"
# en: Points or bars are drawn instead of lines
#     Your figure has no lines, so the eye cannot follow a curve. Which method does the docstring
#     name?
# ja: 線ではなく、点や棒で描いている
#     図に線がないため、曲線として目で追えません。docstringには、どのメソッドで描くと書いてあるでしょ
#     うか。
def plot_history(history):
    fig, ax = plt.subplots()
    epochs = np.arange(len(history["train_loss"]))
    for name in ("train_loss", "test_loss", "train_accuracy", "test_accuracy"):
        ax.scatter(epochs, history[name], label=name)
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig

# %% wrong="start_left_out" lacks="everything"
# en: The entry from before training is left out
#     Your lines begin after the first epoch, so the figure does not show the untrained network.
#     How many numbers does a list have, and how many of them do you draw?
# ja: 学習前の記録を描いていない
#     線が最初のエポックの後から始まっていて、まだ何も学んでいないネットワークの実力が図に現れていま
#     せん。1つのリストには数がいくつあり、そのうちのいくつを描いているでしょうか。
def plot_history(history):
    fig, ax = plt.subplots()
    epochs = range(1, len(history["train_loss"]))
    ax.plot(epochs, history["train_loss"][1:], label="train loss")
    ax.plot(epochs, history["test_loss"][1:], label="test loss")
    ax.plot(epochs, history["train_accuracy"][1:], label="train accuracy")
    ax.plot(epochs, history["test_accuracy"][1:], label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig

# %% wrong="ten_epochs" lacks="any_length" base="from_one" replaces='range(1, len(history["train_loss"]) + 1)' by="np.arange(0, 11)"
# en: The number of epochs is fixed
#     Your function works for the number of epochs on the homework sheet and fails for any other.
#     Where in the history do you find the number of epochs?
# ja: エポック数を決め打ちしている
#     宿題と同じエポック数なら描けますが、ほかのエポック数では失敗します。エポックがいくつあったかは、
#     履歴の何を見ればわかるでしょうか。

# %% wrong="test_accuracy_missing" lacks="accuracy_lines"
# en: The training accuracy is drawn twice, the test accuracy not at all
#     Two of your lines are exactly the same, so the accuracies can never show overfitting. Check
#     the key of each line that you draw.
# ja: 訓練データの正解率を2回描き、テストデータのほうを描いていない
#     2本の線がぴったり重なっています。これでは過学習が起きても、正解率の線に現れません。それぞれの
#     線にどのキーのリストを使っているか、確かめましょう。
def plot_history(history):
    fig, (ax1, ax2) = plt.subplots(1, 2, figsize=(10, 4))
    ax1.plot(history["train_loss"], label="train loss")
    ax1.plot(history["test_loss"], label="test loss")
    ax1.set_xlabel("epoch")
    ax1.set_ylabel("loss")
    ax1.legend()
    ax2.plot(history["train_accuracy"], label="train accuracy")
    ax2.plot(history["train_accuracy"], label="test accuracy")
    ax2.set_xlabel("epoch")
    ax2.set_ylabel("accuracy")
    ax2.legend()
    return fig

# %% wrong="four_values_expected" lacks="other_keys"
# en: The history is assumed to contain exactly four lists
#     Your function relies on the order and the number of the entries, and fails if a history has
#     one more. How can you get each list by its name?
# ja: 履歴には4つのリストしか入っていないと決めつけている
#     履歴の項目の順番と個数を当てにしているため、ほかの項目が1つでも増えると止まってしまいます。そ
#     れぞれのリストを、名前で取り出せませんか。
def plot_history(history):
    train_loss, test_loss, train_accuracy, test_accuracy = history.values()
    fig, ax = plt.subplots()
    ax.plot(train_loss, label="train loss")
    ax.plot(test_loss, label="test loss")
    ax.plot(train_accuracy, label="train accuracy")
    ax.plot(test_accuracy, label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig

# %% wrong="test_loss_missing" lacks="loss_lines"
# en: The test loss is not in the figure
#     Your figure shows how the loss on the training images develops, but not the loss on the test
#     images, which shows overfitting best. Compare the keys of the history with your lines.
# ja: 返した図にテストデータの損失がない
#     訓練データの損失は描かれていますが、過学習がいちばんよく現れるテストデータの損失がありません。
#     履歴のキーと、図の線とを見比べてみましょう。
def plot_history(history):
    fig, (ax1, ax2) = plt.subplots(2, 1)
    ax1.plot(history["train_loss"], label="train loss")
    ax1.set_ylabel("loss")
    ax1.legend()
    ax2.plot(history["train_accuracy"], label="train accuracy")
    ax2.plot(history["test_accuracy"], label="test accuracy")
    ax2.set_ylabel("accuracy")
    ax2.set_xlabel("epoch")
    ax2.legend()
    return fig

# %% right="bare_figure"
# A Figure without pyplot, four pairs of axes with a legend each, one label for all x axes
from matplotlib.figure import Figure


def plot_history(history):
    fig = Figure()
    names = ("train_loss", "test_loss", "train_accuracy", "test_accuracy")
    for ax, name in zip(fig.subplots(1, 4), names):
        ax.plot(history[name], label=name)
        ax.set_ylabel(name)
        ax.legend()
    fig.supxlabel("epoch")
    return fig

# %% right="names_given_late"
# Names given to the legends alone; a title, a grid, limits
def plot_history(history, title="Learning"):
    fig, axes = plt.subplots(2, 1)
    epochs = np.arange(len(history["train_loss"]))
    axes[0].plot(epochs, history["train_loss"], "k-")
    axes[0].plot(epochs, history["test_loss"], "k--")
    axes[0].legend(["train", "test"])
    axes[0].set_ylabel("loss")
    axes[1].plot(epochs, history["train_accuracy"], epochs, history["test_accuracy"])
    axes[1].legend(["train", "test"], loc="lower right")
    axes[1].set(ylabel="accuracy", xlabel="epoch", ylim=(0, 1), title=title)
    axes[1].grid(True)
    return fig

# %% right="pyplot_only"
# pyplot throughout, one pair of axes, markers, shown at the end
def plot_history(history):
    fig = plt.figure()
    for name in ("train_loss", "test_loss", "train_accuracy", "test_accuracy"):
        plt.plot(range(len(history[name])), history[name], marker="o", label=name)
    plt.xlabel("epoch")
    plt.ylabel("loss, accuracy")
    plt.legend()
    plt.show()
    return fig

# %% right="same_name_above_and_below"
# The same names in both graphs; the figure is closed before it is returned
def plot_history(history):
    fig, (top, bottom) = plt.subplots(2, 1, sharex=True)
    top.plot(history["train_loss"], label="training")
    top.plot(history["test_loss"], label="test")
    bottom.plot(history["train_accuracy"], label="training")
    bottom.plot(history["test_accuracy"], label="test")
    bottom.set_xlabel("epoch")
    top.set_ylabel("loss")
    bottom.set_ylabel("accuracy")
    top.legend()
    bottom.legend()
    plt.close(fig)
    return fig

# %% right="subfigures"
# Two subfigures side by side, one y label for the whole figure, one legend outside: the colours are the same
def plot_history(history):
    fig = plt.figure(layout="constrained")
    left, right = (part.subplots() for part in fig.subfigures(1, 2))
    left.plot(history["train_loss"])
    left.plot(history["test_loss"])
    left.set_xlabel("epoch")
    right.plot(history["train_accuracy"], label="training")
    right.plot(history["test_accuracy"], label="test")
    right.set_xlabel("epoch")
    right.legend(loc="upper left", bbox_to_anchor=(1, 1))
    fig.supylabel("loss (left), accuracy (right)")
    return fig

# %% right="text_epochs"
# Epochs as text along x, arrays in place of lists, a further line at 1
def plot_history(history):
    fig, ax = plt.subplots()
    for name in ("train_loss", "test_loss", "train_accuracy", "test_accuracy"):
        ax.plot([str(i) for i in range(len(history[name]))], np.array(history[name]), label=name)
    ax.axhline(1, color="gray")
    ax.set(xlabel="epoch", ylabel="loss and accuracy")
    ax.legend()
    return fig

# %% right="twin_axes"
# Twin axes, the losses on a logarithmic scale, one legend of the figure with Japanese names
def plot_history(history):
    fig, left = plt.subplots()
    right = left.twinx()
    lines = left.semilogy(history["train_loss"], "b-")
    lines += left.semilogy(history["test_loss"], "b--")
    lines += right.plot(history["train_accuracy"], "r-")
    lines += right.plot(history["test_accuracy"], "r--")
    left.set_xlabel("エポック")
    left.set_ylabel("損失")
    right.set_ylabel("正解率")
    fig.legend(lines, ["訓練の損失", "テストの損失", "訓練の精度", "テストの精度"])
    return fig

# %% equivalent
# Above one another or side by side: the stub leaves it open.
#     plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained') -> plt.subplots(1, 2, sharex=True, figsize=(6.4, 5.2), layout='constrained') in: fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained')

# %% equivalent
# Both graphs may have an x axis of their own.
#     plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained') -> plt.subplots(2, 1, figsize=(6.4, 5.2), layout='constrained') in: fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained')
#     True -> False in: fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained')

# %% equivalent
# The size of the figure is free.
#     plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained') -> plt.subplots(2, 1, sharex=True, layout='constrained') in: fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained')
#     6.4 -> 12.8 in: fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained')
#     6.4 -> 1.0 in: fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained')
#     5.2 -> 10.4 in: fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained')
#     5.2 -> 1.0 in: fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained')

# %% equivalent
# The layout is free.
#     plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained') -> plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2)) in: fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(6.4, 5.2), layout='constrained')

# %% equivalent
# Colours are free.
#     top.plot(history['train_loss'], color='black', label=training) -> top.plot(history['train_loss'], label=training) in: top.plot(history['train_loss'], color='black', label=training)
#     top.plot(history['test_loss'], '--', color='tab:orange', label=test) -> top.plot(history['test_loss'], '--', label=test) in: top.plot(history['test_loss'], '--', color='tab:orange', label=test)
#     bottom.plot(history['train_accuracy'], color='black', label=training) -> bottom.plot(history['train_accuracy'], label=training) in: bottom.plot(history['train_accuracy'], color='black', label=training)
#     bottom.plot(history['test_accuracy'], '--', color='tab:orange', label=test) -> bottom.plot(history['test_accuracy'], '--', label=test) in: bottom.plot(history['test_accuracy'], '--', color='tab:orange', label=test)

# %% equivalent
# The legend of the other axes has a line of the same colour, and names it.
#     top.plot(history['train_loss'], color='black', label=training) -> top.plot(history['train_loss'], color='black') in: top.plot(history['train_loss'], color='black', label=training)
#     top.plot(history['test_loss'], '--', color='tab:orange', label=test) -> top.plot(history['test_loss'], '--', color='tab:orange') in: top.plot(history['test_loss'], '--', color='tab:orange', label=test)
#     bottom.plot(history['train_accuracy'], color='black', label=training) -> bottom.plot(history['train_accuracy'], color='black') in: bottom.plot(history['train_accuracy'], color='black', label=training)
#     bottom.plot(history['test_accuracy'], '--', color='tab:orange', label=test) -> bottom.plot(history['test_accuracy'], '--', color='tab:orange') in: bottom.plot(history['test_accuracy'], '--', color='tab:orange', label=test)

# %% equivalent
# No grid is asked for.
#     ax.grid(alpha=0.3) -> nothing
#     ax.grid(alpha=0.3) -> ax.grid() in: ax.grid(alpha=0.3)
#     0.3 -> 0.6 in: ax.grid(alpha=0.3)
#     0.3 -> 1.0 in: ax.grid(alpha=0.3)
#     0.3 -> 0.0 in: ax.grid(alpha=0.3)
