import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';

test('nothing set is a local service on the embedded database with the sample', () => {
  expect(readConfig({})).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    database: { kind: 'embedded', directory: '.atlas' },
    sample: true,
    adminKey: undefined,
    limits: { operation: 100_000, publicPerMinute: 5_000_000, keyPerMinute: 20_000_000 },
    trustedProxies: 0,
    graphiql: true,
    introspection: true,
    log: { format: 'text' },
  });
});

test('a variable that is set to nothing is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', ATLAS_SAMPLE: '' })).toEqual(readConfig({}));
});

test('a server has no sample unless it is asked for', () => {
  const DATABASE_URL = 'postgresql://atlas:secret@db:5432/atlas';
  expect(readConfig({ DATABASE_URL })).toMatchObject({
    database: { kind: 'postgresql', url: DATABASE_URL },
    sample: false,
  });
  expect(readConfig({ DATABASE_URL, ATLAS_SAMPLE: 'on' }).sample).toBe(true);
});

test('production shows no GraphiQL and no schema unless switched on, and logs JSON', () => {
  const NODE_ENV = 'production';
  expect(readConfig({ NODE_ENV })).toMatchObject({
    graphiql: false,
    introspection: false,
    log: { format: 'json' },
  });
  expect(
    readConfig({ NODE_ENV, ATLAS_GRAPHIQL: 'on', ATLAS_INTROSPECTION: 'on', ATLAS_LOG: 'text' }),
  ).toMatchObject({
    graphiql: true,
    introspection: true,
    log: { format: 'text' },
  });
});

test('everything that is wrong is named in one line, without a value', () => {
  const wrong = {
    PORT: '-1',
    DATABASE_URL: 'secret-1',
    DATABASE_REPLICA_URLS: 'postgresql://a@b/c, secret-2',
    REDIS_URL: 'secret-3',
    ATLAS_ADMIN_KEY: 'secret-4',
    ATLAS_LIMITS: 'secret-5',
  };
  expect(() => readConfig(wrong)).toThrow(
    /^PORT must .*; DATABASE_URL must .*; DATABASE_REPLICA_URLS must .*; ATLAS_ADMIN_KEY must .*; REDIS_URL must .*; ATLAS_LIMITS must be on or off$/,
  );
  expect(() => readConfig(wrong)).not.toThrow(/secret/);
});

test('tokens need all three settings of their provider, and a safe way to its keys', () => {
  const all = {
    ATLAS_OIDC_JWKS_URL: 'https://login.example/jwks',
    ATLAS_OIDC_ISSUER: 'https://login.example',
    ATLAS_OIDC_AUDIENCE: 'consortium-atlas',
  };
  expect(readConfig({}).oidc).toBeUndefined();
  expect(readConfig({ ...all, ATLAS_OIDC_ROLE_CLAIM: 'groups' }).oidc).toMatchObject({
    jwksUrl: 'https://login.example/jwks',
    claims: { role: 'groups', division: 'atlas_division' },
  });
  expect(() => readConfig({ ...all, ATLAS_OIDC_ISSUER: '' })).toThrow(/^ATLAS_OIDC_ISSUER must be set too/);
  expect(() => readConfig({ ATLAS_OIDC_AUDIENCE: 'x' })).toThrow(
    /^ATLAS_OIDC_JWKS_URL and ATLAS_OIDC_ISSUER must be set too/,
  );
  expect(() => readConfig({ ...all, ATLAS_OIDC_JWKS_URL: 'http://login.example/jwks' })).toThrow(
    /^ATLAS_OIDC_JWKS_URL must be an address with https/,
  );
});

test('traces are switched on by the variables of OpenTelemetry', () => {
  const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318';
  const otlp = { exporter: 'otlp', protocol: 'http/protobuf' };
  expect(readConfig({}).tracing).toBeUndefined();
  expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT }).tracing).toEqual(otlp);
  expect(readConfig({ OTEL_TRACES_EXPORTER: 'otlp' }).tracing).toEqual(otlp);
  expect(readConfig({ OTEL_TRACES_EXPORTER: 'console' }).tracing).toMatchObject({ exporter: 'console' });
  expect(
    readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json' }).tracing,
  ).toEqual({ exporter: 'otlp', protocol: 'http/json' });
  for (const off of [{ OTEL_TRACES_EXPORTER: 'none' }, { OTEL_SDK_DISABLED: 'True' }]) {
    expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT, ...off }).tracing).toBeUndefined();
  }
  expect(() => readConfig({ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toThrow(
    'OTEL_EXPORTER_OTLP_PROTOCOL must be http/protobuf or http/json',
  );
});
