import type { FoundPerson } from '@/lib/report/people';

/** What the plain field and the one with a list are given alike. `open` goes to a person's page. */
export interface SearchFieldProps {
  text: string;
  onText(text: string): void;
  people: FoundPerson[];
  /** True while `people` answer an older text. */
  stale: boolean;
  open(person: FoundPerson): void;
  /** True when the field takes the place of one that had the focus. */
  focused: boolean;
  id: string;
  name: string;
  className: string;
  dir: 'auto';
  autoComplete: 'off';
  autoCapitalize: 'none';
  spellCheck: false;
  'aria-invalid': boolean;
  'aria-describedby': string;
}
