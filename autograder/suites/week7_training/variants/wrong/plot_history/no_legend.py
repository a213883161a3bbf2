# /// variant
# title.en = "There is no legend"
# title.ja = "凡例を表示していない"
# hint.en = "Nobody can tell which of your lines is which. Names given to lines do not appear by themselves: what has to be called for, too?"
# hint.ja = "どの線が何なのか、図を見ただけではわかりません。線に名前を付けても、それだけでは表示されません。ほかに何を呼び出す必要があるでしょうか。"
# fails = "test_legend"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"], label="train loss")
    ax.plot(history["train_accuracy"], label="train accuracy")
    ax.plot(history["test_accuracy"], label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    return fig
