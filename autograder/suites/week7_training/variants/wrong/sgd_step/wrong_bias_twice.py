# /// variant
# title.en = "A copied line updates one bias twice and the other not at all"
# title.ja = "コピーした行の直し忘れで、同じバイアスを2回更新している"
# hint.en = "One of your biases moves twice as far as it should, and another stays where it is. Read the names in your lines one by one; how could a loop spare you the copying?"
# hint.ja = "一方のバイアスが2倍動き、もう一方は動いていません。各行の名前を一つずつ確かめましょう。ループを使えば、行をコピーせずに書けませんか。"
# fails = "test_biases"
# ///
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    network.params["W1"] -= learning_rate * grads["W1"]
    network.params["b1"] -= learning_rate * grads["b1"]
    network.params["W2"] -= learning_rate * grads["W2"]
    network.params["b1"] -= learning_rate * grads["b1"]
