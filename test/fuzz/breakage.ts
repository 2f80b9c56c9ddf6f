import type { Dice } from './dice.ts';
import type { Operation } from './operations.ts';

const SCRAPS = [
  '{',
  '}',
  '(',
  ')',
  '...',
  '@',
  '@skip',
  '$',
  ':',
  '"',
  '"""',
  '#',
  '!',
  '\\u0000',
  '\u0000',
  '\ufeff',
  'fragment A on Query { ...A }',
  '...Missing',
  '... on Nothing { id }',
  '__schema { types { name } }',
  '__typename @deprecated',
  'subscription { a }',
  'on',
  'null',
  '1e400',
  'x'.repeat(200),
];

const LETTERS = /[A-Za-z]+/g;

/** Ways to spoil an operation. */
const BREAKAGES: readonly ((operation: Operation, dice: Dice) => Operation)[] = [
  // A part is missing.
  (operation, dice) => {
    const at = dice.between(0, operation.query.length);
    return {
      ...operation,
      query: operation.query.slice(0, at) + operation.query.slice(at + dice.between(1, 10)),
    };
  },
  // It ends too soon.
  (operation, dice) => ({
    ...operation,
    query: operation.query.slice(0, dice.between(0, operation.query.length)),
  }),
  // Something is in it that does not belong there.
  (operation, dice) => {
    const at = dice.between(0, operation.query.length);
    return {
      ...operation,
      query: `${operation.query.slice(0, at)} ${dice.pick(SCRAPS)} ${operation.query.slice(at)}`,
    };
  },
  // A part comes twice.
  (operation, dice) => {
    const at = dice.between(0, operation.query.length);
    const part = operation.query.slice(at, at + dice.between(1, 40));
    return { ...operation, query: operation.query.slice(0, at) + part + operation.query.slice(at) };
  },
  // A name is almost one.
  (operation, dice) => {
    const names = [...operation.query.matchAll(LETTERS)];
    const { index, 0: name } = dice.pick(names);
    const end = index + name.length;
    return { ...operation, query: `${operation.query.slice(0, end)}s${operation.query.slice(end)}` };
  },
  // Variables are missing, others are there, or they belong to another operation.
  (operation) => ({ ...operation, variables: {} }),
  (operation, dice) => {
    const entries = Object.entries(operation.variables).map(([name, value]) => [
      name,
      dice.pick([value, [value], { value }, String(value), 0, null, { a: [[[]]] }]),
    ]);
    return { ...operation, variables: { ...Object.fromEntries(entries), further: 1 } };
  },
  (operation, dice) => ({
    ...operation,
    operationName: dice.pick(['', 'B', 'constructor', ' ', 'x'.repeat(500)]),
  }),
  // The same again.
  (operation) => ({ ...operation, query: `${operation.query} ${operation.query}` }),
];

/** Spoils an operation in one or two ways. */
export function broken(operation: Operation, dice: Dice): Operation {
  const once = dice.pick(BREAKAGES)(operation, dice);
  return dice.happens(0.2) && once.query !== '' ? dice.pick(BREAKAGES.slice(0, 4))(once, dice) : once;
}
