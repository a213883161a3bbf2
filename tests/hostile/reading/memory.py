# /// attack
# title = "Searches its own memory for what an earlier submission or the grader left there"
# threats = [1, 13]
# expect = "Nothing of the grader was ever in this process"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import ctypes
import gc

WORDS = [b"seminar-" + b"canary", b"CANARY" + b"-", b"BEGIN " + b"SOLUTION", b"def test" + b"_batch_labels"]
try:
    regions = [line.split() for line in open("/proc/self/maps")]
except OSError:
    regions = []
for region in regions:
    first, last = (int(part, 16) for part in region[0].split("-"))
    if "r" not in region[1] or "[v" in region[-1] or last - first > 1 << 28:
        continue
    try:
        data = ctypes.string_at(first, last - first)
    except (OSError, MemoryError):
        continue
    for word in WORDS[1:]:
        where = data.find(word)
        if where >= 0 and b"WORDS" not in data[where - 200 : where + 200]:
            got(data[where : where + 60])
    del data
