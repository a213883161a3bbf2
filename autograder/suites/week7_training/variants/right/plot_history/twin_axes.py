# /// variant
# unusual = "Twin axes, the loss on a logarithmic scale, one legend of the figure with Japanese names"
# ///
def plot_history(history):
    fig, left = plt.subplots()
    right = left.twinx()
    (loss,) = left.semilogy(history["train_loss"])
    (train,) = right.plot(history["train_accuracy"])
    (test,) = right.plot(history["test_accuracy"])
    left.set_xlabel("エポック")
    left.set_ylabel("損失")
    right.set_ylabel("認識精度")
    fig.legend([loss, train, test], ["損失", "訓練データ", "テストデータ"])
    return fig
