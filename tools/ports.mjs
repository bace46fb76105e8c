// Finds out whether a port is free.
import { createServer } from "node:net";
import { Problem } from "./errors.mjs";

/**
 * Whether a server could listen there.
 * @param {number} port @param {string} host
 * @returns {Promise<boolean>}
 */
export function isFree(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "EADDRINUSE") return resolve(false);
      if (error.code === "EACCES")
        return reject(new Problem(`Port ${port} is reserved: choose one above 1023, e.g. --port 8888.`));
      reject(new Problem(`JupyterLab can't be served at ${host} (${error.code}): is that an address of this machine?`));
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * The port to use: the wanted one, or the first free one from 8888.
 * @param {number | undefined} wanted @param {string} host
 * @returns {Promise<number>}
 */
export async function choosePort(wanted, host) {
  if (wanted !== undefined) {
    if (await isFree(wanted, host)) return wanted;
    throw new Problem(
      `Port ${wanted} is taken by another program. Choose another one, e.g. npm start -- --port ${wanted + 1},\n` +
        "or leave --port out to get the first one that is free.",
    );
  }
  for (let port = 8888; port < 8988; port++) if (await isFree(port, host)) return port;
  throw new Problem("The ports 8888 to 8987 are all taken. Name a free one: npm start -- --port N.");
}
