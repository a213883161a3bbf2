# /// variant
# title.en = "The caller's array is changed"
# title.ja = "渡された配列を書き換えている"
# hint.en = "The values are right, but after the call x no longer holds what it held before. Which of your lines writes into x instead of making a new array?"
# hint.ja = "値は合っていますが、呼び出した後、x の中身が元と違っています。新しい配列を作らずに、x そのものに書き込んでいるのはどの行でしょうか。"
# fails = "test_arguments_stay"
# ///
def sigmoid(x, a=1.0):
    x *= -a
    return 1 / (1 + np.exp(x))
