import { describe, expect, it } from 'vitest';
import type { ApplicationForm } from '../../src/domain/application-form/application-form.ts';
import { checkApplicationForm } from '../../src/domain/application-form/check.ts';
import { carriedOver, withoutSecrets, withSecrets } from '../../src/domain/application-form/secret.ts';
import { soundApplication } from './application-forms.ts';

function formOf(input: unknown): ApplicationForm {
  const { form } = checkApplicationForm(input);
  if (form === null) throw new Error('the form is not sound');
  return form;
}

const sound = soundApplication();
const form = formOf({
  ...sound,
  lead: { ...sound.lead, contactName: '张样例', contactPhone: '13800000001' },
  members: sound.members.map((member, index) => ({
    ...member,
    contactName: `联系人${index}`,
    contactPhone: index === 1 ? null : `1380000001${index}`,
  })),
});

/** Every number of the form by the place where it stands. */
const NUMBERS = {
  'declaration.contactPhone': '0577-60000000',
  'lead.contactPhone': '13800000001',
  'members.0.contactPhone': '13800000010',
  'members.2.contactPhone': '13800000012',
  'projects.0.units.0.contactPhone': '13800000000',
  'projects.0.persons.0.phone': '13800000000',
  'projects.0.persons.0.documentNumber': '11010519491231002X',
  'projects.0.persons.1.documentNumber': 'E00000000',
};

function byPlace(secrets: ReturnType<typeof withoutSecrets>['secrets']): Record<string, string> {
  return Object.fromEntries(secrets.map(({ path, value }) => [path.join('.'), value]));
}

function without(...places: string[]): string[] {
  return Object.keys(NUMBERS).filter((place) => !places.includes(place));
}

describe('the numbers of people in a form', () => {
  it('are taken out of it, all of them and nothing else, and put back', () => {
    const before = structuredClone(form);
    const open = withoutSecrets(form);
    expect(byPlace(open.secrets)).toEqual(NUMBERS);
    const written = JSON.stringify(open.form);
    for (const number of Object.values(NUMBERS)) expect(written).not.toContain(number);
    expect(withSecrets(open)).toEqual(form);
    expect(form).toEqual(before);
    expect(withoutSecrets(open.form).secrets).toEqual([]);
  });

  it('are left out where their place is gone', () => {
    const open = withoutSecrets(form);
    const shorter = { ...open.form, members: open.form.members.slice(0, 1) };
    expect(
      byPlace(withoutSecrets(withSecrets({ form: shorter, secrets: open.secrets })).secrets),
    ).not.toHaveProperty('members.2.contactPhone');
  });

  it('stay where a new form leaves them out and names the same people', () => {
    const open = withoutSecrets(form);
    expect(byPlace(carriedOver(open, open.form))).toEqual(NUMBERS);
  });

  it('go where a new form has others, other people, or no such place', () => {
    const open = withoutSecrets(form);
    const { lead } = open.form;
    const [first, ...others] = open.form.members;
    const project = open.form.projects[0];
    if (lead === null || first === undefined || project === undefined) throw new Error('not the sound form');
    const kept = (changed: ApplicationForm) => Object.keys(byPlace(carriedOver(open, changed)));
    expect(kept({ ...open.form, lead: { ...lead, contactPhone: '13900000000' } })).toEqual(
      without('lead.contactPhone'),
    );
    expect(kept({ ...open.form, members: [{ ...first, name: '另一单位' }, ...others] })).toEqual(
      without('members.0.contactPhone'),
    );
    expect(kept({ ...open.form, members: [first] })).toEqual(without('members.2.contactPhone'));
    expect(kept({ ...open.form, declaration: { ...open.form.declaration, contactName: '王样例' } })).toEqual(
      without('declaration.contactPhone'),
    );
    expect(kept({ ...open.form, projects: [{ ...project, persons: project.persons.toReversed() }] })).toEqual(
      without(
        'projects.0.persons.0.phone',
        'projects.0.persons.0.documentNumber',
        'projects.0.persons.1.documentNumber',
      ),
    );
    expect(kept({ ...open.form, lead: null })).toEqual(without('lead.contactPhone'));
  });
});
