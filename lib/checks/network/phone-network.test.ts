import { describe, expect, it } from 'vitest';
import type { PhoneTest } from '@/lib/report/phone-test';
import { ago, judge, summaryOf } from '../testing/healthy';
import { atOnce, phoneTest, silent } from '../testing/phone-facts';
import type { ReachedByPortal } from './judge-test';

const allReached = { mail: true, signIn: true, autodiscover: true };
const judged = (tests: PhoneTest[], reached: Partial<ReachedByPortal> = {}, gotMailLately = false) =>
  judge('phone-network', {
    given: { phone: { tests, reachedByPortal: { ...allReached, ...reached }, gotMailLately } },
  });
const severitiesOf = (...args: Parameters<typeof judged>) =>
  judged(...args)
    .findings.map(({ severity }) => severity)
    .join(' ');

const open = phoneTest();
const openOnMobile = phoneTest({ network: 'mobile' });
const blocked = phoneTest({ hosts: { mail: silent } });
const filtered = phoneTest({ hosts: { mail: atOnce, mailOtherName: [{ reached: true, ms: 90 }] } });
const nothing = phoneTest({
  portal: 'failed',
  clockOffsetMs: null,
  hosts: { mail: silent, autodiscover: silent, signIn: silent },
});
const earlier = (test: PhoneTest): PhoneTest => ({ ...test, at: ago(20) });
const clock = (minutesAgo: number, offMinutes: number, network: PhoneTest['network'] = 'wifi') =>
  phoneTest({ at: ago(minutesAgo), network, clockOffsetMs: minutes(offMinutes) });
const ofComputer = phoneTest({ from: 'this-browser' });
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
    [
      'every host of Microsoft refused at once, the portal reached',
      'cantTell no-recent-evidence',
      [phoneTest({ hosts: { mail: atOnce, autodiscover: atOnce, signIn: atOnce } })],
    ],
    [
      'the same, while the browser asks for them on mobile data',
      'failed network/blocked-here',
      [phoneTest({ hosts: { mail: atOnce, autodiscover: atOnce, signIn: atOnce } }), openOnMobile],
    ],
    ['a bad test, another Wi-Fi since', 'failed network/blocked-here', [earlier(blocked), open]],
    ['a bad test, a test of nothing since', 'failed network/blocked-here', [earlier(blocked), nothing]],
    ['a filtered name, another Wi-Fi since', 'failed network/dns-filtered', [earlier(filtered), open]],
    ['a doubtful test, mended since', 'passed', [earlier(phoneTest({ hosts: { mail: silent.slice(1) } })), open]],
    ['a good test, a test of nothing since', 'cantTell unreachable', [earlier(open), nothing]],
    ['a clock that was wrong twice and is right now', 'passed', [clock(30, 60), clock(20, 60, 'mobile'), clock(10, 0)]],
    [
      'a clock that was right twice and is wrong now',
      'failed network/clock-wrong',
      [clock(30, 0), clock(20, 0, 'mobile'), clock(10, 60)],
    ],
    [
      'the clock of a computer right, that of the phone wrong',
      'failed network/clock-wrong',
      [clock(20, 60), ofComputer],
    ],
    ['a block on the phone, none on a computer there', 'failed network/blocked-here', [earlier(blocked), ofComputer]],
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
    ['on another Wi-Fi than now', 'warning', [earlier(blocked), open]],
    ['that a computer on the same network does not meet', 'error', [earlier(blocked), ofComputer]],
    [
      'of the browser at hand, open on the phone',
      'warning',
      [phoneTest({ from: 'this-browser', hosts: { mail: silent } }), open],
    ],
    ['before a test of nothing', 'error', [earlier(blocked), nothing]],
    [
      'of all at once, open on mobile data',
      'warning',
      [phoneTest({ hosts: { mail: atOnce, autodiscover: atOnce, signIn: atOnce } }), openOnMobile],
    ],
    ['for a new set-up only', 'warning', [phoneTest({ hosts: { autodiscover: silent } })]],
    ['with a wrong clock that safe connections bear', 'warning', [phoneTest({ clockOffsetMs: minutes(30) })]],
  ])('weighs a block %s as %s', (_name, severities, tests) => {
    expect(severitiesOf(tests)).toBe(severities);
  });

  it('does not blame the network for a host that the portal does not reach either', () => {
    expect(summaryOf(judged([blocked], { mail: false }))).toBe('cantTell unreachable');
    expect(summaryOf(judged([phoneTest({ hosts: { mail: silent, signIn: silent } })], { mail: false }))).toBe(
      'failed network/blocked-here',
    );
  });

  it.each<[string, string, PhoneTest[], Partial<ReachedByPortal>]>([
    ['mail', 'cantTell no-recent-evidence', [blocked], { mail: null }],
    ['the name of mail', 'cantTell no-recent-evidence', [filtered], { mail: null }],
    ['sign-in', 'cantTell no-recent-evidence', [phoneTest({ hosts: { signIn: silent } })], { signIn: null }],
    [
      'Autodiscover',
      'cantTell no-recent-evidence',
      [phoneTest({ hosts: { autodiscover: silent } })],
      { autodiscover: null },
    ],
    ['mail, open on mobile data', 'failed network/blocked-here', [blocked, openOnMobile], { mail: null }],
    [
      'mail, behind a page of the Wi-Fi',
      'failed network/blocked-here',
      [phoneTest({ portal: 'other-answer', hosts: { mail: atOnce } })],
      { mail: null },
    ],
    [
      'mail, while sign-in is kept out for sure',
      'failed network/blocked-here',
      [phoneTest({ hosts: { mail: silent, signIn: silent } })],
      { mail: null },
    ],
    [
      'mail, after a block for sure',
      'failed network/blocked-here',
      [earlier(phoneTest({ hosts: { signIn: silent } })), blocked],
      { mail: null },
    ],
  ])('where the portal did not ask the host of %s: %s', (_name, expected, tests, reached) => {
    expect(summaryOf(judged(tests, reached))).toBe(expected);
  });

  it('leaves a phone that got mail today a way round', () => {
    expect(severitiesOf([blocked], {}, true)).toBe('warning');
    expect(severitiesOf([filtered], {}, true)).toBe('warning');
    const clockAlone = phoneTest({ clockOffsetMs: minutes(30), hosts: { mail: silent } });
    expect(severitiesOf([clockAlone], {}, true)).toBe('warning warning');
    expect(severitiesOf([clockAlone])).toBe('error error');
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
