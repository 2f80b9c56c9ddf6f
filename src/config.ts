import { z } from 'zod';
import type { DatabaseLocation } from './database/connection.ts';
import { isPersonalDataKey } from './database/personal-data.ts';
import type { ReplicaTerms } from './database/servers.ts';

/** How the program runs, read once from the environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly database: DatabaseLocation;
  /** How long a start waits for a server that does not answer yet, in milliseconds. */
  readonly databaseWait: number;
  /** The folder of the embedded database and of generated secrets. */
  readonly dataDirectory: string;
  /** Whether an empty database gets the sample data. */
  readonly sample: boolean;
  /** A key that makes its holder an administrator without being stored. */
  readonly adminKey: string | undefined;
  /** How much may be asked for; undefined for no limit of cost and rate. Size and depth are limited always. */
  readonly limits: CostTerms | undefined;
  /** How many proxies of our own stand before the server, each of which adds to X-Forwarded-For. */
  readonly trustedProxies: number;
  /** How long a request may take, in milliseconds; then the statements that it began are cancelled. */
  readonly timeLimit: number;
  /** How long a client may take to send a request, in milliseconds. */
  readonly receiveLimit: number;
  /** How many requests are answered at once, and how many wait for them at most. */
  readonly concurrency: number;
  readonly queue: number;
  /** The file of operations that are known beforehand; undefined for none. */
  readonly trustedDocuments: string | undefined;
  /** Whether those operations alone are answered, but to administrators. */
  readonly trustedOnly: boolean;
  /** From how many milliseconds on an operation is logged as slow. */
  readonly slowMilliseconds: number;
  /** How much memory the response cache may take, in megabytes; 0 keeps none. */
  readonly responseCacheMegabytes: number;
  /** What personal data is encrypted with: the first key encrypts, all decrypt. */
  readonly personalDataKeys: readonly string[];
  /** Where tokens come from; undefined where there are API keys alone. */
  readonly oidc: OidcSettings | undefined;
  /** The replicas that are read from; undefined where there are none. */
  readonly replicas: ReplicaTerms | undefined;
  /** Where traces go; undefined where nothing is traced. */
  readonly tracing: TracingTerms | undefined;
  readonly redisUrl: string | undefined;
  /** Whether /graphql shows GraphiQL to a browser. */
  readonly graphiql: boolean;
  /** Whether anybody may ask for the schema; an administrator always may. */
  readonly introspection: boolean;
  /** JSON is for whoever collects logs: the default in production. */
  readonly log: { readonly format: 'text' | 'json'; readonly level: LogLevel };
}

/** How much may be asked for, in objects of answers. */
export interface CostTerms {
  /** By one operation. */
  readonly operation: number;
  /** In a minute by one address, without a key. */
  readonly publicPerMinute: number;
  /** In a minute by one key. */
  readonly keyPerMinute: number;
}

/** What is known of an OpenID Connect provider. */
export interface OidcSettings {
  /** Where its public keys are. */
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  /** The names of the claims that say what a token's holder may do. */
  readonly claims: {
    readonly role: string;
    readonly division: string;
    readonly unit: string;
    readonly scopes: string;
  };
}

