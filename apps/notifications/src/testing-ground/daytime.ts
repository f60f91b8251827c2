const NOON_UTC_HOUR = 5;

/** The next noon in Viet Nam: whatever the hour of a test, text messages may go out. */
export function nextNoon(): Date {
  const noon = new Date();
  noon.setUTCHours(NOON_UTC_HOUR, 0, 0, 0);
  if (noon.getTime() < Date.now()) noon.setUTCDate(noon.getUTCDate() + 1);
  return noon;
}
