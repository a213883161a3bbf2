# /// variant
# title.en = "The epochs are drawn along y"
# title.ja = "エポックを縦軸にしている"
# hint.en = "Your curves run from bottom to top: the numbers lie along x and the epochs along y. Which of the two comes first when a line is drawn?"
# hint.ja = "線が下から上へ伸びています。値が横軸に、エポックが縦軸になっています。線を描くとき、先に渡すのはどちらでしょうか。"
# fails = "test_epochs"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    epochs = np.arange(len(history["train_loss"]))
    ax.plot(history["train_loss"], epochs, label="train loss")
    ax.plot(history["train_accuracy"], epochs, label="train accuracy")
    ax.plot(history["test_accuracy"], epochs, label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig
