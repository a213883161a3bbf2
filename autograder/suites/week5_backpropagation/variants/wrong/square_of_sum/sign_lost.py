# /// variant
# title.en = "The derivative is found from the square, where the sign is lost"
# title.ja = "符号の消えた2乗の値から微分を求めている"
# hint.en = "Your derivatives are never negative, although they should be where the sum is. A square does not know the sign of what was squared. From which value of the graph should the derivative be found?"
# hint.ja = "和が負のときは微分も負のはずですが、いつも正になっています。2乗した値には、元の数の符号が残っていません。微分は、グラフのどの値から求めればよいでしょうか。"
# fails = "test_fractions_and_negative_numbers"
# ///
def square_of_sum(x, y):
    z = (x + y) ** 2
    slope = 2 * np.sqrt(z)
    return z, slope, slope
