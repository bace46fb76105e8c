// The address at which a course that was started can be opened.

/**
 * The address that `npm start` prints, as soon as it does; rejects with what it printed where it ends before.
 * @param {import("node:child_process").ChildProcess} course @returns {Promise<string>}
 */
export const printedAddress = (course) =>
  new Promise((resolve, reject) => {
    let printed = "";
    course.stdout?.on("data", (text) => {
      printed += text;
      const [found] = /http\S+token=\S+/.exec(printed) ?? [];
      if (found) resolve(found);
    });
    course.stderr?.on("data", (text) => (printed += text));
    course.once("exit", () => reject(new Error(printed)));
  });
