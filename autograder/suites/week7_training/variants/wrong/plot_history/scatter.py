# /// variant
# title.en = "Points or bars are drawn in place of lines"
# title.ja = "線ではなく、点や棒で描いている"
# hint.en = "There are no lines in your figure, so the eye cannot follow a curve. Which method of the axes does the docstring name?"
# hint.ja = "図に線がないため、曲線として目で追えません。docstring には、どのメソッドで描くと書いてあるでしょうか。"
# fails = "test_accuracy_lines"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    epochs = np.arange(len(history["train_loss"]))
    for name in ("train_loss", "train_accuracy", "test_accuracy"):
        ax.scatter(epochs, history[name], label=name)
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig
