import { describe, expect, it } from 'vitest';
import { whatIfBody, whatIfResultSchema } from './what-if';

const me = 'AAAAAAAA-0000-0000-0000-000000000001';
/** After the example of https://learn.microsoft.com/graph/api/conditionalaccessroot-evaluate, read in November 2026. */
const row = {
  id: 'df9e6f15-2b60-4e78-b990-b2da33a10886',
  templateId: null,
  displayName: 'No phones',
  createdDateTime: '2022-04-01T18:55:43.1454565Z',
  modifiedDateTime: '2025-03-27T21:42:26.951558Z',
  state: 'enabled',
  policyApplies: true,
  analysisReasons: 'notSet',
  partialEnablementStrategy: null,
  sessionControls: null,
  conditions: {
    userRiskLevels: [],
    clientAppTypes: ['all'],
    platforms: null,
    locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
    devices: null,
    applications: { includeApplications: ['Office365'], excludeApplications: [], applicationFilter: null },
    users: { includeUsers: ['All'], excludeUsers: ['canary-other-person'], includeGroups: [] },
  },
  grantControls: {
    operator: 'OR',
    builtInControls: ['compliantApplication'],
    termsOfUse: ['t1'],
    authenticationStrength: null,
  },
};

describe('whatIfResultSchema', () => {
  it('keeps what decides, and no id of another person', () => {
    const read = whatIfResultSchema(me).parse(row);
    expect(read).toMatchObject({
      displayName: 'No phones',
      state: 'enabled',
      applies: true,
      changedAt: '2025-03-27T21:42:26.951Z',
      included: 'all',
      otherConditions: ['locations'],
      includeLocations: ['all'],
      excludeLocations: ['alltrusted'],
      grants: ['compliantapplication'],
      grantOperator: 'or',
      otherGrants: ['termsOfUse'],
    });
    expect(JSON.stringify(read)).not.toContain('canary');
  });

  it('takes the day it was made where it was never changed', () => {
    expect(whatIfResultSchema(me).parse({ ...row, modifiedDateTime: null }).changedAt).toBe('2022-04-01T18:55:43.145Z');
  });

  it.each([
    ['left out', { policyApplies: undefined }],
    ['a text', { policyApplies: 'true' }],
  ])('does not guess whether it applies: %s', (_name, changes) => {
    expect(whatIfResultSchema(me).safeParse({ ...row, ...changes }).success).toBe(false);
  });
});

it('asks about Exchange Online, in the words of Graph', () => {
  expect(whatIfBody({ userId: me, client: 'exchangeActiveSync', platform: 'ios' })).toEqual({
    signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: me },
    signInContext: {
      '@odata.type': '#microsoft.graph.applicationContext',
      includeApplications: ['00000002-0000-0ff1-ce00-000000000000'],
    },
    signInConditions: { clientAppType: 'exchangeActiveSync', devicePlatform: 'iOS' },
    appliedPoliciesOnly: true,
  });
});
