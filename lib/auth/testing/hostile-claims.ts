/** A name for a test, and claims that replace those of a good token; `undefined` removes one. */
export type HostileClaims = [string, Record<string, unknown>];

/** Claims that must be refused although the signature is good. In: GUIDs and issuer of the good token, seconds since 1970. */
export function hostileClaimsFor(good: {
  tenant: string;
  client: string;
  other: string;
  issuer: string;
  now: number;
}): HostileClaims[] {
  const { tenant, client, other, issuer, now } = good;
  const guidLike = [null, '', 7, [tenant], { a: 1 }, 'contoso.com', '{tenantid}', other, `${tenant} `, `${tenant}\n`];
  return [
    ...[
      ...guidLike,
      undefined,
      client.slice(1),
      `api://${client}`,
      [client],
      [client, other],
      client.toUpperCase(),
    ].map((aud): [string, Record<string, unknown>] => [
      `aud ${JSON.stringify(aud)}`,
      { aud: aud === tenant ? other : aud },
    ]),
    ...[...guidLike, undefined, tenant.replace('1', '2'), 'common', 'organizations'].map(
      (tid): [string, Record<string, unknown>] => [`tid ${JSON.stringify(tid)}`, { tid }],
    ),
    ...[
      undefined,
      null,
      '',
      7,
      [issuer],
      'https://login.sandbox.test/{tenantid}/v2.0',
      `${issuer}/`,
      `${issuer}#`,
      issuer.replace('https', 'http'),
      issuer.replace('.test', '.test.evil'),
      issuer.toUpperCase(),
      `https://sts.windows.net/${tenant}/`,
      `https://login.sandbox.test/${other}/v2.0`,
      `https://login.sandbox.test/${tenant}/v1.0`,
    ].map((iss): [string, Record<string, unknown>] => [`iss ${JSON.stringify(iss)}`, { iss }]),
    ...[undefined, null, '', 2, 2.0, '1.0', '2', '2.00', ['2.0'], true].map(
      (ver): [string, Record<string, unknown>] => [`ver ${JSON.stringify(ver)}`, { ver }],
    ),
    ...[
      undefined,
      null,
      '',
      7,
      [other],
      { oid: other },
      'ada@example.test',
      `${other}x`,
      other.replaceAll('-', ''),
    ].map((oid): [string, Record<string, unknown>] => [`oid ${JSON.stringify(oid)}`, { oid }]),
    ...[
      undefined,
      null,
      '',
      7,
      ['access_as_user'],
      'access_as_users',
      'xaccess_as_user',
      'ACCESS_AS_USER',
      'access_as_user,openid',
      'openid profile',
      'access_as_user\tx',
      `api://${client}/access_as_user`,
    ].map((scp): [string, Record<string, unknown>] => [`scp ${JSON.stringify(scp)}`, { scp }]),
    ...[null, '', 'app', 'App', 'USER', 'device', 1, ['user']].map((idtyp): [string, Record<string, unknown>] => [
      `idtyp ${JSON.stringify(idtyp)}`,
      { idtyp },
    ]),
    ...[null, '', other, 7, [client], client.toUpperCase()].map((azp): [string, Record<string, unknown>] => [
      `azp ${JSON.stringify(azp)}`,
      { azp },
    ]),
    ...[null, '', 'Reconnect.Admin', { 0: 'Reconnect.Admin' }, [7], [null], [['Reconnect.Admin']], true].map(
      (roles): [string, Record<string, unknown>] => [`roles ${JSON.stringify(roles)}`, { roles }],
    ),
    ...[undefined, null, 'never', '9999999999', 0, -1, now - 61, now - 86_400, [now + 60]].map(
      (exp): [string, Record<string, unknown>] => [`exp ${JSON.stringify(exp)}`, { exp }],
    ),
    ...[null, 'now', now + 120, [1]].map((nbf): [string, Record<string, unknown>] => [
      `nbf ${JSON.stringify(nbf)}`,
      { nbf },
    ]),
    ...[undefined, null, 'now', now + 120, now - 200_000].map((iat): [string, Record<string, unknown>] => [
      `iat ${JSON.stringify(iat)}`,
      { iat },
    ]),
    ['a guest', { acct: 1 }],
    ['an app token', { scp: undefined, idtyp: 'app', roles: ['Reconnect.Admin'] }],
    ['an ID token', { scp: undefined, nonce: 'n' }],
  ];
}
