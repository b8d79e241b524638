import { isListOf, isMaybe, isObjectOf, isOneOf, isText, isTextOrNone, shape } from './shape';

/** Answer to starting a diagnosis. */
export const startedSchema = shape(isObjectOf({ id: isText }));

const isSummary = isObjectOf({
  id: isText,
  status: isText,
  app: isTextOrNone,
  subject: isObjectOf({ address: isText }),
  startedAt: isText,
  finishedAt: isTextOrNone,
  verdict: isMaybe(isObjectOf({ state: isText, primary: isTextOrNone })),
});
/** One row of a list of diagnoses: the fields of a report that fit a line. */
export type Summary = typeof isSummary extends (value: unknown) => value is infer T ? T : never;
export const listSchema = shape(isObjectOf({ diagnoses: isListOf(isSummary) }));

/** Answer to making a link. */
export const linkMadeSchema = shape(isObjectOf({ id: isText, url: isText, expiresAt: isText }));

const isLink = isObjectOf({
  id: isText,
  audience: isOneOf('organization', 'anyone'),
  view: isOneOf('user', 'support'),
  expiresAt: isText,
  revokedAt: isTextOrNone,
  lastOpenedAt: isTextOrNone,
});
/** A link of a diagnosis as its owner sees it later; its address is not kept anywhere. */
export type Link = typeof isLink extends (value: unknown) => value is infer T ? T : never;
export const linkListSchema = shape(isObjectOf({ links: isListOf(isLink) }));
