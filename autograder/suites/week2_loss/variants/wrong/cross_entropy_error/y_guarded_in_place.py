# /// variant
# title.en = "The guard is added to the caller's y"
# title.ja = "渡された y そのものに、小さな数を足し込んでいる"
# hint.en = "Your loss is right, but each call makes the caller's probabilities a little larger. Which way of adding makes a new array, and which one changes the old?"
# hint.ja = "損失は合っていますが、呼び出すたびに、渡された確率が少しずつ大きくなっています。足し算には、新しい配列を作る書き方と、元の配列を変えてしまう書き方があります。"
# fails = "test_arguments_stay"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    if t.ndim == 2:
        t = t.argmax(axis=1)
    y += 1e-7
    return -np.mean(np.log(y[np.arange(len(y)), t]))
