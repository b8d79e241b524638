import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { permissionsPage } from './permissions-page';
import { permissions } from './scopes';

it('docs/permissions.md is what the list says (npx tsx scripts/permissions.ts makes it)', () => {
  expect(readFileSync('docs/permissions.md', 'utf8')).toBe(permissionsPage(permissions));
});
