/** How somebody has solved an exercise. */
export interface Solution {
  readonly answer: string;
  /** How many answers were tried that AWS would take, this one included. */
  readonly tries: number;
  readonly hints: number;
  /** Whether the model answer was looked at before. */
  readonly answerShown: boolean;
}
