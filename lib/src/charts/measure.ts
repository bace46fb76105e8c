/** The lists of a History with one number for each epoch. */
export type Measure = "loss" | "accuracy" | "validationLoss" | "validationAccuracy" | "learningRate";
