import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

type Input = Pick<GraphQLArgument | GraphQLInputField, 'name' | 'type' | 'extensions'>;

/** Says what is wrong with a value of an input; undefined where nothing is. */
type Check = (path: string, value: unknown) => string | undefined;

const checks = new WeakMap<object, Check>();

/** The first argument that is larger than it may be, in words that say what is allowed; undefined where none is. */
export function argumentFault(
  field: GraphQLField<unknown, unknown>,
  args: Readonly<Record<string, unknown>>,
): string | undefined {
  for (const argument of field.args) {
    const fault = checkOf(argument)(argument.name, args[argument.name]);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function checkOf(input: Input): Check {
  let check = checks.get(input);
  if (!check) checks.set(input, (check = makeCheck(input)));
  return check;
}

function makeCheck({ type, extensions: { least, most } }: Input): Check {
  const plain = isNonNullType(type) ? type.ofType : type;
  if (isListType(plain)) {
    const checkEntry = valueCheck(plain.ofType);
    return (path, value) => {
      if (!Array.isArray(value)) return undefined;
      if (most !== undefined && value.length > most) {
        return `"${path}" has ${value.length} entries; ask for at most ${most}.`;
      }
      return firstFault(value, (entry, at) => checkEntry(`${path}.${at}`, entry));
    };
  }
  const checkValue = valueCheck(plain);
  return (path, value) => {
    if (typeof value !== 'number') return checkValue(path, value);
    if ((least === undefined || value >= least) && (most === undefined || value <= most)) return undefined;
    if (most === undefined) return `"${path}" is ${value}; give ${least} or more.`;
    return `"${path}" is ${value}; ask for ${least === undefined ? `at most ${most}` : `${least} to ${most}`}.`;
  };
}

function valueCheck(type: GraphQLInputType): Check {
  const plain = isNonNullType(type) ? type.ofType : type;
  if (!isInputObjectType(plain)) return () => undefined;
  return (path, value) => {
    if (!isObject(value)) return undefined;
    return firstFault(Object.values(plain.getFields()), (field) =>
      checkOf(field)(`${path}.${field.name}`, value[field.name]),
    );
  };
}

function firstFault<Part>(
  parts: readonly Part[],
  faultOf: (part: Part, at: number) => string | undefined,
): string | undefined {
  for (const [at, part] of parts.entries()) {
    const fault = faultOf(part, at);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
