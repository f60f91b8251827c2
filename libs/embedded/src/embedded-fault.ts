export type EmbeddedFaultCode =
  | 'port-busy'
  | 'java-missing'
  | 'maven-missing'
  | 'jars-missing'
  | 'disk-full'
  | 'start-failed'
  | 'not-supported';

/** Why a part of the embedded system cannot run. The message is one line that says what to do. */
export class EmbeddedFault extends Error {
  constructor(
    readonly code: EmbeddedFaultCode,
    message: string,
  ) {
    super(message);
    this.name = 'EmbeddedFault';
  }
}
