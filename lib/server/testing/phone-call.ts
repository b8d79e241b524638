import { expect } from 'vitest';
import * as handOffs from '@/app/api/diagnoses/[id]/hand-offs/route';
import * as report from '@/app/api/diagnoses/[id]/route';
import * as handOff from '@/app/api/hand-offs/[id]/route';
import * as open from '@/app/api/phone/[key]/open/route';
import type { Report } from '@/lib/report/report';
import { call, plant, start } from './api-call';
import { anna } from './test-server';

/** Both tries of a host that was not reached. */
export const failed = [
  { reached: false, ms: 8000 },
  { reached: false, ms: 8000 },
];
/** The one try of a host that was. */
export const fine = [{ reached: true, ms: 40 }];
/** Behind a page of the Wi-Fi, which keeps mail out whatever the portal itself has reached. */
export const measured = {
  network: 'wifi',
  portal: 'other-answer',
  family: 'ipv4',
  clockOffsetMs: 120,
  connection: null,
  hosts: { mail: failed, autodiscover: fine, signIn: fine },
};
type Made = { id: string; url: string; code: string; expiresAt: string; qr: string };

/** A finished diagnosis of Anna's, and an invitation for a phone. */
export async function invite() {
  const portal = await plant();
  const auth = await portal.bearer(anna);
  const id = await start(auth);
  const response = await call(handOffs.POST, { auth, params: { id }, method: 'POST' });
  expect(response.status).toBe(201);
  const made = (await response.json()) as Made;
  return { ...portal, auth, id, made, token: made.url.split('/p/')[1] ?? '' };
}

/** One more invitation for the same diagnosis of Anna's. */
export async function invitedAgain(auth: string, id: string): Promise<{ token: string }> {
  const response = await call(handOffs.POST, { auth, params: { id }, method: 'POST' });
  const { url } = (await response.json()) as Made;
  return { token: url.split('/p/')[1] ?? '' };
}

/** `POST /api/phone/{key}/open`, as a phone asks. */
export const opening = (key: string) =>
  call(open.POST, {
    params: { key },
    body: {},
    raw: { headers: { 'user-agent': 'Mozilla/5.0 (iPhone) Safari/604.1' } },
  });
/** The same, which has to answer 200. */
export async function opened(key: string) {
  const response = await opening(key);
  expect(response.status).toBe(200);
  return (await response.json()) as { session: string; digits: string; madeWith: string; hosts: object };
}
/** What the page that made an invitation sees of it. */
export const state = async (auth: string, id: string) =>
  (await (await call(handOff.GET, { auth, params: { id } })).json()) as {
    state: string;
    digits: string | null;
    tests: unknown[];
  };
/** The report as it is now. */
export const reportOf = async (auth: string, id: string) =>
  (await (await call(report.GET, { auth, params: { id } })).json()) as Report;
