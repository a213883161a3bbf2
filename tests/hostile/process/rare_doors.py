# /// attack
# title = "Tries the kernel's rarer doors: io_uring, bpf, userfaultfd, perf, keyrings, handles"
# threats = [16]
# expect = "Refused by the filter of system calls"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
room = ctypes.create_string_buffer(256)
attempts = {
    "io_uring": (425, 8, room), "bpf": (321, 0, room, 72), "userfaultfd": (323, 1),
    "perf": (298, room, 0, -1, -1, 0), "name_to_handle": (303, -100, b"/", room, room, 0),
    "open_by_handle": (304, -100, room, 0), "modify_ldt": (154, 0, room, 256),
    "kexec": (246, 0, 0, 0, 0), "init_module": (175, room, 0, b""), "syslog": (103, 3, room, 256),
}
for name, arguments in attempts.items() if platform.machine() == "x86_64" else ():
    if libc.syscall(*arguments) >= 0:
        got(name)
