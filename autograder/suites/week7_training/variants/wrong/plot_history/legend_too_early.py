# /// variant
# title.en = "The legend is made before the lines are there"
# title.ja = "線を描く前に凡例を作っている"
# hint.en = "Your legend is empty: it lists only what has been drawn by the time it is made. At which point of the function are all the lines there?"
# hint.ja = "凡例が空です。凡例に載るのは、作った時点ですでに描かれている線だけです。すべての線がそろうのは、関数のどこでしょうか。"
# fails = "test_legend"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    ax.plot(history["train_loss"], label="train loss")
    ax.plot(history["train_accuracy"], label="train accuracy")
    ax.plot(history["test_accuracy"], label="test accuracy")
    return fig
