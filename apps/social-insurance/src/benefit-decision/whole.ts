/** The driver gives a bigint as text; line numbers and đồng are far below 2^53. */
export const whole = {
  from: (text: string | null) => (text === null ? null : Number(text)),
  to: (n: number | null) => n,
};
