# /// variant
# title.en = "The history is taken to hold three lists and nothing else"
# title.ja = "履歴には三つのリストしか入っていないと決めつけている"
# hint.en = "Your function goes by the order and the number of the entries, and stops where a history holds one more. How can you get at each list by its name?"
# hint.ja = "履歴の項目の順番と個数を当てにしているため、ほかの項目が一つでも増えると止まってしまいます。それぞれのリストを、名前で取り出せませんか。"
# fails = "test_other_keys"
# ///
def plot_history(history):
    train_loss, train_accuracy, test_accuracy = history.values()
    fig, ax = plt.subplots()
    ax.plot(train_loss, label="train loss")
    ax.plot(train_accuracy, label="train accuracy")
    ax.plot(test_accuracy, label="test accuracy")
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig
