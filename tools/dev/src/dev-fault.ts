/** Why the system cannot start or go on. The message is one line that says what to do. */
export class DevFault extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'DevFault';
  }
}
