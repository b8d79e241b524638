/** A person of the directory, as `GET /api/people` finds them. */
export interface FoundPerson {
  displayName: string;
  /** Primary mail address; null for somebody without one. */
  address: string | null;
  signInName: string;
  /** False when the account is switched off; null when the directory did not say. */
  enabled: boolean | null;
}

/** Answer of `GET /api/people`. `next` goes into `next=` with the same `query` for the following page; null at the end. */
export interface PeoplePage {
  people: FoundPerson[];
  next: string | null;
}
