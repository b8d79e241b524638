import { describe, expect, it } from 'vitest';
import { judge, type Patch, summaryOf } from '../testing/healthy';

describe('phone-network', () => {
  it.each<[string, string, Patch]>([['without a test from the phone', 'inapplicable', {}]])(
    '%s: %s',
    (_name, expected, patch) => {
      expect(summaryOf(judge('phone-network', patch))).toBe(expected);
    },
  );
});
