import type { WireAnswer } from '../wire/http-exchange';
import type { PlaneReply } from './plane';

/** "This is not allowed", and words that a careless reader would take for a cause, as other languages say them. */
const sentences = [
  'De bewerking is mislukt; het account staat in quarantaine noch blokkade.',
  'Der Vorgang ist nicht zulässig. Wenden Sie sich an Ihren Administrator.',
  'この操作は許可されていません。管理者に連絡してください。',
  'فشلت العملية. لم يتم العثور على أي شيء هنا.',
  'La operación no está permitida: sin licencia, sin inquilino.',
] as const;

/** The same sentence for the same text, so that a run can be repeated. */
function inAnotherLanguage(text: string): string {
  const sum = [...text].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return sentences[sum % sentences.length] ?? sentences[0];
}

/** Properties of errors, sign-in rows and service issues that hold a sentence for people. */
const forPeople = new Set(['message', 'failureReason', 'additionalDetails', 'ErrorMessage', 'impactDescription']);

/** Every sentence for people in another language; codes, numbers and names of exceptions stay, as they do at Microsoft. */
export function withForeignTexts(reply: PlaneReply): PlaneReply {
  return typeof reply.body === 'string' ? { ...reply, body: translated(reply.body, reply.status) } : reply;
}

/** The same for a host of the simulated internet: JSON, pages of errors, and the reason in `x-ms-diagnostics`. */
export function withForeignAnswer(answer: WireAnswer): WireAnswer {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [
      name,
      name.toLowerCase() === 'x-ms-diagnostics' && typeof value === 'string'
        ? // Headers are Latin-1, so this one is in Dutch.
          value.replace(/reason="[^"]*"/, `reason="${sentences[0]}"`)
        : value,
    ]),
  );
  return typeof answer.body === 'string'
    ? { ...answer, headers, body: translated(answer.body, answer.status) }
    : { ...answer, headers };
}

function translated(text: string, status: number): string {
  try {
    return JSON.stringify(visit(JSON.parse(text)));
  } catch {
    // No JSON: a page, whose title and heading are for people when it is an error; or a body that a fault cut.
    if (status < 400) return text;
    return text.replace(/(<(title|h1|Message)>)([^<]*)/g, (_, open: string, _name, said: string) => {
      return `${open}${inAnotherLanguage(said)}`;
    });
  }
}

function visit(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => visit(item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, visit(item, name)]));
  }
  if (typeof value !== 'string' || value === '') return value;
  // Entra's number stands in front of the sentence in every language.
  if (key === 'error_description') return value.replace(/^(AADSTS\d+: ).*/s, `$1${inAnotherLanguage(value)}`);
  if (!forPeople.has(key)) return value;
  // Exchange's details: a mark, the exception and the sentence.
  const piped = /^([^|]*\|[^|]*\|)(.*)$/s.exec(value);
  return piped?.[1] === undefined ? inAnotherLanguage(value) : piped[1] + inAnotherLanguage(piped[2] ?? '');
}
