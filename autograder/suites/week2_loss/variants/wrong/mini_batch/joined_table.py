# /// variant
# title.en = "Only the last column is taken for the answers"
# title.ja = "正解を最後の1列だけだと思っている"
# hint.en = "Data and answers are put into one table, and when they are taken apart again the answers get one column. What happens to answers that have one column per class?"
# hint.ja = "データと正解を1つの表にまとめ、あとで分けるときに正解を1列だけにしています。クラスごとに1列ある正解は、どうなりますか。"
# fails = "test_one_hot_answers"
# ///
def mini_batch(x, t, size, rng):
    table = np.column_stack((x, t))
    picked = rng.choice(table, size, replace=False)
    return picked[:, :-1], picked[:, -1]
