/**
 * `npm run bench`: what a diagnosis costs, as ratios within one run against the simulated tenant, and the size of the
 * JavaScript that a browser loads. Needs a build (`npm run build`). Figures are printed, never asserted: machines differ.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probes } from '../lib/probes/registry';
import type { ReportEvent } from '../lib/report/events';
import { fold } from '../lib/report/reduce';
import { type Sandbox, startSandbox } from '../sandbox/start';
import { pageScriptSizes } from './bench-pages';
import { freePort, startPortal } from './portal';

const addedLatencyMs = 200;
const inFlight = 8;
const batch = 40;

const folder = mkdtempSync(join(tmpdir(), 'reconnect-bench-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const sandbox = await startSandbox({ dir: join(folder, 'sandbox'), portalUrls: [url] });
const portal = await startPortal(port, { ...sandbox.env, DATA_DIR: join(folder, 'data'), DIAGNOSES_PER_HOUR: '0' });

try {
  const token = await sandbox.mintPortalToken('healthy');
  await diagnose(token); // Warm: tokens, compiled code.
  await reportLatency(sandbox, token);
  await reportThroughput(token);
  await reportSizes();
} finally {
  await portal.stop();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}

/** One diagnosis over the API, from the request to its final event. */
async function diagnose(bearer: string): Promise<{ id: string; wallMs: number; events: ReportEvent[] }> {
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  const begun = performance.now();
  const created = await fetch(`${url}/api/diagnoses`, { method: 'POST', headers, body: '{"app":"native"}' });
  if (created.status !== 201) throw new Error(`the portal answered ${created.status}: ${await created.text()}`);
  const { id } = (await created.json()) as { id: string };
  const stream = await fetch(`${url}/api/diagnoses/${id}/events?after=0`, { headers });
  const text = await stream.text();
  const wallMs = performance.now() - begun;
  const events = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as ReportEvent);
  return { id, wallMs, events };
}

/** Milliseconds of the longest path through the probes' needs and wants, from the durations that the run reported. */
function longestChainMs(events: ReportEvent[]): number {
  const durations = new Map<string, number>();
  for (const event of events) {
    if (event.type === 'probe-finished') durations.set(event.probe.id, event.probe.durationMs ?? 0);
  }
  const ends = new Map<string, number>();
  const endOf = (id: string): number => {
    const known = ends.get(id);
    if (known !== undefined) return known;
    const probe = probes.find((entry) => entry.id === id);
    const before = [...(probe?.needs ?? []), ...(probe?.wants ?? [])].map(endOf);
    const end = Math.max(0, ...before) + (durations.get(id) ?? 0);
    ends.set(id, end);
    return end;
  };
  return Math.max(...probes.map((probe) => endOf(probe.id)));
}

async function reportLatency(tenant: Sandbox, bearer: string): Promise<void> {
  tenant.setDelay(addedLatencyMs);
  const runs = [];
  for (let i = 0; i < 5; i += 1) runs.push(await diagnose(bearer));
  tenant.setDelay(0);
  const middle = runs.sort((a, b) => a.wallMs - b.wallMs)[2];
  if (!middle) return;
  const report = fold(middle.id, middle.events);
  const sequentialMs = report.evidence.reduce((sum, e) => sum + ('durationMs' in e ? e.durationMs : 0), 0);
  const chainMs = longestChainMs(middle.events);
  console.log(`\nWith ${addedLatencyMs} ms added to every upstream answer (median of 5 diagnoses):`);
  line('verdict', report.verdict?.state ?? 'none');
  line('wall time', `${Math.round(middle.wallMs)} ms`);
  line('longest dependency chain', `${Math.round(chainMs)} ms`);
  line('wall / longest chain (goal <= 1.15)', (middle.wallMs / chainMs).toFixed(2));
  line('upstream questions', `${report.evidence.filter((e) => 'durationMs' in e).length}`);
  line('sequential requests / wall (goal >= 4)', (sequentialMs / middle.wallMs).toFixed(2));
}

async function reportThroughput(bearer: string): Promise<void> {
  const begun = performance.now();
  let left = batch;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await diagnose(bearer);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const seconds = (performance.now() - begun) / 1000;
  console.log(`\nWithout added latency, ${inFlight} in flight (portal and simulated tenant share this machine):`);
  line('diagnoses per second', (batch / seconds).toFixed(1));
}

async function reportSizes(): Promise<void> {
  const sizes = await pageScriptSizes(url);
  console.log('\nJavaScript that a current browser loads, gzip:');
  line('start page (goal <= 160 kB)', `${(sizes.start / 1000).toFixed(1)} kB`);
  line('healthy report (goal <= 260 kB)', `${(sizes.healthy / 1000).toFixed(1)} kB`);
  line('quarantined report (goal <= 260 kB)', `${(sizes.quarantined / 1000).toFixed(1)} kB`);
}

function line(name: string, value: string): void {
  console.log(`  ${name.padEnd(44)} ${value}`);
}
