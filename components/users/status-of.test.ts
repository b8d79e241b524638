import { describe, expect, test } from 'vitest';
import type { Report } from '@/lib/report/report';
import type { Fact, Known } from './evidence-facts';
import { device, personEvidence, personReport, setting } from './fixtures';
import { statusOf } from './status-of';

function seenIn<T>(of: Known<T>): T {
  if (!of.known) throw new Error(of.why);
  return of.value;
}
const textOf = (facts: readonly Fact[], label: string) => {
  const found = facts.find((one) => one.label === label);
  return found && ('at' in found ? found.at : found.value);
};
/** The report with one probe's evidence replaced. */
const having = (probe: string, ...items: Report['evidence']) =>
  personReport({ evidence: [...personEvidence.filter((item) => item.probe !== probe), ...items] });
const onlyPhone = (report: Report) => {
  const [phone] = seenIn(statusOf(report).phones);
  if (phone === undefined) throw new Error('no phone');
  return phone;
};

describe('account and mailbox', () => {
  test('say what the directory and Exchange said', () => {
    const { account, mailbox } = statusOf(personReport());
    const { facts } = seenIn(account);
    expect(seenIn(account).brief).toBe('switched on, licensed');
    expect(textOf(facts, 'Name')).toBe('Alex Wilber');
    expect(textOf(facts, 'The two are')).toContain('different');
    expect(textOf(facts, 'Kind of mailbox')).toContain('of a person');
    expect(textOf(facts, 'Last password change')).toBe('2026-08-26T10:00:00.000Z');
    expect(seenIn(mailbox).brief).toBe('ActiveSync on, Outlook off');
    expect(textOf(seenIn(mailbox).facts, 'New phones are')).toBe('held until an admin decides');
  });

  test('a plan without a mailbox is no licence, and what is null is not off', () => {
    const report = having(
      'directoryUser',
      setting('directoryUser', 'd', {
        found: 'true',
        accountEnabled: 'null',
        exchangePlans: '113feb6c-3fe4-4440-bddc-54d774bf0318 Enabled',
      }),
    );
    expect(seenIn(statusOf(report).account).brief).toBe('not known, no licence with a mailbox seen');
  });

  test('nobody and no mailbox are said, not shown as switched off', () => {
    const nobody = having('directoryUser', setting('directoryUser', 'd', { found: 'false' }));
    expect(seenIn(statusOf(nobody).account).brief).toBe('not in the directory');
    expect(seenIn(statusOf(having('mailboxSettings')).mailbox).brief).toBe('none');
  });
});

describe('phones', () => {
  test('state, reason, the rule that decided, times and policy', () => {
    const phone = onlyPhone(personReport());
    expect(phone).toMatchObject({ name: 'Black iPhone (iOS 17.2)', judged: true, state: { word: 'Blocked' } });
    expect(phone.reason).toContain('A rule for phones');
    expect(phone.decidedBy).toBe('The rule “Block iOS 17.2”: DeviceOS is “iOS 17.2 21C62”.');
    expect(textOf(phone.facts, 'Protocol')).toBe('ActiveSync 16.1');
    expect(textOf(phone.facts, 'First sync')).toBe('2026-11-01T08:00:00.000Z');
    expect(textOf(phone.facts, 'Last mail')).toBe('never');
    expect(textOf(phone.facts, 'Policy')).toBe('Default: not taken');
  });

  const seen = personEvidence.find(({ id }) => id === 'devices APPL123');
  const values = seen?.kind === 'device' ? seen.values : {};
  test.each([
    ['Quarantined', 'Global', 'Held until an admin decides', 'default for phones'],
    ['Allowed', 'Individual', 'Allowed', 'by name'],
    ['DeviceDiscovery', '', 'Being identified by Exchange', 'gives no reason'],
    ['Blocked', 'CommandFrequency', 'Blocked', 'asked too often'],
    ['Blocked', 'ExternalCompliance', 'Blocked', 'Device management'],
    ['Paused', 'NewReason', 'State not recognised: Paused', 'Reason not recognised: NewReason'],
  ])('%s for %s', (accessState, accessStateReason, word, reason) => {
    const phone = onlyPhone(having('devices', device('devices', 'x', { ...values, accessState, accessStateReason })));
    expect(phone.state.word).toBe(word);
    expect(phone.reason).toContain(reason);
    expect(phone.judged).toBe(false);
  });

  test('a list that decides otherwise than Exchange shows is a change on its way', () => {
    const lists = { ActiveSyncAllowedDeviceIDs: 'appl123', ActiveSyncBlockedDeviceIDs: '' };
    const report = having('mailboxSettings', setting('mailboxSettings', 'm', lists));
    expect(onlyPhone(report).decidedBy).toMatch(/own list of allowed phones.*would be allowed; a change/);
  });

  test('where a list could not be read, the rule that Exchange names still stands', () => {
    const report = having('mailboxSettings');
    expect(onlyPhone(report).decidedBy).toBe('The rule “Block iOS 17.2”.');
  });

  test('the entry of the portal itself is no phone', () => {
    expect(seenIn(statusOf(having('devices', device('devices', 'RECONNECTCHECK', values))).phones)).toEqual([]);
  });
});

describe('sign-ins and Autodiscover', () => {
  test('only sign-ins of mail apps, with outcome, policy and code', () => {
    const { rows, others } = seenIn(statusOf(personReport()).signIns);
    expect(rows).toHaveLength(1);
    expect(others).toBe(1);
    expect(rows[0]).toMatchObject({
      outcome: { word: 'Refused by a policy' },
      code: 53003,
      where: 'Rotterdam, NL, 192.0.2.201',
    });
    expect(rows[0]?.policies).toBe('Only at work: phones: refused; Block legacy authentication: does not apply');
  });

  test('record, first hop and what answered', () => {
    const { brief, facts, hops } = seenIn(statusOf(personReport()).autodiscover);
    expect(brief).toBe('alias of autodiscover.outlook.test');
    expect(textOf(facts, 'First hop')).toBe(
      'http://autodiscover.contoso.test/autodiscover/autodiscover.xml: leads on to https://autodiscover-s.outlook.test/x (302)',
    );
    expect(textOf(facts, 'What answered')).toBe(
      'autodiscover-s.outlook.test: asks for a sign-in, as Exchange does (401)',
    );
    expect(textOf(facts, 'Microsoft’s own answer')).toBe('could not be checked');
    expect(hops).toHaveLength(3);
  });
});

test('what was not seen says why, and never looks like an answer', () => {
  const gaps = personReport({
    evidence: [],
    probes: [
      { id: 'devices', area: 'device', status: 'unavailable', failure: 'permission-missing' },
      { id: 'signIns', area: 'sign-in', status: 'unavailable', failure: 'throttled' },
    ],
    checks: [
      {
        id: 'sign-in-policy',
        area: 'sign-in',
        step: 'before-you-start',
        outcome: 'untested',
        reason: 'throttled',
        retryAt: '2026-11-24T12:30:00.000Z',
        findings: [],
      },
    ],
  });
  const { account, phones, signIns, autodiscover } = statusOf(gaps);
  expect(account).toEqual({ known: false, why: 'The last check did not ask for this.' });
  expect(phones).toMatchObject({ known: false, why: expect.stringContaining('A permission is missing') });
  expect(signIns).toMatchObject({
    known: false,
    why: expect.stringMatching(/Throttled.*again makes sense after 24 Nov 2026/),
  });
  expect(autodiscover.known).toBe(false);
});
