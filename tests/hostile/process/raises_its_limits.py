# /// attack
# title = "Lifts its own limits on memory, files and processes"
# threats = [11, 12]
# expect = "A limit can be lowered, never raised"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import resource

for name in ("AS", "FSIZE", "NOFILE", "CORE", "NPROC", "NICE", "RTPRIO"):
    kind = getattr(resource, f"RLIMIT_{name}", None)
    if kind is None or resource.getrlimit(kind)[1] == resource.RLIM_INFINITY:
        continue
    try:
        resource.setrlimit(kind, (resource.getrlimit(kind)[1] + 1,) * 2)
        got(name)
    except (ValueError, OSError):
        pass
