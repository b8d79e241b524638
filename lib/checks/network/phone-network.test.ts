import { describe, expect, it } from 'vitest';
import type { PhoneTest } from '@/lib/report/phone-test';
import { ago, judge, summaryOf } from '../testing/healthy';
import { atOnce, phoneTest, silent } from '../testing/phone-facts';

const judged = (tests: PhoneTest[], serverReachesMail: boolean | null = true) =>
  judge('phone-network', { given: { phone: { tests, serverReachesMail } } });

const open = phoneTest();
const openOnMobile = phoneTest({ network: 'mobile' });
const blocked = phoneTest({ hosts: { mail: silent } });
const filtered = phoneTest({ hosts: { mail: atOnce, mailOtherName: [{ reached: true, ms: 90 }] } });
const nothing = phoneTest({
  portal: 'failed',
  clockOffsetMs: null,
  hosts: { mail: silent, autodiscover: silent, signIn: silent },
});
const minutes = (count: number) => count * 60_000;

describe('phone-network', () => {
  it('is inapplicable without a test from the phone', () => {
    expect(summaryOf(judge('phone-network'))).toBe('inapplicable');
    expect(summaryOf(judged([]))).toBe('inapplicable');
  });

  it.each<[string, string, PhoneTest[]]>([
    ['everything reached', 'passed', [open]],
    ['everything reached on both networks', 'passed', [open, openOnMobile]],
    ['mail silent', 'failed network/blocked-here', [blocked]],
    ['sign-in refused', 'failed network/blocked-here', [phoneTest({ hosts: { signIn: atOnce } })]],
    ['Autodiscover silent', 'failed network/blocked-here', [phoneTest({ hosts: { autodiscover: silent } })]],
    [
      'mail refused at once, without another name',
      'failed network/blocked-here',
      [phoneTest({ hosts: { mail: atOnce } })],
    ],
    ['mail refused at once, other name reached', 'failed network/dns-filtered', [filtered]],
    [
      'mail silent, other name reached',
      'failed network/blocked-here',
      [phoneTest({ hosts: { mail: silent, mailOtherName: [{ reached: true, ms: 90 }] } })],
    ],
    [
      'both names refused',
      'failed network/blocked-here',
      [phoneTest({ hosts: { mail: atOnce, mailOtherName: atOnce } })],
    ],
    [
      'one of two tries lost',
      'passed',
      [phoneTest({ hosts: { mail: [...silent.slice(1), { reached: true, ms: 9 }] } })],
    ],
    ['a single try', 'cantTell unreachable', [phoneTest({ hosts: { mail: silent.slice(1) } })]],
    ['nothing reached at all', 'cantTell unreachable', [nothing]],
    ['nothing reached on Wi-Fi, everything on mobile data', 'cantTell unreachable', [nothing, openOnMobile]],
    [
      'a page of the Wi-Fi in the place of everything',
      'failed network/blocked-here',
      [
        phoneTest({
          portal: 'other-answer',
          clockOffsetMs: null,
          hosts: { mail: atOnce, autodiscover: atOnce, signIn: atOnce },
        }),
      ],
    ],
    ['a clock 5 minutes off', 'passed', [phoneTest({ clockOffsetMs: minutes(5) })]],
    ['a clock 6 minutes ahead', 'failed network/clock-wrong', [phoneTest({ clockOffsetMs: minutes(6) })]],
    ['a clock 6 minutes behind', 'failed network/clock-wrong', [phoneTest({ clockOffsetMs: -minutes(6) })]],
    [
      'a clock a day off and mail not reached',
      'failed network/blocked-here network/clock-wrong',
      [phoneTest({ clockOffsetMs: minutes(1440), hosts: { mail: atOnce } })],
    ],
    ['a bad test, mended since', 'passed', [phoneTest({ at: ago(20), hosts: { mail: silent } }), open]],
    ['a good test, broken since', 'failed network/blocked-here', [phoneTest({ at: ago(20) }), blocked]],
  ])('%s: %s', (_name, expected, tests) => {
    expect(summaryOf(judged(tests))).toBe(expected);
  });

  it.each<[string, string, PhoneTest[]]>([
    ['on the only network tested', 'error', [blocked]],
    ['on one of two', 'warning', [blocked, openOnMobile]],
    ['on both', 'error error', [blocked, phoneTest({ network: 'mobile', hosts: { mail: silent } })]],
    ['while nothing at all was reached on the other', 'error', [blocked, { ...nothing, network: 'mobile' }]],
    ['by name on one of two', 'warning', [filtered, openOnMobile]],
    ['for a new set-up only', 'warning', [phoneTest({ hosts: { autodiscover: silent } })]],
    ['with a wrong clock that safe connections bear', 'warning', [phoneTest({ clockOffsetMs: minutes(30) })]],
  ])('weighs a block %s as %s', (_name, severities, tests) => {
    expect(
      judged(tests)
        .findings.map(({ severity }) => severity)
        .join(' '),
    ).toBe(severities);
  });

  it('does not blame the network for a mail host that the portal does not reach either', () => {
    expect(summaryOf(judged([blocked], false))).toBe('cantTell unreachable');
    expect(summaryOf(judged([blocked], null))).toBe('failed network/blocked-here');
  });

  it('names host, network and what stood in the way', () => {
    const captive = phoneTest({ portal: 'other-answer', hosts: { mail: atOnce } });
    expect(judged([captive]).findings[0]?.args).toEqual({
      host: 'outlook.office365.test',
      network: 'Wi-Fi',
      signInPage: true,
    });
    expect(judged([phoneTest({ clockOffsetMs: -minutes(61) })]).findings[0]?.args).toEqual({ minutes: 61 });
  });
});
