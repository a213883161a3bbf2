# /// variant
# title.en = "Squares prediction and answer before subtracting"
# title.ja = "予測と正解を、引く前にそれぞれ二乗している"
# hint.en = "Your error is negative for almost every probability, which no sum of squares can be. What stands inside the brackets that are squared?"
# hint.ja = "二乗の和は負にならないはずなのに、確率を渡すとたいてい負の値になっています。式で二乗されている括弧の中には、何が入っていますか。"
# fails = "test_probabilities_against_one_hot"
# ///
def mean_squared_error(y, t):
    return 0.5 * np.sum(y**2 - t**2)
