import type { FindingCode } from '@/lib/report/codes';
import type { Audience, Severity } from '@/lib/report/vocabulary';
import type { FindingArguments } from './arguments';

/** The arguments of a code, as declared in `./arguments`. */
export type ArgsOf<K extends FindingCode> = FindingArguments[K];

/** A text over the code's arguments. Values are placed by name in braces, `{address}`; there is no logic in a text. */
export interface Text {
  title: string;
  body: string;
}

/** One step of a remedy. `{argument}` is replaced in every text, command and link. */
export interface RemedyStep {
  text: string;
  /** PowerShell (Exchange Online module) or a DNS record, exactly as typed. */
  command?: string;
  /** Deep link into an admin centre or to a settings page. */
  link?: { label: string; url: string };
  /** Path of named controls, e.g. `['Recipients', 'Mailboxes', '…']`. */
  path?: string[];
}

/** What somebody does about a finding: ordered steps, how to see that it worked, how to take it back. */
export interface Remedy {
  who: 'user' | 'admin';
  steps: RemedyStep[];
  /** What shows that it worked; after `verifyCommand`, what that command shows. */
  verify?: string;
  verifyCommand?: string;
  undo?: string;
  undoCommand?: string;
  /** Which drawing illustrates it, if any. */
  drawing?: 'activesync-toggle' | 'quarantine-list' | 'account-screen' | 'connectivity-analyzer';
}

export interface GuidanceLink {
  label: string;
  url: string;
  /** Date on which a person last saw the page say this. */
  checked: string;
}

/** The words and the policy of one finding code. */
export interface Guidance {
  severity: Severity;
  /** True when it stops mail on the judged phone; with severity `error` it makes a verdict `blocked`. */
  blocksSync: boolean;
  /** Codes that, when also found, make this one a symptom. */
  explainedBy: FindingCode[];
  texts: Record<Audience, Text>;
  remedies: Remedy[];
  links: GuidanceLink[];
}
