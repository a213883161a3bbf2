# /// variant
# title.en = "The caller's scores are changed"
# title.ja = "渡されたスコアを書き換えている"
# hint.en = "The probabilities are right, but after the call the scores have been shifted. Which of your lines writes into a instead of making a new array?"
# hint.ja = "確率は合っていますが、呼び出した後、スコアの値がずれています。新しい配列を作らずに、a そのものに書き込んでいるのはどの行でしょうか。"
# fails = "test_arguments_stay"
# ///
def softmax(a):
    a -= np.max(a, axis=-1, keepdims=True)
    e = np.exp(a)
    return e / np.sum(e, axis=-1, keepdims=True)
