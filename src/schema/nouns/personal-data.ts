import type { Context } from '../../resolvers/request/context.ts';
import { maskedValue, revealedValue } from '../../resolvers/nouns/personal-data.ts';
import { scopeOfProject, scopeOfUnit } from '../../resolvers/nouns/access-scope.ts';
import type { ProjectPersonRow } from '../../resolvers/nouns/project-detail.ts';
import type { UnitRow } from '../../resolvers/nouns/unit.ts';
import { builder } from '../request/builder.ts';
import type { FieldRight } from '../request/field-rights.ts';
import { ProjectPerson, Unit } from './refs.ts';

const OF_UNIT = { scope: ({ id }: UnitRow, context: Context) => scopeOfUnit(context, id) };
const OF_PERSON = {
  scope: ({ projectId }: ProjectPersonRow, context: Context) => scopeOfProject(context, projectId),
};
const SEEN_OF_UNIT: FieldRight<UnitRow, Context> = { right: 'PERSONS', ...OF_UNIT };
const REVEALED_OF_UNIT: FieldRight<UnitRow, Context> = { right: 'PERSONAL_DATA', ...OF_UNIT };
const SEEN_OF_PERSON: FieldRight<ProjectPersonRow, Context> = { right: 'PERSONS', ...OF_PERSON };
const REVEALED_OF_PERSON: FieldRight<ProjectPersonRow, Context> = { right: 'PERSONAL_DATA', ...OF_PERSON };

const MASKED =
  'Null: not known; null with the error PERSONAL_DATA_UNREADABLE: stored, but the service lacks its key.';
const REVEALED = `It needs a right of its own, and every look is written down with who looked and when. ${MASKED}`;

const CONTACT_PHONE = { table: 'Unit', column: 'contactPhoneCipher' } as const;
const DOCUMENT_NUMBER = { table: 'ProjectPerson', column: 'documentNumberCipher' } as const;
const PHONE = { table: 'ProjectPerson', column: 'phoneCipher' } as const;

builder.objectFields(Unit, (t) => ({
  contactPhoneMasked: t.string({
    nullable: true,
    description: `The telephone of its contact, masked (联系电话，脱敏), such as 138****5678. It needs the right to see people. ${MASKED}`,
    right: SEEN_OF_UNIT,
    resolve: ({ id }, _, context) => maskedValue(context, CONTACT_PHONE, id),
  }),
  contactPhoneRevealed: t.string({
    nullable: true,
    description: `The telephone of its contact in full (联系电话，明文). ${REVEALED}`,
    right: REVEALED_OF_UNIT,
    resolve: ({ id }, _, context) => revealedValue(context, CONTACT_PHONE, id),
  }),
}));

builder.objectFields(ProjectPerson, (t) => ({
  documentNumberMasked: t.string({
    nullable: true,
    description: `The number of the identity document, masked (证件号码，脱敏): its first and last character. ${MASKED}`,
    right: SEEN_OF_PERSON,
    resolve: ({ id }, _, context) => maskedValue(context, DOCUMENT_NUMBER, id),
  }),
  documentNumberRevealed: t.string({
    nullable: true,
    description: `The number of the identity document in full (证件号码，明文). ${REVEALED}`,
    right: REVEALED_OF_PERSON,
    resolve: ({ id }, _, context) => revealedValue(context, DOCUMENT_NUMBER, id),
  }),
  phoneMasked: t.string({
    nullable: true,
    description: `The telephone, masked (联系电话，脱敏), such as 138****5678. ${MASKED}`,
    right: SEEN_OF_PERSON,
    resolve: ({ id }, _, context) => maskedValue(context, PHONE, id),
  }),
  phoneRevealed: t.string({
    nullable: true,
    description: `The telephone in full (联系电话，明文). ${REVEALED}`,
    right: REVEALED_OF_PERSON,
    resolve: ({ id }, _, context) => revealedValue(context, PHONE, id),
  }),
}));
