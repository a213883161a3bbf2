# /// attack
# title = "Opens connections: to itself, to the machine's services, to the world"
# threats = [14]
# expect = "No socket can be made"
# harmless_unwalled = true
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import socket

try:
    door = socket.create_server(("127.0.0.1", 0))
    socket.create_connection(door.getsockname(), 2).close()
    got("TCP")
except OSError:
    pass
try:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9))
    got("UDP")
except OSError:
    pass
try:
    socket.getaddrinfo("localhost", 80)
    socket.socket(socket.AF_INET).close()
    got("names")
except OSError:
    pass
