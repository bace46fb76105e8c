import { describe, expect, test } from "vitest";
import { studentsOf } from "../../../grader/src/batch/student.js";

describe("the student's name comes from", () => {
  test.each<[string, Record<string, string>]>([
    [
      "Moodle's folders and files",
      {
        "Ada Lovelace_4711_assignsubmission_file_/02-gradient-descent.ipynb": "Ada Lovelace",
        "王 小明_4712_assignsubmission_file_/my work.ipynb": "王 小明",
        "Jean-Luc O'Neill_4713_assignsubmission_file_homework.ipynb": "Jean-Luc O'Neill",
      },
    ],
    [
      "Moodle, with the id where two have the same name",
      {
        "Ada Lovelace_1_assignsubmission_file_/a.ipynb": "Ada Lovelace (1)",
        "Ada Lovelace_2_assignsubmission_file_/a.ipynb": "Ada Lovelace (2)",
        "Bob_3_assignsubmission_file_/a.ipynb": "Bob",
      },
    ],
    [
      "Canvas",
      {
        "lovelaceada_4711_815_02-gradient-descent.ipynb": "lovelaceada",
        "hopper_LATE_4712_816_my_home_work-1.ipynb": "hopper",
      },
    ],
    [
      "nbgrader",
      {
        "submitted/ada/ps1/02-gradient-descent.ipynb": "ada",
        "submitted/bob/ps1/02-gradient-descent.ipynb": "bob",
      },
    ],
    ["a folder for each student", { "ada/02-gradient-descent.ipynb": "ada", "bob/x/y.ipynb": "bob" }],
    [
      "the folder of an only student",
      { "ada/01-network-structure.ipynb": "ada", "ada/02-gradient-descent.ipynb": "ada" },
    ],
    ["the file", { "ada.ipynb": "ada", "homework/bob.ipynb": "homework" }],
    ["the file, inside of one folder", { "all/ada.ipynb": "ada", "all/bob.ipynb": "bob" }],
    [
      "the file, inside of a chapter's folder",
      { "02-gradient-descent/ada.ipynb": "ada", "03-backpropagation/ada.ipynb": "ada" },
    ],
    [
      "the file, without the chapter's name",
      { "ada_02-gradient-descent.ipynb": "ada", "02-gradient-descent - bob.ipynb": "bob" },
    ],
    [
      "the archive, not what is in it",
      { "ada.zip/bob.ipynb": "ada", "ada.zip/cyd/x.ipynb": "ada", "eve.ipynb": "eve" },
    ],
    ["a file that has no name", { ".ipynb": ".ipynb", "bob.ipynb": "bob" }],
    ["nothing else", { "02-gradient-descent.ipynb": "02-gradient-descent" }],
  ])("%s", (_from, names) => {
    expect(studentsOf(Object.keys(names))).toEqual(Object.values(names));
  });

  test.each<[string, Record<string, string>]>([
    ["Canvas's", { "submitted/ada/ps1/bob_4712_816_x.ipynb": "ada", "submitted/bob/ps1/x.ipynb": "bob" }],
    [
      "Canvas's, in an archive from Canvas",
      { "ada_4711_815_work.zip/bob_4712_816_x.ipynb": "ada", "bob_4712_816_x.ipynb": "bob" },
    ],
    ["Moodle's", { "ada/Bob_2_assignsubmission_file_/x.ipynb": "ada", "bob/x.ipynb": "bob" }],
    [
      "Moodle's, in an archive from Moodle",
      {
        "Ada_1_assignsubmission_file_/w.zip/Bob_2_assignsubmission_file_/x.ipynb": "Ada",
        "Bob_2_assignsubmission_file_/x.ipynb": "Bob",
      },
    ],
    ["the batch's folder", { "ada/submitted/bob/x.ipynb": "ada", "bob/x.ipynb": "bob" }],
  ])("never from a name that a learner gives to a file of their own: %s", (_whose, names) => {
    expect(studentsOf(Object.keys(names))).toEqual(Object.values(names));
  });
});
