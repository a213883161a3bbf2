# /// variant
# title.en = "The return is missing"
# title.ja = "return がない"
# hint.en = "None comes back: Python gives that back when a function ends without saying what it returns. You have done the walk; now hand over where it ended."
# hint.ja = "None が返ってきます。何を返すかを書かずに関数が終わると、Python は None を返します。坂は下れているので、たどり着いた点を呼び出した側に渡しましょう。"
# fails = "test_arrives"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
