import { createHash } from 'node:crypto';
import type { FormattedExecutionResult } from 'graphql';

/** Marks the `data` of an answer that is JSON already. */
const WRITING: unique symbol = Symbol('the data of an answer as JSON');

/** The `data` of an answer as JSON, which is sent as it stands. */
export type WithSerialisedData = { readonly [WRITING]: SerialisedData };

/** How an answer without errors begins. */
const HEAD = '{"data":';
const TAG_LENGTH = 22;

/**
 * The JSON of an answer's `data`: text when it is new, and bytes from the first time that these are asked for. What is sent
 * again and again is made bytes once, and what is told of it is found once.
 */
export class SerialisedData {
  #form: string | Buffer;
  #size: Size | undefined;
  #tag: string | undefined;

  constructor(text: string) {
    this.#form = text;
  }

  /** As text. */
  get text(): string {
    return typeof this.#form === 'string' ? this.#form : this.#form.toString('utf8', HEAD.length);
  }

  /** An answer that has this data and no errors, up to and with the data, in UTF-8. */
  get opening(): Buffer {
    if (typeof this.#form === 'string') this.#form = bytesOf(HEAD + this.#form);
    return this.#form;
  }

  /** How many objects there are in the data, itself among them. */
  get objects(): number {
    return this.#sized.objects - 1;
  }

  /** What these hold under a name: values, lists and objects. */
  get entries(): number {
    return this.#sized.entries - 1;
  }

  get #sized(): Size {
    return (this.#size ??= sizeOfJson(this.opening));
  }

  /** The same for the same data, and for no other. */
  get tag(): string {
    return (this.#tag ??= createHash('sha256').update(this.opening).digest('base64url').slice(0, TAG_LENGTH));
  }
}

/** Memory of its own: what Node makes of a short text lies in a block of eight kilobytes, which it would hold. */
function bytesOf(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}

/** Stands for the `data` of an answer that is written already. */
export function withSerialisedData(writing: SerialisedData): WithSerialisedData & Record<string, unknown> {
  return { [WRITING]: writing };
}

/** The JSON of an answer's `data`; undefined where it is not written yet. */
export function serialisedDataOf(data: WithSerialisedData): SerialisedData;
export function serialisedDataOf(data: unknown): SerialisedData | undefined;
export function serialisedDataOf(data: unknown): SerialisedData | undefined {
  return isWritten(data) ? data[WRITING] : undefined;
}

function isWritten(data: unknown): data is WithSerialisedData {
  return typeof data === 'object' && data !== null && WRITING in data;
}

/** Writes an answer as JSON, with `errors` first and `extensions` last, as Apollo Server orders them. */
export function writeAnswer(answer: FormattedExecutionResult): string {
  const writing = serialisedDataOf(answer.data);
  if (writing === undefined) return `${JSON.stringify(answer)}\n`;
  const { data: _data, ...rest } = answer;
  return `${HEAD}${writing.text}${endingOf(rest)}`;
}

/** Writes an answer that has no errors as the pieces of its JSON. */
export function answerPieces(
  data: WithSerialisedData,
  extensions: Readonly<Record<string, unknown>>,
): Buffer[] {
  const rest = Object.keys(extensions).length === 0 ? {} : { extensions };
  return [serialisedDataOf(data).opening, Buffer.from(endingOf(rest))];
}

/** What comes behind the data. */
function endingOf(rest: Readonly<Record<string, unknown>>): string {
  const others = JSON.stringify(rest).slice(1, -1);
  return others === '' ? '}\n' : `,${others}}\n`;
}

const [QUOTE, BACKSLASH, BRACE, COLON] = [0x22, 0x5c, 0x7b, 0x3a];

/** The objects in JSON, and what these hold under a name. */
interface Size {
  readonly objects: number;
  readonly entries: number;
}

/** No byte of a character beyond ASCII is like one that is looked for. */
function sizeOfJson(json: Buffer): Size {
  let [objects, entries] = [0, 0];
  let isInString = false;
  for (let index = 0; index < json.length; index += 1) {
    const code = json[index];
    if (code === QUOTE) isInString = !isInString;
    else if (isInString) index += code === BACKSLASH ? 1 : 0;
    else if (code === BRACE) objects += 1;
    else if (code === COLON) entries += 1;
  }
  return { objects, entries };
}
