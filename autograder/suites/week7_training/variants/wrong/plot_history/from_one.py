# /// variant
# title.en = "The epochs are counted from 1"
# title.ja = "エポックを 1 から数えている"
# hint.en = "Your curves lie one epoch too far to the right. To which moment does the first number of each list belong, and what is that epoch called?"
# hint.ja = "線全体が、右に1エポックずれています。各リストの最初の数は、いつ記録した値でしょうか。それは何番目のエポックと呼ばれているでしょうか。"
# fails = "test_epochs"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    epochs = range(1, len(history["train_loss"]) + 1)
    ax.plot(epochs, history["train_loss"], label="train loss")
    ax.plot(epochs, history["train_accuracy"], label="train accuracy")
    ax.plot(epochs, history["test_accuracy"], label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig
