# /// attack
# title = "Reads and writes the kernel's files in /proc and /sys"
# threats = [13, 16]
# expect = "None that tells of the machine can be read, none can be written"
# honest = ["mean_squared_error"]
# points = { mean_squared_error = 3.0 }
# ///
import glob

for path in ("/proc/kcore", "/proc/kmsg", "/etc/shadow", "/dev/mem", "/proc/sysrq-trigger", "/dev/vda", "/dev/sda"):
    try:
        got(open(path, "rb").read(16))
    except OSError:
        pass
for path in (*glob.glob("/proc/sys/kernel/*")[:200], "/proc/self/oom_score_adj", "/proc/sysrq-trigger"):
    try:
        text = open(path).read()
        with open(path, "w") as file:
            file.write("-999" if "oom" in path else text)
        got(path)
    except (OSError, UnicodeDecodeError):
        pass
