# /// attack
# title = "Makes refused system calls by the numbers of another processor"
# threats = [16, 11]
# expect = "The process is ended by the filter, or the numbers mean nothing"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import ctypes
import mmap
import platform

if ctypes.CDLL(None).syscall(57 | 0x40000000) > 0:  # fork by x32's number
    got("x32")


# %% mini_batch
def mini_batch(x, t, size, rng):
    if platform.machine() != "x86_64":
        return None
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")  # getpid by int 0x80
    address = ctypes.addressof(ctypes.c_char.from_buffer(code))
    return "GO" + f"T:{ctypes.CFUNCTYPE(ctypes.c_int)(address)()}"
