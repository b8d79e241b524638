import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeWbxml } from '@/lib/protocols/wbxml/decode';
import { encodeWbxml } from '@/lib/protocols/wbxml/encode';
import { tagOf } from '@/lib/protocols/wbxml/tags';
import { encodeDocument, nameOf, node, tokensIn, type WbxmlNode } from './wbxml';

const texts = fc.string({ unit: 'grapheme', maxLength: 10 }).filter((text) => !text.includes('\0'));
const { tree } = fc.letrec<{ tree: WbxmlNode }>((tie) => ({
  tree: fc.record({
    page: fc.nat(255),
    token: fc.integer({ min: 0x05, max: 0x3f }),
    content: fc.array(fc.oneof({ depthSize: 'small' }, texts, tie('tree')), { maxLength: 4 }),
  }),
}));

const namesOf = ({ page, token, content }: WbxmlNode): string[] => [
  nameOf(page, token),
  ...content.flatMap((part) => (typeof part === 'string' ? [] : namesOf(part))),
];
const asElement = ({ page, token, content }: WbxmlNode): object => ({
  tag: tagOf({ page, token }),
  content: content.map((part) => (typeof part === 'string' ? part : asElement(part))),
});

it('writes what the portal reads, for any document', () => {
  fc.assert(
    fc.property(tree, (root) => {
      const limits = { maxBytes: 1e6, maxDepth: 1_000, maxElements: 1e6 };
      expect(decodeWbxml(encodeDocument(root), limits)).toMatchObject({ ok: true, root: asElement(root) });
      expect(tokensIn(encodeDocument(root))).toEqual(namesOf(root));
    }),
  );
});

it('lists the elements of a request of the portal', () => {
  const bytes = encodeWbxml({ tag: 'Provision:Provision', content: [{ tag: 'Settings:Set', content: ['\x0b'] }] });
  expect(tokensIn(bytes)).toEqual(['14:5', '18:8']);
});

it('takes other bytes for no request, and never throws', () => {
  for (const text of ['', '<html>', '\x03\x01\x6a\x00', '\x03\x01\x6a\x00\x45\x03abc', '\x03\x01\x6a\x00\x45\x02']) {
    expect(tokensIn(Buffer.from(text, 'latin1'))).toBeNull();
  }
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void tokensIn(Uint8Array.from([3, 1, 0x6a, 0, ...bytes]))));
  expect(tokensIn(encodeDocument(node(7, 0x16)))).toEqual(['7:16']);
});

it('switches the page only where it changes', () => {
  const bytes = encodeDocument(node(7, 0x16, node(7, 0x12, '0')));
  expect(bytes.toString('hex')).toBe('03016a00000756520330000101');
});
