# /// variant
# unusual = "Two subfigures side by side, one y label for the whole figure, the legend outside"
# ///
def plot_history(history):
    fig = plt.figure(layout="constrained")
    left, right = (part.subplots() for part in fig.subfigures(1, 2))
    left.plot(history["train_loss"])
    left.set_xlabel("epoch")
    right.plot(history["train_accuracy"], label="training")
    right.plot(history["test_accuracy"], label="test")
    right.set_xlabel("epoch")
    right.legend(loc="upper left", bbox_to_anchor=(1, 1))
    fig.supylabel("loss (left), accuracy (right)")
    return fig
