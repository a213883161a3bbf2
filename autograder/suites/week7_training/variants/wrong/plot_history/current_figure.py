# /// variant
# title.en = "The curves are drawn into whatever figure is open"
# title.ja = "開いている図にそのまま描き足している"
# hint.en = "If a figure is still open, your curves land in it, and a second call draws on top of the first. How is a fresh figure begun?"
# hint.ja = "前の図が開いたままだと、そこに線が描き足されてしまいます。2回呼び出すと、1回目の図に重なります。新しい図は、どうすれば作れるでしょうか。"
# fails = "test_new_figure"
# ///
def plot_history(history):
    plt.plot(history["train_loss"], label="train loss")
    plt.plot(history["train_accuracy"], label="train accuracy")
    plt.plot(history["test_accuracy"], label="test accuracy")
    plt.xlabel("epoch")
    plt.ylabel("loss, accuracy")
    plt.legend()
    return plt.gcf()
