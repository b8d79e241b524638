/** Writes `docs/causes.md` from the list of causes, the checks of the portal and the scenarios of the simulated tenant. */
import { writeFileSync } from 'node:fs';
import { checks } from '../lib/checks/registry';
import { listedCauses } from '../sandbox/causes/causes';
import { causesPage } from '../sandbox/causes/causes-page';
import { scenarios } from '../sandbox/scenarios/all';

writeFileSync('docs/causes.md', causesPage(listedCauses, checks, scenarios));
