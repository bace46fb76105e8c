// Loaded into a learner's kernel before tslab: what a kernel prints goes to a TCP port that everybody on the server can listen
// to, or to a socket in the learner's home. Jupyter names these sockets "PATH-1", tslab "PATH:1".
const { ZmqServer } = require("tslab/dist/jupyter");

Object.assign(ZmqServer.prototype, {
  /** @this {{ connInfo: { ip: string } }} @param {{ bind(address: string): Promise<void> }} socket @param {number} port */
  bindSocket(socket, port) {
    return socket.bind(`ipc://${this.connInfo.ip}-${port}`);
  },
});
