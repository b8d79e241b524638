import { afterEach, expect, it } from 'vitest';
import { type Answer, json, startLoopbackCloud } from '@/lib/clouds/testing/loopback-cloud';
import { domainRecords } from './domain-records';

let close = async () => {};
afterEach(() => close());
async function run(answer: Answer, address = 'Ada@Example.test') {
  const cloud = await startLoopbackCloud(() => answer, { subject: { kind: 'address', address } });
  close = cloud.close;
  return { result: await domainRecords.run(cloud.context, { directoryUser: { found: false } }), ...cloud };
}
const alias = {
  recordType: 'CName',
  label: 'autodiscover.example.test',
  supportedService: 'Email',
  canonicalName: 'Autodiscover.Outlook.test.',
};

it('reads the e-mail records of the typed address’ domain', async () => {
  const { result, seen } = await run(
    json({
      value: [
        {
          ...alias,
          label: 'lyncdiscover.example.test',
          supportedService: 'OfficeCommunicationsOnline',
          canonicalName: 'x',
        },
        { ...alias, label: 'autodiscover.example.test', supportedService: 'Intune', canonicalName: 'y' },
        { recordType: 'Txt', label: 'example.test', supportedService: 'Email', text: 'v=spf1' },
        {
          recordType: 'Mx',
          label: 'example.test',
          supportedService: 'Email',
          mailExchange: 'example-test.mail.protection.outlook.test',
        },
        alias,
      ],
    }),
  );
  expect(result).toEqual({
    ok: true,
    value: {
      domain: 'example.test',
      autodiscoverCname: 'autodiscover.outlook.test',
      mx: 'example-test.mail.protection.outlook.test',
    },
  });
  expect(seen[0]?.url).toBe('/v1.0/domains/example.test/serviceConfigurationRecords');
});

it.each([
  ['a domain of somebody else', json({ error: { code: 'Request_ResourceNotFound' } }, 404)],
  ['a domain without mail', json({ value: [] })],
] satisfies [string, Answer][])('%s wants nothing published', async (_, answer) => {
  expect((await run(answer)).result).toEqual({
    ok: true,
    value: { domain: 'example.test', autodiscoverCname: null, mx: null },
  });
});

it('names the permission that is missing', async () => {
  expect((await run(json({ error: { code: 'Authorization_RequestDenied' } }, 403))).result).toEqual({
    ok: false,
    failure: { reason: 'permission-missing', detail: 'Domain.Read.All' },
  });
});
