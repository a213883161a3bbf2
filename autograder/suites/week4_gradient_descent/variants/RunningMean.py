# The variant bank of `RunningMean`; docs/suites.md describes the format.

# %% wrong="attribute_hides_method" lacks="everything"
# en: An attribute has the name of the method mean
#     The call mean() stops with an error: the object has a number of that name, and a number cannot
#     be called. What happens to the method mean when you set self.mean?
# ja: メソッドmeanと同じ名前の属性を作っている
#     mean()を呼ぶと、エラーで止まります。オブジェクトの中に同じ名前の数があり、数は呼び出せないか
#     らです。self.meanに値を入れると、メソッドのmeanはどうなりますか。
class RunningMean:
    def __init__(self):
        self.mean = 0.0
        self.count = 0

    def add(self, value):
        self.mean = (self.mean * self.count + value) / (self.count + 1)
        self.count += 1

    def mean(self):
        return self.mean

# %% wrong="self_forgotten" lacks="everything"
# en: The values are variables of a method, not attributes
#     A variable without self. exists only while its method runs, so add does not find what
#     __init__ has set. How does section 3 store a value in the object?
# ja: 値を、属性ではなくメソッドの中の変数に入れている
#     self.の付かない変数は、そのメソッドが動いているあいだしか存在しません。そのため、__init__で用
#     意した値を、addは見つけられません。3節では、値をオブジェクトにどう保存していましたか。
class RunningMean:
    def __init__(self):
        total = 0.0
        count = 0

    def add(self, value):
        total += value
        count += 1

    def mean(self):
        return total / count

# %% wrong="init_misspelled" lacks="everything"
# en: __init__ does not run
#     The object has none of its attributes, because no method named __init__ has run. How many
#     underscores does the name need, at its beginning and at its end?
# ja: __init__が実行されていない
#     オブジェクトに属性がまだ一つもありません。__init__という名前のメソッドが実行されていないから
#     です。名前の前と後ろに、下線はいくつずつ必要ですか。
class RunningMean:
    def _init_(self):
        self.total = 0.0
        self.count = 0

    def add(self, value):
        self.total += value
        self.count += 1

    def mean(self):
        return self.total / self.count

# %% wrong="no_return" lacks="everything" base="reference" replaces="return self.total / self.count" by="print(self.total / self.count)"
# en: mean prints the result instead of returning it
#     mean returns None. print shows a number on the screen, but the code that called the method
#     does not get it. Which statement returns it?
# ja: meanが、結果を返さずに表示している
#     meanからNoneが返っています。printは画面に表示するだけで、メソッドを呼び出した側には値が届き
#     ません。値を渡すのは、どの文ですか。

# %% wrong="last_number" lacks="mean"
# en: Only the last number counts
#     Your result is the number that was added last. Each call of add replaces the earlier number
#     instead of keeping both. What has to be stored so that no number is lost?
# ja: 最後に加えた数しか残っていない
#     結果が、最後に加えた数と同じになっています。addのたびに、前の数が新しい数に置き換わっていま
#     す。どの数も失わないためには、何を保存しておけばよいですか。
class RunningMean:
    def __init__(self):
        self.value = 0.0

    def add(self, value):
        self.value = value

    def mean(self):
        return self.value

# %% wrong="sum" lacks="mean" base="reference" replaces="self.total / self.count" by="self.total"
# en: The sum is returned instead of the mean
#     With positive numbers, your result grows with each call of add. One step is missing between
#     the sum and the mean. What else does the object have to store for this step?
# ja: 平均ではなく、和を返している
#     正の数を加えるたびに、結果が大きくなっています。和から平均を求めるには、もう一つ計算が必要で
#     す。そのために、オブジェクトはどんな値を持っていればよいですか。

# %% wrong="counts_from_one" lacks="mean" base="reference" replaces="self.total, self.count = 0.0, 0" by="self.total, self.count = 0.0, 1"
# en: The count of a new object is 1
#     Your means are too close to 0, as if one more number, a 0, had been added. How many numbers
#     does a new object have?
# ja: 新しいオブジェクトの個数が1から始まっている
#     平均が0に近すぎます。まるで、0という数を1つ余分に加えたかのようです。新しいオブジェクトに
#     は、数がいくつ入っていますか。

# %% wrong="halved_each_time" lacks="mean"
# en: Takes the mean of the old mean and the new number
#     For two numbers your mean is right, but from the third number on, the last one counts for
#     half. In a mean all numbers have the same weight. What does the weight of the new number
#     depend on?
# ja: それまでの平均と新しい数の平均を取っている
#     数が2つまでは合いますが、3つ目からは、最後の数だけが半分の重みを持ってしまいます。平均では、
#     どの数の重みも同じです。新しい数の重みは、何によって決まりますか。
class RunningMean:
    def __init__(self):
        self.value = None

    def add(self, value):
        self.value = value if self.value is None else (self.value + value) / 2

    def mean(self):
        return self.value

# %% wrong="total_replaced" lacks="mean" base="reference" replaces="self.total += value" by="self.total = value"
# en: Each call of add replaces the sum
#     You divide the last number by the count, because add stores the new number instead of the sum.
#     What is the difference between = and +=?
# ja: addのたびに、和が新しい数に置き換わっている
#     最後に加えた数だけを、個数で割っています。addが、和の代わりに新しい数を保存しているからで
#     す。「=」と「+=」は、どう違いますか。

