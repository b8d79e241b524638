import { type CloudName, microsoftCloud } from '@/lib/clouds/microsoft-clouds';
import type { CloudNames } from '@/sandbox/cloud-names';

/** The clouds besides the worldwide one, whose names the simulated tenant stands for by default. */
export const otherClouds = ['gcc-high', 'dod', 'china'] as const satisfies readonly CloudName[];

const anyTenant = '6f1c2b7e-90d4-4a5b-8c3e-2d7a1f0b9e51';

/** The names of one of Microsoft's clouds, from the product's own table. */
export function cloudNamesOf(cloud: CloudName): CloudNames {
  const { activesync, autodiscover, autodiscoverCnames, mxSuffixes, ...rest } = microsoftCloud(cloud, anyTenant);
  const [autodiscoverAlias] = autodiscoverCnames;
  const [mxSuffix] = mxSuffixes;
  if (autodiscoverAlias === undefined || mxSuffix === undefined) throw new RangeError(`${cloud} publishes no names`);
  return {
    autodiscoverAlias,
    autodiscoverHost: new URL(autodiscover).hostname,
    activesyncHost: new URL(activesync).hostname,
    mxSuffix,
    resource: rest.resource,
    adminCentre: rest.adminCentre,
  };
}
