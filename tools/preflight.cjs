"use strict";
// Loaded with `node --require` before every script, so that a Node too old to parse the scripts says so in plain words.
// Therefore written in the JavaScript of 2009: no const, no arrows, no template strings.

/** "20.19.5" -> [20, 19]. @param {string} text */
function parseVersion(text) {
  var match = /^v?(\d+)\.(\d+)/.exec(text);
  return match ? [Number(match[1]), Number(match[2])] : [0, 0];
}

/** Whether `version` is in a range such as "^20.19.0 || >=24", the two forms that package.json's "engines" uses. @param {string} version @param {string} range */
function satisfies(version, range) {
  var actual = parseVersion(version);
  return range.split("||").some(function (part) {
    var match = /^\s*(\^|>=)\s*(\d+)(?:\.(\d+))?/.exec(part);
    if (!match) return false;
    var major = Number(match[2]);
    var minor = Number(match[3] || 0);
    if (match[1] === ">=" && actual[0] > major) return true;
    return actual[0] === major && actual[1] >= minor;
  });
}

/** "^20.19.0 || >=24" -> "20.19 or a later 20, 24 or later". @param {string} range */
function inWords(range) {
  return range
    .replace(/\^(\d+)\.(\d+)\.0/g, "$1.$2 or a later $1")
    .replace(/>=(\S+)/g, "$1 or later")
    .replace(/ \|\|/g, ",");
}

/** What to tell someone whose Node is not in the range; "" if it is. @param {string} version @param {string} range */
function nodeProblem(version, range) {
  if (satisfies(version, range)) return "";
  return (
    "This course needs another version of Node.js.\n" +
    "  found:  " +
    version +
    "  (" +
    process.execPath +
    ")\n" +
    "  needed: " +
    inWords(range) +
    "\n" +
    "Install the version marked LTS from https://nodejs.org, open a new terminal and run the command again."
  );
}

module.exports = { parseVersion: parseVersion, satisfies: satisfies, nodeProblem: nodeProblem };

var problem = nodeProblem(process.version, require("../package.json").engines.node);
if (problem) {
  console.error("\n" + problem + "\n");
  process.exit(1);
}
