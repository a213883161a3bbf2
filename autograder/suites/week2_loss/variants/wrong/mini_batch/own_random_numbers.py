# /// variant
# title.en = "Draws with random numbers of its own"
# title.ja = "渡された rng を使わずに乱数を引いている"
# hint.en = "The same seed gives other rows each time, so nobody can repeat your experiment. Whose random numbers do you use, and which were handed to you?"
# hint.ja = "同じシードでも毎回違う行が選ばれるので、実験を再現できません。使っている乱数は、引数で渡されたものでしょうか。"
# fails = "test_uses_the_generator"
# random = true
# ///
def mini_batch(x, t, size, rng):
    batch_mask = np.random.choice(x.shape[0], size)
    return x[batch_mask], t[batch_mask]
