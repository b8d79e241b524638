import type { ManagedDevice } from '@/lib/report/optional-facts';
import { ago, day } from './healthy';

/** The good phone as device management knows it; `changes` make it fail. */
export function managed(changes: Partial<ManagedDevice> = {}): ManagedDevice {
  return {
    id: 'managed-1',
    model: 'Apple iPhone 17',
    os: 'iOS 26.1',
    activesyncId: 'phone1',
    activatedAt: ago(200 * day),
    compliance: 'compliant',
    lastCheckIn: ago(90),
    failingSettings: null,
    failedMailProfile: null,
    wipePending: false,
    wipeRequested: null,
    ...changes,
  };
}
