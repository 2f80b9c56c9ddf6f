import saxes from 'saxes';
import { noWorkbook } from './refusal.ts';

/** The attributes of an element by their names, without prefixes of name spaces. */
export type Attributes = Readonly<Record<string, string>>;

/** What is told of a document of XML as it is read; names come without prefixes of name spaces. */
export interface XmlListener {
  readonly onOpen?: (name: string, attributes: Attributes) => void;
  readonly onText?: (text: string) => void;
  readonly onClose?: (name: string) => void;
}

function refuse(): never {
  throw noWorkbook();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
/** Pieces of a document, so that a listener that throws ends the reading soon. */
const PIECE = 65_536;

/**
 * Reads a part of a workbook. Document types, which could multiply what is said by entities, are refused.
 *
 * @throws WorkbookRefusedError where it is no well-formed XML, and whatever the listener throws.
 */
export function readXml(part: Buffer, { onOpen, onText, onClose }: XmlListener): void {
  const parser = new saxes.SaxesParser();
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  if (onOpen) {
    parser.on('opentag', ({ name, attributes }) => {
      const named = Object.entries(attributes).map(([key, value]) => [local(key), value] as const);
      onOpen(local(name), Object.fromEntries(named));
    });
  }
  if (onText) {
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  if (onClose) parser.on('closetag', ({ name }) => onClose(local(name)));
  const text = part.toString('utf8');
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.close();
}
