# /// variant
# title.en = "There is a legend, but the lines have no names"
# title.ja = "凡例はあるが、線に名前を付けていない"
# hint.en = "Your legend has nothing to say, for none of the lines bears a name. Where does a legend get its entries from?"
# hint.ja = "どの線にも名前がないので、凡例に何も表示されません。凡例の項目は、どこから取られるのでしょうか。"
# fails = "test_legend"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"])
    ax.plot(history["train_accuracy"])
    ax.plot(history["test_accuracy"])
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig
