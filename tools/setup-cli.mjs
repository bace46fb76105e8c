// `npm run setup`: makes what `npm start` would make first, and ends. For containers, which are built before anyone looks.
import { runMain } from "./errors.mjs";
import { setUp } from "./setup.mjs";
import { steps } from "./steps.mjs";

runMain(async () => {
  await setUp(steps);
  return 0;
});
