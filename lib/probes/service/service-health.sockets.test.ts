import { afterEach, expect, it } from 'vitest';
import { type Answer, json, startLoopbackCloud } from '@/lib/clouds/testing/loopback-cloud';
import { serviceHealth } from './service-health';

let close = async () => {};
afterEach(() => close());
async function run(answer: Answer, next = answer) {
  const cloud = await startLoopbackCloud((_request, before) => (before === 0 ? answer : next));
  close = cloud.close;
  return { result: await serviceHealth.run(cloud.context, {}), ...cloud };
}
const issue = {
  id: 'EX1',
  title: 'Phones cannot connect',
  service: 'Exchange Online',
  feature: 'Mobile',
  classification: 'Incident',
  status: 'ServiceDegradation',
  startDateTime: '2026-11-24T08:00:00Z',
  lastModifiedDateTime: '2026-11-24T09:00:00Z',
  endDateTime: null,
  isResolved: false,
  posts: [{ description: { content: 'canary <script>' } }],
};

it('keeps open issues of Exchange and Entra, enum texts in lower case', async () => {
  const overviews = [
    { id: 'Exchange', service: 'Exchange Online', issues: [issue, { ...issue, id: 'EX2', isResolved: true }] },
    {
      id: 'AAD',
      service: 'Microsoft Entra',
      issues: [{ ...issue, id: 'AD1', service: '', lastModifiedDateTime: null }],
    },
    { id: 'Teams', service: 'Microsoft Teams', issues: [{ ...issue, id: 'TM1' }] },
    {
      id: 'exchange',
      service: '',
      issues: [{ ...issue, id: 'EX3', isResolved: null, endDateTime: '2026-11-24T10:00:00Z' }],
    },
  ];
  const { result, seen, evidence } = await run(json({ value: overviews }));
  expect(result).toMatchObject({
    ok: true,
    value: {
      issues: [
        {
          id: 'EX1',
          classification: 'incident',
          status: 'servicedegradation',
          updatedAt: '2026-11-24T09:00:00.000Z',
          resolved: false,
        },
        { id: 'AD1', service: 'Microsoft Entra', updatedAt: '2026-11-24T08:00:00.000Z' },
      ],
    },
  });
  expect(result.ok && result.value.issues).toHaveLength(2);
  expect(seen[0]?.url).toBe('/v1.0/admin/serviceAnnouncement/healthOverviews?$expand=issues');
  expect(JSON.stringify(evidence)).not.toContain('canary');
});

it.each([
  [
    'a refusal',
    json({ error: { code: 'UnknownError' } }, 403),
    { reason: 'permission-missing', detail: 'ServiceHealth.Read.All' },
  ],
  [
    'an issue without an id',
    json({ value: [{ id: 'Exchange', issues: [{ ...issue, id: '' }] }] }),
    { reason: 'malformed-answer' },
  ],
] satisfies [string, Answer, object][])('%s is a failure', async (_, answer, failure) => {
  expect((await run(answer)).result).toMatchObject({ ok: false, failure });
});

it('reads the list of issues where a troubled service came without its own', async () => {
  const overviews = json({ value: [{ id: 'Exchange', service: 'Exchange Online', status: 'ServiceDegradation' }] });
  const rows = [
    { ...issue, startDateTime: null },
    { ...issue, id: 'EX2', isResolved: null, status: 'ServiceRestored' },
    { ...issue, id: 'TM1', service: 'Microsoft Teams' },
  ];
  const { result, seen } = await run(overviews, json({ value: rows }));
  // Instants are kept in one form, with milliseconds, whatever form the answer had.
  expect(result).toMatchObject({ ok: true, value: { issues: [{ id: 'EX1', startedAt: '2026-11-24T09:00:00.000Z' }] } });
  expect(result.ok && result.value.issues).toHaveLength(1);
  expect(seen[1]?.url).toBe('/v1.0/admin/serviceAnnouncement/issues');
});

it('finds the issues of an overview that has an id and no name', async () => {
  const { result } = await run(
    json({ value: [{ id: 'Exchange', status: 'serviceDegradation' }] }),
    json({ value: [issue] }),
  );
  expect(result).toMatchObject({ ok: true, value: { issues: [{ id: 'EX1' }] } });
});

it('asks no more when services without issues are in order', async () => {
  const { result, seen } = await run(json({ value: [{ id: 'Exchange', status: 'serviceOperational' }] }));
  expect(result).toEqual({ ok: true, value: { issues: [] } });
  expect(seen).toHaveLength(1);
});
