// What the figures were measured on.
import { arch, cpus, loadavg, release, totalmem, type } from "node:os";

/** @returns {Record<string, string>} */
export function machine() {
  const cores = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: `${cores[0]?.model.trim() ?? arch()}, ${cores.length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release().split("-")[0]} ${arch()}`,
    node: process.versions.node,
    // Above the number of cores, others were using the machine, and ratios say more than times.
    "load when it began": loadavg()[0].toFixed(1),
  };
}
