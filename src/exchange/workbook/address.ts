const LETTERS = 26;
const ADDRESS = /^([A-Z]{1,3})([1-9]\d{0,6})$/u;

/** The position of a cell; both count from 1. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** The letters of a column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCodePoint(65 + ((column - 1) % LETTERS));
  return column <= LETTERS ? letter : columnLetters(Math.floor((column - 1) / LETTERS)) + letter;
}

/** A cell as spreadsheets name it, such as B7. */
export function addressOf({ row, column }: CellPosition): string {
  return `${columnLetters(column)}${row}`;
}

/** The position of a cell named so; undefined where the text names none. */
export function positionOf(address: string): CellPosition | undefined {
  const match = ADDRESS.exec(address.replaceAll('$', ''));
  const [, letters, row] = match ?? [];
  if (letters === undefined) return undefined;
  const column = Array.from(letters).reduce(
    (sum, letter) => sum * LETTERS + (letter.codePointAt(0) ?? 0) - 64,
    0,
  );
  return { row: Number(row), column };
}
