# /// variant
# title.en = "One of the y axes has no label"
# title.ja = "縦軸の一つに軸ラベルがない"
# hint.en = "You draw several graphs, and not all of them say what their y axis stands for. Go through them one by one: what is measured in each?"
# hint.ja = "グラフがいくつかありますが、縦軸が何を表すのか書かれていないものがあります。それぞれのグラフで何を測っているのか、一つずつ確かめましょう。"
# fails = "test_axis_labels"
# ///
def plot_history(history):
    fig, (ax1, ax2) = plt.subplots(2, 1)
    ax1.plot(history["train_loss"], label="train loss")
    ax1.set_ylabel("loss")
    ax1.legend()
    ax2.plot(history["train_accuracy"], label="train accuracy")
    ax2.plot(history["test_accuracy"], label="test accuracy")
    ax2.set_xlabel("epoch")
    ax2.legend()
    return fig
