import type { Cloud } from '@/lib/clouds/cloud';
import type { Given } from '@/lib/report/observations';
import type { StoredRequest } from '@/lib/store/types';

/**
 * What is known before any probe. `startedAt` is when the diagnosis was asked for: after a take-over the checks judge by
 * the same moment as before. A mailbox is the person's own exactly when none was named.
 */
export function givenOf(cloud: Cloud, request: StoredRequest, startedAt: string): Given {
  return {
    app: request.app,
    deviceId: request.deviceId,
    own: request.user === null,
    asPhone: request.user === null && request.asPhone === true,
    now: startedAt,
    cloud: {
      activesyncHost: new URL(cloud.activesync).hostname,
      activesyncUrl: cloud.activesync,
      autodiscoverCnames: cloud.autodiscoverCnames,
      autodiscoverHost: new URL(cloud.autodiscover).hostname,
      mxSuffixes: cloud.mxSuffixes,
    },
  };
}
