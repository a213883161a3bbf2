# /// variant
# method = "accuracy"
# title.en = "The accuracy is rounded"
# title.ja = "認識精度を四捨五入している"
# hint.en = "Your value is close, but its last digits are gone. Round when you print; what a method returns should be as exact as it can be."
# hint.ja = "近い値ですが、細かい桁がなくなっています。丸めるのは表示するときだけにして、メソッドからはできるだけ正確な値を返しましょう。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return round(float(np.mean(y == t)), 2)
