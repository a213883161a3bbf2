"""Instructions for getting the isolation level `full`, by kind of machine."""

import platform
import shutil
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

APPARMOR_SETTING = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
APPARMOR_PROFILE = """abi <abi/4.0>,
include <tunables/global>
profile bwrap /usr/bin/bwrap flags=(unconfined) {
  userns,
}"""
NON_LINUX_HINTS = {
    "Darwin": "macOS has no such sandbox: grade on a Linux machine, e.g. `brew install lima` and"
    " `limactl start template://debian`, and run the two lines of the README in it",
    "Windows": "Grade in WSL 2: `wsl --install -d Debian`, and there the two lines of the README",
}


class HostInfo(Struct, frozen=True):
    """The properties of a machine on which the instructions depend."""

    system: str = "Linux"
    kernel: str = ""
    has_bwrap: bool = True
    restricts_userns: bool = False  # AppArmor refuses namespaces to programs without a profile
    in_container: bool = False
    distribution: str = ""  # ID and ID_LIKE of os-release


def detect_host() -> HostInfo:
    """Return the properties of this machine."""
    release: dict[str, str] = {}
    with suppress(OSError):  # not Linux, or no os-release
        release = platform.freedesktop_os_release()
    return HostInfo(
        system=platform.system(),
        kernel=platform.release(),
        has_bwrap=shutil.which("bwrap") is not None,
        restricts_userns=APPARMOR_SETTING.is_file() and APPARMOR_SETTING.read_text().strip() == "1",
        in_container=any(map(Path.exists, (Path("/.dockerenv"), Path("/run/.containerenv")))),
        distribution=f"{release.get('ID', '')} {release.get('ID_LIKE', '')}",
    )


def setup_hint(host: HostInfo | None = None) -> str:
    """Return the steps that make the level `full` available on `host` (default: this machine)."""
    host = host or detect_host()
    if host.system != "Linux":
        fallback = f"{host.system} has no such sandbox: grade on a Linux machine"
        return NON_LINUX_HINTS.get(host.system, fallback)
    steps = []
    if not host.has_bwrap:
        steps.append(f"Install bubblewrap: {_install_command(host.distribution)}")
    if "microsoft" in host.kernel.lower() and "WSL2" not in host.kernel:
        steps.append("WSL 1 has no namespaces: convert it with `wsl --set-version <name> 2`")
    if host.restricts_userns:
        steps.append(
            "Ubuntu 24.04 and later refuse namespaces to programs without an AppArmor profile:"
            " write the profile below to /etc/apparmor.d/bwrap and run"
            f" `sudo systemctl reload apparmor`\n{APPARMOR_PROFILE}\n"
        )
    elif host.in_container:
        steps.append(
            "Start the container so that namespaces can be made, e.g. Docker with"
            " `--security-opt seccomp=unconfined --security-opt apparmor=unconfined"
            " --security-opt systempaths=unconfined`, or grade on a virtual machine"
        )
    elif host.has_bwrap:
        steps.append(
            "Allow user namespaces: `sudo sysctl -w user.max_user_namespaces=15000`, on older"
            " Debian also `sudo sysctl -w kernel.unprivileged_userns_clone=1`"
        )
    return "; ".join(steps)


def _install_command(distribution: str) -> str:
    apt = "`sudo apt-get install bubblewrap libseccomp2`"
    dnf = "`sudo dnf install bubblewrap libseccomp`"
    commands = {
        "debian": apt,
        "ubuntu": apt,
        "fedora": dnf,
        "rhel": dnf,
        "arch": "`sudo pacman -S bubblewrap libseccomp`",
        "suse": "`sudo zypper install bubblewrap libseccomp2`",
    }
    matches = (command for family, command in commands.items() if family in distribution)
    return next(matches, f"{apt} on Debian, Ubuntu and WSL 2")
