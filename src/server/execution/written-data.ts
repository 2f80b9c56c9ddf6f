import type { FormattedExecutionResult } from 'graphql';

/** Marks the `data` of an answer that is JSON text already. */
const TEXT: unique symbol = Symbol('the data of an answer as JSON');

/** The `data` of an answer as JSON text, which is sent as it stands. */
export type WrittenData = { readonly [TEXT]: string };

/** Wraps the JSON text of an answer's `data`. */
export function writtenData(text: string): WrittenData & Record<string, unknown> {
  return { [TEXT]: text };
}

/** The JSON text of an answer's `data`; undefined where it is not written yet. */
export function textOf(data: unknown): string | undefined {
  return isWritten(data) ? data[TEXT] : undefined;
}

function isWritten(data: unknown): data is WrittenData {
  return typeof data === 'object' && data !== null && TEXT in data;
}

/** Writes an answer as JSON, with `errors` first and `extensions` last, as Apollo Server orders them. */
export function writeAnswer(answer: FormattedExecutionResult): string {
  const text = textOf(answer.data);
  if (text === undefined) return `${JSON.stringify(answer)}\n`;
  const { data: _data, ...rest } = answer;
  const others = JSON.stringify(rest).slice(1, -1);
  return others === '' ? `{"data":${text}}\n` : `{"data":${text},${others}}\n`;
}

const [QUOTE, BACKSLASH, BRACE] = [0x22, 0x5c, 0x7b];

/** How many objects there are in JSON text. */
export function objectsInText(text: string): number {
  let objects = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) isInString = !isInString;
    else if (isInString && code === BACKSLASH) index += 1;
    else if (!isInString && code === BRACE) objects += 1;
  }
  return objects;
}
