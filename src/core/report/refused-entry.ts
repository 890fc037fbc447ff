/** What there is to do about an entry that `PutEvents` has not taken, where its message does not say. */
export function adviceOn(errorCode: string): string | null {
  if (errorCode !== 'ThrottlingException') return null;
  return 'The account has put more entries than it may in a second. Nothing keeps this one: whoever sends it has to put it again, a little later.';
}
