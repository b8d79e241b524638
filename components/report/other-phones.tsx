import { isOutlook } from '@/lib/checks/device/client-kind';
import { isCheckDevice } from '@/lib/report/check-device';
import type { Report } from '@/lib/report/report';
import type { PartProps } from './render-options';
import { deviceName } from './verdict-head';

/** A phone of the mailbox that this report does not judge. */
export interface OtherPhone {
  deviceId: string;
  name: string;
  app: 'native' | 'outlook';
}

/**
 * The other phones that the mailbox knows, from the device list in the evidence. A phone can be listed by two questions
 * (its state, its statistics); only the list of phones itself names them.
 */
export function otherPhonesOf(report: Pick<Report, 'device' | 'evidence'>): OtherPhone[] {
  const phones = new Map<string, OtherPhone>();
  for (const item of report.evidence) {
    if (item.kind !== 'device' || item.probe !== 'devices' || item.deviceId === report.device?.deviceId) continue;
    // The portal's own entry is no phone.
    if (isCheckDevice(item)) continue;
    const { name = '', model = '', os = '', clientType = '', type = '' } = item.values;
    const app = isOutlook({ clientType, type }) ? 'outlook' : 'native';
    phones.set(item.deviceId, { deviceId: item.deviceId, name: deviceName({ name, model, os }), app });
  }
  return [...phones.values()];
}

/** Which phone this answer is about, and a way to ask about each other one; only where a check can be started. */
export function OtherPhones({ report, options }: PartProps) {
  const phones = options.checkPhone && report.status !== 'running' && report.device ? otherPhonesOf(report) : [];
  if (phones.length === 0 || !report.device) return null;
  return (
    <section className="part tight no-print" aria-labelledby="phones">
      <h2 id="phones">Is it another phone?</h2>
      <p>
        This answer is about <bdi className="word">{deviceName(report.device)}</bdi>. The mailbox also knows:
      </p>
      <PhoneList phones={phones.slice(0, 4)} options={options} />
      {phones.length > 4 ? (
        <details>
          <summary>{phones.length - 4} more</summary>
          <div className="inside">
            <PhoneList phones={phones.slice(4)} options={options} />
          </div>
        </details>
      ) : null}
    </section>
  );
}

function PhoneList({ phones, options }: { phones: OtherPhone[]; options: PartProps['options'] }) {
  return (
    <ul className="phones">
      {phones.map((phone) => (
        <li key={phone.deviceId}>
          <bdi>{phone.name}</bdi>
          {options.checkPhone?.(phone)}
        </li>
      ))}
    </ul>
  );
}
