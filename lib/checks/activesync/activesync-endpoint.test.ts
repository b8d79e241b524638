import { describe, expect, it } from 'vitest';
import { judge, type Patch, summaryOf } from '../testing/healthy';

const redirect = { kind: 'redirect', location: 'https://autodiscover.contoso.test/' } as const;

describe('activesync-endpoint', () => {
  it.each<[string, string, Patch]>([
    ['known', 'passed', {}],
    ['led elsewhere', 'cantTell no-recent-evidence', { values: { autodiscoverJson: redirect } }],
    ['no mailbox here', 'inapplicable', { values: { autodiscoverJson: redirect, recipient: { found: false } } }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('activesync-endpoint', patch))).toBe(expected);
  });
});
