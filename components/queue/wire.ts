import { isListOf, isNumber, isObjectOf, isOneOf, isText, shape } from '@/components/api/shape';
import { concerns, holders, type QueuePage, type SweepProgress, sweepProblems } from '@/lib/report/queue';

const orNull =
  <T>(test: (value: unknown) => value is T) =>
  (value: unknown): value is T | null =>
    value === null || test(value);

const isProgress = isObjectOf({
  status: isOneOf('off', 'never', 'idle', 'waiting', 'running'),
  devices: isNumber,
  of: orNull(isNumber),
  problem: orNull(isOneOf(...sweepProblems)),
  nextAt: orNull(isText),
});

/** Answer of `POST /api/queue/sweeps`. */
export const progressSchema = shape<SweepProgress>(isProgress);

const isPhone = isObjectOf({
  deviceId: isText,
  name: isText,
  model: isText,
  os: isText,
  app: isOneOf('native', 'outlook', 'other'),
  version: isText,
  firstSync: orNull(isText),
  heldBy: orNull(isOneOf(...holders)),
  rule: orNull(isText),
});

const isEntry = isObjectOf({
  key: isText,
  kind: isOneOf('phone', 'mailbox'),
  concerns: isListOf(isOneOf(...concerns)),
  owner: isObjectOf({ identity: isText, name: isText, address: orNull(isText) }),
  phone: orNull(isPhone),
  phones: orNull(isNumber),
});

const isReading = isObjectOf({
  startedAt: isText,
  finishedAt: isText,
  devices: isNumber,
  counts: isObjectOf({
    quarantined: isNumber,
    discovery: isNumber,
    'protocol-too-old': isNumber,
    'device-limit-reached': isNumber,
    'device-limit-near': isNumber,
  }),
});

/** Answer of `GET /api/queue`. */
export const queueSchema = shape<QueuePage>(
  isObjectOf({ entries: isListOf(isEntry), next: orNull(isText), reading: orNull(isReading), sweep: isProgress }),
);
