# /// variant
# title.en = "The caller's scores are changed"
# title.ja = "渡されたスコアを書き換えている"
# hint.en = "Your verdict is right, but after the call the scores no longer stand as they did before. Which of your lines changes the array that was handed in?"
# hint.ja = "評価は合っていますが、呼び出した後、スコアの並びが元と違っています。渡された配列そのものを変えているのはどの行でしょうか。"
# fails = "test_arguments_stay"
# ///
def predict_label(scores):
    best = np.argmax(scores)
    scores.sort()
    return ["good", "average", "poor"][best]
