import type { AuditEntry, RemediesView, RemedyResult, RemedyView } from '@/lib/report/remedies';

/** Turning ActiveSync on, offered or not; for tests. */
export function activesyncOn(offered: boolean, digest = 'd1'): RemedyView {
  const words = {
    id: 'activesync-on',
    title: 'Turn ActiveSync on',
    risk: 'Apps may connect.',
    step: 'activesync',
  } as const;
  if (!offered) return { ...words, offered: false, why: 'ActiveSync is on already.' };
  return {
    ...words,
    offered: true,
    cautions: ['A policy may still stop the phone.'],
    before: [{ label: 'ActiveSync', value: 'off' }],
    after: [{ label: 'ActiveSync', value: 'on' }],
    powershell: "Set-CASMailbox -Identity 'daan@contoso.test' -ActiveSyncEnabled $true",
    digest,
  };
}

/** Its undo, as a mailbox shows it after the change. */
export const activesyncOff: RemedyView = {
  id: 'activesync-off',
  title: 'Turn ActiveSync off again',
  risk: 'Apps stop.',
  step: 'activesync',
  offered: true,
  cautions: [],
  before: [{ label: 'ActiveSync', value: 'on' }],
  after: [{ label: 'ActiveSync', value: 'off' }],
  powershell: "Set-CASMailbox -Identity 'daan@contoso.test' -ActiveSyncEnabled $false",
  digest: 'd-off',
};

/** A mailbox with these remedies and no phone; for tests. */
export function viewWith(...remedies: RemedyView[]): RemediesView {
  const on = remedies.some(({ id, offered }) => id === 'activesync-on' && !offered);
  return {
    subject: { address: 'daan@contoso.test', displayName: 'Daan' },
    readAt: '2026-11-24T12:00:00.000Z',
    mailbox: { settings: [{ label: 'ActiveSync', value: on ? 'on' : 'off' }], remedies },
    why: null,
    devices: [],
  };
}

/** The answer to turning ActiveSync on; for tests. */
export function resultWith(outcome: RemedyResult['outcome'], change: Partial<RemedyResult> = {}): RemedyResult {
  return {
    auditId: 'a1',
    remedy: 'activesync-on',
    deviceId: null,
    outcome,
    sentence: `Sentence of ${outcome}.`,
    before: [],
    after: [],
    undo: { remedy: 'activesync-off', deviceId: null },
    retest: { step: 'activesync', diagnosisId: outcome === 'applied' ? 'new-check' : null },
    ...change,
  };
}

/** A line of the audit log; for tests. */
export function auditEntry(change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: 'e1',
    at: '2026-11-24T12:00:00.000Z',
    endedAt: '2026-11-24T12:00:04.000Z',
    actor: { oid: 'o1', address: 'ada@contoso.test' },
    subject: { oid: 's1', address: 'daan@contoso.test' },
    deviceId: null,
    remedy: 'activesync-on',
    reason: 'Ticket 4711',
    outcome: 'applied',
    detail: null,
    before: [{ label: 'ActiveSync', value: 'off' }],
    after: [{ label: 'ActiveSync', value: 'on' }],
    requestIds: ['r-1'],
    ...change,
  };
}
