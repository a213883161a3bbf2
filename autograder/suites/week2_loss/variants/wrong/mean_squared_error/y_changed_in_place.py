# /// variant
# title.en = "The difference is written back into y"
# title.ja = "差を y 自身に書き込んでいる"
# hint.en = "The number is right, but after the call the caller's prediction is gone: y holds something else. Which kind of assignment changes an array that somebody else owns?"
# hint.ja = "値は合っていますが、呼び出したあとで、渡した予測 y の中身が別の値に変わっています。新しい配列を作る書き方と、元の配列を書き換えてしまう書き方の違いを思い出しましょう。"
# fails = "test_arguments_stay"
# ///
def mean_squared_error(y, t):
    y -= t
    return 0.5 * np.sum(y**2)
