# JupyterLab's settings for the course. Found through JUPYTER_CONFIG_PATH, which tools/jupyter.mjs sets.
import pathlib

c = get_config()  # noqa: F821

c.ServerApp.root_dir = str(pathlib.Path(__file__).resolve().parents[2])
c.ServerApp.allow_root = True  # in a container everybody is root
c.ServerApp.port_retries = 0  # tools/start.mjs has chosen a free port
c.Application.log_level = "WARN"

# Only the course's kernel.
c.KernelSpecManager.ensure_native_kernel = False
c.KernelSpecManager.allowed_kernelspecs = {"tslab"}
c.MultiKernelManager.default_kernel_name = "tslab"

# Nothing that asks the network, and no server that the course does not use.
c.LabApp.extension_manager = "readonly"
c.ServerApp.jpserver_extensions = {"jupyter_lsp": False, "jupytext": False}
