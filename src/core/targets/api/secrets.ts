/** What stands in a request for a secret of a connection, which no scenario holds. */
export function placeholder(connection: string, secret: string): string {
  return `{{${connection}.${secret}}}`;
}
