# /// variant
# title.en = "The divisor is the sum of the example"
# title.ja = "例のスコアの和で、いつも割っている"
# hint.en = "Your answers are right for the example only: the number you divide by stays the same whatever the scores are. How does your function get the divisor from the scores that it is given?"
# hint.ja = "例の場合しか合いません。どんなスコアに対しても、同じ数で割っているからです。割る数を、渡されたスコアから求めるにはどうすればよいでしょうか。"
# fails = "test_divided_by_the_sum"
# ///
def normalize_scores(scores):
    return scores / 10
