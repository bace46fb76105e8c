/** A value and its place in the series. */
export interface Place {
  readonly at: number;
  readonly value: number;
}

/**
 * At most about `most` of the points, among them both ends and, in each stretch, the lowest and the highest: a line
 * through them looks like a line through all.
 */
export function thin(points: readonly Place[], most: number): readonly Place[] {
  if (points.length <= most) return points;
  const stretches = Math.floor(most / 2) - 1;
  const kept = new Set([points[0]]);
  for (let s = 0; s < stretches; s++) {
    const from = Math.floor((s * points.length) / stretches);
    const to = Math.floor(((s + 1) * points.length) / stretches);
    let [lowest, highest] = [points[from], points[from]];
    for (let i = from + 1; i < to; i++) {
      if (points[i].value < lowest.value) lowest = points[i];
      if (points[i].value > highest.value) highest = points[i];
    }
    const [first, second] = lowest.at < highest.at ? [lowest, highest] : [highest, lowest];
    kept.add(first).add(second);
  }
  return [...kept.add(points[points.length - 1])];
}
