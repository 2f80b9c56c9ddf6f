/**
 * The places of an application form that hold document numbers and telephone numbers: to be encrypted where the document
 * is kept, and masked where it is shown. `*` stands for every entry of a list.
 */
export const ENCRYPTED_PATHS = [
  ['declaration', 'contactPhone'],
  ['lead', 'contactPhone'],
  ['members', '*', 'contactPhone'],
  ['projects', '*', 'units', '*', 'contactPhone'],
  ['projects', '*', 'persons', '*', 'phone'],
  ['projects', '*', 'persons', '*', 'documentNumber'],
] as const satisfies readonly (readonly string[])[];

/** The lists and values about people, which nobody sees without the right to see persons. */
export const PERSON_PATHS = [
  ['declaration', 'contactName'],
  ['lead', 'contactName'],
  ['members', '*', 'contactName'],
  ['consortium', 'chiefScientistName'],
  ['teamMembers'],
  ['projects', '*', 'units', '*', 'contactName'],
  ['projects', '*', 'persons'],
] as const satisfies readonly (readonly string[])[];
