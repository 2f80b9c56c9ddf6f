import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** An OpenID Connect provider of a test: it signs tokens, and answers its public keys over HTTP. */
export interface IdentityProvider {
  readonly jwksUrl: string;
  /** How often the keys have been fetched. */
  readonly fetches: () => number;
  /** What the address answers from now on: the keys, or a status. */
  readonly answer: (status: number) => void;
  /** Makes a new key and forgets the earlier ones. */
  readonly rotate: (kid: string) => Promise<void>;
  /** The public half of the newest key. */
  readonly publicKey: () => JWK;
  /** Signs a token by the newest key. */
  readonly sign: (claims: JWTPayload) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts a provider with one key. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  let status = 200;
  let fetches = 0;
  let kid = 'first';
  let pair = await generateKeyPair('RS256');
  let publicKey: JWK = await exportJWK(pair.publicKey);
  const server = createServer((_, response) => {
    fetches += 1;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: [{ ...publicKey, kid, alg: 'RS256', use: 'sig' }] }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the provider listens on no port');
  return {
    jwksUrl: `http://127.0.0.1:${address.port}/jwks`,
    fetches: () => fetches,
    answer: (code) => (status = code),
    async rotate(next) {
      kid = next;
      pair = await generateKeyPair('RS256');
      publicKey = await exportJWK(pair.publicKey);
    },
    publicKey: () => publicKey,
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(pair.privateKey),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
