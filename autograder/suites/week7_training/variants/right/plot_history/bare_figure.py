# /// variant
# unusual = "A Figure without pyplot, three pairs of axes with a legend each, one label for all x axes"
# ///
from matplotlib.figure import Figure


def plot_history(history):
    fig = Figure()
    names = ("train_loss", "train_accuracy", "test_accuracy")
    for ax, name in zip(fig.subplots(1, 3), names):
        ax.plot(history[name], label=name)
        ax.set_ylabel(name)
        ax.legend()
    fig.supxlabel("epoch")
    return fig
