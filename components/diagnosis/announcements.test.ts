import { expect, test } from 'vitest';
import { blockedReport, journalFixture, runningReport } from '@/components/report/fixtures';
import { everyWord } from '@/lib/checks/catalog';
import { emptyReport, reduce } from '@/lib/report/reduce';
import { announcementFor, titleFor } from './announcements';

test('announces steps and the verdict once, nothing for probes', () => {
  const said: (string | null)[] = [];
  journalFixture().reduce((before, event) => {
    const after = reduce(before, event);
    said.push(announcementFor(before, after, everyWord));
    return after;
  }, emptyReport('d1'));
  expect(said.slice(0, 2)).toEqual([null, null]);
  expect(said.slice(2, 7).map((text) => text?.slice(0, 17))).toEqual(
    [1, 2, 3, 4, 5].map((n) => `${n} of 5 steps done`),
  );
  expect(said[7]).toBeNull();
  expect(said[8]).toMatch(/^Nothing wrong found\./);
});

test('several steps at once make one sentence', () => {
  const after = runningReport();
  const steps = after.steps.map((step, index) => (index < 3 ? { ...step, outcome: 'passed' as const } : step));
  expect(announcementFor(runningReport(), { ...after, steps }, everyWord)).toMatch(/^3 of 5 steps done\. Step 2/);
});

test('the title tells the result', () => {
  expect(titleFor(runningReport(), everyWord)).toBe('Checking, 0 of 5 | Reconnect');
  expect(titleFor(blockedReport(), everyWord)).toMatch(/^Blocked: .+ \| Reconnect$/);
});