/** How traces leave; where they go is for OpenTelemetry's own variables to say. */
export interface TracingTerms {
  readonly exporter: 'otlp' | 'console';
  readonly protocol: 'http/protobuf' | 'http/json';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** How much is logged; `debug` logs every request. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** That the environment cannot be used: one line that names each variable and says what it should be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const MIN_ADMIN_KEY_LENGTH = 16;
const MAX_PORT = 65_535;

// The messages never quote a value: an address may hold a password, and a key is a secret.
const onOff = z.enum(['on', 'off'], { error: 'must be on or off' }).transform((value) => value === 'on');
const url = (protocols: readonly string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address such as ${example}`,
  });
/** Whoever can change what this address answers can make tokens, so the way there is encrypted or stays on the machine. */
const keysUrl = z
  .string()
  .refine((text) => URL.canParse(text) && (text.startsWith('https://') || isLocal(new URL(text))), {
    error: 'must be an address with https, such as https://login.example.gov.cn/jwks',
  });
const collectorUrl = url(['http:', 'https:'], 'http://collector:4318');
const otlpProtocol = z.enum(['http/protobuf', 'http/json'], { error: 'must be http/protobuf or http/json' });
const postgresqlUrl = url(['postgres:', 'postgresql:'], 'postgresql://user@host:5432/database');

const MAX_COUNT = 1_000_000_000;
/** With this, and an attempt to connect that began just before its end, a start that fails still ends within a minute. */
const MAX_DATABASE_WAIT = 40;
const count = (least: number, most = MAX_COUNT) =>
  z
    .string()
    .refine((text) => /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);

/** Every variable that is read, with what it may be and its default. */
export const ENVIRONMENT = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= MAX_PORT, {
      error: `must be a whole number from 0 to ${MAX_PORT}`,
    })
    .transform(Number)
    .default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: postgresqlUrl.optional(),
  ATLAS_DATABASE_WAIT: count(0, MAX_DATABASE_WAIT).default(20),
  DATABASE_REPLICA_URLS: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(postgresqlUrl))
    .default([]),
  ATLAS_REPLICA_LAG: count(1).default(10),
  ATLAS_DATA_DIR: z.string().default('.atlas'),
  ATLAS_SAMPLE: onOff.optional(),
  ATLAS_ADMIN_KEY: z
    .string()
    .min(MIN_ADMIN_KEY_LENGTH, { error: `must have at least ${MIN_ADMIN_KEY_LENGTH} characters` })
    .optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'redis://host:6379').optional(),
  ATLAS_PERSONAL_DATA_KEYS: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((keys) => keys.every(isPersonalDataKey), {
      error:
        'must be keys of 32 bytes each as base64, such as "openssl rand -base64 32" makes, with commas between',
    })
    .default([]),
  ATLAS_OIDC_JWKS_URL: keysUrl.optional(),
  ATLAS_OIDC_ISSUER: z.string().optional(),
  ATLAS_OIDC_AUDIENCE: z.string().optional(),
  ATLAS_OIDC_ROLE_CLAIM: z.string().default('atlas_role'),
  ATLAS_OIDC_DIVISION_CLAIM: z.string().default('atlas_division'),
  ATLAS_OIDC_UNIT_CLAIM: z.string().default('atlas_unit'),
  ATLAS_OIDC_SCOPES_CLAIM: z.string().default('atlas_scopes'),
  ATLAS_LIMITS: onOff.default(true),
  ATLAS_OPERATION_COST: count(1).default(100_000),
  ATLAS_PUBLIC_POINTS: count(1).default(5_000_000),
  ATLAS_KEY_POINTS: count(1).default(20_000_000),
  ATLAS_TRUSTED_PROXIES: count(0).default(0),
  ATLAS_TIME_LIMIT: count(1).default(30_000),
  ATLAS_RECEIVE_LIMIT: count(1).default(30_000),
  ATLAS_CONCURRENCY: count(1).default(100),
  ATLAS_QUEUE: count(0).default(400),
  ATLAS_TRUSTED_DOCUMENTS: z.string().optional(),
  ATLAS_TRUSTED_ONLY: onOff.default(false),
  ATLAS_SLOW_MS: count(0).default(1000),
  ATLAS_KEPT_ANSWERS: count(0).default(24),
  OTEL_SDK_DISABLED: z.string().optional(),
  OTEL_TRACES_EXPORTER: z
    .enum(['otlp', 'console', 'none'], { error: 'must be otlp, console or none' })
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collectorUrl.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: otlpProtocol.default('http/protobuf'),
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: otlpProtocol.optional(),
  ATLAS_GRAPHIQL: onOff.optional(),
  ATLAS_INTROSPECTION: onOff.optional(),
  ATLAS_LOG: z.enum(['text', 'json'], { error: 'must be text or json' }).optional(),
  ATLAS_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
});

/**
 * Reads the environment. A variable that is set to nothing counts as not set.
 *
 * @throws ConfigError
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = ENVIRONMENT.safeParse(set);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`);
    throw new ConfigError(problems.join('; '));
  }
  const { data } = read;
  const production = data.NODE_ENV === 'production';
  return {
    port: data.PORT,
    host: data.HOST,
    database:
      data.DATABASE_URL === undefined
        ? { kind: 'embedded', directory: data.ATLAS_DATA_DIR }
        : { kind: 'postgresql', url: data.DATABASE_URL },
    databaseWait: data.ATLAS_DATABASE_WAIT * 1000,
    dataDirectory: data.ATLAS_DATA_DIR,
    sample: data.ATLAS_SAMPLE ?? data.DATABASE_URL === undefined,
    adminKey: data.ATLAS_ADMIN_KEY,
    limits: data.ATLAS_LIMITS
      ? {
          operation: data.ATLAS_OPERATION_COST,
          publicPerMinute: data.ATLAS_PUBLIC_POINTS,
          keyPerMinute: data.ATLAS_KEY_POINTS,
        }
      : undefined,
    trustedProxies: data.ATLAS_TRUSTED_PROXIES,
    timeLimit: data.ATLAS_TIME_LIMIT,
    receiveLimit: data.ATLAS_RECEIVE_LIMIT,
    concurrency: data.ATLAS_CONCURRENCY,
    queue: data.ATLAS_QUEUE,
    trustedDocuments: data.ATLAS_TRUSTED_DOCUMENTS,
    trustedOnly: data.ATLAS_TRUSTED_ONLY,
    slowMilliseconds: data.ATLAS_SLOW_MS,
    responseCacheMegabytes: data.ATLAS_KEPT_ANSWERS,
    personalDataKeys: data.ATLAS_PERSONAL_DATA_KEYS,
    oidc: oidcSettings(data),
    replicas: replicaTerms(data),
    redisUrl: data.REDIS_URL,
    tracing: tracingTerms(data),
    graphiql: data.ATLAS_GRAPHIQL ?? !production,
    introspection: data.ATLAS_INTROSPECTION ?? !production,
    log: { format: data.ATLAS_LOG ?? (production ? 'json' : 'text'), level: data.ATLAS_LOG_LEVEL },
  };
}

