import { iphone } from './phones';
import type { Mailbox, Scenario } from './scenario';

const day = 24 * 60;
const gb = 2 ** 30;

type Sized = Pick<Scenario, 'id' | 'label' | 'hint' | 'verdict' | 'mustNotFind'> & {
  local: string;
  code: string;
  mailbox: Partial<Mailbox>;
  phone?: Parameters<typeof iphone>[1];
};

function sized({ id, label, local, code, phone, ...rest }: Sized): Scenario {
  return {
    id,
    label,
    group: 'Account and mailbox',
    person: { name: label, local },
    phones: [iphone(id, phone)],
    mustFind: [code],
    primary: code,
    ...rest,
  };
}

/** Causes in how full a mailbox is: 99 GB for sending, 100 GB for anything new, 30 GB for what was deleted. */
export const mailboxSizeScenarios: Scenario[] = [
  sized({
    id: 'mailbox-full',
    label: 'Vince Vol',
    hint: 'His mailbox has reached its limit: nothing new arrives.',
    local: 'vince.vol',
    mailbox: { usedBytes: 100.2 * gb },
    phone: { attemptMinutesAgo: 7, successMinutesAgo: 2 * day },
    code: 'mailbox/full',
    mustNotFind: ['mailbox/sending-stopped', 'mailbox/activesync-disabled', 'device/throttled'],
    verdict: 'blocked',
  }),
  sized({
    id: 'sending-stopped',
    label: 'Roos Ruimte',
    hint: 'Can read new mail on her phone, but not send: the mailbox is almost full.',
    local: 'roos.ruimte',
    mailbox: { usedBytes: 99.4 * gb },
    code: 'mailbox/sending-stopped',
    mustNotFind: ['mailbox/full', 'mailbox/recoverable-items-full'],
    verdict: 'degraded',
  }),
  sized({
    id: 'recoverable-items-full',
    label: 'Jasper Juridisch',
    hint: 'Cannot delete mail: what he deleted is kept under a hold and has used up its room.',
    local: 'jasper.juridisch',
    mailbox: { recoverableBytes: 30 * gb },
    code: 'mailbox/recoverable-items-full',
    mustNotFind: ['mailbox/full', 'mailbox/sending-stopped'],
    verdict: 'degraded',
  }),
];
