import { defineProbe } from '@/lib/probes/define-probe';
import { mailboxIdentity } from '@/lib/probes/mailbox/mailbox-identity';
import { invoke } from '@/lib/protocols/exchange-admin/invoke';
import { deviceProperties, readDevices } from '@/lib/protocols/exchange-admin/mobile-device';

const cmdlet = 'Get-MobileDevice';
/** The phones that ever spoke to the mailbox, with Exchange's decision about each. No mailbox means no phones. */
export const devices = defineProbe({
  id: 'devices',
  area: 'device',
  needs: ['directoryUser'],
  deadlineMs: 10_000,
  async run(context, { directoryUser }) {
    const identity = mailboxIdentity(context, directoryUser);
    if (!identity.ok) return identity;
    const parameters = { Mailbox: identity.value, ResultSize: 'Unlimited' };
    const outcome = await invoke({ cmdlet, parameters, select: deviceProperties, anchor: identity.value }, context);
    if (!outcome.ok && !outcome.notFound) return outcome;
    const devices = readDevices(outcome.ok ? outcome.objects : []);
    if (devices === null) return { ok: false, failure: { reason: 'malformed-answer', detail: cmdlet } };
    for (const { deviceId, guid: _guid, accessControlRule, firstSync, ...values } of devices) {
      context.addEvidence({
        kind: 'device',
        label: values.name || values.model || deviceId,
        source: cmdlet,
        deviceId,
        values: { ...values, accessControlRule: accessControlRule ?? '', firstSync: firstSync ?? '' },
      });
    }
    return { ok: true, value: { devices } };
  },
});
