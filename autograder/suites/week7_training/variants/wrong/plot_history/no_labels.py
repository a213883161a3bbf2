# /// variant
# title.en = "The axes have no labels"
# title.ja = "軸ラベルがない"
# hint.en = "A reader of your figure cannot know what the axes stand for. What should be written beside each of them?"
# hint.ja = "図を見た人には、どの軸が何を表すのかわかりません。それぞれの軸に、何を書き添えるとよいでしょうか。"
# fails = "test_axis_labels"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history["train_loss"], label="train loss")
    ax.plot(history["train_accuracy"], label="train accuracy")
    ax.plot(history["test_accuracy"], label="test accuracy")
    ax.set_title("learning curves")
    ax.legend()
    return fig
