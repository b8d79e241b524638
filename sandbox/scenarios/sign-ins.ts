import type { SignIn } from './scenario';

/** Client ids of mail apps, as they stand in sign-in logs. */
export const mailApps = {
  apple: { appId: 'f8d98a96-0999-43f5-8af3-69971c7bb423', appName: 'Apple Internet Accounts' },
  samsung: { appId: '8acd33ea-7197-4a96-bc33-d7cc7101262f', appName: 'Samsung Email' },
  gmail: { appId: '2cee05de-2b8f-45a2-8289-2a06ca32c4c8', appName: 'Gmail' },
  outlook: { appId: '27922004-5251-4030-b22d-91ecd9a37ea4', appName: 'Outlook Mobile' },
} as const;

/** The policy that most tenants have; it decides nothing until a sign-in says so. */
const legacyPolicy = {
  id: '0d8f6c1e-3b52-4f0a-9a77-1c5e2d4b6f80',
  name: 'Block legacy authentication',
  result: 'notApplied',
  grantControls: ['block'],
};

/** Named locations of the tenant, by id. */
export const places = {
  europe: '5c7e9a11-0d2f-4b63-9f58-a1b2c3d4e5f6',
  office: '6d8fab22-1e30-4c74-8069-b2c3d4e5f6a7',
} as const;

/** A good interactive sign-in of the iPhone's mail app two hours ago. `changes` make it fail. */
export function signIn(changes: Partial<SignIn> = {}): SignIn {
  return {
    minutesAgo: 120,
    ...mailApps.apple,
    clientApp: 'Mobile Apps and Desktop clients',
    resource: 'Office 365 Exchange Online',
    errorCode: 0,
    failureReason: 'Other.',
    conditionalAccess: 'success',
    policies: [legacyPolicy],
    ipAddress: '192.0.2.201',
    city: 'Rotterdam',
    country: 'NL',
    operatingSystem: 'Ios 26.1',
    interactive: true,
    ...changes,
  };
}

/** A good visit to the portal's own sort of web app: noise that must never be taken for the mail app. */
export const browserSignIn = signIn({
  minutesAgo: 30,
  appId: '4765445b-32c6-49b0-83e6-1d93765276ca',
  appName: 'OfficeHome',
  clientApp: 'Browser',
  resource: 'OfficeHome',
});

/** What the log of a healthy person holds. */
export const healthySignIns: SignIn[] = [browserSignIn, signIn(), signIn({ minutesAgo: 26 * 60 })];

/** A failed attempt of the iPhone's mail app with an Entra error number, repeated as phones do. */
export function failing(errorCode: number, failureReason: string, changes: Partial<SignIn> = {}): SignIn[] {
  return [7, 22, 41].map((minutesAgo) => signIn({ minutesAgo, errorCode, failureReason, ...changes }));
}

/** A policy of the tenant that failed a sign-in. `id` where the policy itself can be read. */
export function failedPolicy(
  name: string,
  grantControls: string[],
  id = '7b1e0f52-64a9-4d3c-8e15-9f2c3a5d7b64',
): SignIn['policies'][number] {
  return { id, name, result: 'failure', grantControls };
}
