# /// attack
# title = "Mounts, remounts, pivots and changes its root"
# threats = [16]
# expect = "Refused by the filter of system calls"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
attempts = {
    "mount": lambda: libc.mount(b"none", b"/sandbox", b"tmpfs", 0, None),
    "remount": lambda: libc.mount(b"none", b"/", None, 32 | 4096, None),
    "umount": lambda: libc.umount2(b"/sandbox", 2),
    "pivot_root": lambda: libc.pivot_root(b"/sandbox", b"/sandbox"),
    "fsopen": lambda: min(libc.syscall(430, b"tmpfs", 0), 0),
    "open_tree": lambda: min(libc.syscall(428, -100, b"/", 1), 0),
}
for name, attempt in attempts.items():
    if attempt() == 0:
        got(name)
