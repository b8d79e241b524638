import { afterEach, expect, it } from 'vitest';
import { json, type SeenRequest, startLoopbackCloud } from '@/lib/clouds/testing/loopback-cloud';
import { createManualClock } from '@/lib/diagnosis/testing/manual-clock';
import { addressFinder } from './queue-people';

let close = async () => {};
afterEach(() => close());

const found = { status: 200, body: { value: [{ PrimarySmtpAddress: 'ada@contoso.test' }] } };
const missing = { status: 404, body: { error: { code: 'NotFound' } } };
const busy = { status: 429, body: { error: { code: 'TooManyRequests' } } };

/** A finder over an Exchange that answers each question by the mailbox's name; `asked` are the names of each request. */
async function finder(partFor: (owner: string, request: number) => object) {
  const asked: string[][] = [];
  const cloud = await startLoopbackCloud((request, before) => {
    const owners = ownersOf(request);
    asked.push(owners);
    return json({ responses: owners.map((owner, index) => ({ id: String(index), ...partFor(owner, before) })) });
  });
  close = cloud.close;
  const clock = createManualClock();
  return { find: addressFinder({ ...cloud.context, clock }), asked, clock };
}

function ownersOf({ body }: SeenRequest): string[] {
  const { requests } = JSON.parse(body) as {
    requests: { body: { CmdletInput: { Parameters: { Identity: string } } } }[];
  };
  return requests.map((one) => one.body.CmdletInput.Parameters.Identity);
}

it('asks again for a mailbox that was not answered, and only for that one', async () => {
  const parts = (owner: string, request: number) =>
    owner === 'gone' ? missing : owner === 'late' && request === 0 ? busy : found;
  const { find, asked } = await finder(parts);
  expect([...(await find(['ada', 'gone', 'late'])).keys()]).toEqual(['ada']);
  expect([...(await find(['ada', 'gone', 'late'])).keys()]).toEqual(['ada', 'late']);
  expect(asked).toEqual([['ada', 'gone', 'late'], ['late']]);
});

it('believes for five minutes that there is no such mailbox, and that two are as good as none', async () => {
  const two = { status: 200, body: { value: [...found.body.value, ...found.body.value] } };
  const { find, asked, clock } = await finder((owner) => (owner === 'gone' ? missing : two));
  for (const ms of [0, 299_000, 2_000]) {
    await clock.advance(ms);
    expect((await find(['gone', 'twins'])).size).toBe(0);
  }
  expect(asked).toHaveLength(2);
});

it('does not remember an answer that cannot be read', async () => {
  const { find, asked } = await finder(() => ({ status: 200, body: { value: [{ PrimarySmtpAddress: {} }] } }));
  await find(['odd']);
  await find(['odd']);
  expect(asked).toHaveLength(2);
});
