/** Writes `docs/permissions.md` from the list of permissions that the code uses. */
import { writeFileSync } from 'node:fs';
import { permissionsPage } from '../lib/auth/permissions-page';
import { permissions } from '../lib/auth/scopes';

writeFileSync('docs/permissions.md', permissionsPage(permissions));
