/** One permission of the portal's app registration. Documentation and the set-up check are made from this list. */
export interface Permission {
  /** Name as the authority spells it; also the `detail` of a `permission-missing` failure. */
  name: string;
  kind: 'graph-application' | 'exchange-application' | 'exchange-role' | 'exchange-delegated' | 'own-api' | 'app-role';
  /** Id of the app role, scope or role in its resource's manifest, where it is fixed and known. */
  id: string | null;
  /** False when the portal is useful without it. */
  required: boolean;
  /** What it buys. */
  buys: string;
  /** What a report cannot say without it. */
  lostWithout: string;
}

/** Every permission that the portal asks for, and nothing that it does not use. All but `Exchange.Manage` read. */
export const permissions: readonly Permission[] = [
  {
    name: 'User.Read.All',
    kind: 'graph-application',
    id: 'df021288-bdef-4463-88db-98f22de89214',
    required: true,
    buys: 'Finds the person, and people by name for admins and support: sign-in name, addresses, whether the account is on, and which plans it has.',
    lostWithout: 'Nothing can be said about account or mailbox; the report is inconclusive.',
  },
  {
    name: 'Organization.Read.All',
    kind: 'graph-application',
    id: '498476ce-e0fe-48b0-b801-37ba7e2685c6',
    required: false,
    buys: 'Tells cloud-only from hybrid organisations, and which domains are verified.',
    lostWithout: 'Guidance cannot say whether Autodiscover belongs in the cloud or on the own server.',
  },
  {
    name: 'Domain.Read.All',
    kind: 'graph-application',
    id: 'dbb9058a-0e50-45d7-ae91-66909b5d4664',
    required: false,
    buys: 'Reads the DNS records that the directory itself wants published for the domain.',
    lostWithout: 'The expected Autodiscover record is taken from the cloud’s published list instead.',
  },
  {
    name: 'AuditLog.Read.All',
    kind: 'graph-application',
    id: 'b0afded3-3588-46d8-8b3d-9842eff778da',
    required: false,
    buys: 'Reads the person’s sign-ins of the last 7 days: policies, consent, locks. Needs Microsoft Entra ID P1.',
    lostWithout: 'Sign-in causes stay untested, so a report without another cause cannot be healthy.',
  },
  {
    name: 'Policy.Read.ConditionalAccess',
    kind: 'graph-application',
    id: '37730810-e9ba-4e46-b07e-8ca78d182097',
    required: false,
    // https://learn.microsoft.com/graph/api/signin-list: without it the policies of a sign-in are left out of the answer.
    // https://learn.microsoft.com/graph/api/conditionalaccessroot-evaluate: the least that What If takes. Both need Entra ID P1.
    buys: 'Names the Conditional Access policy that stopped a sign-in, and asks What If whether one would stop the mail app now.',
    lostWithout:
      'The report sees that a policy stopped the sign-in, but not which one; without a failed sign-in no policy is proven.',
  },
  {
    name: 'ServiceHealth.Read.All',
    kind: 'graph-application',
    id: '79c261e0-fe76-4144-aad5-bdc68fbe4037',
    required: false,
    buys: 'Sees open incidents of Exchange Online and Microsoft Entra before anybody changes a phone.',
    lostWithout: 'Incidents stay untested.',
  },
  {
    name: 'Directory.Read.All',
    kind: 'graph-application',
    id: '7ab1d382-f21e-4acd-a863-ba3e13f7da61',
    required: false,
    // Least permission of https://learn.microsoft.com/graph/api/user-list-approleassignments and of reading grants.
    buys: 'Sees whether the phone’s mail app is switched on, assigned and consented to, also without a sign-in log.',
    lostWithout: 'Those causes are proven only by a refused sign-in in the log.',
  },
  {
    name: 'Policy.Read.All',
    kind: 'graph-application',
    id: '246dd0d5-5bd0-4def-940b-0421030a5b68',
    required: false,
    // https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies
    buys: 'Names the policies that could touch the mail app of a phone without mail, the places they know, and whether people may consent.',
    lostWithout:
      'A policy is named only when a sign-in or What If proves it, and a refused place is guessed from the country.',
  },
  {
    name: 'DeviceManagementManagedDevices.Read.All',
    kind: 'graph-application',
    id: '2f51be20-0bb4-4fed-bf7b-db946066c75e',
    required: false,
    buys: 'Reads compliance, ActiveSync id and open erase requests of the person’s managed phones. Needs Microsoft Intune.',
    lostWithout: 'The report sees that device management holds a phone, but not why.',
  },
  {
    name: 'DeviceManagementConfiguration.Read.All',
    kind: 'graph-application',
    id: 'dc377aa6-52d8-4e23-b271-2a7ae04cedf3',
    required: false,
    buys: 'Names the settings that make a managed phone fail, and a mail profile that could not be installed.',
    lostWithout: 'The report says that a phone is not compliant, but not which setting fails it.',
  },
  {
    name: 'Exchange.ManageAsApp',
    kind: 'exchange-application',
    id: 'dc50a0fb-09a3-484d-be87-e023b12c6440',
    required: true,
    buys: 'Opens Exchange administration to the portal; by itself it permits nothing.',
    lostWithout: 'Mailbox switches, devices and access rules stay untested.',
  },
  {
    name: 'View-Only Recipients',
    kind: 'exchange-role',
    id: null,
    required: true,
    buys: 'Reads mailbox settings and sizes, recipients, deleted mailboxes, phones and their sync times; lists the tenant’s phones for the queue.',
    lostWithout: 'Mailbox and device checks stay untested; the queue stays empty and says why.',
  },
  {
    name: 'View-Only Configuration',
    kind: 'exchange-role',
    id: null,
    required: true,
    buys: 'Reads device access rules, the organisation’s default and mobile device policies.',
    lostWithout: 'The report sees that a phone is held, but not which rule holds it.',
  },
  {
    name: 'EAS.AccessAsUser.All',
    kind: 'exchange-delegated',
    id: 'ff91d191-45a0-43fd-b837-bd682c4a0b0f',
    required: false,
    buys: 'Asks the ActiveSync server, as the person, whether it lets them in.',
    lostWithout: 'Only the server’s challenge is tested, not the person’s access.',
  },
  {
    name: 'Exchange.Manage',
    kind: 'exchange-delegated',
    id: 'ab4f2b77-0b06-4fc1-a9de-02113fc2ab7c',
    required: false,
    buys: 'Lets a signed-in admin change one mailbox or phone from the portal; that person’s own Exchange roles decide.',
    lostWithout: 'The portal changes nothing; the report still has the commands.',
  },
  {
    name: 'access_as_user',
    kind: 'own-api',
    id: null,
    required: true,
    buys: 'Scope of the portal’s own API: the page calls the portal as the signed-in person.',
    lostWithout: 'Nobody can use the portal.',
  },
  {
    name: 'Reconnect.Admin',
    kind: 'app-role',
    id: null,
    required: false,
    buys: 'Its holders diagnose any mailbox and take back any link.',
    lostWithout: 'Each person sees their own mailbox only.',
  },
  {
    name: 'Reconnect.Support',
    kind: 'app-role',
    id: null,
    required: false,
    buys: 'Its holders diagnose and read any mailbox’s reports.',
    lostWithout: 'Each person sees their own mailbox only.',
  },
];
