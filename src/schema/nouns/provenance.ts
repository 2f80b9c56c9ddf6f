import type { Origin as Origins } from '../../domain/vocabulary.ts';
import type { Provenance as ProvenanceShape } from '../../resolvers/nouns/provenance.ts';
import { builder } from '../request/builder.ts';

const ORIGINS = {
  OFFICIAL_DOCUMENT: { description: 'An official document says so (官方文件).' },
  SUBMITTED: { description: 'Somebody submitted it (单位报送).' },
  SYNTHETIC: { description: 'Made up as an example, of no real unit (合成示例).' },
} satisfies Record<Origins, object>;

const Origin = builder.enumType('Origin', {
  description: 'What a record rests on (数据来源).',
  values: ORIGINS,
});

const Provenance = builder.objectRef<ProvenanceShape>('Provenance').implement({
  description: 'Where a record comes from (来源).',
  fields: (t) => ({
    origin: t.expose('origin', { type: Origin, description: 'What it rests on (数据来源).' }),
    document: t.exposeString('sourceDocument', {
      nullable: true,
      description: 'The official document (文件).',
    }),
    clause: t.exposeString('sourceClause', { nullable: true, description: 'Section and clause (条款).' }),
  }),
});

/** The options of the field `provenance` of a type. */
export function provenance() {
  return {
    type: Provenance,
    description: 'Where the record comes from (来源).',
    resolve: (row: ProvenanceShape) => row,
  };
}
