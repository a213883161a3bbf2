# /// variant
# unusual = "Epochs as text along x, arrays in place of lists, a further line at 1"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    for name in ("train_loss", "train_accuracy", "test_accuracy"):
        ax.plot([str(i) for i in range(len(history[name]))], np.array(history[name]), label=name)
    ax.axhline(1, color="gray")
    ax.set(xlabel="epoch", ylabel="loss and accuracy")
    ax.legend()
    return fig
