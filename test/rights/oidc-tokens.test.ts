import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import type { OidcSettings } from '../../src/config.ts';
import { verifyTokensOf } from '../../src/server/oidc-tokens.ts';
import { RefusedError } from '../../src/server/http/refusal.ts';
import { createApiKey } from '../../src/server/api-keys.ts';
import { startTestServer } from '../server/test-server.ts';
import { type IdentityProvider, startIdentityProvider } from './identity-provider.ts';

const NOW = new Date('2026-11-21T08:00:00Z');
const SECONDS = Math.floor(NOW.getTime() / 1000);
const GOOD: JWTPayload = {
  iss: 'https://login.example',
  aud: 'consortium-atlas',
  sub: 'user-7',
  exp: SECONDS + 300,
  atlas_role: 'CITY_OFFICER',
  atlas_division: '330300',
};
const { exp: _end, ...ENDLESS } = GOOD;
const { sub: _holder, ...NOBODYS } = GOOD;

async function provider(): Promise<{ provider: IdentityProvider; settings: OidcSettings }> {
  const started = await startIdentityProvider();
  onTestFinished(() => started.stop());
  return {
    provider: started,
    settings: {
      jwksUrl: started.jwksUrl,
      issuer: 'https://login.example',
      audience: 'consortium-atlas',
      claims: {
        role: 'atlas_role',
        division: 'atlas_division',
        unit: 'atlas_unit',
        scopes: 'atlas_scopes',
      },
    },
  };
}

async function refusal(
  verified: Promise<unknown>,
): Promise<{ status: number; code: string; message: string }> {
  try {
    await verified;
  } catch (error) {
    if (error instanceof RefusedError) return error;
    throw error;
  }
  throw new Error('the token was let in');
}

test.each<[string, JWTPayload, object]>([
  [
    'an officer of a city',
    GOOD,
    {
      role: 'CITY_OFFICER',
      name: 'oidc:user-7',
      divisionCode: '330300',
      unitRef: null,
      scopes: ['READ', 'WRITE'],
    },
  ],
  [
    'an applicant, for reading alone, whose roles of other services do not matter',
    { ...GOOD, atlas_role: ['editor', 'APPLICANT'], atlas_unit: 'LOCAL:1', atlas_scopes: 'READ' },
    { role: 'APPLICANT', unitRef: 'LOCAL:1', scopes: ['READ'] },
  ],
  [
    'an analyst whose token ended a moment ago',
    { ...GOOD, atlas_role: 'ANALYST', exp: SECONDS - 20 },
    { role: 'ANALYST' },
  ],
])('a token is let in: %s', async (_, claims, viewer) => {
  const { provider: login, settings } = await provider();
  expect(await verifyTokensOf(settings)(await login.sign(claims), NOW)).toMatchObject(viewer);
});

test.each<[string, JWTPayload, number, RegExp]>([
  ['expired', { ...GOOD, exp: SECONDS - 60 }, 401, /expired/],
  ['not valid yet', { ...GOOD, nbf: SECONDS + 60 }, 401, /"nbf"/],
  ['for another service', { ...GOOD, aud: 'another' }, 401, /"aud"/],
  ['of another provider', { ...GOOD, iss: 'https://other.example' }, 401, /"iss"/],
  ['without an end', ENDLESS, 401, /"exp"/],
  ['without a holder', NOBODYS, 401, /"sub"/],
  ['without a role', { ...GOOD, atlas_role: undefined }, 403, /no role.*"atlas_role"/],
  ['with a role that is none', { ...GOOD, atlas_role: 'KING' }, 403, /no role/],
  ['with a role that is no text', { ...GOOD, atlas_role: { name: 'ADMINISTRATOR' } }, 403, /no role/],
  ['with two roles', { ...GOOD, atlas_role: 'ANALYST ADMINISTRATOR' }, 403, /more than one role/],
  ['of an officer of nowhere', { ...GOOD, atlas_division: undefined }, 403, /no division/],
  ['of an applicant of no unit', { ...GOOD, atlas_role: 'APPLICANT' }, 403, /no unit/],
])('a token is refused: %s', async (_, claims, status, message) => {
  const { provider: login, settings } = await provider();
  expect(await refusal(verifyTokensOf(settings)(await login.sign(claims), NOW))).toMatchObject({
    status,
    code: status === 401 ? 'UNAUTHENTICATED' : 'FORBIDDEN',
    message: expect.stringMatching(message),
  });
});

