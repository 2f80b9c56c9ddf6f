/**
 * How a part is put into the file of a workbook: the same parts give the same bytes whenever and wherever they are written.
 * The archive keeps a time by the clock on the wall of whoever writes it, so it is always noon there, which no change of the
 * clocks leaves out; and the instant beside it, which differs from place to place, is left out.
 */
export function zipEntry(): { readonly mtime: Date; readonly forceDosTimestamp: true } {
  return { mtime: new Date(2000, 0, 1, 12), forceDosTimestamp: true };
}
