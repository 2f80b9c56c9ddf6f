import { GraphQLError, GraphQLScalarType } from 'graphql';
import type { MissingItem } from '../../domain/application-form/completeness.ts';
import {
  type DraftedForm as DraftedFormShape,
  type FormProblem as FormProblemShape,
  type FormReading,
  readApplicationForm,
} from '../../resolvers/applications/application-form-file.ts';
import { UploadedFile } from '../../resolvers/request/uploaded-file.ts';
import { builder } from '../request/builder.ts';
import { localeArgument, textIn } from '../request/locale.ts';

const NO_FILE =
  'An Upload is a file: send the request as multipart/form-data by the GraphQL multipart request specification.';

builder.addScalarType(
  'Upload',
  new GraphQLScalarType<UploadedFile, never>({
    name: 'Upload',
    description:
      'A file (上传文件): a part of a multipart/form-data request, by the GraphQL multipart request specification. One a request, of at most 5 MB.',
    serialize: () => {
      throw new GraphQLError('An Upload is never answered.');
    },
    parseValue: (value) => {
      if (value instanceof UploadedFile) return value;
      throw new GraphQLError(NO_FILE, { extensions: { code: 'BAD_USER_INPUT' } });
    },
    parseLiteral: () => {
      throw new GraphQLError(NO_FILE, { extensions: { code: 'BAD_USER_INPUT' } });
    },
  }),
);

const Severity = builder.enumType('FormProblemSeverity', {
  description: 'Whether a problem refuses the form (严重程度).',
  values: {
    ERROR: { value: 'error', description: 'The form is refused (错误).' },
    WARNING: { value: 'warning', description: 'The form passes, and somebody should look (警告).' },
  } as const,
});

const FormProblem = builder.objectRef<FormProblemShape>('FormProblem').implement({
  description: 'Something wrong with a filled form, by its cell (表格问题).',
  fields: (t) => ({
    severity: t.expose('severity', {
      type: Severity,
      description: 'Whether it refuses the form (严重程度).',
    }),
    sheet: t.exposeString('sheet', {
      nullable: true,
      description: 'The sheet (工作表); null where it is of the file.',
    }),
    cell: t.exposeString('cell', {
      nullable: true,
      description: 'The cell, such as B7 (单元格); null where it is of the sheet.',
    }),
    code: t.exposeString('code', { description: 'A stable code (错误代码).' }),
    message: t.string({
      description: 'What to do about it (说明).',
      args: localeArgument,
      resolve: ({ message }, { locale }) => textIn(message, locale),
    }),
  }),
});

const MissingFormItem = builder.objectRef<MissingItem>('MissingFormItem').implement({
  description: 'Something that the form asks for before it can be submitted, and does not say (缺项).',
  fields: (t) => ({
    path: t.stringList({
      description: 'Where it belongs in the document (路径).',
      resolve: ({ path }) => path.map(String),
    }),
    code: t.exposeString('code', { description: 'A stable code (代码).' }),
    message: t.string({
      description: 'What to fill in (说明).',
      args: localeArgument,
      resolve: ({ message }, { locale }) => textIn(message, locale),
    }),
  }),
});

const DraftedForm = builder.objectRef<DraftedFormShape>('DraftedForm').implement({
  description:
    'The document of an application as a form holds it (表格内容), to be drafted by draftApplication.',
  fields: (t) => ({
    form: t.expose('form', { type: 'ApplicationForm', description: 'The document (申报材料).' }),
    missing: t.field({
      type: [MissingFormItem],
      description: 'What it still lacks before it can be submitted (缺项).',
      resolve: ({ missing }) => [...missing],
    }),
  }),
});

const Payload = builder.objectRef<FormReading>('ReadApplicationFormPayload').implement({
  description: 'What came of reading a form (读取结果). Nothing was changed.',
  fields: (t) => ({
    policy: t.exposeString('policy', {
      nullable: true,
      description: 'The key of the policy whose form it is (政策); null where it is none.',
    }),
    applications: t.field({
      type: [DraftedForm],
      description:
        'The applications: one, or one a row of a summary table (申报). None where anything is wrong.',
      resolve: ({ applications }) => [...applications],
    }),
    problems: t.field({
      type: [FormProblem],
      description: 'Everything that is wrong with it (问题).',
      resolve: ({ problems }) => [...problems],
    }),
  }),
});

builder.mutationField('readApplicationForm', (t) =>
  t.field({
    type: Payload,
    nullable: true,
    description:
      'Reads a filled form, a workbook of `atlas form new`, and tells everything wrong with it by its cells (读取申报表格). It changes nothing.',
    args: { file: t.arg({ type: 'Upload', required: true, description: 'The workbook (文件).' }) },
    resolve: (_, { file }, context) => readApplicationForm(context, file),
  }),
);
