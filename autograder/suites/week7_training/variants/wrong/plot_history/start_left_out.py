# /// variant
# title.en = "The entry from before training is left out"
# title.ja = "学習前の記録を描いていない"
# hint.en = "Your lines begin only after the first epoch; where the network stood when it knew nothing cannot be seen. How many numbers does a list have, and how many of them do you draw?"
# hint.ja = "線が最初のエポックの後から始まっていて、何も学んでいないときの実力が図に現れていません。リストの数のうち、いくつを描いているでしょうか。"
# fails = "test_epochs"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    epochs = range(1, len(history["train_loss"]))
    ax.plot(epochs, history["train_loss"][1:], label="train loss")
    ax.plot(epochs, history["train_accuracy"][1:], label="train accuracy")
    ax.plot(epochs, history["test_accuracy"][1:], label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig
