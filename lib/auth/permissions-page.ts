import type { Permission } from './scopes';

const kinds: Record<Permission['kind'], string> = {
  'graph-application': 'Microsoft Graph, application',
  'exchange-application': 'Office 365 Exchange Online, application',
  'exchange-role': 'Exchange role of the service principal',
  'exchange-delegated': 'Office 365 Exchange Online, delegated',
  'own-api': 'The portal’s own API, delegated',
  'app-role': 'App role for users',
};

/** The text of `docs/permissions.md`: made from the list that the code uses, so the two cannot disagree. */
export function permissionsPage(permissions: readonly Permission[]): string {
  const rows = permissions.map(
    ({ name, kind, required, buys, lostWithout }) =>
      `| \`${name}\` | ${kinds[kind]} | ${required ? 'yes' : 'no'} | ${buys} | ${lostWithout} |`,
  );
  const ids = permissions.filter(({ id }) => id !== null).map(({ name, id }) => `| \`${name}\` | \`${id}\` |`);
  return `# Permissions, and why each

This page is made from \`lib/auth/scopes.ts\` by \`npx tsx scripts/permissions.ts\`; a test fails when they differ. Everything here
reads, but for \`Exchange.Manage\`, which acts for a signed-in admin only. Leave an optional one out and the report says what it could
not check, and why.

| permission | of | required | what it buys | what is lost without it |
|---|---|---|---|---|
${rows.join('\n')}

Consent to \`Exchange.ManageAsApp\` lets the portal knock at Exchange; only a role on its service principal opens (README, "Connect a
real tenant"). A narrower role group than Global Reader is enough, and recommended.

| permission | id in its resource’s manifest |
|---|---|
${ids.join('\n')}
`;
}
