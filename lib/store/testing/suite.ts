import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../engine';
import { storeOver } from '../open';
import { diagnoses } from '../schema';
import { describeDiagnoses } from './diagnoses-suite';
import { describeLeases } from './leases-suite';
import { describeLinks } from './links-suite';
import { describePhones } from './phone-suite';
import { describeQueue } from './queue-suite';
import { describeRemedies } from './remedies-suite';
import type { StoreUnderTest } from './under-test';

/** What every engine must do alike. `open` returns an engine on a database that this suite has to itself. */
export function describeStore(name: string, open: () => Promise<Engine>): void {
  describe(name, () => {
    const at = {} as StoreUnderTest;
    beforeAll(async () => {
      at.engine = await open();
      at.store = storeOver(at.engine);
    });
    afterAll(() => at.engine?.close());
    beforeEach(async () => {
      await at.engine.run((db) => db.delete(diagnoses));
    });

    describeDiagnoses(at);
    describeLeases(at);
    describeLinks(at);
    describeRemedies(at);
    describePhones(at);
    describeQueue(at);

    test('is healthy', async () => {
      expect(await at.store.health()).toBe('ok');
    });
  });
}
