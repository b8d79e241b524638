import type { WbxmlTag } from './tags';

/** One element of a WBXML document. Text is an inline string, bytes are opaque data. */
export interface WbxmlElement {
  tag: WbxmlTag;
  content: WbxmlContent[];
}

/** What stands inside an element. */
export type WbxmlContent = WbxmlElement | string | Uint8Array;

/** The elements directly inside, in order; only those of `tag` when it is given. */
export function elementsIn(element: WbxmlElement | undefined, tag?: WbxmlTag): WbxmlElement[] {
  return (element?.content ?? []).filter(
    (part): part is WbxmlElement =>
      typeof part !== 'string' && !(part instanceof Uint8Array) && (tag === undefined || part.tag === tag),
  );
}

/** Follows tags downwards, taking the first element of each. Undefined where one is missing. */
export function elementAt(element: WbxmlElement | undefined, ...path: WbxmlTag[]): WbxmlElement | undefined {
  return path.reduce<WbxmlElement | undefined>((at, tag) => elementsIn(at, tag)[0], element);
}

/** The text directly inside, trimmed; null when the element is absent or holds no text. Opaque data is no text. */
export function textOf(element: WbxmlElement | undefined): string | null {
  const text = (element?.content ?? []).filter((part) => typeof part === 'string').join('');
  return text.trim() === '' ? null : text.trim();
}
