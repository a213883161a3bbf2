# /// variant
# method = "accuracy"
# title.en = "Probabilities themselves are compared with the answers"
# title.ja = "確率の値そのものを、正解と比べている"
# hint.en = "Your accuracy is always 0: a probability hardly ever equals a label or exactly 1. Ask where the largest probability stands, not how large it is."
# hint.ja = "認識精度がいつも 0 になっています。確率の値が、ラベルや 1 とちょうど等しくなることはまずありません。最大の確率の値ではなく、それがどのクラスにあるかを比べましょう。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return np.sum(y == t) / len(x)
