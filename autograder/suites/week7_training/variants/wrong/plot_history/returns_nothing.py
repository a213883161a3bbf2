# /// variant
# title.en = "The figure is shown, but not returned"
# title.ja = "図を表示するだけで、返していない"
# hint.en = "Whoever calls your function gets no figure back, so it can neither be looked at nor saved later. What does the docstring say your function returns?"
# hint.ja = "関数を呼び出した側に図が返ってこないので、後から調べることも保存することもできません。この関数の戻り値は、docstring に何と書いてあるでしょうか。"
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
    plt.show()
