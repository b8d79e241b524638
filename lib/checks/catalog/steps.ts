import type { Outcome, StepId } from '@/lib/report/vocabulary';

/** What is said of an outcome: to the person, and to an admin. */
export interface Said {
  user: string;
  admin: string;
}

/** Words for one of the five steps. */
export interface StepWords {
  title: string;
  /** What the step answers, as a question. */
  answers: string;
  outcomes: { [K in Outcome]: Said };
}

/** Words for the five steps, in the order of KB 2427193. */
export const stepWords: { [K in StepId]: StepWords } = {
  'before-you-start': {
    title: 'Before you start',
    answers: 'Are the service, your account and your mailbox in order?',
    outcomes: {
      passed: {
        user: 'The service, your account and your mailbox are in order.',
        admin: 'No incident; account, sign-ins, licence and mailbox are in order.',
      },
      failed: {
        user: 'Something here stops mail before it reaches your phone.',
        admin: 'The service, the account, a sign-in or the mailbox has a finding.',
      },
      cantTell: {
        user: 'What we saw here does not fit together.',
        admin: 'Observations of the account or mailbox contradict each other or are too old.',
      },
      untested: {
        user: 'We could not check all of this.',
        admin: 'At least one source for account, sign-ins, mailbox or health could not be read.',
      },
      inapplicable: { user: 'This does not concern you.', admin: 'Not applicable to this mailbox.' },
    },
  },
  activesync: {
    title: 'Mail to phones',
    answers: 'Is mail to phones switched on for your mailbox?',
    outcomes: {
      passed: {
        user: 'Mail to phones is switched on for your mailbox.',
        admin: 'ActiveSync is switched on and the protocol version is accepted.',
      },
      failed: {
        user: 'Mail to phones is switched off, or your mail app is too old.',
        admin: 'A mailbox switch or the protocol version stops this app.',
      },
      cantTell: {
        user: 'We could not see which version your mail app speaks.',
        admin: 'The client version of the phone is not known.',
      },
      untested: {
        user: 'We could not see whether mail to phones is switched on.',
        admin: 'Get-CASMailbox or the device list could not be read.',
      },
      inapplicable: {
        user: 'There is no mailbox here to look at.',
        admin: 'No mailbox in Exchange Online for this person.',
      },
    },
  },
  'device-access': {
    title: 'This phone',
    answers: 'Does your company let this phone in?',
    outcomes: {
      passed: { user: 'Your phone is let in.', admin: 'Exchange lets the phone in, and it synced lately.' },
      failed: {
        user: 'Your phone is held back, or needs attention.',
        admin: 'The access decision, a list, a rule, a policy or the device list has a finding.',
      },
      cantTell: {
        user: 'Your phone is known, but we cannot see why it gets no mail.',
        admin: 'No recent success, or the lists and the state of the phone disagree.',
      },
      untested: {
        user: 'We could not see the phones of your mailbox.',
        admin: 'The devices or their statistics could not be read.',
      },
      inapplicable: { user: 'There is no phone here to look at.', admin: 'No device to judge.' },
    },
  },
  autodiscover: {
    title: 'Finding the server',
    answers: 'Can a phone find and reach the mail server by itself?',
    outcomes: {
      passed: {
        user: 'A phone can find and reach the mail server by itself.',
        admin: 'Autodiscover leads to the right server, and ActiveSync answers.',
      },
      failed: {
        user: 'A phone cannot find or reach the server without help.',
        admin: 'DNS, certificates, redirects or the ActiveSync server have a finding.',
      },
      cantTell: {
        user: 'The server answered in a way that we cannot read.',
        admin: 'An answer on the wire contradicts the other facts.',
      },
      untested: {
        user: 'We could not follow the whole way to the server.',
        admin: 'At least one probe of DNS, Autodiscover or ActiveSync could not be made.',
      },
      inapplicable: { user: 'This does not concern you.', admin: 'Not applicable.' },
    },
  },
  'manual-setup': {
    title: 'Set it up by hand',
    answers: 'Do you know what to type if the phone asks?',
    outcomes: {
      passed: {
        user: 'You can set up your phone by hand. This report has the values.',
        admin: 'Server and sign-in name for a manual set-up are known and usual.',
      },
      failed: {
        user: 'Take care with one of the values when you type them.',
        admin: 'A manual set-up needs a value that phones do not fill in by themselves.',
      },
      cantTell: {
        user: 'We are not sure which server holds your mail.',
        admin: 'Autodiscover gave no ActiveSync address for this person.',
      },
      untested: {
        user: 'We could not check all of the values.',
        admin: 'Directory, sign-ins or Autodiscover could not be read.',
      },
      inapplicable: { user: 'There is nothing to set up here.', admin: 'Not applicable to this mailbox.' },
    },
  },
};
