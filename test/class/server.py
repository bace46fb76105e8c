"""The class's server for the try: its learners, the hub on free ports, what they take of memory, and the end of all of it."""
import contextlib
import os
import pathlib
import socket
import subprocess
import tempfile
import time
import urllib.request

import psutil

COURSE = pathlib.Path(__file__).resolve().parents[2]
HUB = COURSE / "tools/hub"


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Server:
    """`with Server(names) as server`: server.url, and server.passwords by name. Nothing of it is left behind."""

    def __init__(self, names):
        self.names, self.hub = names, None

    def __enter__(self):
        made = subprocess.run([HUB / "add-learners.sh"], input="\n".join(self.names) + "\n", text=True, capture_output=True)
        self.passwords = dict(line.split() for line in made.stdout.splitlines())
        try:
            if made.returncode:
                raise RuntimeError(made.stderr)
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self):
        here, inner, proxy = (f"http://127.0.0.1:{port}" for port in free_ports(3))
        self.url = here
        self.log = tempfile.NamedTemporaryFile("w", prefix="class-", suffix=".log", delete=False)
        options = {"JupyterHub.bind_url": here, "JupyterHub.hub_bind_url": inner, "ConfigurableHTTPProxy.api_url": proxy}
        options |= {"JupyterHub.db_url": "sqlite://"}  # in memory: apart from a hub that is in use
        args = [f"--{name}={value}" for name, value in options.items()]
        self.hub = subprocess.Popen(["node", COURSE / "tools/hub.mjs", *args], stdout=self.log, stderr=self.log)
        for _ in range(600):
            if self.hub.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{here}/hub/login")
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"the hub does not answer: see {self.log.name}")

    def __exit__(self, *_):
        if self.hub:
            self.hub.terminate()
            self.hub.wait(60)
        for name in self.passwords:
            while left := self._processes(name):
                for process in left:
                    with contextlib.suppress(psutil.NoSuchProcess):
                        process.kill()
                psutil.wait_procs(left, 1)
            subprocess.run(["userdel", "--remove", name], check=True, capture_output=True)
        empty = subprocess.run(["getent", "group", "learners"], capture_output=True, text=True).stdout.strip().endswith(":")
        if empty:
            subprocess.run(["groupdel", "learners"])

    @staticmethod
    def _processes(name):
        return [each for each in psutil.process_iter(["username"]) if each.info["username"] == name]

    def ports(self, name):
        """How many TCP ports the learner's kernels listen on: what they print there, all learners could hear."""
        kernels = [each for each in self._processes(name) if "tslab" in " ".join(each.cmdline())]
        return sum(each.status == psutil.CONN_LISTEN for kernel in kernels for each in kernel.net_connections("tcp"))

    def memory(self, name):
        """MB (PSS: shared pages are divided among those who share them) of a learner's JupyterLab and kernel."""
        processes = self._processes(name)
        return megabytes(processes, "jupyterhub-singleuser"), megabytes(processes, "tslab")

    def own_memory(self):
        """MB of the hub and its proxy."""
        family = psutil.Process(self.hub.pid).children(recursive=True)
        mine = [each for each in family if each.username() == psutil.Process().username()]
        return megabytes(mine, "jupyterhub_config"), megabytes(mine, "configurable-http-proxy")


def megabytes(processes, word):
    found = [each for each in processes if word in " ".join(each.cmdline())]
    return sum(each.memory_full_info().pss for each in found) / 1e6


def must(*command):
    done = subprocess.run(command, cwd=COURSE, text=True, capture_output=True)
    if done.returncode:
        raise RuntimeError(f"{command}:\n{done.stdout}{done.stderr}")
    return done.stdout


if os.getuid() != 0:
    raise SystemExit("This makes users and removes them: run it as root.")
