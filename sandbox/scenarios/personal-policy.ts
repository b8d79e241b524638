/** A Conditional Access policy about one person. */
export interface PersonalPolicy {
  name: string;
  clientAppTypes: string[];
  grantControls: string[];
  /** By a group instead of by name: the portal cannot see who is in it, Conditional Access can. */
  byGroup?: 'member' | 'no-member';
  /** Id, where rows of the sign-in log name the policy. */
  id?: string;
  platforms?: string[];
  /** Ids of named locations, `All` or `AllTrusted`. */
  locations?: { include: string[]; exclude: string[] };
  /** `OR` by default. */
  operator?: 'AND' | 'OR';
  /** In force, or only reporting what it would do. */
  reportOnly?: boolean;
  /** When it was last changed; shortly before the phones of most scenarios stopped by default. */
  changedMinutesAgo?: number;
}
