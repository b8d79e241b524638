import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceRows } from './evidence-rows';
import { matchingEvidence } from './evidence-search';
import { blockedReport } from './fixtures';

const { evidence } = blockedReport();
const found = (query: string) => [...(matchingEvidence(evidence, query, null) ?? ['all'])];

test.each([
  ['', ['all']],
  ['   ', ['all']],
  ['ACTIVESYNCENABLED', ['e1']],
  ['autodiscover contoso', ['e2', 'e3']],
  ['autodiscover timed-out', ['e2']],
  ['3600 s', ['e3']],
  ['autodiscover mailbox-that-is-not-there', []],
])('"%s" finds %j', (query, ids) => {
  expect(found(query)).toEqual(ids);
});

test('whatever a row shows finds its piece', () => {
  for (const item of evidence) {
    fc.assert(
      fc.property(fc.constantFrom(...evidenceRows(item)), ([label, value]) => {
        expect(found(`${label} ${value}`)).toContain(item.id);
      }),
    );
  }
});
