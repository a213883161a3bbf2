# /// variant
# title.en = "Accuracies are drawn in percent"
# title.ja = "認識精度をパーセントに直して描いている"
# hint.en = "Your accuracies reach far beyond 1 and flatten the loss. Are the numbers along y those of the lists, as they are?"
# hint.ja = "認識精度の線が 1 を大きく超えています。縦軸の値は、リストの数そのものになっているでしょうか。"
# fails = "test_accuracy_lines"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"], label="train loss")
    ax.plot(np.array(history["train_accuracy"]) * 100, label="train accuracy")
    ax.plot(np.array(history["test_accuracy"]) * 100, label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy (%)")
    ax.legend()
    return fig
