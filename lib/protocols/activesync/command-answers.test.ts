import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFolderSync, readProvision } from './command-answers';

const now = new Date('2026-11-24T12:00:00.000Z');
const hex = (text: string) => Uint8Array.from(text.match(/\S+/g) ?? [], (byte) => Number.parseInt(byte, 16));
const ascii = (text: string) => [...text].map((one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join(' ');
const ok = (bytes: string) => ({ httpStatus: 200, headers: {}, body: hex(bytes) });
const provision = (inside: string) => readProvision(ok(`03 01 6A 00 00 0E 45 ${inside} 01`), now);

// An independent decoder (libwbxml 0.11.8) reads this FolderSync answer alike.
const inbox = `03 01 6A 00 00 07 56 4C 03 31 00 01 52 03 31 00 01 4E 57 03 31 00 01 4F 48 03 35 00 01 49 03 30 00 01
  47 03 49 6E 62 6F 78 00 01 4A 03 32 00 01 01 01 01`;

describe('readFolderSync', () => {
  it('counts the folders', () => {
    expect(readFolderSync(ok(inbox), now)).toEqual({ kind: 'answered', status: 1, folderCount: 1 });
  });

  it.each([
    ['142', '31 34 32', 142],
    ['177', '31 37 37', 177],
  ])('reads status %s', (_name, digits, status) => {
    const answer = readFolderSync(ok(`03 01 6A 00 00 07 56 4C 03 ${digits} 00 01 01`), now);
    expect(answer).toEqual({ kind: 'answered', status, folderCount: null });
  });

  it.each<[string, string, string]>([
    ['an empty answer', '', 'empty'],
    ['a page of a network', ascii('<html>'), 'markup'],
    ['an answer that was cut off', inbox.slice(0, 90), 'truncated'],
    ['an answer without a status', '03 01 6A 00 00 07 56 52 03 31 00 01 01', 'other-document'],
    ['a status that is no number', '03 01 6A 00 00 07 56 4C 03 6F 6B 00 01 01', 'other-document'],
    ['the answer to another command', '03 01 6A 00 00 0E 45 00 07 4C 03 31 00 01 01', 'other-document'],
  ])('calls %s unreadable', (_name, bytes, problem) => {
    expect(readFolderSync(ok(bytes), now)).toEqual({ kind: 'unreadable', problem });
  });

  it('keeps what the headers of a refusal tell', () => {
    const headers = {
      'x-ms-location': 'https://other.example/Microsoft-Server-ActiveSync',
      location: 'https://wrong.example/',
      'retry-after': '60',
      'x-ms-asthrottle': 'RecentCommands',
      'x-ms-diagnostics': '2000001;reason="x"',
      'www-authenticate': 'Bearer error="insufficient_claims", claims="e30="',
    };
    const refused = readFolderSync({ httpStatus: 401, headers, body: hex('') }, now);
    expect(refused).toEqual({
      kind: 'refused',
      httpStatus: 401,
      location: 'https://other.example/Microsoft-Server-ActiveSync',
      retryAfter: '2026-11-24T12:01:00.000Z',
      throttle: 'RecentCommands',
      diagnostics: '2000001;reason="x"',
      claimsWanted: true,
    });
    expect(readFolderSync({ httpStatus: 503, headers, body: hex(inbox) }, now)).toMatchObject({
      httpStatus: 503,
      claimsWanted: false,
    });
  });
});

describe('readProvision', () => {
  const type = `48 03 ${ascii('MS-EAS-Provisioning-WBXML')} 00 01`;
  const one = '4B 03 31 00 01';
  const key = `49 03 ${ascii('1307199584')} 00 01`;

  it('reads the policy, lists and open settings included, and keeps no policy key', () => {
    // A list of 2 apps, camera off, an attachment size left open, and a tag without a name.
    const document = `4D 77 78 03 61 00 01 78 03 62 00 01 01 5C 03 30 00 01 17 3F 01`;
    const answer = provision(`${one} 46 47 ${type} ${one} ${key} 4A ${document} 01 01 01`);
    expect(answer).toEqual({
      kind: 'answered',
      status: 1,
      policyStatus: 1,
      policyKeyGiven: true,
      policy: {
        settings: [
          { name: 'UnapprovedInROMApplicationList', values: ['a', 'b'] },
          { name: 'AllowCamera', values: ['0'] },
          { name: 'MaxAttachmentSize', values: [] },
        ],
        unknown: ['14:0x3f'],
      },
      wipe: 'none',
    });
    expect(JSON.stringify(answer)).not.toContain('1307199584');
  });

  it('prefers the policy in the form that was asked for', () => {
    const other = `47 48 03 ${ascii('MS-WAP-Provisioning-XML')} 00 01 4B 03 33 00 01 01`;
    expect(provision(`${one} 46 ${other} 47 ${type} ${one} 01 01`)).toMatchObject({ policyStatus: 1 });
    expect(provision(`${one} 46 ${other} 01`)).toMatchObject({ policyStatus: 3, policyKeyGiven: false, policy: null });
  });

  it.each([
    ['RemoteWipe', '0C', 'phone'],
    ['RemoteWipe with content', '4C 01', 'phone'],
    ['AccountOnlyRemoteWipe', '3B', 'account'],
    ['neither', '', 'none'],
  ])('sees %s', (_name, order, wipe) => {
    expect(provision(`${one} ${order}`)).toMatchObject({ kind: 'answered', status: 1, policy: null, wipe });
  });
});

it('never throws, whatever comes', () => {
  const headers = fc.dictionary(fc.constantFrom('www-authenticate', 'retry-after', 'location'), fc.string());
  fc.assert(
    fc.property(
      fc.record({ httpStatus: fc.constantFrom(200, 200, 401, 503), headers, body: fc.uint8Array({ maxLength: 200 }) }),
      fc.constantFrom('', '03 01 6A 00 00 07 56', '03 01 6A 00 00 0E 45'),
      (reply, start) => {
        const body = Uint8Array.from([...hex(start), ...reply.body]);
        expect(readFolderSync({ ...reply, body }, now).kind).toMatch(/^(answered|refused|unreadable)$/);
        expect(readProvision({ ...reply, body }, now).kind).toMatch(/^(answered|refused|unreadable)$/);
      },
    ),
  );
});
