# /// variant
# title.en = "The scores are rounded before they are compared"
# title.ja = "比べる前に、スコアを丸めている"
# hint.en = "If the scores are close together, or all below one half, rounding makes them equal, and the first of them wins. Does finding the largest need any rounding?"
# hint.ja = "スコアどうしの差が小さいときや、どれも半分より小さいときには、丸めると同じ値になり、最初のものが選ばれています。最大を探すのに、丸める必要があるでしょうか。"
# fails = "test_under_a_half"
# ///
def predict_label(scores):
    return ["good", "average", "poor"][np.argmax(np.round(scores))]
