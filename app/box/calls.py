"""Linux's system calls that no reader needs: name, number on x86-64, number elsewhere.

"Elsewhere" is the table that AArch64 and RISC-V share. Numbers are those of Linux's ``unistd.h``.
"""

from collections.abc import Mapping

_NETWORK = """
socket 41 198, socketpair 53 199, connect 42 203, bind 49 200, listen 50 201, accept 43 202,
accept4 288 242, sendto 44 206, sendmsg 46 211, sendmmsg 307 269, io_uring_setup 425 425,
io_uring_enter 426 426, io_uring_register 427 427
"""
_PROGRAMS = """
fork 57 -, vfork 58 -, execve 59 221, execveat 322 281
"""
_OTHERS = """
ptrace 101 117, process_vm_readv 310 270, process_vm_writev 311 271, process_madvise 440 440,
kcmp 312 272, pidfd_open 434 434, pidfd_getfd 438 438, pidfd_send_signal 424 424, kill 62 129,
tkill 200 130, rt_sigqueueinfo 129 138, rt_tgsigqueueinfo 297 240, setrlimit 160 164,
setpriority 141 140, sched_setaffinity 203 122, sched_setscheduler 144 119, sched_setparam 142
118, sched_setattr 314 274, ioprio_set 251 30, shmget 29 194, shmat 30 196, shmctl 31 195,
msgget 68 186, msgsnd 69 189, msgrcv 70 188, msgctl 71 187, semget 64 190, semop 65 193, semctl
66 191, semtimedop 220 192, mq_open 240 180, mq_unlink 241 181, add_key 248 217, request_key 249
218, keyctl 250 219
"""
_WRITING = """
creat 85 -, mkdir 83 -, mkdirat 258 34, rmdir 84 -, unlink 87 -, unlinkat 263 35, rename 82 -,
renameat 264 38, renameat2 316 276, link 86 -, linkat 265 37, symlink 88 -, symlinkat 266 36,
mknod 133 -, mknodat 259 33, truncate 76 45, chmod 90 -, fchmod 91 52, fchmodat 268 53,
fchmodat2 452 452, chown 92 -, fchown 93 55, lchown 94 -, fchownat 260 54, utime 132 -, utimes
235 -, futimesat 261 -, utimensat 280 88, setxattr 188 5, lsetxattr 189 6, fsetxattr 190 7,
removexattr 197 14, lremovexattr 198 15, fremovexattr 199 16, open_by_handle_at 304 265
"""
_SYSTEM = """
mount 165 40, umount2 166 39, pivot_root 155 41, chroot 161 51, move_mount 429 429, open_tree
428 428, fsopen 430 430, fsconfig 431 431, fsmount 432 432, fspick 433 433, mount_setattr 442
442, setns 308 268, unshare 272 97, bpf 321 280, perf_event_open 298 241, userfaultfd 323 282,
init_module 175 105, finit_module 313 273, delete_module 176 106, kexec_load 246 104,
kexec_file_load 320 294, reboot 169 142, swapon 167 224, swapoff 168 225, sethostname 170 161,
setdomainname 171 162, settimeofday 164 170, clock_settime 227 112, clock_adjtime 305 266,
adjtimex 159 171, acct 163 89, quotactl 179 60, syslog 103 116, personality 135 92, ioperm 173
-, iopl 172 -, setuid 105 146, setgid 106 144, setreuid 113 145, setregid 114 143, setresuid 117
147, setresgid 119 149, setfsuid 122 151, setfsgid 123 152, setgroups 116 159, capset 126 91,
landlock_create_ruleset 444 444
"""


def _numbers(written: str) -> dict[str, tuple[int | None, int | None]]:
    found = {}
    for entry in written.replace("\n", " ").split(","):
        name, *numbers = entry.split()
        x86, others = (None if number == "-" else int(number) for number in numbers)
        found[name] = (x86, others)
    return found


REFUSED: Mapping[str, tuple[int | None, int | None]] = {
    name: numbers
    for written in (_NETWORK, _PROGRAMS, _OTHERS, _WRITING, _SYSTEM)
    for name, numbers in _numbers(written).items()
}
"""Calls that are refused whatever they are given."""

JUDGED: Mapping[str, tuple[int | None, int | None]] = _numbers(
    "open 2 -, openat 257 56, openat2 437 437, clone 56 220, clone3 435 435, prlimit64 302 261, "
    "tgkill 234 131"
)
"""Calls that are refused for some of what they are given."""
