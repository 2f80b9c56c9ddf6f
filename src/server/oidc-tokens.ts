import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type JWTPayload,
  jwtVerify,
  type JWTVerifyGetKey,
} from 'jose';
import type { OidcSettings } from '../config.ts';
import { KeyScope, Role } from '../generated/prisma/enums.ts';
import { ownUnit, type Viewer } from '../resolvers/request/viewer.ts';
import { usualScopes } from './api-keys.ts';
import { RefusedError } from './http/refusal.ts';

/** Tells who holds a token; throws a RefusedError where it does not hold, or where nobody can tell at the moment. */
export type VerifyToken = (token: string, now: Date) => Promise<Viewer>;

/** Signatures with a key pair alone: what the service verifies with is public, and must never serve to sign. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 30;
const FETCH_TIMEOUT_MS = 3000;
const KEYS_MAX_AGE_MS = 10 * 60 * 1000;
/** An unknown key id fetches the keys anew, but not more often than this: anybody can make one up. */
const COOLDOWN_MS = 30_000;
/** How long an address that did not answer is left alone. */
const RETRY_AFTER_SECONDS = 5;

/** Three parts of base64url, as no API key is written. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Whether a bearer's secret is written as a token. */
export function isToken(secret: string): boolean {
  return TOKEN.test(secret);
}

/** That the keys to verify tokens with cannot be had. */
class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

/**
 * Makes the check of OpenID Connect tokens against the keys at the identity provider's address, which are kept for ten
 * minutes and fetched anew for a key id that is not among them.
 */
export function verifyTokensOf(settings: OidcSettings, { cooldownMs = COOLDOWN_MS } = {}): VerifyToken {
  const keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(settings.jwksUrl), {
    timeoutDuration: FETCH_TIMEOUT_MS,
    cooldownDuration: cooldownMs,
    cacheMaxAge: KEYS_MAX_AGE_MS,
    [customFetch]: fetchSparingly(),
  });
  return async (token, now) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: settings.issuer,
        audience: settings.audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: now,
        requiredClaims: ['exp', 'sub'],
      });
      return viewerOf(payload, settings.claims);
    } catch (error) {
      throw refusalOf(error);
    }
  };
}

/** Fetches keys, and after a failure leaves the address alone for a while. */
function fetchSparingly(): (url: string, init: RequestInit) => Promise<Response> {
  let failedUntil = 0;
  return async (url, init) => {
    if (performance.now() < failedUntil) throw new KeysUnavailableError();
    try {
      const response = await fetch(url, init);
      if (response.status !== 200) throw new KeysUnavailableError(`it answered ${response.status}`);
      return Response.json(await response.json());
    } catch (cause) {
      failedUntil = performance.now() + RETRY_AFTER_SECONDS * 1000;
      throw new KeysUnavailableError('the keys cannot be fetched', { cause });
    }
  };
}

function viewerOf(payload: JWTPayload, claims: OidcSettings['claims']): Viewer {
  const roles = words(payload[claims.role]).flatMap(
    (word) => Object.values(Role).find((role) => role === word) ?? [],
  );
  const [role, ...others] = roles;
  if (role === undefined || others.length > 0) {
    const named = role === undefined ? 'no role' : 'more than one role';
    throw lacking(`The token names ${named} of this service in its claim "${claims.role}".`);
  }
  const divisionCode = words(payload[claims.division])[0] ?? null;
  const unit = words(payload[claims.unit])[0] ?? null;
  const unitRef = unit === null ? null : (ownUnit(unit) ?? unit);
  if ((role === 'DISTRICT_OFFICER' || role === 'CITY_OFFICER') && divisionCode === null) {
    throw lacking(`The token of an officer names no division in its claim "${claims.division}".`);
  }
  if (role === 'APPLICANT' && unitRef === null) {
    throw lacking(`The token of an applicant names no unit in its claim "${claims.unit}".`);
  }
  const scopes =
    payload[claims.scopes] === undefined
      ? usualScopes(role)
      : words(payload[claims.scopes]).flatMap(
          (word) => Object.values(KeyScope).find((scope) => scope === word) ?? [],
        );
  return { role, name: `oidc:${payload.sub ?? ''}`, divisionCode, unitRef, scopes };
}

/** The words of a claim: a list of them, or one text with blanks between; none where it is neither. */
function words(claim: unknown): string[] {
  const texts: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return texts.flatMap((text) =>
    typeof text === 'string' ? text.split(' ').filter((word) => word !== '') : [],
  );
}

/** Whoever holds a good token is known, and has no right all the same. */
function lacking(problem: string): RefusedError {
  return new RefusedError('FORBIDDEN', 403, `${problem} Ask whoever runs the identity provider to add it.`);
}

function refusalOf(error: unknown): unknown {
  if (
    error instanceof KeysUnavailableError ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid
  ) {
    return new RefusedError(
      'IDENTITY_UNAVAILABLE',
      503,
      'The identity provider does not answer at the moment. Try again in a few seconds; API keys work meanwhile.',
      { 'retry-after': String(RETRY_AFTER_SECONDS) },
    );
  }
  if (error instanceof errors.JWTExpired) return unverified('The token has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return unverified(`The token is not for this service: its claim "${error.claim}" does not fit.`);
  }
  return error instanceof errors.JOSEError ? unverified('The token cannot be verified.') : error;
}

function unverified(problem: string): RefusedError {
  return new RefusedError(
    'UNAUTHENTICATED',
    401,
    `${problem} Sign in again, or leave the header out to read what is public.`,
    {
      'www-authenticate': 'Bearer realm="consortium-atlas", error="invalid_token"',
    },
  );
}
