# /// variant
# title.en = "Takes a square root of the sum"
# title.ja = "二乗の総和の平方根を取っている"
# hint.en = "You compute the distance between prediction and answer, as a ruler would. The formula adds the squares; does it also take a root?"
# hint.ja = "予測と正解の「距離」（ノルム）を計算しています。式では二乗した値を足していますが、そのあとで平方根も取っていますか。"
# fails = "test_any_number_of_classes"
# ///
def mean_squared_error(y, t):
    return 0.5 * np.linalg.norm(y - t)
