/**
 * Why a piece of the file is no event. A record may be JSON that neither is an event nor holds one
 * (`no-event`), also for want of one name, or an entry that `PutEvents` would refuse.
 */
export type ProblemCode =
  | 'not-json'
  | 'not-object'
  | 'cut-off'
  | 'too-long'
  | 'no-event'
  | 'no-source'
  | 'no-detail-type'
  | 'entry-refused';
