/** The bundle of law that this service reads. */
export const LAW = Symbol('law');
