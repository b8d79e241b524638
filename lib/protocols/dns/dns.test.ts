import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailDomain } from './mail-domain';
import { parseMx, parseSrv, preferredSrv } from './records';

describe('mailDomain', () => {
  it.each([
    ['ann@contoso.example', 'contoso.example'],
    ['"a@b"@Contoso.Example', 'contoso.example'],
    ['ann@bücher.example', 'xn--bcher-kva.example'],
    ['ann@contoso.example.', 'contoso.example'],
    ['ann@127.0.0.1', null],
    ['ann@[127.0.0.1]', null],
    ['ann@0x7f.1', null],
    ['ann@localhost', null],
    ['ann@', null],
    ['@contoso.example', null],
    ['contoso.example', null],
    ['ann@a/b.example', null],
    ['ann@a b.example', null],
  ])('%s leads to %s', (address, domain) => {
    expect(mailDomain(address)).toBe(domain);
  });

  it('gives only names that a URL keeps as they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string(), fc.webUrl()), (text) => {
        const domain = mailDomain(text);
        return domain === null || new URL(`https://${domain}/`).hostname === domain;
      }),
    );
  });
});

describe('records', () => {
  it('reads SRV and MX texts', () => {
    expect(parseSrv('0 5 443 host.test')).toEqual({ priority: 0, weight: 5, port: 443, target: 'host.test' });
    expect(parseSrv('0 443 host.test')).toBeNull();
    expect(parseMx('10 mx.test')).toBe('mx.test');
    expect(parseMx('0 .')).toBeNull();
    expect(parseMx('nonsense')).toBeNull();
  });

  it('prefers the lowest priority, then the largest weight, on port 443', () => {
    const at = (target: string, priority: number, weight: number, port = 443) => ({ target, priority, weight, port });
    expect(preferredSrv([at('b', 10, 1), at('c', 0, 1), at('a', 0, 9), at('z', 0, 99, 8443)])?.target).toBe('a');
    expect(preferredSrv([at('.', 0, 0), at('z', 0, 0, 8443)])).toBeNull();
  });
});
