import { defineCheck, isNotLicensed } from '../define-check';
import { chooseDevice } from './choose-device';
import { deviceArguments, holderOf } from './held-device';
import { managedPhone } from './managed-phone';
import { gotMailLately } from './recent-mail';

/** The compliance setting that asks for the company's own mail profile (iosCompliancePolicy.managedEmailProfileRequired). */
const profileSetting = /managed ?email ?profile|email on the device/i;

/**
 * Is an account added by hand in the way of the company's mail profile? Proof is the profile in error or conflict, or the
 * failing compliance setting that asks for it (Microsoft, "Troubleshoot Conditional Access" for Intune). A phone that gets
 * mail is not stopped by it. Optional: most tenants manage no phones, and where Intune is not licensed there is no profile.
 */
export const deviceProfile = defineCheck({
  id: 'device-profile',
  area: 'device',
  step: 'device-access',
  needs: ['devices'],
  wants: ['deviceStatistics', 'managedDevices'],
  codes: ['device/profile-conflict'],
  evaluate: ({ managedDevices, ...sources }, given, result) => {
    const chosen = chooseDevice(sources, given);
    if (chosen === null || chosen.judged.platform === 'outlook') return result.inapplicable();
    const gotMail = gotMailLately(sources, given);
    const holder = holderOf(chosen.device, {});
    if (holder !== null && holder !== 'external') return result.inapplicable();
    if (managedDevices === undefined) {
      const unread = result.unread('managedDevices', gotMail);
      return isNotLicensed(unread) ? result.inapplicable() : unread;
    }
    if (gotMail) return result.inapplicable();
    const managed = managedPhone(chosen.device, managedDevices);
    const setting = managed?.failingSettings?.find((name) => profileSetting.test(name)) ?? null;
    const profile = managed?.failedMailProfile ?? setting;
    if (profile === null) return result.passed();
    return result.failed(result.finding('device/profile-conflict', { ...deviceArguments(chosen.device), profile }));
  },
});
