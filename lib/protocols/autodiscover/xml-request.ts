/** Server compares these as strings; they begin with `http:` whatever some pages print (MS-ASCMD 6.2). */
const requestSchema = 'http://schemas.microsoft.com/exchange/autodiscover/mobilesync/requestschema/2006';
const responseSchema = 'http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006';

/** Headers of the POST; some servers insist on exactly this content type (MS-ASCMD 2.2.1.1). */
export const xmlRequestHeaders: Readonly<Record<string, string>> = { 'Content-Type': 'text/xml; charset=utf-8' };

/** The address at which a host answers Autodiscover in XML. */
export function xmlUrl(scheme: 'http' | 'https', host: string): string {
  return `${scheme}://${host}/autodiscover/autodiscover.xml`;
}

/** Body of the POST that asks for the ActiveSync server of an address, UTF-8 without a byte order mark. */
export function xmlRequestBody(address: string): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<Autodiscover xmlns="${requestSchema}">`,
    '<Request>',
    `<EMailAddress>${escapeXml(address)}</EMailAddress>`,
    `<AcceptableResponseSchema>${responseSchema}</AcceptableResponseSchema>`,
    '</Request>',
    '</Autodiscover>',
  ].join('\n');
}

/** Characters that XML 1.0 cannot hold (section 2.2), lone surrogates included, are dropped. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
