import { describe, expect, it } from 'vitest';
import * as events from '@/app/api/diagnoses/[id]/events/route';
import * as diagnosis from '@/app/api/diagnoses/[id]/route';
import { settled } from '@/lib/diagnosis/testing/manual-clock';
import { type ReportEvent, reportEventSchema } from '@/lib/report/events';
import { fold } from '@/lib/report/reduce';
import { reportSchema } from '@/lib/report/report';
import { isFinal } from '@/lib/report/vocabulary';
import { call, expectProblem, plant, start } from './testing/api-call';
import { anna, bob } from './testing/test-server';

describe('events', () => {
  const read = async (response: Response): Promise<ReportEvent[]> => {
    const lines = (await response.text()).split('\n').filter((line) => line !== '');
    return lines.map((line) => reportEventSchema.parse(JSON.parse(line)));
  };

  it('streams every event once, rising from 1, to exactly one final one; the report is their fold', async () => {
    const { bearer, release } = await plant({ hold: true });
    const auth = await bearer(anna);
    const id = await start(auth, { app: 'native' });
    const running = await (await call(diagnosis.GET, { auth, params: { id } })).json();
    expect(reportSchema.parse(running).status).toBe('running');
    const response = await call(events.GET, { auth, params: { id } });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    const reading = read(response);
    release();
    const all = await reading;
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
    expect(all.filter(isFinal)).toHaveLength(1);
    expect(all.at(-1)?.type).toBe('diagnosis-finished');
    const report = await (await call(diagnosis.GET, { auth, params: { id } })).json();
    expect(reportSchema.parse(report)).toEqual(fold(id, all));
  });

  it('goes on after a seq, and ends at once when the final event was passed', async () => {
    const { bearer } = await plant();
    const auth = await bearer(anna);
    const id = await start(auth);
    const from = async (query: string) => read(await call(events.GET, { auth, params: { id }, query }));
    const all = await from('?after=0');
    expect(await from('?after=2')).toEqual(all.slice(2));
    expect(await from(`?after=${all.length}`)).toEqual([]);
    expect(await from('?after=5000')).toEqual([]);
    for (const after of ['-1', 'x', '1.5', '']) {
      await expectProblem(await call(events.GET, { auth, params: { id }, query: `?after=${after}` }), 400);
    }
  });

  it('ends the reader, never the diagnosis, when a reader goes away; another may join late', async () => {
    const { bearer, release, store } = await plant({ hold: true });
    const auth = await bearer(anna);
    const id = await start(auth);
    const first = await call(events.GET, { auth, params: { id } });
    const reader = first.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    release();
    await settled();
    expect((await store.diagnoses.get(id))?.status).toBe('finished');
    expect((await read(await call(events.GET, { auth, params: { id } }))).at(-1)?.type).toBe('diagnosis-finished');
  });

  it('gives one person so many readers at a time, and a place back however a reader ends', async () => {
    const { bearer, store } = await plant({ hold: true });
    const auth = await bearer(anna);
    const id = await start(auth);
    const open = () => call(events.GET, { auth, params: { id } });
    const gone = new AbortController();
    // Held to the end of the test: a request that is collected no longer hears its signal.
    const request = new Request('http://localhost:3000/api/x', {
      headers: { authorization: auth },
      signal: gone.signal,
    });
    const opened = [await events.GET(request, { params: Promise.resolve({ id }) }), await open()];
    let last = await open();
    while (last.status === 200) {
      opened.push(last);
      last = await open();
    }
    await expectProblem(last, 429);
    expect(opened.length).toBeGreaterThanOrEqual(50);
    // Others are not held up by it.
    const admin = await bearer(bob, ['Reconnect.Admin']);
    expect((await call(events.GET, { auth: admin, params: { id } })).status).toBe(200);

    gone.abort();
    expect(request.signal.aborted).toBe(true);
    expect((await open()).status).toBe(200);
    expect((await open()).status).toBe(429);
    await opened[1]?.body?.cancel();
    expect((await open()).status).toBe(200);
    expect((await open()).status).toBe(429);
    for (let i = 0; i < 3; i += 1) {
      await opened[3]?.body?.cancel();
      // HEAD takes a place and gives it back at once.
      const head = await call(events.GET, { auth, params: { id }, method: 'HEAD' });
      expect([head.status, head.body]).toEqual([200, null]);
    }
    expect((await open()).status).toBe(200);
    expect((await open()).status).toBe(429);
    const readEvents = store.diagnoses.events;
    store.diagnoses.events = async () => {
      throw new Error('the database is away');
    };
    await expect(opened[2]?.text()).rejects.toThrow('away');
    store.diagnoses.events = readEvents;
    expect((await open()).status).toBe(200);
  });
});
