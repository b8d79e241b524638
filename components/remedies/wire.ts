import { isListOf, isObjectOf, isOneOf, isText, shape } from '@/components/api/shape';
import {
  type AuditPage,
  type RemediesView,
  type RemedyResult,
  type RemedyView,
  remedyIds,
  remedyOutcomes,
} from '@/lib/report/remedies';
import { stepIds } from '@/lib/report/vocabulary';

const orNull =
  <T>(test: (value: unknown) => value is T) =>
  (value: unknown): value is T | null =>
    value === null || test(value);

const isId = isOneOf(...remedyIds);
const isStep = isOneOf(...stepIds);
const isSettings = isListOf(isObjectOf({ label: isText, value: isText }));

const isWords = isObjectOf({ id: isId, title: isText, risk: isText, step: isStep });
const isPreview = isObjectOf({
  cautions: isListOf(isText),
  before: isSettings,
  after: isSettings,
  powershell: isText,
  digest: isText,
});
const isRefusal = isObjectOf({ why: isText });

function isRemedy(value: unknown): value is RemedyView {
  if (!isWords(value)) return false;
  const offered: unknown = Reflect.get(value, 'offered');
  return offered === true ? isPreview(value) : offered === false && isRefusal(value);
}

const isDevice = isObjectOf({
  deviceId: isText,
  name: isText,
  model: isText,
  os: isText,
  app: isOneOf('native', 'outlook'),
  settings: isSettings,
  remedies: isListOf(isRemedy),
});

/** Answer of `GET /api/users/{address}/remedies`, and the `remedies` of a refusal. */
export const remediesSchema = shape<RemediesView>(
  isObjectOf({
    subject: isObjectOf({ address: isText, displayName: isText }),
    readAt: isText,
    mailbox: orNull(isObjectOf({ settings: isSettings, remedies: isListOf(isRemedy) })),
    why: orNull(isText),
    devices: isListOf(isDevice),
  }),
);

/** Answer of `POST /api/users/{address}/remedies`. */
export const resultSchema = shape<RemedyResult>(
  isObjectOf({
    auditId: isText,
    remedy: isId,
    deviceId: orNull(isText),
    outcome: isOneOf('applied', 'already', 'not-visible-yet', 'unknown'),
    sentence: isText,
    before: isSettings,
    after: isSettings,
    undo: orNull(isObjectOf({ remedy: isId, deviceId: orNull(isText) })),
    retest: isObjectOf({ step: isStep, diagnosisId: orNull(isText) }),
  }),
);

const isWho = isObjectOf({ oid: isText, address: isText });

/** Answer of `GET /api/audit`. */
export const auditSchema = shape<AuditPage>(
  isObjectOf({
    entries: isListOf(
      isObjectOf({
        id: isText,
        at: isText,
        endedAt: orNull(isText),
        actor: isWho,
        subject: isWho,
        deviceId: orNull(isText),
        remedy: isId,
        reason: isText,
        outcome: isOneOf(...remedyOutcomes),
        detail: orNull(isText),
        before: orNull(isSettings),
        after: orNull(isSettings),
        requestIds: isListOf(isText),
      }),
    ),
    next: orNull(isText),
  }),
);
