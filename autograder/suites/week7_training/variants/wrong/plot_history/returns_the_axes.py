# /// variant
# title.en = "The axes are returned in place of the figure"
# title.ja = "図ではなく、グラフの枠（Axes）を返している"
# hint.en = "What you return is a pair of axes. It lies in a figure, but is not one: which of the two objects that you got at the beginning holds the whole?"
# hint.ja = "返しているのはグラフの枠（Axes）です。図の一部ではありますが、図そのものではありません。はじめに作った二つのもののうち、全体にあたるのはどちらでしょうか。"
# fails = "test_loss_line"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"], label="train loss")
    ax.plot(history["train_accuracy"], label="train accuracy")
    ax.plot(history["test_accuracy"], label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return ax
