const WRITTEN_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Swedish writes days as the API does. */
const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** Whether a text is a day that exists, such as 2024-02-29 and not 2023-02-29. */
export function isCalendarDate(text: string): boolean {
  const instant = WRITTEN_DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The day in Shanghai at an instant. */
export function shanghaiDate(instant: Date): string {
  return SHANGHAI.format(instant);
}
