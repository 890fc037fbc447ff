/** A range of a text in UTF-16 code units, the editor's own units: `from` is inside, `to` is not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
