import type { PhoneHostRole, PhoneTest, PhoneTry } from '@/lib/report/phone-test';
import { ago } from './healthy';

const hostNames: Record<PhoneHostRole, string> = {
  mail: 'outlook.office365.test',
  autodiscover: 'autodiscover-s.outlook.test',
  signIn: 'login.sandbox.test',
  mailOtherName: 'outlook.office.test',
  ipv4: 'ipv4.portal.test',
  ipv6: 'ipv6.portal.test',
};

const fine: PhoneTry[] = [{ reached: true, ms: 80 }];
/** Refused at once, twice. */
export const atOnce: PhoneTry[] = [
  { reached: false, ms: 40 },
  { reached: false, ms: 35 },
];
/** Given up after the deadline, twice. */
export const silent: PhoneTry[] = [
  { reached: false, ms: 8000 },
  { reached: false, ms: 8000 },
];

/** A test on Wi-Fi 10 minutes ago that reached everything; `changes` make it a bad one, `hosts` by role. */
export function phoneTest(
  changes: Partial<Omit<PhoneTest, 'hosts'>> & { hosts?: { [K in PhoneHostRole]?: PhoneTry[] } } = {},
): PhoneTest {
  const { hosts, ...rest } = changes;
  const tries = { mail: fine, autodiscover: fine, signIn: fine, ...hosts };
  return {
    id: 'test-1',
    at: ago(10),
    network: 'wifi',
    from: 'phone',
    portal: 'answered',
    family: 'ipv4',
    clockOffsetMs: 300,
    connection: null,
    ...rest,
    hosts: (Object.keys(tries) as PhoneHostRole[]).map((role) => ({
      role,
      host: hostNames[role],
      tries: tries[role] ?? fine,
    })),
  };
}
