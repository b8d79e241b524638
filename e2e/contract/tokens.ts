import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Client, unknownId } from './world';

const nobody = '00000000-0000-4000-8000-00000000beef';
const issuerOf = (tenant: string) => `https://login.sandbox.test/${tenant}/v2.0`;
const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** Claims that make a good token bad, by what is wrong with it. `undefined` takes a claim away. */
const badClaims: Record<string, Record<string, unknown>> = {
  expired: { iat: secondsFromNow(-7_200), nbf: secondsFromNow(-7_200), exp: secondsFromNow(-600) },
  'without expiry': { exp: undefined },
  'not valid yet': { nbf: secondsFromNow(3_600) },
  'another tenant': { tid: nobody, iss: issuerOf(nobody) },
  "another tenant's id under our issuer": { tid: nobody },
  "another tenant's issuer": { iss: issuerOf(nobody) },
  'issuer with its placeholder': { iss: issuerOf('{tenantid}') },
  'without tenant': { tid: undefined },
  'audience of Graph': { aud: 'https://graph.microsoft.com' },
  'audience of another app': { aud: nobody },
  'app-only': { scp: undefined, idtyp: 'app', roles: ['Reconnect.Admin'] },
  'app-only that claims a scope': { idtyp: 'app' },
  'id token': { scp: undefined, azp: undefined, azpacr: undefined, nonce: 'n' },
  'no scope': { scp: '' },
  'another scope': { scp: 'User.Read' },
  'scope as part of a word': { scp: 'access_as_user_all xaccess_as_user' },
  'version 1': { ver: '1.0' },
  'another application': { azp: nobody },
  'no object id': { oid: undefined },
  'object id that is none': { oid: "x' or '1'='1" },
};

/** Every `Authorization` header that must be answered with 401, under its name; null sends none. */
export async function badHeaders(api: Client): Promise<[string, string | null][]> {
  const good = await api.token('admin');
  const [head = '', body = '', signature = ''] = good.split('.');
  const forged = (text: object) => Buffer.from(JSON.stringify(text)).toString('base64url');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  const keys = await generateKeyPair('RS256');
  const jwk = await exportJWK(keys.publicKey);
  const kid = (JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string }).kid;
  const ownKey = (header: object) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(keys.privateKey);
  const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
  const bad = Object.entries(badClaims).map(
    async ([name, change]): Promise<[string, string]> => [name, `Bearer ${await api.token('admin', change)}`],
  );
  return [
    ['no header', null],
    ['empty Bearer', 'Bearer'],
    ['another scheme', `Basic ${good}`],
    ['the bare token', good],
    ['no token at all', 'Bearer nonsense'],
    ['two tokens', `Bearer ${good} ${good}`],
    ['10,000 characters', `Bearer ${'a'.repeat(10_000)}`],
    ['no signature', `Bearer ${head}.${body}.`],
    ['a flipped bit', `Bearer ${head}.${body}.${flipped}`],
    ['algorithm none', `Bearer ${forged({ alg: 'none', typ: 'JWT' })}.${body}.`],
    ['changed claims', `Bearer ${head}.${forged({ ...claims, oid: unknownId })}.${signature}`],
    ['a stranger’s key under our name', `Bearer ${await ownKey({})}`],
    ['a stranger’s key sent along', `Bearer ${await ownKey({ jwk })}`],
    ['a key from an address', `Bearer ${await ownKey({ jku: `${api.url}/keys` })}`],
    ...(await Promise.all(bad)),
  ];
}
