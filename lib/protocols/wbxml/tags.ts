import { codePages } from './code-pages';

type CodePages = typeof codePages;

/** Tag with a name: page and tag as [MS-ASWBXML] spells them, such as `Provision:PolicyType`. */
export type KnownTag = {
  [Page in keyof CodePages]: `${Page}:${keyof CodePages[Page]['tokens'] & string}`;
}[keyof CodePages];

/** Any tag. One without a name is its page and token: `25:0x05`. */
export type WbxmlTag = KnownTag | `${number}:0x${string}`;

/** Page 0 to 255 and token 0x05 to 0x3f of a tag, without the bits for content and attributes. */
export interface TagToken {
  page: number;
  token: number;
}

const tagByToken = new Map<number, WbxmlTag>();
const tokenByTag = new Map<string, TagToken>();
for (const [pageName, { page, tokens }] of Object.entries(codePages)) {
  for (const [name, token] of Object.entries(tokens)) {
    const tag = `${pageName}:${name}` as KnownTag;
    tagByToken.set(page * 256 + token, tag);
    tokenByTag.set(tag, { page, token });
  }
}

/** The tag of a page (0 to 255) and token (0x05 to 0x3f): its name, or `page:token` when [MS-ASWBXML] or we have none. */
export function tagOf({ page, token }: TagToken): WbxmlTag {
  return tagByToken.get(page * 256 + token) ?? `${page}:0x${token.toString(16).padStart(2, '0')}`;
}

/** Page and token of a tag; null for what is neither a known name nor `page:token` within bounds. */
export function tokenOf(tag: string): TagToken | null {
  const known = tokenByTag.get(tag);
  if (known !== undefined) return known;
  const [, page, token] = /^(\d{1,3}):0x([0-9a-f]{2})$/.exec(tag) ?? [];
  if (page === undefined || token === undefined) return null;
  const read = { page: Number(page), token: Number.parseInt(token, 16) };
  // Tokens below 5 are global and above 0x3f carry the bits for content and attributes (WBXML 1.3, 5.8.2).
  return read.page <= 0xff && read.token >= 0x05 && read.token <= 0x3f ? read : null;
}

/** Whether a tag has a name in our tables. */
export function isKnownTag(tag: string): tag is KnownTag {
  return tokenByTag.has(tag);
}
