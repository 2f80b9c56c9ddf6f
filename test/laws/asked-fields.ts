import { getNamedType, isObjectType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { schema } from '../graph/ask.ts';

/** The fields that documents ask for, as Type.field. */
export class AskedFields {
  readonly #names = new Set<string>();

  /** Notes the fields of a document, and gives it on. */
  of(document: string): string {
    const info = new TypeInfo(schema);
    visit(
      parse(document),
      visitWithTypeInfo(info, {
        Field: ({ name }) => {
          this.#names.add(`${info.getParentType()?.name ?? ''}.${name.value}`);
        },
      }),
    );
    return document;
  }

  /** The fields of types, and of those that these lead to, that nothing asked for. */
  missing(types: readonly string[], leadsNowhere: ReadonlySet<string>): string[] {
    const reached = new Set(types);
    const missing: string[] = [];
    for (const name of reached) {
      const type = schema.getType(name);
      if (!isObjectType(type)) throw new Error(`${name} has no fields`);
      for (const field of Object.values(type.getFields())) {
        const of = getNamedType(field.type);
        if (!this.#names.has(`${name}.${field.name}`)) missing.push(`${name}.${field.name}`);
        else if (isObjectType(of) && !leadsNowhere.has(of.name)) reached.add(of.name);
      }
    }
    return missing;
  }
}
