# /// variant
# title.en = "Only the largest difference counts"
# title.ja = "最も大きい差だけを使っている"
# hint.en = "One class alone decides about your error, the one that is furthest off. All the others are to be added as well."
# hint.ja = "差が最も大きいクラスだけで誤差が決まっています。ほかのクラスの分も足しましょう。"
# fails = "test_signs_do_not_cancel"
# ///
def mean_squared_error(y, t):
    return 0.5 * np.max((y - t) ** 2)
