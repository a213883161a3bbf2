# /// variant
# title.en = "The minus sign is missing"
# title.ja = "マイナスを付けていない"
# hint.en = "Your losses are negative, and the worse the prediction, the smaller they get: learning would run the wrong way. What sign does the logarithm of a probability have?"
# hint.ja = "損失が負の値になり、予測が悪いほど小さくなっています。これでは学習が逆の向きに進みます。確率の対数は、正でしょうか、負でしょうか。"
# fails = "test_one_sample_one_hot"
# ///
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.array([t])
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
