import { expect, it } from 'vitest';
import { optionsHeaders, readChallenge, readOptions } from './options';

const now = new Date('2026-11-24T12:00:00.000Z');

it('asks for a challenge with an empty Bearer and names the mailbox', () => {
  expect(optionsHeaders('ann@contoso.example', null)).toEqual({
    Authorization: 'Bearer',
    'X-User-Identity': 'ann@contoso.example',
  });
  expect(optionsHeaders('änn@contoso.example\r\nx: y', 'abc')).toEqual({ Authorization: 'Bearer abc' });
});

it('reads which sign-in is wanted', () => {
  const bearer = 'Bearer client_id="x", authorization_uri="https://login.example/authorize", Basic realm="y"';
  expect(readChallenge(401, { 'www-authenticate': bearer })).toMatchObject({
    schemes: ['Bearer', 'Basic'],
    authorizationUri: 'https://login.example/authorize',
    location: null,
  });
  expect(readChallenge(451, { 'x-ms-location': 'https://other.example/' })).toMatchObject({
    schemes: [],
    location: 'https://other.example/',
  });
});

// Header names and values as in MS-ASHTTP and as seen in March 2026.
it.each([
  [
    200,
    { 'ms-asprotocolversions': '16.1', 'ms-asprotocolcommands': 'Sync, FolderSync' },
    { versions: ['16.1'], commands: ['Sync', 'FolderSync'], proxyBusy: false },
  ],
  [200, { 'x-nanoproxy': '1', 'x-proxyerrormessage': 'network is busy' }, { versions: [], proxyBusy: true }],
  [
    503,
    { 'retry-after': '60', 'x-ms-asthrottle': 'RecentCommands' },
    { retryAfter: '2026-11-24T12:01:00.000Z', throttle: 'RecentCommands', proxyBusy: false },
  ],
  [403, { 'x-ms-diagnostics': '2000001;reason="x"' }, { diagnostics: '2000001;reason="x"', versions: [] }],
])('%i %j', (status, headers, expected) => {
  expect(readOptions(status, headers as Record<string, string>, now)).toMatchObject({
    kind: 'answered',
    status,
    ...expected,
  });
});
