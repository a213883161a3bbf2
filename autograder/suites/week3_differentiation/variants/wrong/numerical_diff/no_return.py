# /// variant
# title.en = "Nothing is returned"
# title.ja = "return がなく、何も返していない"
# hint.en = "Your function gives back None, even if it shows the slope on the screen, so nobody can calculate with it. What is missing at the end of the function?"
# hint.ja = "傾きが画面に表示されていたとしても、関数からは None が返るので、計算に使えません。関数の最後に、何が足りないでしょうか。"
# fails = "test_straight_lines"
# ///
def numerical_diff(f, x):
    h = 1e-4
    slope = (f(x + h) - f(x - h)) / (2 * h)
    print(slope)
