import { hasMailboxPlan } from '@/lib/checks/account/mailbox-plans';
import type { Report } from '@/lib/report/report';
import { type Fact, fact, type Known, known, onOff, settingsOf, timeFact, wasSeen } from './evidence-facts';

/** The account in the directory, with the kind of its mailbox; `brief` is the same in a few words. */
export interface AccountStatus {
  brief: string;
  facts: Fact[];
}

/** What the last check saw of the account. */
export function accountOf(report: Report): Known<AccountStatus> {
  return known(report, 'directoryUser', () => {
    const values = settingsOf(report, 'directoryUser')[0]?.values ?? {};
    if (values.found !== 'true')
      return { brief: 'not in the directory', facts: [fact('Account', 'not in the directory')] };
    const { userPrincipalName = '', primaryAddress = '' } = values;
    const state = stateWords[values.accountEnabled ?? ''] ?? 'not known';
    const licence = licenceOf(values.exchangePlans ?? '');
    return {
      brief: `${state}, ${licence}`,
      facts: [
        fact('Name', report.subject.displayName ?? undefined),
        fact('Account', state),
        fact('Exchange licence', licence),
        fact('Sign-in name', userPrincipalName),
        fact('Primary address', primaryAddress),
        fact('The two are', sameName(userPrincipalName, primaryAddress)),
        fact('Kind of mailbox', kindOf(report)),
        fact('Directory', values.onPremisesSync === 'true' ? 'kept in step with the organisation’s own' : 'cloud only'),
        timeFact('Last password change', values.lastPasswordChange, 'not known'),
      ],
    };
  });
}

const stateWords: Record<string, string> = { true: 'switched on', false: 'switched off' };

/** Plans stand in the evidence as `id state, id state`; a plan with `exchange` was kept by the probe alone. */
function licenceOf(text: string): string {
  const plans = text.split(', ').flatMap((part) => {
    const [servicePlanId = '', capabilityStatus = ''] = part.split(' ');
    return servicePlanId === '' ? [] : [{ servicePlanId, service: 'exchange', capabilityStatus }];
  });
  return hasMailboxPlan(plans) ? 'licensed' : 'no licence with a mailbox seen';
}

function sameName(signInName: string, address: string): string {
  if (signInName === '' || address === '') return 'not known';
  return signInName.toLowerCase() === address.toLowerCase()
    ? 'the same'
    : 'different: phones have to ask for the sign-in name';
}

/** https://learn.microsoft.com/powershell/module/exchange/get-recipient, RecipientTypeDetails. */
const kinds: Record<string, string> = {
  UserMailbox: 'of a person, in Exchange Online',
  SharedMailbox: 'shared, without a sign-in',
  RoomMailbox: 'of a room',
  EquipmentMailbox: 'of equipment',
  MailUser: 'elsewhere: only its name is in Exchange Online',
  GuestMailUser: 'of a guest, elsewhere',
  RemoteUserMailbox: 'on the organisation’s own server',
};

function kindOf(report: Report): string {
  if (!wasSeen(report, 'recipient')) return 'could not be checked';
  const kind = settingsOf(report, 'recipient')[0]?.values.RecipientTypeDetails ?? '';
  return kind === '' ? 'none in Exchange Online' : (kinds[kind] ?? kind);
}

/** The mailbox's switches and lists for phones; `brief` is the same in a few words. */
export function mailboxOf(report: Report): Known<AccountStatus> {
  return known(report, 'mailboxSettings', () => {
    const values = settingsOf(report, 'mailboxSettings')[0]?.values;
    if (values === undefined) return { brief: 'none', facts: [fact('Mailbox', 'none in Exchange Online')] };
    const outlook = values.OutlookMobileEnabled;
    return {
      brief: `ActiveSync ${onOff(values.ActiveSyncEnabled)}, Outlook ${onOff(outlook)}`,
      facts: [
        fact('ActiveSync', onOff(values.ActiveSyncEnabled)),
        fact('Outlook for iOS and Android', onOff(outlook)),
        fact('Policy for phones', values.ActiveSyncMailboxPolicy, 'the organisation’s default'),
        fact('Allowed phones by id', count(values.ActiveSyncAllowedDeviceIDs)),
        fact('Blocked phones by id', count(values.ActiveSyncBlockedDeviceIDs)),
        fact('New phones are', defaultOf(report)),
      ],
    };
  });
}

function count(list: string | undefined): string {
  return list ? String(list.split(', ').length) : 'none';
}

const levels: Record<string, string> = { allow: 'let in', block: 'blocked', quarantine: 'held until an admin decides' };

function defaultOf(report: Report): string {
  if (!wasSeen(report, 'organizationSettings')) return 'not known: the organisation’s default could not be read';
  const level = settingsOf(report, 'organizationSettings')[0]?.values.DefaultAccessLevel ?? '';
  return levels[level.toLowerCase()] ?? 'not known';
}
