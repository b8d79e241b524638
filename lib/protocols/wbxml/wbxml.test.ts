import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePages } from './code-pages';
import { decodeWbxml, type WbxmlProblem } from './decode';
import type { WbxmlContent, WbxmlElement } from './element';
import { elementAt, elementsIn, textOf } from './element';
import { encodeWbxml } from './encode';
import { isKnownTag, tagOf, tokenOf, type WbxmlTag } from './tags';

const hex = (text: string) => Uint8Array.from(text.match(/\S+/g) ?? [], (byte) => Number.parseInt(byte, 16));

// An independent decoder (libwbxml 0.11.8) reads these byte strings alike.
const folderSyncRequest = hex('03 01 6A 00 00 07 56 52 03 30 00 01 01');
const folderSyncAnswer = hex(
  `03 01 6A 00 00 07 56 4C 03 31 00 01 52 03 31 00 01 4E 57 03 31 00 01 4F 48 03 35 00 01 49 03 30 00 01
   47 03 49 6E 62 6F 78 00 01 4A 03 32 00 01 01 01 01`,
);

const sendable = (tag: string) => !/^Provision:(PolicyKey|Status|RemoteWipe|AccountOnlyRemoteWipe)$/.test(tag);
const tags = fc
  .record({ page: fc.nat(255), token: fc.integer({ min: 0x05, max: 0x3f }) })
  .map(tagOf)
  .filter(sendable);
const texts = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\0'));
const { element } = fc.letrec<{ element: WbxmlElement; part: WbxmlContent }>((tie) => ({
  element: fc.record({ tag: tags, content: fc.array(tie('part'), { maxLength: 4 }) }),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    texts,
    fc.uint8Array({ maxLength: 300 }),
    tie('element'),
  ),
}));

describe('encodeWbxml', () => {
  it('writes the first FolderSync byte for byte', () => {
    const request: WbxmlElement = {
      tag: 'FolderHierarchy:FolderSync',
      content: [{ tag: 'FolderHierarchy:SyncKey', content: ['0'] }],
    };
    expect(encodeWbxml(request)).toEqual(folderSyncRequest);
  });

  it.each<[string, WbxmlElement]>([
    ['a tag that does not exist', { tag: 'Provision:Nothing' as WbxmlTag, content: [] }],
    ['a token out of bounds', { tag: '14:0x40', content: [] }],
    ['a page out of bounds', { tag: '256:0x05', content: [] }],
    ['a text that would end early', { tag: 'AirSync:Sync', content: ['a\0b'] }],
  ])('refuses %s', (_name, root) => {
    expect(() => encodeWbxml(root)).toThrow(RangeError);
  });

  it.each<WbxmlTag>([
    'Provision:PolicyKey',
    'Provision:Status',
    'Provision:RemoteWipe',
    'Provision:AccountOnlyRemoteWipe',
    '14:0x09',
    '14:0x0b',
    '14:0x0c',
    '14:0x3b',
  ])('cannot be made to write %s, which would acknowledge', (tag) => {
    const root: WbxmlElement = { tag: 'Provision:Provision', content: [{ tag, content: ['1'] }] };
    expect(() => encodeWbxml(root)).toThrow(/acknowledges/);
  });
});

