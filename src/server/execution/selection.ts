import {
  BREAK,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getVariableValues,
  GraphQLError,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type DocumentNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { argumentFault } from '../../schema/request/argument-limits.ts';
import type { SelectedField } from '../../resolvers/plan/selected-field.ts';

type Variables = Readonly<Record<string, unknown>>;

/** What a document says, for reading its selections. */
interface Reading {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
}

/**
 * What a query asks for, as a tree of fields: fragments merged, `@skip` and `@include` decided, arguments read.
 *
 * @returns undefined where the answer depends on more than that: abstract types, introspection, arguments or variables
 *   that cannot be read.
 */
export function selectionOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): readonly SelectedField[] | undefined {
  const type = schema.getQueryType();
  if (!type) return undefined;
  const read = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (read.errors) return undefined;
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  try {
    return fieldsOf({ schema, fragments, variables: read.coerced }, type, [
      operation.selectionSet.selections,
    ]);
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

function fieldsOf(
  reading: Reading,
  type: GraphQLObjectType,
  selections: readonly (readonly SelectionNode[])[],
): readonly SelectedField[] | undefined {
  const nodes = new Map<string, FieldNode[]>();
  for (const each of selections) collect(reading, type, each, nodes);
  const fields: SelectedField[] = [];
  for (const [key, [first, ...others]] of nodes) {
    if (!first) continue;
    const field = fieldOf(reading, type, key, first, others);
    if (!field) return undefined;
    fields.push(field);
  }
  return fields;
}

function fieldOf(
  reading: Reading,
  type: GraphQLObjectType,
  key: string,
  first: FieldNode,
  others: readonly FieldNode[],
): SelectedField | undefined {
  const name = first.name.value;
  if (name === '__typename') return { key, name, args: {}, fields: [] };
  const definition = type.getFields()[name];
  if (!definition) return undefined;
  const args = getArgumentValues(definition, first, reading.variables);
  if (argumentFault(definition, args) !== undefined) return undefined;
  const given = getNamedType(definition.type);
  if (isLeafType(given)) return { key, name, args, fields: [] };
  if (!isObjectType(given)) return undefined;
  const fields =
    others.length === 0 && first.selectionSet
      ? fieldsOfSet(reading, given, first.selectionSet)
      : fieldsOf(
          reading,
          given,
          [first, ...others].map(({ selectionSet }) => selectionSet?.selections ?? []),
        );
  return fields && { key, name, args, fields };
}

/**
 * What is read of selections that no variable has a part in: the same each time their document is asked, and so is what is
 * planned of them.
 */
const known = new WeakMap<SelectionSetNode, readonly SelectedField[] | 'VARIES'>();

function fieldsOfSet(
  reading: Reading,
  type: GraphQLObjectType,
  set: SelectionSetNode,
): readonly SelectedField[] | undefined {
  const found = known.get(set);
  if (found !== undefined && found !== 'VARIES') return found;
  const fields = fieldsOf(reading, type, [set.selections]);
  if (fields && found === undefined) known.set(set, varies(reading, set) ? 'VARIES' : fields);
  return fields;
}

/** Whether a variable has a part in a selection, or in a fragment that it spreads. */
function varies({ fragments }: Reading, set: SelectionSetNode): boolean {
  let found = false;
  const spread = new Set<string>();
  const look = (node: SelectionSetNode): void =>
    void visit(node, {
      Variable: () => {
        found = true;
        return BREAK;
      },
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (!fragment || spread.has(name.value)) return;
        spread.add(name.value);
        look(fragment.selectionSet);
      },
    });
  look(set);
  return found;
}

/** Puts the fields that a selection asks of a type under their keys, in the order in which they are answered. */
function collect(
  reading: Reading,
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  nodes: Map<string, FieldNode[]>,
): void {
  for (const selection of selections) {
    if (!isIncluded(selection, reading.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const known = nodes.get(key);
      if (known) known.push(selection);
      else nodes.set(key, [selection]);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? reading.fragments.get(selection.name.value) : selection;
    if (fragment && appliesTo(reading.schema, fragment.typeCondition?.name.value, type)) {
      collect(reading, type, fragment.selectionSet.selections, nodes);
    }
  }
}

function isIncluded(selection: SelectionNode, variables: Variables): boolean {
  if (selection.directives === undefined || selection.directives.length === 0) return true;
  return (
    getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false
  );
}

function appliesTo(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}
