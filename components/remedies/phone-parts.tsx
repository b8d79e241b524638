'use client';

import type { DeviceRemedies } from '@/lib/report/remedies';
import { phoneName } from './phone-name';
import { TargetPart } from './target-part';
import type { Changes } from './use-changes';

/** Phones that stand open; a mailbox may know 100. */
const openPhones = 3;

/** Every phone of the mailbox; those that something can be done for come first. */
export function PhoneParts({ devices, changes }: { devices: DeviceRemedies[]; changes: Changes }) {
  const sorted = [...devices.filter(canBeHelped), ...devices.filter((device) => !canBeHelped(device))];
  const rest = sorted.slice(openPhones);
  return (
    <>
      {sorted.slice(0, openPhones).map((device) => (
        <PhonePart key={device.deviceId} device={device} changes={changes} />
      ))}
      {rest.length > 0 ? (
        <details>
          <summary>{rest.length === 1 ? '1 more phone' : `${rest.length} more phones`}</summary>
          <div className="inside">
            {rest.map((device) => (
              <PhonePart key={device.deviceId} device={device} changes={changes} />
            ))}
          </div>
        </details>
      ) : null}
    </>
  );
}

/** Blocking is offered for nearly every phone, so it says nothing about which one needs a look. */
function canBeHelped({ remedies }: DeviceRemedies): boolean {
  return remedies.some(({ id, offered }) => offered && id !== 'device-block');
}

function PhonePart({ device, changes }: { device: DeviceRemedies; changes: Changes }) {
  const { deviceId, app, model, settings, remedies } = device;
  const name = phoneName(device);
  const facts = [
    model && !name.includes(model) ? model : null,
    app === 'outlook' ? 'Outlook' : 'The phone’s own mail app',
    name === deviceId ? null : `Device ID ${deviceId}`,
  ];
  return (
    <TargetPart
      title={<bdi>{name}</bdi>}
      about={<bdi>{facts.filter((fact) => fact !== null).join(' · ')}</bdi>}
      deviceId={deviceId}
      settings={settings}
      remedies={remedies}
      changes={changes}
    />
  );
}
