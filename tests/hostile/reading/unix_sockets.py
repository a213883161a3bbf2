# /// attack
# title = "Opens Unix sockets by path and by abstract name: to Docker, D-Bus, the X server, itself"
# threats = [14]
# expect = "No socket can be made"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import os
import socket

for address in (f"\0seminar-{os.getpid()}", "door"):
    try:
        one, other = (socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) for _ in range(2))
        one.bind(address)
        other.connect(address)
        other.send(b"hello")
        got(one.recv(9))
    except OSError:
        pass
