# /// attack
# title = "Reports later cells as run before they have been asked for"
# threats = [8]
# expect = "Each cell that is answered wrongly is left out; nothing is earned by reports"
# ///
import msgspec

for number in range(30):
    tell(frame(msgspec.msgpack.encode(["ran", number, ""]), b"[]"))


# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.1
