import type { JudgedDevice } from '@/lib/report/report';

/** How one app on one kind of phone is set up; texts for the person who holds it. */
export interface PlatformGuide {
  id: string;
  title: string;
  /** Platforms of `JudgedDevice` for which this guide comes first. */
  suits: JudgedDevice['platform'][];
  steps: string[];
  note?: string;
  link?: { label: string; url: string };
  /** True when the product has ended; the guide says what to use instead. */
  retired?: boolean;
}

/** Page ids as linked by Microsoft KB 2427193, step 4; the one for the iOS Mail app is of the same collection. */
const officePage = (id: string) => `https://support.microsoft.com/office/${id}`;

/** Every platform of KB 2427193 and the phones' own mail apps, which the article leaves out. */
export const platformGuides: readonly PlatformGuide[] = [
  {
    id: 'ios-mail',
    title: 'iPhone and iPad, Mail app',
    suits: ['ios'],
    steps: [
      'Open Settings, then Apps, then Mail, then Mail Accounts. On iOS 17 and earlier: Settings, Mail, Accounts.',
      'Choose Add Account, then Microsoft Exchange.',
      'Type your email address and choose Next.',
      'Choose Sign In. Microsoft’s own page opens: type your password there.',
      'If the phone cannot find the server, choose Configure Manually and type the values above.',
    ],
    link: { label: 'Set up email in the iOS Mail app', url: officePage('7e5b180f-bc8f-45cc-8da1-5cefc1e633d1') },
  },
  {
    id: 'gmail',
    title: 'Android, Gmail app',
    suits: ['android'],
    steps: [
      'Open Gmail, then Settings, then Add account.',
      'Choose Exchange and Office 365.',
      'Type your email address and choose Next.',
      'Sign in on Microsoft’s own page.',
      'If it asks for a server, type the values above.',
    ],
    link: { label: 'Add an account to the Gmail app', url: 'https://support.google.com/mail/answer/6078445' },
  },
  {
    id: 'samsung',
    title: 'Samsung Email',
    suits: ['android'],
    steps: [
      'Open Samsung Email, then Settings, then Add account.',
      'Choose Exchange or Office 365.',
      'Type your email address, then choose Sign in.',
      'Sign in on Microsoft’s own page.',
      'If it asks for a server, choose manual setup and type the values above.',
    ],
  },
  {
    id: 'outlook-ios',
    title: 'Outlook for iOS',
    suits: ['outlook', 'ios'],
    steps: ['Install Outlook from the App Store.', 'Type your email address and sign in. It needs no server name.'],
    note: 'Outlook reaches your mailbox in another way. It can work while the phone’s own mail app does not.',
    link: {
      label: 'Set up the Outlook app for iOS',
      url: officePage('b2de2161-cc1d-49ef-9ef9-81acd1c8e234'),
    },
  },
  {
    id: 'outlook-android',
    title: 'Outlook for Android',
    suits: ['outlook', 'android'],
    steps: ['Install Outlook from Google Play.', 'Type your email address and sign in. It needs no server name.'],
    note: 'Outlook reaches your mailbox in another way. It can work while the phone’s own mail app does not.',
    link: {
      label: 'Set up email in the Outlook for Android app',
      url: officePage('886db551-8dfa-4fd5-b835-f8e532091872'),
    },
  },
  {
    id: 'blackberry',
    title: 'BlackBerry',
    suits: ['blackberry'],
    retired: true,
    steps: ['BlackBerry phones with their own system no longer get mail.', 'Use Outlook on a current phone instead.'],
    note: 'A BlackBerry phone with Android is set up like any Android phone.',
    link: { label: 'Microsoft’s old page for BlackBerry', url: officePage('8231fa3b-e551-4f45-b522-778406662f55') },
  },
  {
    id: 'windows-phone',
    title: 'Windows Phone',
    suits: ['windows-phone'],
    retired: true,
    steps: [
      'Windows Phone has ended, and its mail app cannot sign in to Microsoft 365 today.',
      'Read your mail in the phone’s browser at outlook.office.com, or use Outlook on a current phone.',
    ],
    link: { label: 'Microsoft’s old page for Windows Phone', url: officePage('181a112a-be92-49ca-ade5-399264b3d417') },
  },
];

/** The guides with those first that suit the phone we think the person holds; retired ones last unless they suit. */
export function guidesFor(device: JudgedDevice | null): PlatformGuide[] {
  const rank = (guide: PlatformGuide) => {
    const place = device ? guide.suits.indexOf(device.platform) : -1;
    if (place >= 0) return place;
    return guide.retired ? 20 : 10;
  };
  return [...platformGuides].sort((a, b) => rank(a) - rank(b));
}
