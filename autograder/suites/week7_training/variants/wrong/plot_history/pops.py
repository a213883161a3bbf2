# /// variant
# title.en = "The lists are taken out of the history"
# title.ja = "リストを履歴から取り除いている"
# hint.en = "After your call the history is empty, so it can be drawn only once. Is there a way to look at a list in a dict without removing it?"
# hint.ja = "呼び出した後、履歴が空になっています。これでは一度しか描けません。ディクショナリの中のリストを、取り除かずに見る方法はありませんか。"
# fails = "test_history_stays"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    ax.plot(history.pop("train_loss"), label="train loss")
    ax.plot(history.pop("train_accuracy"), label="train accuracy")
    ax.plot(history.pop("test_accuracy"), label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig
