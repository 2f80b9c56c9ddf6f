/**
 * How a part is put into the file of a workbook: the same parts give the same bytes whenever and wherever they
 * are written. The archive keeps local time, so each part is dated noon, which exists on every day in every time
 * zone; the instant that could stand beside it would differ between time zones and is left out.
 */
export function zipEntry(): { readonly mtime: Date; readonly forceDosTimestamp: true } {
  return { mtime: new Date(2000, 0, 1, 12), forceDosTimestamp: true };
}
