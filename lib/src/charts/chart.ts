/** A Vega-Lite v5 specification. `show(chart)` draws it; it is plain data, so it can be changed, stored and compared. */
export interface Chart {
  readonly $schema: string;
  /** A sentence that says what the chart shows, for screen readers and for places that can't draw. */
  readonly description: string;
  readonly [property: string]: unknown;
}
