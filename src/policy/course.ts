import { z } from 'zod';
import { FORM_KINDS } from '../domain/application-form/completeness.ts';
import { isCalendarDate } from '../domain/calendar-date.ts';
import { EVALUATION_GRADES, PROJECT_LEVELS, REPORT_KINDS, STAGES, UNIT_KINDS } from '../domain/vocabulary.ts';
import { writtenInteger } from './condition.ts';

/** A text in both languages, in our own words. */
export const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** A day that exists, YYYY-MM-DD. */
export const writtenDate = z.string().refine(isCalendarDate, 'expected a day that exists, YYYY-MM-DD');

const ruleId = z.string().min(1);
/** Who acts in a stage or owes a duty. */
const actors = z.enum([
  'LEAD',
  'CONSORTIUM',
  'MEMBERS',
  'LOCAL_BUREAU',
  'CITY_BUREAU',
  'PROVINCE',
  'EXPERTS',
]);

const stageSchema = z.strictObject({
  stage: z.enum(STAGES),
  rule: ruleId,
  by: actors,
  title: textSchema,
  /** The documents and steps that the stage asks for. */
  needs: z.array(textSchema).default([]),
  /** Parameter of the rule with the number of peer reviewers it needs at least; null where it needs none. */
  reviewers: z.string().nullable().default(null),
  /** The stage is left out where the lead is one of these. */
  skippedForLeads: z.array(z.enum(UNIT_KINDS)).default([]),
});
/** One stage of the course of an application. */
export type CourseStage = z.infer<typeof stageSchema>;

const windowSchema = z.strictObject({
  key: z.string().min(1),
  rule: ruleId,
  /** A window for comments on a draft is never one for applications. */
  kind: z.enum(['APPLICATION', 'RECOMMENDATION', 'COMMENT']),
  title: textSchema,
  /** The stages that fall in it; none for a window outside the course. */
  stages: z.array(z.enum(STAGES)).default([]),
  opensOn: writtenDate.nullable(),
  closesOn: writtenDate,
  /** The time of day in Asia/Shanghai at which it closes; null for the end of the day. */
  closesAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected HH:MM')
    .nullable()
    .default(null),
  /** What the text leaves open about the window and how it is read; null where nothing. */
  interpretation: textSchema.nullable().default(null),
});
/** A span of time in which something can be handed in. */
export type CourseWindow = z.infer<typeof windowSchema>;

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'expected MM-DD');
const dutySchema = z.strictObject({
  key: z.string().min(1),
  rule: ruleId,
  by: actors,
  to: actors.nullable(),
  title: textSchema,
  /** ANNUAL: once for each year. REGULAR: again and again, no period given. ON_EVENT: when something happens. ONGOING: always. */
  frequency: z.enum(['ANNUAL', 'REGULAR', 'ON_EVENT', 'ONGOING']),
  /** When an annual duty for one year falls due; null where the text gives no date. */
  due: z
    .strictObject({
      /** 0 for the year itself, 1 for the year after it. */
      yearsLater: writtenInteger,
      opens: monthDay.nullable(),
      closes: monthDay,
    })
    .nullable(),
  /** The reports that fulfil it; none for a duty that no report fulfils. */
  reports: z.array(z.enum(REPORT_KINDS)).default([]),
  interpretation: textSchema.nullable().default(null),
});
/** Something that is owed again and again. */
export type CourseDuty = z.infer<typeof dutySchema>;

/** What may follow from an evaluation or from the end of the plan. */
export const EFFECTS = [
  'ROLLING_SUPPORT',
  'MORE_SUPPORT',
  'RECOMMENDED_HIGHER',
  'ADJUSTED_OR_SUSPENDED',
  'REVOKED',
  'LEAD_BARRED',
  'DISSOLVED',
] as const;
export type Effect = (typeof EFFECTS)[number];

const consequenceSchema = z.strictObject({
  rule: ruleId,
  title: textSchema,
  effect: z.enum(EFFECTS),
  /** Parameter of the rule with the years that the effect lasts; null where it does not end. */
  lasts: z.string().nullable().default(null),
  after: z.discriminatedUnion('event', [
    /** The last evaluations, as many in a row as a parameter of the rule says (one where it is null), have this grade. */
    z.strictObject({
      event: z.literal('GRADE'),
      grade: z.enum(EVALUATION_GRADES),
      inARow: z.string().nullable().default(null),
    }),
    /** The plan ended so many months ago as a parameter of the rule says. */
    z.strictObject({ event: z.literal('PLAN_ENDED'), months: z.string() }),
  ]),
  /** What the text leaves open and how it is read. */
  interpretation: textSchema.nullable().default(null),
});
/** What follows from an event in the life of a consortium. */
export type CourseConsequence = z.infer<typeof consequenceSchema>;

const targetSchema = z.strictObject({
  rule: ruleId,
  title: textSchema,
  byYear: writtenInteger,
  /** Parameter of the rule with the number of consortia. */
  count: z.string().min(1),
  /** 左右: about so many, and no threshold. */
  approximate: z.boolean(),
});
/** How many consortia a city wants by a year; a goal, not a rule for any one of them. */
export type CourseTarget = z.infer<typeof targetSchema>;

const memberChangeSchema = z.strictObject({
  rule: ruleId,
  /** ADMISSION: a member joins. RELEASE: a member leaves. */
  change: z.enum(['ADMISSION', 'RELEASE']),
  /** Whether the members sign a supplementary agreement (补充协议). */
  supplementaryAgreement: z.boolean(),
});
/** That members come or go only with the consent of all. */
export type CourseMemberChange = z.infer<typeof memberChangeSchema>;

/** What of a project stays as it was approved: what is researched, what is to come out, the money that is not public. */
export const LOCKED_PARTS = ['CONTENT', 'INDICATORS', 'OWN_FUNDS'] as const;
export type LockedPart = (typeof LOCKED_PARTS)[number];

/** Reads the course of an application, and of the consortium that comes of it. */
export const courseSchema = z.strictObject({
  stages: z.array(stageSchema).default([]),
  /** The form that an application fills in. */
  form: z.enum(FORM_KINDS).default('NONE'),
  windows: z.array(windowSchema).default([]),
  /** The public notice before filing; `workingDays` names a parameter and is null where the text gives no length. */
  notice: z.strictObject({ rule: ruleId, workingDays: z.string().nullable() }).nullable().default(null),
  duties: z.array(dutySchema).default([]),
  consequences: z.array(consequenceSchema).default([]),
  /** Empty where the text does not say how members come and go. */
  memberChanges: z.array(memberChangeSchema).default([]),
  /** What of an approved project is not changed any more; null where the text says nothing of it. */
  lock: z
    .strictObject({ rule: ruleId, parts: z.array(z.enum(LOCKED_PARTS)).min(1) })
    .nullable()
    .default(null),
  /** How a consortium dissolves itself; null where the text does not speak of it. */
  dissolution: z
    .strictObject({
      rule: ruleId,
      by: actors,
      /** Whether all members must agree, as long as its plan runs. */
      consent: z.boolean(),
      /** Not while it has projects of these levels. */
      notWithProjects: z.array(z.enum(PROJECT_LEVELS)),
    })
    .nullable()
    .default(null),
  targets: z.array(targetSchema).default([]),
});
/** The course of an application under a policy: data, read by pure functions of a date. */
export type Course = z.infer<typeof courseSchema>;
