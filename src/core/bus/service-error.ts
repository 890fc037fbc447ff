/** An error of the service, as on the wire: the name of the exception and its message. */
export interface ServiceError {
  readonly code: string;
  readonly message: string;
}

export function serviceError(code: string, message: string): ServiceError {
  return { code, message };
}
