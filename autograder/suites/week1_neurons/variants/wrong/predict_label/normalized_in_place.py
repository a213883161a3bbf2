# /// variant
# title.en = "The scores are normalized in the caller's array"
# title.ja = "渡された配列の中で、スコアを確率に変えている"
# hint.en = "Whole scores stop with an error, and others are gone after the call, replaced by probabilities. Which of your lines writes into scores instead of making a new array?"
# hint.ja = "整数のスコアではエラーで止まり、そうでないスコアも、呼び出した後には確率に置き換わっています。新しい配列を作らずに、scores そのものに書き込んでいるのはどの行でしょうか。"
# fails = "test_whole_numbers"
# ///
def predict_label(scores):
    scores /= np.sum(scores)
    return ["good", "average", "poor"][np.argmax(scores)]
