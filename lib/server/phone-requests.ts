import * as z from 'zod';
import { type MeasuredTest, phoneNetworks } from '@/lib/report/phone-test';
import type { Answer } from './answer';
import { parse } from './requests';

/** A request is given up after 8 s; twice that is what a busy phone may add. */
const mostMs = 20_000;
/** A clock that is off by more than 50 years says no more than one that is. */
const mostOffsetMs = 50 * 365 * 86_400_000;

const tries = z
  .array(z.strictObject({ reached: z.boolean(), ms: z.number().min(0).max(mostMs) }))
  .min(1)
  .max(2);

const measured = z.strictObject({
  network: z.enum(phoneNetworks),
  portal: z.enum(['answered', 'other-answer', 'failed']),
  family: z.enum(['ipv4', 'ipv6']).nullable(),
  clockOffsetMs: z.number().min(-mostOffsetMs).max(mostOffsetMs).nullable(),
  connection: z.enum(['wifi', 'cellular', 'ethernet', 'other']).nullable(),
  hosts: z.strictObject({
    mail: tries,
    autodiscover: tries,
    signIn: tries,
    mailOtherName: tries.optional(),
    ipv4: tries.optional(),
    ipv6: tries.optional(),
  }),
});

/** 16 random bytes in base64url. */
const session = z.string().regex(/^[\w-]{22}$/);
const notMeasured = { test: '"test" must be one measurement, with nothing else in it.' };
const notSession = { session: '"session" must be the one that opening the code gave.' };

/** Body of `POST /api/diagnoses/{id}/phone-tests`: `{ test }`. */
export function parseOwnTest(body: unknown): Answer<{ test: MeasuredTest }> {
  return parse(z.strictObject({ test: measured }), body, notMeasured) as Answer<{ test: MeasuredTest }>;
}

/** Body of `POST /api/phone/tests`: `{ session, test }`. */
export function parsePhoneTest(body: unknown): Answer<{ session: string; test: MeasuredTest }> {
  const schema = z.strictObject({ session, test: measured });
  return parse(schema, body, { ...notSession, ...notMeasured }) as Answer<{ session: string; test: MeasuredTest }>;
}

/** Body of `POST /api/phone/refuse`: `{ session }`. */
export function parseSession(body: unknown): Answer<{ session: string }> {
  return parse(z.strictObject({ session }), body, notSession);
}

/** Query of `GET /api/phone/probe`: a nonce of the page's own, which comes back. */
export function parseNonce(query: URLSearchParams): Answer<{ nonce: string }> {
  const nonce = z.string().regex(/^[\w-]{8,64}$/);
  const sentence = { nonce: '"nonce" must be 8 to 64 letters, digits, hyphens or underscores.' };
  return parse(z.object({ nonce }), { nonce: query.get('nonce') }, sentence);
}