test('a token that nobody signed, or that somebody signed with the public key, is refused', async () => {
  const { provider: login, settings } = await provider();
  const verify = verifyTokensOf(settings);
  const refused = { status: 401, message: expect.stringContaining('cannot be verified') };
  const unsigned = new UnsecuredJWT(GOOD).encode();
  expect(await refusal(verify(unsigned, NOW))).toMatchObject(refused);
  const { n = '' } = login.publicKey();
  for (const secret of [JSON.stringify(login.publicKey()), n, Buffer.from(n, 'base64url')]) {
    const bytes = typeof secret === 'string' ? Buffer.from(secret) : secret;
    const confused = await new SignJWT(GOOD).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(bytes);
    expect(await refusal(verify(confused, NOW))).toMatchObject(refused);
  }
  const [head, , signature] = (await login.sign(GOOD)).split('.');
  const raised = Buffer.from(JSON.stringify({ ...GOOD, atlas_role: 'ADMINISTRATOR' })).toString('base64url');
  expect(await refusal(verify(`${head}.${raised}.${signature}`, NOW))).toMatchObject(refused);
});

test('the keys are fetched once, and again for a key id that is new, and no more often than the cooldown lets', async () => {
  const { provider: login, settings } = await provider();
  const eager = verifyTokensOf(settings, { cooldownMs: 0 });
  const calm = verifyTokensOf(settings);
  const old = await login.sign(GOOD);
  for (const verify of [eager, calm, eager, calm]) await verify(old, NOW);
  expect(login.fetches()).toBe(2);

  await login.rotate('second');
  const fresh = await login.sign(GOOD);
  expect(await eager(fresh, NOW)).toMatchObject({ role: 'CITY_OFFICER' });
  expect(login.fetches()).toBe(3);
  expect(await refusal(eager(old, NOW))).toMatchObject({ status: 401 });
  for (const _ of [1, 2, 3]) expect(await refusal(calm(fresh, NOW))).toMatchObject({ status: 401 });
  expect(login.fetches()).toBe(4);
});

test('while the provider is away tokens get 503 and API keys go on', async () => {
  const { provider: login, settings } = await provider();
  const server = await startTestServer({ oidc: settings });
  onTestFinished(() => server.stop());
  const key = await createApiKey(server.database, { name: 'kept', role: 'ANALYST', expiresAt: null });
  const token = await login.sign({ ...GOOD, exp: Math.floor(Date.now() / 1000) + 300 });
  const ask = (secret: string) =>
    server.post({ query: '{ units { totalCount } }' }, { authorization: `Bearer ${secret}` });
  login.answer(500);
  for (const _ of [1, 2]) {
    const away = await ask(token);
    expect(away).toMatchObject({ status: 503, codes: ['IDENTITY_UNAVAILABLE'], data: undefined });
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(login.fetches()).toBe(1);
  expect(await ask(key)).toMatchObject({ status: 200, codes: [] });
  expect(await server.post({ query: '{ units { totalCount } }' })).toMatchObject({ status: 200 });
});

test('a token opens what its role may see', async () => {
  const { provider: login, settings } = await provider();
  const server = await startTestServer({ oidc: settings });
  onTestFinished(() => server.stop());
  const token = await login.sign({ ...GOOD, exp: Math.floor(Date.now() / 1000) + 300 });
  const query = '{ consortia(first: 1) { nodes { rdIntensity(years: 1) { revenue } } } }';
  expect(await server.post({ query }, { authorization: `Bearer ${token}` })).toMatchObject({
    status: 200,
    codes: [],
  });
  expect(await server.post({ query }, { authorization: `Bearer ${token.slice(0, -4)}AAAA` })).toMatchObject({
    status: 401,
    codes: ['UNAUTHENTICATED'],
  });
});
