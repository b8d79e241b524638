import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXmlAnswer } from './xml-answer';
import { xmlRequestBody, xmlUrl } from './xml-request';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.xml`, import.meta.url), 'utf8');
const mobile = (action: string) =>
  '<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">' +
  '<Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006">' +
  `<Action>${action}</Action></Response></Autodiscover>`;

describe('parseXmlAnswer', () => {
  it.each([
    ['mobilesync-settings', { kind: 'activesync', url: 'https://mail.contoso.example/Microsoft-Server-ActiveSync' }],
    ['mobilesync-redirect', { kind: 'redirect-address', address: 'ann@fabrikam.example' }],
    ['mobilesync-action-error', { kind: 'error', code: '2', debug: 'MailUser' }],
    ['framework-error-600', { kind: 'error', code: '600', debug: 'Invalid Request' }],
    ['outlook-schema', { kind: 'wrong-schema' }],
    ['imap-panel', { kind: 'other-protocols', protocols: ['IMAP', 'SMTP'] }],
    ['entity-bomb', null],
  ])('reads %s', (name, body) => {
    expect(parseXmlAnswer(fixture(name))).toEqual(body);
  });

  it('takes prefixed names, a byte order mark, CDATA, and the name where the URL is missing', () => {
    const prefixed =
      '\uFEFF<a:Autodiscover xmlns:a="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">' +
      '<m:Response xmlns:m="http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006"><m:Action><m:Settings>' +
      '<m:Server><m:Type>MobileSync</m:Type><m:Name><![CDATA[http://old.example/x?a&b]]></m:Name></m:Server>' +
      '</m:Settings></m:Action></m:Response></a:Autodiscover>';
    expect(parseXmlAnswer(prefixed)).toEqual({ kind: 'activesync', url: 'http://old.example/x?a&b' });
  });

  it('names settings without ActiveSync', () => {
    const answer = mobile('<Settings><Server><Type>CertEnroll</Type><Url>https://c.example/</Url></Server></Settings>');
    expect(parseXmlAnswer(answer)).toEqual({ kind: 'other-protocols', protocols: ['CertEnroll'] });
  });

  it.each([
    ['nothing', ''],
    ['a web page', '<!DOCTYPE html><html><body>Welcome</body></html>'],
    ['a well-formed web page', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
    ['another XML', '<rss version="2.0"><channel/></rss>'],
    ['an Autodiscover of somebody else', '<Autodiscover xmlns="urn:other"><Response/></Autodiscover>'],
    ['a cut answer', mobile('<Redirect>ann@fabrikam.example</Redirect>').slice(0, -20)],
    ['an unknown entity', mobile('<Redirect>&unknown;</Redirect>')],
    ['too deep a tree', mobile('<a>'.repeat(200) + '</a>'.repeat(200))],
    ['too much', mobile(`<Redirect>${'x'.repeat(300_000)}</Redirect>`)],
    ['JSON', '{"Url":"https://x/"}'],
  ])('takes %s for no answer', (_name, text) => {
    expect(parseXmlAnswer(text)).toBeNull();
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '<Autodiscover>',
      '<Response>',
      '</',
      '>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '&amp;',
      '<a b="',
      '"',
      'x',
      ' ',
      '<?',
      '\u0000',
    );
    const markup = fc.array(piece, { maxLength: 60 }).map((list) => list.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string(), markup, markup.map(mobile)), (text) => {
        const body = parseXmlAnswer(text);
        return body === null || typeof body.kind === 'string';
      }),
    );
  });
});

describe('xmlRequestBody', () => {
  it('asks in the schema that servers compare by letter', () => {
    const body = xmlRequestBody('ann@contoso.example');
    expect(body).toContain('<EMailAddress>ann@contoso.example</EMailAddress>');
    expect(body).toContain('xmlns="http://schemas.microsoft.com/exchange/autodiscover/mobilesync/requestschema/2006"');
  });

  it('lets no address become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (address) => {
        const inner = /<EMailAddress>([\s\S]*)<\/EMailAddress>/.exec(xmlRequestBody(address))?.[1] ?? '';
        return !/[<>]|&(?!amp;|lt;|gt;)/.test(inner) && !inner.includes('\u0000');
      }),
    );
  });
});

it('writes the path as servers of every kind know it', () => {
  expect(xmlUrl('https', 'contoso.example')).toBe('https://contoso.example/autodiscover/autodiscover.xml');
});
