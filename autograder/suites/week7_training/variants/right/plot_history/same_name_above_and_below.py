# /// variant
# unusual = "The name \"training\" in both graphs; the figure is closed before it is returned"
# ///
def plot_history(history):
    fig, (top, bottom) = plt.subplots(2, 1, sharex=True)
    top.plot(history["train_loss"], label="training")
    bottom.plot(history["train_accuracy"], label="training")
    bottom.plot(history["test_accuracy"], label="test")
    bottom.set_xlabel("epoch")
    top.set_ylabel("loss")
    bottom.set_ylabel("accuracy")
    top.legend()
    bottom.legend()
    plt.close(fig)
    return fig
