import { describe, expect, it } from 'vitest';
import * as probe from '@/app/api/phone/probe/route';
import * as refuse from '@/app/api/phone/refuse/route';
import * as tests from '@/app/api/phone/tests/route';
import { call, expectProblem } from './testing/api-call';
import { invite, invitedAgain, measured, opened, opening, state } from './testing/phone-call';

describe('guesses of others', () => {
  it('stop no phone that was invited', async () => {
    const { server, token, auth, id, made } = await invite();
    const { session } = await opened(token);
    const again = await invitedAgain(auth, id);
    while ((await server.limits.unknownLink(null)).ok);
    while ((await server.limits.typedCode(null)).ok);
    await expectProblem(await call(tests.POST, { body: { session: 'A'.repeat(22), test: measured } }), 429);
    await expectProblem(await call(refuse.POST, { body: { session: 'A'.repeat(22) } }), 429);
    await expectProblem(await opening('A'.repeat(43)), 429);
    expect((await call(tests.POST, { body: { session, test: measured } })).status).toBe(201);
    expect((await call(refuse.POST, { body: { session } })).status).toBe(204);
    expect(await state(auth, made.id)).toMatchObject({ state: 'refused' });
    await opened(again.token);
    expect((await call(probe.GET, { query: '?nonce=12345678' })).status).toBe(200);
  });

  it('of short codes end before the right one is found', async () => {
    const { server, made } = await invite();
    while ((await server.limits.typedCode(null)).ok);
    await expectProblem(await opening(made.code), 429);
    expect((await server.limits.unknownLink(null)).ok).toBe(true);
  });

  it('are no matter of phones that measure: 3,000 looks at the portal and a phone’s own calls spend nothing of theirs', async () => {
    const { server, token, made, auth } = await invite();
    for (let count = 0; count < 3_000; count += 1) {
      expect((await call(probe.GET, { query: '?nonce=12345678' })).status).toBe(200);
    }
    const { session } = await opened(token);
    for (let count = 0; count < 20; count += 1) {
      expect((await call(tests.POST, { body: { session, test: measured } })).status).toBe(201);
    }
    let left = 0;
    while ((await server.limits.unknownLink(null)).ok) left += 1;
    expect(left).toBe(3_000);
    expect(await state(auth, made.id)).toMatchObject({ state: 'opened' });
  });

  it('a phone that never stops is stopped by itself', async () => {
    const { server, token } = await invite();
    const { session } = await opened(token);
    const one = () => call(tests.POST, { body: { session, test: measured } });
    expect((await one()).status).toBe(201);
    let status = 201;
    for (let count = 0; count < 700 && status !== 429; count += 1) status = (await one()).status;
    expect(status).toBe(429);
    expect((await server.limits.unknownLink(null)).ok).toBe(true);
  });
});
