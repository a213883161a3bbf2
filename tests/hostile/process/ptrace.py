# /// attack
# title = "Traces processes and reads the memory of others"
# threats = [16]
# expect = "Refused by the filter of system calls"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


class Piece(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]


kept = ctypes.create_string_buffer(b"own memory")
copy = ctypes.create_string_buffer(10)
here, there = Piece(ctypes.addressof(copy), 10), Piece(ctypes.addressof(kept), 10)
if libc.process_vm_readv(os.getpid(), ctypes.byref(here), 1, ctypes.byref(there), 1, 0) == 10:
    got("process_vm_readv")
if libc.ptrace(16, 1, None, None) == 0:  # PTRACE_ATTACH
    got("ptrace")
