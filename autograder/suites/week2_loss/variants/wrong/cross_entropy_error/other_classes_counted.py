# /// variant
# title.en = "The wrong classes are counted as well"
# title.ja = "正解以外のクラスの項まで足している"
# hint.en = "Your loss also charges for the probabilities of the wrong classes. That belongs to questions with the answer yes or no. Which terms remain in the sum of chapter 2?"
# hint.ja = "正解以外のクラスの確率からも損失を計算しています。それは「はい・いいえ」の2択で使う式です。2章の式の総和では、どの項が残りますか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)) / n