describe('decodeWbxml', () => {
  it('reads a folder', () => {
    const outcome = decodeWbxml(folderSyncAnswer);
    if (!outcome.ok) throw new Error(outcome.problem);
    expect(outcome.unknownTags).toEqual([]);
    const add = elementAt(outcome.root, 'FolderHierarchy:Changes', 'FolderHierarchy:Add');
    expect(elementsIn(add).map((part) => [part.tag, textOf(part)])).toEqual([
      ['FolderHierarchy:ServerId', '5'],
      ['FolderHierarchy:ParentId', '0'],
      ['FolderHierarchy:DisplayName', 'Inbox'],
      ['FolderHierarchy:Type', '2'],
    ]);
    expect(elementAt(outcome.root, 'FolderHierarchy:Add')).toBeUndefined();
  });

  it('reads opaque data by a length of several bytes, and keeps a byte-order mark of a text', () => {
    const long = new Uint8Array(300).fill(7);
    const root: WbxmlElement = { tag: 'AirSync:ApplicationData', content: [long, '\ufeffa'] };
    const bytes = encodeWbxml(root);
    expect([...bytes.subarray(4, 8)]).toEqual([0x5d, 0xc3, 0x82, 0x2c]);
    expect(decodeWbxml(bytes)).toEqual({ ok: true, root, unknownTags: [] });
  });

  it('keeps tokens without a name', () => {
    const outcome = decodeWbxml(hex('03 01 6A 00 00 19 45 07 00 07 3F 01'));
    expect(outcome).toEqual({
      ok: true,
      root: {
        tag: '25:0x05',
        content: [
          { tag: '25:0x07', content: [] },
          { tag: '7:0x3f', content: [] },
        ],
      },
      unknownTags: ['25:0x05', '25:0x07', '7:0x3f'],
    });
  });

  it.each<[string, Uint8Array, WbxmlProblem]>([
    ['nothing', hex(''), 'empty'],
    ['a page of a network', new TextEncoder().encode('\ufeff \n<!DOCTYPE html><html></html>'), 'markup'],
    ['JSON', new TextEncoder().encode('{}'), 'not-wbxml'],
    ['another version', hex('02 01 6A 00 05'), 'not-wbxml'],
    ['another charset', hex('03 01 04 00 05'), 'unsupported'],
    ['a string table', hex('03 01 6A 01 00 05'), 'unsupported'],
    ['a public id in a string table', hex('03 00 6A 00 05'), 'unsupported'],
    ['an attribute', hex('03 01 6A 00 85 01'), 'unsupported'],
    ['an entity', hex('03 01 6A 00 45 02 20 01'), 'unsupported'],
    ['a reference into the string table', hex('03 01 6A 00 45 83 00 01'), 'unsupported'],
    ['an end without a beginning', hex('03 01 6A 00 01'), 'not-wbxml'],
    ['a text without an element', hex('03 01 6A 00 03 61 00'), 'not-wbxml'],
    ['bytes behind the end', hex('03 01 6A 00 45 01 05'), 'trailing'],
    ['a text that is no UTF-8', hex('03 01 6A 00 45 03 FF 00 01'), 'bad-text'],
    ['opaque data longer than the rest', hex('03 01 6A 00 45 C3 8F FF FF FF 7F 61 01'), 'truncated'],
    ['a length without end', hex('03 01 6A 00 45 C3 FF FF FF FF FF FF 01'), 'truncated'],
  ])('tells what is wrong with %s', (_name, bytes, problem) => {
    expect(decodeWbxml(bytes)).toMatchObject({ ok: false, problem });
  });

  it('stops at its bounds', () => {
    const nested = Uint8Array.from([...hex('03 01 6A 00'), ...Array(33).fill(0x45), ...Array(33).fill(0x01)]);
    expect(decodeWbxml(nested)).toMatchObject({ ok: false, problem: 'too-deep' });
    expect(decodeWbxml(nested, { maxBytes: 100, maxDepth: 33, maxElements: 33 })).toMatchObject({ ok: true });
    const wide = Uint8Array.from([...hex('03 01 6A 00 45'), ...Array(100_000).fill(0x05), 0x01]);
    expect(decodeWbxml(wide)).toMatchObject({ ok: false, problem: 'too-many-elements' });
    expect(decodeWbxml(new Uint8Array(1024 * 1024 + 1).fill(0x03))).toMatchObject({ problem: 'too-large' });
  });
});

describe('for any document', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(element, (root) => {
        const outcome = decodeWbxml(encodeWbxml(root), { maxBytes: 1e6, maxDepth: 1_000, maxElements: 1e6 });
        expect(outcome).toMatchObject({ ok: true, root });
      }),
    );
  });

  it('takes no beginning of it for the whole', () => {
    fc.assert(
      fc.property(element, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (root, part) => {
        const bytes = encodeWbxml(root);
        expect(decodeWbxml(bytes.subarray(0, Math.floor(bytes.length * part))).ok).toBe(false);
      }),
    );
  });

  it('never throws, whatever byte is changed', () => {
    fc.assert(
      fc.property(element, fc.nat(), fc.nat(255), (root, at, value) => {
        const bytes = encodeWbxml(root);
        bytes[at % bytes.length] = value;
        expectOutcome(bytes);
      }),
    );
  });

  it('never throws on random bytes, with and without a good header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, headed) => {
        expectOutcome(headed ? Uint8Array.from([0x03, 0x01, 0x6a, 0x00, ...bytes]) : bytes);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('tags', () => {
  it('are unique, in bounds and the same both ways', () => {
    for (const [name, { page, tokens }] of Object.entries(codePages)) {
      expect(new Set(Object.values(tokens)).size, name).toBe(Object.keys(tokens).length);
      for (const [tag, token] of Object.entries(tokens)) {
        expect(tokenOf(`${name}:${tag}`)).toEqual({ page, token });
        expect(tagOf({ page, token })).toBe(`${name}:${tag}`);
        expect(token).toBeGreaterThanOrEqual(0x05);
        expect(token).toBeLessThanOrEqual(0x3f);
      }
    }
    expect(isKnownTag('25:0x05')).toBe(false);
  });
});

function expectOutcome(bytes: Uint8Array): void {
  const outcome = decodeWbxml(bytes);
  if (outcome.ok) expect(typeof outcome.root.tag).toBe('string');
  else expect(outcome.offset).toBeLessThanOrEqual(bytes.length);
}
