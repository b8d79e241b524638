/** An element by code page and token ([MS-ASWBXML] 2.1.2.1), with texts and elements inside. */
export interface WbxmlNode {
  page: number;
  token: number;
  content: (WbxmlNode | string)[];
}

/** Makes an element. */
export function node(page: number, token: number, ...content: (WbxmlNode | string)[]): WbxmlNode {
  return { page, token, content };
}

/** WBXML 1.3, unknown public id, UTF-8, no string table. */
const header = Buffer.from([0x03, 0x01, 0x6a, 0x00]);

/** The bytes of a document. Texts hold no NUL: they are data of this program. */
export function encodeDocument(root: WbxmlNode): Buffer {
  const page = { current: 0 };
  return Buffer.concat([header, ...piecesOf(root, page)]);
}

function piecesOf({ page, token, content }: WbxmlNode, at: { current: number }): Buffer[] {
  const pageSwitch = page === at.current ? [] : [Buffer.from([0x00, page])];
  at.current = page;
  if (content.length === 0) return [...pageSwitch, Buffer.from([token])];
  const inside = content.flatMap((part) =>
    typeof part === 'string' ? [Buffer.from(`\x03${part}\0`, 'utf8')] : piecesOf(part, at),
  );
  return [...pageSwitch, Buffer.from([token | 0x40]), ...inside, Buffer.from([0x01])];
}

/** Names an element as `tokensIn` does. */
export function nameOf(page: number, token: number): string {
  return `${page}:${token.toString(16)}`;
}

/**
 * Every element of a request in order, texts left out. Null for what is no WBXML of ActiveSync; nesting is not checked, since
 * only the presence of elements decides an answer.
 */
export function tokensIn(bytes: Uint8Array): string[] | null {
  const buffer = Buffer.from(bytes);
  if (!buffer.subarray(0, header.length).equals(header)) return null;
  const names: string[] = [];
  let page = 0;
  for (let at = header.length; at < buffer.length; at += 1) {
    const code = buffer[at] ?? 0;
    if (code === 0x00) {
      at += 1;
      page = buffer[at] ?? 0;
    } else if (code === 0x03) {
      at = buffer.indexOf(0x00, at);
      if (at === -1) return null;
    } else if ((code & 0x3f) >= 0x05 && code < 0x80) {
      names.push(nameOf(page, code & 0x3f));
    } else if (code !== 0x01) {
      return null;
    }
  }
  return names.length === 0 ? null : names;
}
