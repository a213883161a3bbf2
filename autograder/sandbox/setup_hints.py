"""What to do for the full wall, by the kind of machine: words for whoever runs the grader."""

import platform
import shutil
import sys
from pathlib import Path

from msgspec import Struct

APPARMOR_SETTING = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
APPARMOR_PROFILE = """abi <abi/4.0>,
include <tunables/global>
profile bwrap /usr/bin/bwrap flags=(unconfined) {
  userns,
}"""


class HostInfo(Struct, frozen=True):
    """What tells one kind of machine from another."""

    system: str = "Linux"
    kernel: str = ""
    has_bwrap: bool = True
    restricts_userns: bool = False  # AppArmor refuses namespaces to programs without a profile
    in_container: bool = False
    distribution: str = ""


def detect_host() -> HostInfo:
    """The signs of this machine."""
    system = platform.system()
    return HostInfo(
        system=system,
        kernel=platform.release(),
        has_bwrap=shutil.which("bwrap") is not None,
        restricts_userns=APPARMOR_SETTING.is_file() and APPARMOR_SETTING.read_text().strip() == "1",
        in_container=any(map(Path.exists, (Path("/.dockerenv"), Path("/run/.containerenv")))),
        distribution=_distribution() if sys.platform == "linux" else "",
    )


def setup_hint(of: HostInfo | None = None) -> str:
    """What to do on such a machine; this one if none is named."""
    here = of or detect_host()
    if here.system != "Linux":
        return _elsewhere(here)
    steps = []
    if not here.has_bwrap:
        steps.append(f"Install bubblewrap: {_install(here.distribution)}")
    if "microsoft" in here.kernel.lower() and "WSL2" not in here.kernel:
        steps.append("WSL 1 has no namespaces: convert it by `wsl --set-version <name> 2`")
    if here.restricts_userns:
        steps.append(
            "Ubuntu 24.04 and later refuse namespaces to programs without an AppArmor profile:"
            " write the profile below to /etc/apparmor.d/bwrap and run"
            f" `sudo systemctl reload apparmor`\n{APPARMOR_PROFILE}\n"
        )
    elif here.in_container:
        steps.append(
            "In a container start it so that namespaces can be made, e.g. Docker with"
            " `--security-opt seccomp=unconfined --security-opt apparmor=unconfined"
            " --security-opt systempaths=unconfined`, or grade on a virtual machine"
        )
    elif here.has_bwrap:
        steps.append(
            "Allow user namespaces: `sudo sysctl -w user.max_user_namespaces=15000`, on older"
            " Debian also `sudo sysctl -w kernel.unprivileged_userns_clone=1`"
        )
    return "; ".join(steps)


def _elsewhere(here: HostInfo) -> str:
    if here.system == "Darwin":
        return (
            "macOS has no such wall: grade in a Linux machine, e.g. `brew install lima` and"
            " `limactl start template://debian`, and run the two lines of the README in it"
        )
    if here.system == "Windows":
        return "Grade in WSL 2: `wsl --install -d Debian`, and there the two lines of the README"
    return f"{here.system} has no such wall: grade in a Linux machine"


def _install(distribution: str) -> str:
    by_family = {
        "debian": "`sudo apt-get install bubblewrap libseccomp2`",
        "fedora": "`sudo dnf install bubblewrap libseccomp`",
        "arch": "`sudo pacman -S bubblewrap libseccomp`",
        "suse": "`sudo zypper install bubblewrap libseccomp2`",
    }
    found = [line for family, line in by_family.items() if family in distribution]
    return found[0] if found else f"{by_family['debian']} on Debian, Ubuntu and WSL 2"


def _distribution() -> str:
    try:
        about = platform.freedesktop_os_release()
    except OSError:
        return ""
    known = f"{about.get('ID', '')} {about.get('ID_LIKE', '')}"
    return known.replace("rhel", "fedora").replace("opensuse", "suse").replace("ubuntu", "debian")
