import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessPolicySchema } from './access-policy';

const me = 'AAAAAAAA-0000-0000-0000-000000000001';
const other = 'bbbbbbbb-0000-0000-0000-000000000002';
const raw = (users: object, conditions: object = {}, more: object = {}) => ({
  id: 'p1',
  displayName: 'Policy',
  state: 'enabled',
  conditions: {
    users: { includeUsers: [], excludeUsers: [], includeGroups: [], excludeGroups: [], includeRoles: [], ...users },
    applications: { includeApplications: ['All'], excludeApplications: [], applicationFilter: null },
    clientAppTypes: ['exchangeActiveSync', 'other'],
    platforms: null,
    locations: null,
    signInRiskLevels: [],
    ...conditions,
  },
  grantControls: { operator: 'OR', builtInControls: ['block'] },
  ...more,
});
const read = (body: unknown) => accessPolicySchema(me).parse(body);

// Shapes after https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy, read in November 2026.
describe('accessPolicySchema', () => {
  it('reads a policy in lower case and says nothing of what is not used', () => {
    expect(read(raw({ includeUsers: ['All'] }))).toEqual({
      id: 'p1',
      displayName: 'Policy',
      state: 'enabled',
      included: 'all',
      excluded: 'no',
      includeApps: ['all'],
      excludeApps: [],
      clientApps: ['exchangeactivesync', 'other'],
      includePlatforms: [],
      excludePlatforms: [],
      includeLocations: [],
      excludeLocations: [],
      otherConditions: [],
      grants: ['block'],
      grantOperator: 'or',
      otherGrants: [],
    });
  });

  it.each<[object, string, string]>([
    [{ includeUsers: [me.toLowerCase()] }, 'person', 'no'],
    [{ includeUsers: [other] }, 'no', 'no'],
    [{ includeUsers: ['None'] }, 'no', 'no'],
    [{ includeGroups: ['g'] }, 'unknown', 'no'],
    [{ includeRoles: ['r'] }, 'unknown', 'no'],
    [{ includeUsers: [other], includeGroups: ['g'] }, 'unknown', 'no'],
    [{ includeUsers: ['All'], excludeUsers: [other] }, 'all', 'no'],
    [{ includeUsers: ['All'], excludeUsers: [me] }, 'all', 'person'],
    [{ includeUsers: ['All'], excludeGroups: ['g'] }, 'all', 'unknown'],
    [{ includeUsers: ['All'], excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2b' } }, 'all', 'unknown'],
  ])('%j stands to the person as %s but %s', (users, included, excluded) => {
    expect(read(raw(users))).toMatchObject({ included, excluded });
  });

  it.each<[object, string[]]>([
    [{ locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } }, ['locations']],
    [{ signInRiskLevels: ['high'] }, ['signInRiskLevels']],
    [{ devices: { deviceFilter: { mode: 'exclude', rule: 'x' } } }, ['devices']],
    [{ devices: { deviceFilter: null } }, []],
    [{ somethingNew: { on: true } }, ['somethingNew']],
    [{ applications: { includeApplications: ['All'], applicationFilter: { rule: 'x' } } }, ['applicationFilter']],
    [{ applications: { includeApplications: [], includeUserActions: ['urn:x'] } }, ['includeUserActions']],
  ])('names the conditions in %j: %j', (conditions, expected) => {
    expect(read(raw({}, conditions)).otherConditions).toEqual(expected);
  });

  it('takes absent parts for empty, and a session-only policy for one without a grant', () => {
    const bare = {
      id: 'p',
      displayName: null,
      state: 'disabled',
      conditions: { clientAppTypes: null },
      grantControls: null,
    };
    expect(read(bare)).toMatchObject({ included: 'no', includeApps: [], clientApps: [], grants: [] });
  });

  it('refuses what is no policy, and never throws', () => {
    const schema = accessPolicySchema(me);
    expect(schema.safeParse({ id: 'p', state: 'enabled' }).success).toBe(false);
    fc.assert(fc.property(fc.anything(), (value) => void schema.safeParse(value)));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (value) => void schema.safeParse(raw(value, value))),
    );
  });

  it('lets no id of another person out', () => {
    fc.assert(
      fc.property(fc.subarray(['includeUsers', 'excludeUsers', 'includeGroups', 'excludeRoles']), (lists) => {
        const users = Object.fromEntries(lists.map((name) => [name, [other, me]]));
        expect(JSON.stringify(read(raw(users)))).not.toContain(other);
      }),
    );
  });
});
