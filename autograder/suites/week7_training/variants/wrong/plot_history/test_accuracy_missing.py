# /// variant
# title.en = "The training accuracy is drawn twice, the test accuracy not at all"
# title.ja = "訓練データの認識精度を2回描き、テストデータのほうを描いていない"
# hint.en = "Two of your lines lie exactly on top of each other, so the picture can never show overfitting. Check the key of each line that you draw."
# hint.ja = "2本の線がぴったり重なっています。これでは過学習が起きても図に現れません。それぞれの線にどのキーのリストを使っているか、確かめましょう。"
# fails = "test_accuracy_lines"
# ///
def plot_history(history):
    fig, (ax1, ax2) = plt.subplots(1, 2, figsize=(10, 4))
    ax1.plot(history["train_loss"], label="train loss")
    ax1.set_xlabel("epoch")
    ax1.set_ylabel("loss")
    ax1.legend()
    ax2.plot(history["train_accuracy"], label="train accuracy")
    ax2.plot(history["train_accuracy"], label="test accuracy")
    ax2.set_xlabel("epoch")
    ax2.set_ylabel("accuracy")
    ax2.legend()
    return fig
