# JupyterHub for a class on one server: see lessons/class-on-one-server.md. `npm run hub` runs it.
import pathlib

c = get_config()  # noqa: F821

course = pathlib.Path(__file__).resolve().parents[2]

c.JupyterHub.bind_url = "http://:8000"
c.ConfigurableHTTPProxy.command = [str(course / "tools/hub/node_modules/.bin/configurable-http-proxy")]

# Learners are the members of the Unix group learners, and log in with their Unix passwords.
c.LocalAuthenticator.allowed_groups = {"learners"}
c.PAMAuthenticator.open_sessions = False  # a session's limits would be the hub's own
c.Authenticator.blocked_users = {"root"}

# A learner's JupyterLab: the course's settings and its kernel, below ~/course.
c.Spawner.cmd = [str(course / "tools/hub/learner.sh")]
c.Spawner.notebook_dir = "~/course"
c.Spawner.default_url = "/lab/tree/notebooks/00-start-here.ipynb"
c.Spawner.environment = {"JUPYTER_CONFIG_PATH": str(course / "tools/jupyter"), "PYTHONNOUSERSITE": "1"}
c.Spawner.http_timeout = 120  # a whole class starts at once
c.Spawner.poll_interval = 5  # seconds until a server that has ended by itself can be started again

# A kernel talks over sockets in its learner's home. One that has done nothing for an hour ends, and a server without kernels an hour after its learner has left.
c.Spawner.args = [
    "--ConnectionFileMixin.transport=ipc",  # see ipc.cjs
    "--MappingKernelManager.cull_idle_timeout=3600",
    "--MappingKernelManager.cull_connected=True",
    "--ServerApp.shutdown_no_activity_timeout=3600",
]
