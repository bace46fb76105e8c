// Turns what npm, pip and the operating system say into what the reader can do about it.

/** A problem that the reader can solve: its message is shown as it is, without a stack trace. */
export class Problem extends Error {}

/** The code of the course does not compile. JupyterLab can be served all the same, to correct it there. */
export class CompileProblem extends Problem {}

/** The first pattern found in the output of a failed command explains it. */
const explanations = [
  {
    pattern: /ENOSPC|No space left on device|not enough space on the disk/i,
    message: "The disk is full. The course needs about 1 GB. Free some space",
  },
  {
    pattern: /EROFS|Read-only file system/i,
    message: "The course's folder is on a disk that can only be read. Copy it to a folder of your own",
  },
  {
    pattern: /EACCES|EPERM|Permission denied/i,
    message:
      "Writing to the course's folder is not allowed. Copy it to a folder of your own, or make yourself its owner",
  },
  {
    pattern: /SELF_SIGNED|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY|CERTIFICATE_VERIFY_FAILED|certificate verify failed/i,
    message:
      "A secure connection could not be made: something between you and the internet uses a certificate of its own. " +
      "Ask your network's administrator for it, and set NODE_EXTRA_CA_CERTS and PIP_CERT to its file",
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|Failed to establish a new connection|NameResolutionError|Temporary failure in name resolution|ReadTimeoutError|ConnectTimeoutError|Connection refused|ProxyError|Network is unreachable/i,
    message:
      "No connection to the internet, which is needed the first time. Check your network (and proxy, if there is one)",
  },
  {
    pattern: /ENOTEMPTY|EBUSY/,
    message:
      "Another program is using the folder node_modules: perhaps a set-up that is still running. Wait until it ends",
  },
  {
    pattern: /EBADENGINE/,
    message:
      "This version of Node.js is too old for one of the packages. Install the version marked LTS from https://nodejs.org",
  },
  {
    pattern: /ensurepip is not available|No module named '?(ensurepip|venv)/i,
    message:
      "This Python cannot make virtual environments. On Debian and Ubuntu: sudo apt install python3-venv. " +
      "Elsewhere: install Python from https://www.python.org",
  },
];

/**
 * Explains the output of a failed command, or returns undefined where nothing is known about it.
 * @param {string} output
 */
export function explain(output) {
  return explanations.find(({ pattern }) => pattern.test(output))?.message;
}

/**
 * What to show for any error: problems as they are, others explained, the unknown in one line.
 * @param {unknown} error
 */
export function describe(error) {
  if (error instanceof Problem) return error.message;
  const text =
    error instanceof Error
      ? `${/** @type {NodeJS.ErrnoException} */ (error).code ?? ""} ${error.message}`
      : String(error);
  const known = explain(text);
  return known
    ? `${known}, then run the same command again.\n(${text.trim()})`
    : `Something unexpected happened: ${text.trim()}`;
}

/**
 * Runs a script's main function and ends the process: with its exit code, or with 1 and a message.
 * @param {() => Promise<number>} main
 */
export function runMain(main) {
  main().then(
    (code) => process.exit(code),
    (error) => {
      console.error(`\n${describe(error)}\n`);
      process.exit(1);
    },
  );
}
