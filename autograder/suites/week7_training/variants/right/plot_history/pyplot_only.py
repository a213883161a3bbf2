# /// variant
# unusual = "pyplot throughout, one pair of axes, markers, shown at the end"
# ///
def plot_history(history):
    fig = plt.figure()
    for name in ("train_loss", "train_accuracy", "test_accuracy"):
        plt.plot(range(len(history[name])), history[name], marker="o", label=name)
    plt.xlabel("epoch")
    plt.ylabel("loss, accuracy")
    plt.legend()
    plt.show()
    return fig
