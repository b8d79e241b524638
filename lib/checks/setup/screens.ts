/** What stands on a drawn screen, from top to bottom. `callout` is the index of the instruction that speaks of it, from 1. */
export type ScreenPart =
  | { kind: 'row'; label: string; value?: SetUpValue; callout?: number }
  | { kind: 'button'; label: string; primary?: true; callout?: number };

/** A value that the page fills in: the person's address, the server, or a field that stays empty. */
export type SetUpValue = 'address' | 'server' | 'empty';

/** One screen of a phone: its heading, its parts, and one instruction per callout, which together say all of it. */
export interface SetUpScreen {
  title: string;
  parts: readonly ScreenPart[];
  instructions: readonly string[];
  /** Stands on the screen where a wrong choice leads to a password form. */
  warning?: string;
  /** True for a screen that is only met when the phone does not find the server by itself. */
  onlyIfAsked?: true;
}

/** Never a password in a mail app: Exchange Online has refused such sign-ins since October 2022 (Basic authentication deprecation). */
export const passwordWarning =
  'Never type your password into a form of the mail app. It belongs only on Microsoft’s own page.';

/** Microsoft's own page, opened by the mail app. It is the same for every app. */
export const microsoftPage: SetUpScreen = {
  title: 'Microsoft’s page',
  parts: [
    { kind: 'row', label: 'Sign in', value: 'address', callout: 1 },
    { kind: 'button', label: 'Next', primary: true, callout: 2 },
  ],
  instructions: [
    'Look at the top of the page: it must be Microsoft’s sign-in page, with your address.',
    'Sign in there, and agree if it asks whether the app may read your mail.',
  ],
};

/** The form that an app shows when it cannot find the server by itself. Field names differ a little between apps. */
export const serverForm: SetUpScreen = {
  title: 'Server settings',
  onlyIfAsked: true,
  parts: [
    { kind: 'row', label: 'Server', value: 'server', callout: 1 },
    { kind: 'row', label: 'Domain', value: 'empty', callout: 2 },
    { kind: 'row', label: 'Username', value: 'address', callout: 3 },
    { kind: 'button', label: 'Sign In', primary: true, callout: 4 },
  ],
  instructions: [
    'Paste the server name.',
    'Leave the domain empty.',
    'Paste your sign-in name, most often your email address.',
    'Leave the secure connection (SSL) on, and choose the button that signs in.',
  ],
  warning: passwordWarning,
};
