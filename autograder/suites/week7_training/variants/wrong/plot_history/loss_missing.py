# /// variant
# title.en = "The loss is not in the figure"
# title.ja = "返した図に損失の線がない"
# hint.en = "One of the three lists is nowhere in the figure that you return: nobody can see what training tries to make small. Compare the keys of the history with the lines in that figure."
# hint.ja = "三つのリストのうち一つが、返した図のどこにもありません。学習で小さくしようとしているものが見えない図になっています。履歴のキーと、その図の線とを見比べてみましょう。"
# fails = "test_loss_line"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_accuracy"], label="train accuracy")
    ax.plot(history["test_accuracy"], label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("accuracy")
    ax.legend()
    return fig
