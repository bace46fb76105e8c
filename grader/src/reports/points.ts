/** Points as people read them: at most two digits after the point, and no mark looks better than it is. */
export const formatPoints = (points: number): string => String(Math.floor(points * 100 + 1e-6) / 100);

/** For machines: free of the noise of sums such as 0.1 + 0.2. */
export const exactPoints = (points: number): number => Number(points.toFixed(6));