# %% wrong="integer_division" lacks="mean" base="reference" replaces="self.total / self.count" by="self.total // self.count"
# en: The result is rounded down to an integer
#     The fractional parts of your means are missing. Python has two operators for division. Which
#     one of them rounds down?
# ja: 結果を整数に切り捨てている
#     平均の小数部分がなくなっています。Pythonには、割り算の演算子が2つあります。切り捨てるのは、
#     どちらですか。

# %% wrong="starts_again" lacks="asked_twice"
# en: mean sets the sum back to zero
#     The first mean is right. After that your object starts again, so the numbers from before are
#     missing in the next mean. Should computing the mean change the object?
# ja: meanが、和を0に戻している
#     最初の平均は合っています。けれども、meanを呼ぶとはじめからやり直しになり、次の平均には前の数が
#     入っていません。平均を求めるだけで、オブジェクトの中身が変わってよいでしょうか。
class RunningMean:
    def __init__(self):
        self.total = 0.0
        self.count = 0

    def add(self, value):
        self.total += value
        self.count += 1

    def mean(self):
        result = self.total / self.count
        self.total = 0.0
        self.count = 0
        return result

# %% wrong="sum_divided_in_place" lacks="asked_twice"
# en: mean changes the sum
#     The first mean is right, but the next one is too close to 0. Your method mean divides the
#     stored sum itself, and later numbers are added to what is left. Which operator changes an
#     attribute?
# ja: meanが、和そのものを変えている
#     最初の平均は合っていますが、次の平均は0に近すぎます。meanが保存してある和そのものを割ってしま
#     い、次の数がその残りに足されています。属性を変えてしまうのは、どの演算子ですか。
class RunningMean:
    def __init__(self):
        self.total = 0.0
        self.count = 0

    def add(self, value):
        self.total += value
        self.count += 1

    def mean(self):
        self.total /= self.count
        return self.total

# %% wrong="class_attributes" lacks="own_numbers"
# en: All objects store their numbers in the same place
#     With one object your mean is right; with two, the numbers of both are mixed. RunningMean.total
#     belongs to the class, which all objects share; how do you write what belongs to one object?
# ja: どのオブジェクトも、数を同じ場所に保存している
#     オブジェクトが1つなら平均は合っていますが、2つ使うと、両方の数が混ざりま
#     す。RunningMean.totalはクラスのもので、すべてのオブジェクトに共通です。1つのオブジェクトだけの
#     ものは、どう書きますか。
class RunningMean:
    def __init__(self):
        RunningMean.total = 0.0
        RunningMean.count = 0

    def add(self, value):
        RunningMean.total += value
        RunningMean.count += 1

    def mean(self):
        return RunningMean.total / RunningMean.count

# %% wrong="list_of_the_class" lacks="mean, own_numbers" reason="every object after the first one is wrong"
# en: A list in the class keeps the numbers of all objects
#     The mean of your first object is right, but each further object begins with the numbers of
#     those before it. A list outside of __init__ is made once, for all objects. What runs for each
#     new object?
# ja: どのオブジェクトに加えた数も、クラスに1つだけのリストに入っている
#     最初のオブジェクトの平均は合っていますが、次のオブジェクトには、前のオブジェクトに加えた数がも
#     う入っています。__init__の外に書いたリストは1つだけで、すべてのオブジェクトに共通です。オブジ
#     ェクトを作るたびに実行されるのは、どの部分ですか。
class RunningMean:
    numbers = []

    def add(self, value):
        self.numbers.append(value)

    def mean(self):
        return sum(self.numbers) / len(self.numbers)

# %% right="list_of_numbers"
# Keeps all numbers in a list; add returns something
class RunningMean:
    def __init__(self, *numbers):
        self.numbers = list(numbers)

    def add(self, value):
        self.numbers.append(value)
        return len(self.numbers)

    def mean(self):
        return np.mean(self.numbers)

# %% right="incremental"
# Moves the mean by the difference over the count; attributes with other names
class RunningMean:
    def __init__(self):
        self.n, self._mean = 0, 0.0

    def add(self, x):
        self.n += 1
        self._mean += (x - self._mean) / self.n

    def mean(self):
        print("mean of", self.n)
        return self._mean

# %% right="float32_dataclass"
# A dataclass of 32 bits; a 0-d array comes back
from dataclasses import dataclass


@dataclass
class RunningMean:
    total: np.float32 = np.float32(0)
    count: int = 0

    def add(self, value):
        self.total = np.float32(self.total + value)
        self.count = self.count + 1

    def mean(self):
        return np.array(self.total / np.float32(self.count))

# %% right="closures"
# No class, but a function that makes an object with the two methods
from types import SimpleNamespace


def RunningMean():
    numbers = []

    def mean():
        return sum(numbers) / len(numbers)

    return SimpleNamespace(add=numbers.append, mean=mean)

# %% equivalent
# A sum that begins with minus zero has the same value
#     0.0 -> -0.0 in: self.total, self.count = (0.0, 0)
