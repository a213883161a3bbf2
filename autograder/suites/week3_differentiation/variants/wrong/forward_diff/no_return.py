# /// variant
# title.en = "Nothing is returned"
# title.ja = "return がなく、何も返していない"
# hint.en = "Your function gives back None, even if it shows the slope on the screen. What does a function need so that its caller can go on calculating with the result?"
# hint.ja = "傾きが画面に表示されていたとしても、関数からは None が返っています。呼び出した側が結果を計算に使えるようにするには、何が必要でしょうか。"
# fails = "test_step_to_the_right"
# ///
def forward_diff(f, x, h):
    slope = (f(x + h) - f(x)) / h
    print(slope)
