import { describe as group, expect, it } from "vitest";
import { describe, explain, Problem } from "../../tools/errors.mjs";

group("explain(output)", () => {
  it.each([
    ["npm error code ENOSPC", /disk is full/],
    ["ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", /disk is full/],
    ["npm error code ENOTFOUND\nnpm error network request to https://registry.example failed", /No connection/],
    ["npm error code EAI_AGAIN", /No connection/],
    ["Failed to establish a new connection: [Errno -3] Temporary failure in name resolution", /No connection/],
    ["npm error code SELF_SIGNED_CERT_IN_CHAIN", /certificate/],
    ["EACCES: permission denied, mkdir '/course/node_modules'", /not allowed/],
    ["OSError: [Errno 30] Read-only file system: '/course/.venv'", /only be read/],
    ["npm error code ENOTEMPTY\nnpm error ENOTEMPTY: directory not empty, rmdir", /still running/],
    ["npm error code EBADENGINE", /Node\.js is too old/],
    ["The virtual environment was not created successfully because ensurepip is not available.", /python3-venv/],
  ])("%s", (output, expected) => expect(explain(output)).toMatch(expected));

  it("is undefined for what nobody has foreseen", () => expect(explain("npm error code EUNHEARDOF")).toBeUndefined());
});

group("describe(error)", () => {
  it("shows a problem as it is", () =>
    expect(describe(new Problem("Port 8888 is taken."))).toBe("Port 8888 is taken."));

  it("explains the system's errors by their code", () => {
    const error = Object.assign(new Error("write failed"), { code: "ENOSPC" });
    expect(describe(error)).toMatch(/^The disk is full.*run the same command again/);
  });

  it("never shows a stack trace", () => {
    const message = describe(new TypeError("x is not a function"));
    expect(message).toContain("x is not a function");
    expect(message).not.toMatch(/\n\s+at /);
  });
});
