/** The closed word lists of a report. Order matters where it is shown: steps run in the order of Microsoft KB 2427193. */

export const stepIds = ['before-you-start', 'activesync', 'device-access', 'autodiscover', 'manual-setup'] as const;
export type StepId = (typeof stepIds)[number];

export const areas = [
  'service',
  'account',
  'sign-in',
  'mailbox',
  'device',
  'autodiscover',
  'activesync',
  'network',
] as const;
export type Area = (typeof areas)[number];

/** W3C EARL outcome words (https://www.w3.org/TR/EARL10-Schema/). */
export const outcomes = ['passed', 'failed', 'cantTell', 'inapplicable', 'untested'] as const;
export type Outcome = (typeof outcomes)[number];

export const severities = ['error', 'warning', 'note'] as const;
export type Severity = (typeof severities)[number];

export const verdictStates = ['healthy', 'degraded', 'blocked', 'inconclusive'] as const;
export type VerdictState = (typeof verdictStates)[number];

export const reportStatuses = ['running', 'finished', 'failed', 'interrupted'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** Which mail app fails: the phone's own (ActiveSync), Outlook mobile (its own protocol), or not said. */
export const mailApps = ['native', 'outlook', 'unknown'] as const;
export type MailApp = (typeof mailApps)[number];

/** Why a check was not, or could not be, decided. `untested` and `cantTell` always carry one. */
export const reasons = [
  'permission-missing',
  'not-licensed',
  'throttled',
  'timed-out',
  'unreachable',
  'upstream-failed',
  'malformed-answer',
  'sign-in-needed',
  'blocked-by-earlier',
  'internal-error',
  'no-recent-evidence',
  'contradiction',
  'sync-stalled',
] as const;
export type Reason = (typeof reasons)[number];

/** Who reads a text: the person with the phone, the tenant's admin, the support agent with a link. */
export const audiences = ['user', 'admin', 'support'] as const;
export type Audience = (typeof audiences)[number];

/** Raised when a stored report of an older shape must be told apart; readers accept their own major only. */
export const schemaVersion = 1;

/**
 * Types of the events of a diagnosis. Here, and not only in the schema, so that the browser can drop an unknown line without
 * loading a schema library (a test proves the two the same).
 */
export const eventTypes = [
  'diagnosis-started',
  'probe-started',
  'probe-finished',
  'subject-resolved',
  'device-chosen',
  'facts-known',
  'check-finished',
  'step-finished',
  'verdict-reached',
  'diagnosis-finished',
  'diagnosis-failed',
  'diagnosis-interrupted',
] as const;

/** Tells whether an event ends a stream. */
export function isFinal(event: { type: string }): boolean {
  return (
    event.type === 'diagnosis-finished' || event.type === 'diagnosis-failed' || event.type === 'diagnosis-interrupted'
  );
}
