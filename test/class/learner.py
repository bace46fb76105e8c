"""A learner at a browser, without the browser: logs in through the hub's form, and talks to JupyterLab as its page does."""
import asyncio
import json
import uuid

import aiohttp

CHAPTER = "notebooks/02-gradient-descent.ipynb"


class Learner:
    def __init__(self, url, name, password):
        self.name, self.password, self.url = name, password, url
        self.server = f"{url}/user/{name}"
        self.notebook = self.channel = None

    async def __aenter__(self):
        jar = aiohttp.CookieJar(unsafe=True)  # 127.0.0.1 has cookies, too
        self.http = aiohttp.ClientSession(cookie_jar=jar, timeout=aiohttp.ClientTimeout(total=300))
        return self

    async def __aexit__(self, *_):
        await self.http.close()

    def _xsrf(self, url):
        cookie = self.http.cookie_jar.filter_cookies(url).get("_xsrf")
        return cookie.value if cookie else ""

    async def log_in(self):
        """Resolves when the learner's JupyterLab answers."""
        form = f"{self.url}/hub/login"
        async with self.http.get(form):
            pass
        fields = {"username": self.name, "password": self.password, "_xsrf": self._xsrf(form)}
        async with self.http.post(form, data=fields) as answer:
            if answer.status != 200:
                raise PermissionError(f"{self.name}: {answer.status}")
        while True:
            async with self.http.get(f"{self.server}/lab") as page:
                if page.status == 200 and "jupyter-config-data" in await page.text():
                    return
            await asyncio.sleep(0.2)

    async def api(self, method, path, body=None):
        url = f"{self.server}/api/{path}"
        headers = {"X-XSRFToken": self._xsrf(f"{self.server}/")}
        async with self.http.request(method, url, json=body, headers=headers) as answer:
            if answer.status >= 400:
                raise RuntimeError(f"{self.name}: {method} {path}: {answer.status} {await answer.text()}")
            return await answer.json() if answer.status != 204 else None

    async def open(self, path=CHAPTER):
        """Opens a notebook, with a kernel of its own."""
        self.path = path
        self.notebook = (await self.api("GET", f"contents/{path}"))["content"]
        session = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "tslab"}}
        self.kernel = (await self.api("POST", "sessions", session))["kernel"]["id"]
        channels = f"{self.server}/api/kernels/{self.kernel}/channels"
        self.channel = await self.http.ws_connect(channels, max_msg_size=0)

    def code(self):
        return [cell for cell in self.notebook["cells"] if cell["cell_type"] == "code"]

    def cell(self, identifier):
        return next(cell for cell in self.notebook["cells"] if cell.get("id") == identifier)

    async def run(self, source, patience=300):
        """Runs a cell. Returns its outputs as text; raises if the cell failed or the kernel died."""
        message = uuid.uuid4().hex
        header = {"msg_id": message, "msg_type": "execute_request", "session": self.name, "username": self.name, "version": "5.3"}
        content = {"code": source, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
        await self.channel.send_json(
            {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        )
        return await asyncio.wait_for(self._outputs(message), patience)

    async def _outputs(self, message):
        outputs, replied, idle = [], False, False
        while not (replied and idle):
            got = json.loads((await self.channel.receive_str()))
            kind, content = got["header"]["msg_type"], got["content"]
            if kind == "status" and content["execution_state"] in ("restarting", "dead", "autorestarting"):
                raise RuntimeError(f"{self.name}: the kernel died")
            if got["parent_header"].get("msg_id") != message:
                continue
            if kind == "status":
                idle = content["execution_state"] == "idle"
            elif kind == "execute_reply":
                replied = True
                if content["status"] != "ok":
                    raise RuntimeError(f"{self.name}: {''.join(map(str, outputs))[-500:] or content}")
            elif kind in ("stream", "display_data", "update_display_data", "execute_result"):
                outputs.append(content.get("text") or json.dumps(content.get("data")))
        return "".join(outputs)

    async def save(self):
        await self.api("PUT", f"contents/{self.path}", {"type": "notebook", "content": self.notebook})

    async def restart_server(self):
        """File, Hub Control Panel, Stop My Server; then Start."""
        headers = {"X-XSRFToken": self._xsrf(f"{self.url}/hub/")}
        async with self.http.delete(f"{self.url}/hub/api/users/{self.name}/server", headers=headers) as answer:
            answer.raise_for_status()
        while True:
            async with self.http.get(f"{self.url}/hub/spawn/{self.name}") as page:
                if page.status == 200:
                    break
            await asyncio.sleep(0.5)
        await self.log_in()

    async def interrupt(self):
        await self.api("POST", f"kernels/{self.kernel}/interrupt")