/** Where the servers of the database are; undefined where there is one. Throws ConfigError on replicas of nothing. */
function replicaTerms(data: z.infer<typeof ENVIRONMENT>): ReplicaTerms | undefined {
  const { DATABASE_URL: primaryUrl, DATABASE_REPLICA_URLS: urls, ATLAS_REPLICA_LAG: seconds } = data;
  if (urls.length === 0) return undefined;
  if (primaryUrl !== undefined) return { primaryUrl, urls, lag: seconds * 1000 };
  throw new ConfigError(
    'DATABASE_URL must be set too, for DATABASE_REPLICA_URLS names replicas of its server',
  );
}

/** OpenTelemetry's rules, but that nothing is traced where no variable says so. */
function tracingTerms(data: z.infer<typeof ENVIRONMENT>): TracingTerms | undefined {
  const named = data.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? data.OTEL_EXPORTER_OTLP_ENDPOINT;
  const exporter = data.OTEL_TRACES_EXPORTER ?? (named === undefined ? 'none' : 'otlp');
  if (data.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || exporter === 'none') return undefined;
  return { exporter, protocol: data.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL ?? data.OTEL_EXPORTER_OTLP_PROTOCOL };
}

/** The settings of the identity provider; none, or all three that name it. Throws ConfigError on some of them. */
function oidcSettings(data: z.infer<typeof ENVIRONMENT>): OidcSettings | undefined {
  const jwksUrl = data.ATLAS_OIDC_JWKS_URL;
  const issuer = data.ATLAS_OIDC_ISSUER;
  const audience = data.ATLAS_OIDC_AUDIENCE;
  if (jwksUrl !== undefined && issuer !== undefined && audience !== undefined) {
    const claims = {
      role: data.ATLAS_OIDC_ROLE_CLAIM,
      division: data.ATLAS_OIDC_DIVISION_CLAIM,
      unit: data.ATLAS_OIDC_UNIT_CLAIM,
      scopes: data.ATLAS_OIDC_SCOPES_CLAIM,
    };
    return { jwksUrl, issuer, audience, claims };
  }
  const named = { ATLAS_OIDC_JWKS_URL: jwksUrl, ATLAS_OIDC_ISSUER: issuer, ATLAS_OIDC_AUDIENCE: audience };
  const missing = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === Object.keys(named).length) return undefined;
  throw new ConfigError(
    `${missing.join(' and ')} must be set too, for tokens need all of ${Object.keys(named).join(', ')}`,
  );
}

function isLocal({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
