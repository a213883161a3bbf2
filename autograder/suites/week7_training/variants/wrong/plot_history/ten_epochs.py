# /// variant
# title.en = "The number of epochs is taken for granted"
# title.ja = "エポック数を決め打ちしている"
# hint.en = "Your figure works for the number of epochs on the homework sheet and fails for any other. What in the history tells how many there were?"
# hint.ja = "宿題と同じエポック数なら描けますが、ほかのエポック数では失敗します。エポックがいくつあったかは、履歴の何を見ればわかるでしょうか。"
# fails = "test_any_length"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    epochs = np.arange(0, 11)
    ax.plot(epochs, history["train_loss"], label="train loss")
    ax.plot(epochs, history["train_accuracy"], label="train accuracy")
    ax.plot(epochs, history["test_accuracy"], label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig
