import { describe, expect, it } from 'vitest';
import { checkDevice } from '@/lib/report/check-device';
import type { MobileDevice } from '@/lib/report/observations';
import { ago, day, judge, type Patch, phone, stats } from '../testing/healthy';

const held = { accessState: 'Blocked', accessStateReason: 'Global' };

function of(lastSuccessSync: string | null, changedAt: string | null, others: MobileDevice[] = []): Patch {
  return {
    values: {
      devices: { devices: [phone(held), ...others] },
      deviceStatistics: { statistics: [stats('PHONE1', { lastSuccessSync })] },
      organizationSettings: { defaultAccessLevel: 'Block', adminMailRecipients: [], changedAt },
    },
  };
}

describe('how the default came to hold a phone', () => {
  it.each<[string, boolean | null, Patch]>([
    ['mail until the change', true, of(ago(300), ago(290))],
    ['never any mail', false, of(null, ago(290))],
    ['mail after the change, held since for another reason', false, of(ago(60), ago(day))],
    ['change not known', null, of(ago(300), null)],
    ['times not read', null, { ...of(ago(300), ago(290)), missing: ['deviceStatistics'] }],
    ['settings not read', null, { ...of(ago(300), ago(290)), missing: ['organizationSettings'] }],
  ])('%s: %s', (_name, hitByChange, patch) => {
    const [finding] = judge('device-access', patch).findings;
    expect(finding).toMatchObject({ code: 'device/blocked-by-default', args: { hitByChange } });
  });

  it('counts the other phones that it holds, not those held otherwise and not our own entry', () => {
    const others = [
      phone({ deviceId: 'B', ...held }),
      phone({ deviceId: 'C', ...held, accessState: 'Quarantined' }),
      phone({ deviceId: 'D', accessState: 'Blocked', accessStateReason: 'Individual' }),
      phone({ deviceId: 'E' }),
      phone({ deviceId: checkDevice.id, ...held }),
    ];
    const findings = judge('device-access', {
      ...of(ago(300), ago(290), others),
      given: { deviceId: 'PHONE1' },
    }).findings;
    expect(findings[0]?.args).toMatchObject({ alsoHeld: 2, defaultChangedAt: ago(290) });
  });
});
