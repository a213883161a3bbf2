# /// variant
# title.en = "Both accuracies bear the same name"
# title.ja = "二つの認識精度に同じ名前を付けている"
# hint.en = "Your legend lists two lines under one and the same name. Which of them belongs to the images that the network has never seen?"
# hint.ja = "凡例に、同じ名前の線が二つ並んでいます。ネットワークが見たことのない画像での結果は、どちらの線でしょうか。"
# fails = "test_legend"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"], label="loss")
    ax.plot(history["train_accuracy"], label="accuracy")
    ax.plot(history["test_accuracy"], label="accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig
