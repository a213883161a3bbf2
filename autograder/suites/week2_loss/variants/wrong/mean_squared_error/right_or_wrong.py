# /// variant
# title.en = "Only tells whether the guess is right"
# title.ja = "当たったかどうかだけを返している"
# hint.en = "Your error knows two values only: the guess is right, or it is not. A loss has to tell a confident answer from a doubtful one. Which numbers of y do you not use?"
# hint.ja = "当たりか外れかの2通りの値しか返っていません。損失では、自信のある予測と迷った予測も区別します。y の値そのものを計算に使っていますか。"
# fails = "test_probabilities_against_one_hot"
# ///
def mean_squared_error(y, t):
    if np.argmax(y) == np.argmax(t):
        return 0.0
    return 1.0
