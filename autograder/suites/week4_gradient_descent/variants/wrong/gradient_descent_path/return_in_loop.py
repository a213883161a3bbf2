# /// variant
# title.en = "The return stands inside the loop"
# title.ja = "return がループの中にある"
# hint.en = "Two rows come back however many steps are asked for, and without steps nothing at all. Look at the indentation of your return: when is it reached for the first time?"
# hint.ja = "何歩と指定しても2行しか返らず、0歩のときは何も返りません。return の字下げを見てください。最初に return にたどり着くのは、いつですか。"
# fails = "test_ends_at_the_end"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
        return np.array(path)
