# /// variant
# title.en = "Every list of the history is drawn"
# title.ja = "履歴にあるリストを、すべて描いている"
# hint.en = "A history may hold further keys, and your figure draws what lies under them, too. Which three lists are asked for?"
# hint.ja = "履歴には、ほかのキーが入っていることもあります。その中身まで線になっています。描くように言われているのは、どの三つのリストでしょうか。"
# fails = "test_other_keys"
# ///
def plot_history(history):
    fig, ax = plt.subplots()
    for name, values in history.items():
        if isinstance(values, list):
            ax.plot(values, label=name)
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss, accuracy")
    ax.legend()
    return fig
