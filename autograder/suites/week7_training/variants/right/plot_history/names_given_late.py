# /// variant
# unusual = "Names given to the legend alone, none for the loss; a title, a grid, limits"
# ///
def plot_history(history, title="Learning"):
    fig, axes = plt.subplots(2, 1)
    epochs = np.arange(len(history["train_loss"]))
    axes[0].plot(epochs, history["train_loss"], "k-")
    axes[0].set_ylabel("loss")
    axes[1].plot(epochs, history["train_accuracy"], epochs, history["test_accuracy"])
    axes[1].legend(["train", "test"], loc="lower right")
    axes[1].set(ylabel="accuracy", xlabel="epoch", ylim=(0, 1), title=title)
    axes[1].grid(True)
    return fig
