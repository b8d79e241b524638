import type { MailApp } from '@/lib/report/vocabulary';
import { microsoftPage, passwordWarning, type SetUpScreen, serverForm } from './screens';

/** How a mail app is set up on one kind of phone, screen by screen. */
export interface SetUpGuide {
  /** The same id as in the report's list of platforms. */
  id: string;
  title: string;
  /** What a check of this app is started for; null where the product has ended. */
  app: MailApp | null;
  screens: readonly SetUpScreen[];
  /** For a product that has ended: what to do instead. */
  wayForward?: string;
  /** Where names on the phone may differ from the drawings, and when they were last compared. */
  names: string;
}

/** What is known of the names: the way to Add Account is from a help page about iOS 18; no name was tried on a phone. */
const compared =
  'The way to Add Account follows a help page for iOS 18. The other names were not compared with a phone.';
const notCompared =
  'These names were not compared with a current phone. Yours may word them differently, in the same order.';

const typeAddress = (title: string): SetUpScreen => ({
  title,
  parts: [
    { kind: 'row', label: 'Email', value: 'address', callout: 1 },
    { kind: 'button', label: 'Next', primary: true, callout: 2 },
  ],
  instructions: ['Paste or type your whole work address.', 'Choose Next.'],
});

const outlookScreens: readonly SetUpScreen[] = [typeAddress('Add account'), microsoftPage];
const outlookNote = `Outlook needs no server name. ${notCompared}`;

/** Every platform of KB 2427193 and the phones' own mail apps, in the order of the report. */
export const setUpGuides: readonly SetUpGuide[] = [
  {
    id: 'ios-mail',
    title: 'iPhone and iPad, Mail app',
    app: 'native',
    names: compared,
    screens: [
      {
        title: 'Settings',
        parts: [
          { kind: 'row', label: 'Apps', callout: 1 },
          { kind: 'row', label: 'Mail', callout: 2 },
          { kind: 'row', label: 'Mail Accounts', callout: 3 },
        ],
        instructions: [
          'Open Settings and choose Apps. On iOS 17 and earlier, leave this out.',
          'Choose Mail.',
          'Choose Mail Accounts. On iOS 17 and earlier it is called Accounts.',
        ],
      },
      {
        title: 'Add Account',
        parts: [
          { kind: 'row', label: 'iCloud' },
          { kind: 'row', label: 'Microsoft Exchange', callout: 1 },
        ],
        instructions: ['Choose Add Account, then Microsoft Exchange.'],
      },
      typeAddress('Exchange'),
      {
        title: 'Sign in?',
        parts: [
          { kind: 'button', label: 'Sign In', primary: true, callout: 1 },
          { kind: 'button', label: 'Configure Manually', callout: 2 },
        ],
        instructions: ['Choose Sign In.', 'Choose Configure Manually only when the phone cannot find the server.'],
        warning: passwordWarning,
      },
      microsoftPage,
    ],
  },
  {
    id: 'gmail',
    title: 'Android, Gmail app',
    app: 'native',
    names: notCompared,
    screens: [
      {
        title: 'Settings',
        parts: [{ kind: 'row', label: 'Add account', callout: 1 }],
        instructions: ['Open Gmail, then Settings, then Add account.'],
      },
      {
        title: 'Set up email',
        parts: [{ kind: 'row', label: 'Exchange and Office 365', callout: 1 }],
        instructions: ['Choose Exchange and Office 365. Another kind of account has no calendar and may be refused.'],
      },
      { ...typeAddress('Add your email'), warning: passwordWarning },
      microsoftPage,
      serverForm,
    ],
  },
  {
    id: 'samsung',
    title: 'Samsung Email',
    app: 'native',
    names: notCompared,
    screens: [
      {
        title: 'Add account',
        parts: [{ kind: 'row', label: 'Exchange/Office 365', callout: 1 }],
        instructions: ['Open Samsung Email, then Settings, then Add account, and choose Exchange/Office 365.'],
      },
      {
        title: 'Exchange/Office 365',
        parts: [
          { kind: 'row', label: 'Email', value: 'address', callout: 1 },
          { kind: 'button', label: 'Sign in', primary: true, callout: 2 },
        ],
        instructions: ['Paste or type your whole work address.', 'Choose Sign in.'],
        warning: passwordWarning,
      },
      microsoftPage,
      serverForm,
    ],
  },
  { id: 'outlook-ios', title: 'Outlook for iOS', app: 'outlook', names: outlookNote, screens: outlookScreens },
  { id: 'outlook-android', title: 'Outlook for Android', app: 'outlook', names: outlookNote, screens: outlookScreens },
  {
    id: 'blackberry',
    title: 'BlackBerry',
    app: null,
    names: '',
    screens: [],
    wayForward:
      'BlackBerry phones with their own system no longer get mail. Use Outlook on a current phone. A BlackBerry phone with Android is set up like any Android phone.',
  },
  {
    id: 'windows-phone',
    title: 'Windows Phone',
    app: null,
    names: '',
    screens: [],
    wayForward:
      'Windows Phone has ended, and its mail app cannot sign in today. Read your mail in the browser at outlook.office.com, or use Outlook on a current phone.',
  },
];

/** The guide of that id, or null where there is none. */
export function findSetUpGuide(id: string): SetUpGuide | null {
  return setUpGuides.find((guide) => guide.id === id) ?? null;
}

/** The id of the guide for the browser of that User-Agent, or null where it tells no phone. iPadOS calls itself a Mac: no guess. */
export function guessGuide(userAgent: string): string | null {
  if (/iPhone|iPad/.test(userAgent)) return 'ios-mail';
  if (!/Android/.test(userAgent)) return null;
  return /SamsungBrowser|\bSM-[A-Z]\d/.test(userAgent) ? 'samsung' : 'gmail';
}
