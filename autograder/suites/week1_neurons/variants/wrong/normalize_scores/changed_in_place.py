# /// variant
# title.en = "The caller's scores are changed"
# title.ja = "渡されたスコアを書き換えている"
# hint.en = "After the call the scores are gone, replaced by probabilities, and whole numbers stop with an error. Which of your lines writes into scores instead of making a new array?"
# hint.ja = "呼び出した後、元のスコアが確率に置き換わっています。整数のスコアではエラーで止まります。新しい配列を作らずに、scores そのものに書き込んでいるのはどの行でしょうか。"
# fails = "test_arguments_stay"
# ///
def normalize_scores(scores):
    scores /= np.sum(scores)
    return scores
