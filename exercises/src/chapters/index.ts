import type { Chapter } from "../exercise.js";
import { startHere } from "./00-start-here.js";
import { networkStructure } from "./01-network-structure.js";
import { gradientDescent } from "./02-gradient-descent.js";
import { backpropagation } from "./03-backpropagation.js";
import { softmax } from "./04-softmax.js";
import { initialization } from "./05-initialization.js";
import { overfitting } from "./06-overfitting.js";
import { troubleshooting } from "./07-troubleshooting.js";
import { languageModels } from "./08-language-models.js";
import { digits } from "./09-digits.js";

/** In the order of the course. */
export const chapters: readonly Chapter[] = [
  startHere,
  networkStructure,
  gradientDescent,
  backpropagation,
  softmax,
  initialization,
  overfitting,
  troubleshooting,
  languageModels,
  digits,
];
