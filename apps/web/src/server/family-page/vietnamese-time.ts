const DAY = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  weekday: 'long',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

const TIME = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
});

/** "Thứ Tư, 25/11/2026" for a day as yyyy-mm-dd. */
export const dayText = (day: string): string => DAY.format(new Date(`${day}T12:00:00+07:00`));

/** "từ 15:00 đến 16:00 Thứ Hai, 23/11/2026" for an instant that an hour begins at. */
export const hourText = (instant: string): string => {
  const from = new Date(instant);
  const until = new Date(from.getTime() + 3_600_000);
  return `từ ${TIME.format(from)} đến ${TIME.format(until)} ${DAY.format(from)}`;
};

/** "15:30 Thứ Hai, 23/11/2026" for an instant. */
export const instantText = (instant: string): string => {
  const at = new Date(instant);
  return `${TIME.format(at)} ${DAY.format(at)}`;
};
