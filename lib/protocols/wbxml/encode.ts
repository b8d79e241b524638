import type { WbxmlContent, WbxmlElement } from './element';
import { type TagToken, tokenOf } from './tags';

/** Version 1.3, public id 1 (unknown), UTF-8 (106), no string table: the one header that [MS-ASWBXML] 2.1.2 allows. */
const header = [0x03, 0x01, 0x6a, 0x00];
const switchPage = 0x00;
const end = 0x01;
const inlineString = 0x03;
const opaque = 0xc3;
const hasContent = 0x40;

/**
 * What a client sends only to acknowledge a policy or a wipe ([MS-ASPROV] 3.1.5.1.2), by token of page 14: PolicyKey, Status,
 * RemoteWipe, AccountOnlyRemoteWipe. We hold no policy and wipe nothing, so these bytes cannot be made at all.
 */
const provisionPage = 14;
const acknowledging: ReadonlySet<number> = new Set([0x09, 0x0b, 0x0c, 0x3b]);

/**
 * Encodes a request body. The result begins with the header and holds no string table.
 * @throws RangeError, always our own bug: a tag that does not exist, a text with a NUL character (it would end the string on
 * the wire), or an element that would acknowledge a policy or a wipe.
 */
export function encodeWbxml(root: WbxmlElement): Uint8Array {
  const bytes: number[] = [...header];
  let page = 0;

  const writeTag = ({ page: wanted, token }: TagToken, flag: number): void => {
    if (wanted !== page) bytes.push(switchPage, wanted);
    page = wanted;
    bytes.push(token | flag);
  };
  const writeContent = (part: WbxmlContent): void => {
    if (typeof part === 'string') {
      if (part.includes('\0')) throw new RangeError('A WBXML text cannot hold a NUL character');
      bytes.push(inlineString, ...new TextEncoder().encode(part), 0x00);
    } else if (part instanceof Uint8Array) {
      bytes.push(opaque, ...lengthBytes(part.length), ...part);
    } else {
      writeElement(part);
    }
  };
  const writeElement = (element: WbxmlElement): void => {
    writeTag(sendableToken(element.tag), element.content.length > 0 ? hasContent : 0);
    if (element.content.length === 0) return;
    element.content.forEach(writeContent);
    bytes.push(end);
  };

  writeElement(root);
  return Uint8Array.from(bytes);
}

function sendableToken(tag: string): TagToken {
  const token = tokenOf(tag);
  if (token === null) throw new RangeError(`No WBXML tag ${tag}`);
  if (token.page === provisionPage && acknowledging.has(token.token)) {
    throw new RangeError(`${tag} acknowledges a policy or a wipe, which this portal never does`);
  }
  return token;
}

/** Multi-byte integer: seven bits a byte, the highest bit on all but the last (WBXML 1.3, 5.1). */
function lengthBytes(length: number): number[] {
  const bytes = [length & 0x7f];
  for (let rest = length >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
