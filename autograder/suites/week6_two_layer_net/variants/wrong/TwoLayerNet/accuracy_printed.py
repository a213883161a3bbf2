# /// variant
# method = "accuracy"
# title.en = "The accuracy is not returned"
# title.ja = "認識精度の値を返していない"
# hint.en = "The caller gets None from your method. A number on the screen can be read by you, but not by the code that goes on with it."
# hint.ja = "呼び出した側には None が渡っています。画面に表示された数は人には読めますが、続きを計算するコードには届きません。"
# fails = "test_accuracy_labels"
# ///
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    print(np.sum(y == t) / float(x.shape[0]))
