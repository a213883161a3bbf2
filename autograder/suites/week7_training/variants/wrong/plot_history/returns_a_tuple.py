# /// variant
# title.en = "Figure and axes are returned together"
# title.ja = "図とグラフの枠（Axes）をまとめて返している"
# hint.en = "You hand back everything that you made at the beginning: a tuple, where one figure was asked for. Which part of it does the caller want?"
# hint.ja = "はじめに作ったものをすべてまとめて、タプルで返しています。求められているのは図一つです。呼び出した側が必要としているのは、そのうちのどれでしょうか。"
# fails = "test_loss_line"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"], label="train loss")
    ax.plot(history["train_accuracy"], label="train accuracy")
    ax.plot(history["test_accuracy"], label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig, ax
