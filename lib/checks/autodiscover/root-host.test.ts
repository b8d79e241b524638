import { describe, expect, it } from 'vitest';
import type { AutodiscoverAttempt, AutodiscoverHop, Observations } from '@/lib/report/observations';
import { attempt, hop, judge, type Patch, rootUrl, summaryOf } from '../testing/healthy';

type Result = AutodiscoverHop['result'];
const xml = (...attempts: AutodiscoverAttempt[]): Partial<Observations> => ({
  autodiscoverXml: { domain: 'contoso.test', attempts },
});
const dead: Result = { kind: 'unreachable', failure: 'refused' };

describe('root-host', () => {
  it.each<[string, string, Patch]>([
    ['a web site', 'passed', {}],
    [
      'silence',
      'failed autodiscover/root-host-silent',
      { values: xml(attempt('root', 'unreachable', [hop(rootUrl, { kind: 'unreachable', failure: 'timed-out' })])) },
    ],
    [
      'a name that our resolver could not look up in time',
      'untested timed-out',
      {
        values: xml(
          attempt('root', 'unreachable', [
            { ...hop(rootUrl, { kind: 'unreachable', failure: 'timed-out' }), address: null },
          ]),
        ),
      },
    ],
    ['a refusal, which is fast', 'passed', { values: xml(attempt('root', 'unreachable', [hop(rootUrl, dead)])) }],
    ['no host', 'passed', { values: xml(attempt('root', 'no-record', [hop(rootUrl, { kind: 'no-address' })])) }],
  ])('%s: %s', (_name, expected, patch) => {
    expect(summaryOf(judge('root-host', patch))).toBe(expected);
  });
});
