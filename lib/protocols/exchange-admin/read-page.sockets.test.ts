import { afterEach, describe, expect, it } from 'vitest';
import {
  type Answer,
  json,
  type SeenRequest,
  startLoopbackCloud,
  testTenant,
} from '@/lib/clouds/testing/loopback-cloud';
import { invokeBatch } from './batch';
import { readPage } from './read-page';

const all = { cmdlet: 'Get-MobileDevice', parameters: { ResultSize: 'Unlimited' }, select: ['DeviceId'] };

let close = async () => {};
afterEach(() => close());
async function start(answer: (request: SeenRequest, before: number) => Answer) {
  const cloud = await startLoopbackCloud(answer);
  close = cloud.close;
  return cloud;
}

describe('a page', () => {
  it('is followed by the same body and anchor to the place of the next', async () => {
    const cloud = await start((request, before) =>
      json({
        value: [{ DeviceId: `D${before}` }],
        ...(before === 0 ? { '@odata.nextLink': `http://${request.headers.host}/next?t=1` } : {}),
      }),
    );
    const first = await readPage(all, null, cloud.context);
    expect(first).toEqual({ ok: true, objects: [{ DeviceId: 'D0' }], next: `${cloud.origin}/next?t=1` });
    if (!first.ok) return;
    expect(await readPage(all, first.next, cloud.context)).toEqual({
      ok: true,
      objects: [{ DeviceId: 'D1' }],
      next: null,
    });
    const [one, two] = cloud.seen;
    expect(two?.url).toBe('/next?t=1');
    expect(two?.body).toBe(one?.body);
    expect(two?.headers['x-anchormailbox']).toBe(one?.headers['x-anchormailbox']);
    expect(cloud.evidence).toEqual([]);
  });

  it.each([
    [400, true],
    [404, true],
    [410, true],
    [401, false],
    [403, false],
  ])('whose continuation is answered %i is stale: %s', async (status, stale) => {
    const cloud = await start(() => json({ error: { code: 'BadRequest' } }, status));
    expect(await readPage(all, `${cloud.origin}/next`, cloud.context)).toMatchObject({ ok: false, stale });
    expect(await readPage(all, null, cloud.context)).toMatchObject({ ok: false, stale: false });
  });

  it('is never asked for elsewhere, and a place that leads to itself or elsewhere is refused', async () => {
    const cloud = await start((request) =>
      json({ value: [], '@odata.nextLink': `http://${request.headers.host}/next` }),
    );
    expect(await readPage(all, 'https://attacker.test/next', cloud.context)).toMatchObject({ ok: false, stale: true });
    expect(cloud.seen).toEqual([]);
    expect(await readPage(all, `${cloud.origin}/next`, cloud.context)).toMatchObject({ ok: false, stale: false });
    await close();
    const other = await start(() => json({ value: [], '@odata.nextLink': 'https://attacker.test/next' }));
    expect(await readPage(all, null, other.context)).toMatchObject({ ok: false });
  });
});

describe('a batch', () => {
  const named = (Identity: string) => ({ cmdlet: 'Get-Recipient', parameters: { Identity }, select: ['Name'] });

  it('answers in the order of the questions, whatever the order of the answers', async () => {
    const cloud = await start(() =>
      json({
        responses: [
          { id: '2', body: { error: { code: 'NotFound' } } },
          { id: '1', body: { value: [{ Name: 'b' }] } },
          { id: '0', body: { value: [{ Name: 'a' }] } },
        ],
      }),
    );
    const outcome = await invokeBatch(['a', 'b', 'c', 'd'].map(named), cloud.context);
    expect(outcome).toEqual({ ok: true, objects: [[{ Name: 'a' }], [{ Name: 'b' }], [], null] });
    expect(cloud.seen[0]?.url).toBe(`/adminapi/beta/${testTenant}/$batch`);
    const { requests } = JSON.parse(cloud.seen[0]?.body ?? '{}');
    expect(requests[1]).toMatchObject({
      id: '1',
      method: 'POST',
      body: { CmdletInput: { CmdletName: 'Get-Recipient', Parameters: { Identity: 'b' } } },
    });
    expect(JSON.stringify(requests)).not.toContain('Bearer');
  });

  const missing = {
    error: { code: 'NotFound', details: [{ message: 'Ex1|Microsoft.Exchange.ManagementObjectNotFoundException|…' }] },
  };
  it.each<[string, object, Record<string, unknown>[] | null]>([
    ['found', { status: 200, body: { value: [{ Name: 'a' }] } }, [{ Name: 'a' }]],
    ['an empty list', { status: 200, body: { value: [] } }, []],
    ['missing, as 404', { status: 404, body: missing }, []],
    ['missing, as 400', { status: '400', body: missing }, []],
    ['missing, by its name alone', { body: missing }, []],
    ['missing, although the part says 200', { status: 200, body: missing }, []],
    ['throttled', { status: 429, body: { error: { code: 'TooManyRequests' } } }, null],
    ['refused with a body of NUL bytes', { status: 403, body: null }, null],
    ['refused, and an empty list', { status: 403, body: { value: [] } }, null],
    ['a fault of Exchange', { status: 503, body: {} }, null],
    ['a fault without a status', { body: { error: { code: 'InternalServerError' } } }, null],
    ['a text for a body', { status: 200, body: 'busy' }, null],
    ['no body', { status: 200 }, null],
    ['an odd status', { status: 'fine', body: { value: [] } }, null],
  ])('knows what was answered from what was not: %s', async (_name, part, objects) => {
    const cloud = await start(() => json({ responses: [{ id: '0', ...part }] }));
    expect(await invokeBatch([named('a')], cloud.context)).toEqual({ ok: true, objects: [objects] });
  });

  it('takes no change, no pattern and no more than ten, and says when it is refused', async () => {
    const cloud = await start(() => json({}, 403));
    await expect(invokeBatch([{ ...named('a'), cmdlet: 'Set-CASMailbox' }], cloud.context)).rejects.toThrow(TypeError);
    await expect(invokeBatch([named('*')], cloud.context)).rejects.toThrow(TypeError);
    await expect(invokeBatch(Array(11).fill(named('a')), cloud.context)).rejects.toThrow(TypeError);
    expect(cloud.seen).toEqual([]);
    expect(await invokeBatch([named('a')], cloud.context)).toMatchObject({
      ok: false,
      failure: { reason: 'permission-missing' },
    });
    expect(await invokeBatch([], cloud.context)).toEqual({ ok: true, objects: [] });
  });
});
